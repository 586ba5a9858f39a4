"""What is published of persons: names outside of a public capacity are masked, identity numbers are nowhere."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from models.correction import Action, Correctable, Correction
from models.document import SourceDocument
from models.extraction import Extraction
from models.persons import PersonCapacity, PersonMention
from models.run import DocumentOutcome, OutcomeCode, Run
from tests.warehouse.warehouse_factory import (
    decision,
    extraction,
    full,
    info,
    measure,
    place,
    rows,
    settings_in,
    source,
)
from warehouse.connection import reading
from warehouse.corrections import corrections
from warehouse.session import loading

NUMBER = "19121212-1212"
NAME = "Karin Zetterqvist"


def person(name: str, capacity: PersonCapacity, *spellings: str) -> PersonMention:
    return PersonMention(name=name, capacity=capacity, spellings=spellings or (name,), pages=(1,))


def naming(**more: Any) -> Extraction:
    """A document in which a private person is named in every way that a text can."""
    values: dict[str, Any] = {
        "document": info(title=f"Ansökan från {NAME}", recipients=(NAME, "KS"), places=(place(1, f"från {NAME}"),)),
        "decisions": (
            decision(
                1,
                text=f"avslå {NAME}s ansökan",
                places=(place(1, "avslå Karin Zetter- qvists ansökan"),),
                evidence={"organization": place(1, f"{NAME} hos nämnden")},
                votes={"ja": 3},
            ),
            decision(2, text="godkänna rapporten från Karin Zetterqvist-Ek (S)"),
        ),
        "measures": (measure(1, description="Zetterqvist, Karin hörs", responsible=("KARIN ZETTERQVIST",)),),
        "persons": (
            person(NAME, PersonCapacity.PRIVATE, NAME, "Zetterqvist Karin", "Zetterqvist"),
            person("Karin Zetterqvist-Ek", PersonCapacity.ELECTED),
        ),
    }
    return full("c", **(values | more))


def everything(path: Path) -> str:
    """All that a reader of the file can see, relations and store, as one text."""
    with reading(path) as con:
        relations = rows(con, "SELECT schema_name || '.' || view_name FROM duckdb_views() WHERE NOT internal")
        tables = rows(con, "SELECT schema_name || '.' || table_name FROM duckdb_tables()")
        return "\n".join(repr(rows(con, f"FROM {name}")) for (name,) in relations + tables)


def published(folder: Path, *extractions: Extraction, **more: Any) -> Path:
    settings = settings_in(folder, parquet=True, **more)
    with loading(settings) as warehouse:
        warehouse.load_many(extractions)
        warehouse.publish()
    return settings.published


def test_a_private_persons_name_is_masked_in_texts_quotes_titles_and_lists(tmp_path: Path) -> None:
    path = published(tmp_path, naming(), extraction("d", measures=(measure(1, text=f"Åtgärd av {NAME}"),)))
    with reading(path) as con:
        assert rows(
            con,
            "SELECT text, places[1].quote, evidence['organization'].quote, votes['ja'] FROM decision WHERE id = 'd1'",
        ) == [("avslå [namn] ansökan", "avslå [namn] ansökan", "[namn] hos nämnden", 3)]
        assert rows(con, "SELECT title, recipients FROM document WHERE title IS NOT NULL") == [
            ("Ansökan från [namn]", ["[namn]", "KS"])
        ]
        assert rows(con, "SELECT description, responsible FROM measure WHERE description IS NOT NULL") == [
            ("[namn] hörs", ["[namn]"])
        ]
        assert rows(con, "SELECT name, capacity FROM person ORDER BY capacity") == [
            ("Karin Zetterqvist-Ek", "elected"),
            ("[namn]", "private"),
        ]
        # Masked where the document names her so, and nowhere else.
        assert rows(con, "SELECT text FROM measure WHERE document_id LIKE 'd%'") == [(f"Åtgärd av {NAME}",)]


def test_a_name_that_a_shown_one_begins_with_is_not_cut_out_of_it(tmp_path: Path) -> None:
    with reading(published(tmp_path, naming())) as con:
        assert rows(con, "SELECT text FROM decision WHERE id = 'd2'") == [
            ("godkänna rapporten från Karin Zetterqvist-Ek (S)",)
        ]


def test_no_file_for_readers_holds_a_masked_name(tmp_path: Path) -> None:
    only_private = naming(decisions=(), persons=naming().persons[:1])
    path = published(tmp_path, only_private)
    assert "etterqvist" not in everything(path).casefold()
    for file in (f for folder in ("published", "snapshots") for f in (tmp_path / folder).rglob("*") if f.is_file()):
        assert b"etterqvist" not in file.read_bytes().lower(), file
    for parquet in (tmp_path / "published").rglob("*.parquet"):
        assert "etterqvist" not in repr(duckdb.sql(f"FROM '{parquet}'").fetchall()), parquet


def test_a_name_in_a_files_name_or_address_is_masked_and_its_pages_are_found_all_the_same(tmp_path: Path) -> None:
    file = tmp_path / "pdf" / "Ansokan_Karin_Zetterqvist.pdf"
    file.parent.mkdir()
    file.write_bytes(b"%PDF")
    told = SourceDocument(id="c" * 64, path=str(file), url="https://mora.se/Karin%20Zetterqvist.pdf")
    path = published(tmp_path, naming(source=told))
    with reading(path) as con:
        ((shown, url, link),) = rows(con, "SELECT path, url, source_link FROM document")
    assert url == "https://mora.se/[namn].pdf"
    assert link == f"{shown}#page=1"
    assert "_Zetterqvist" not in everything(path)
    assert "%20Zetterqvist" not in everything(path)
    assert Path(shown).read_bytes() == b"%PDF"


def test_a_better_reading_masks_what_earlier_versions_said(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    before, after = naming(persons=()), naming(persons=naming().persons[:1], decisions=())
    with loading(settings) as warehouse:
        for found in (before, after):
            warehouse.load(found)
            warehouse.publish()
    with reading(settings.published) as con:
        said = repr(rows(con, "FROM store.decision") + rows(con, "FROM store.measure"))
    assert "[namn] ansökan" in said
    assert NAME not in said.replace(f"{NAME}-Ek", "")


def test_who_is_found_to_be_elected_is_no_longer_masked(tmp_path: Path) -> None:
    elected = (person(NAME, PersonCapacity.ELECTED),)
    settings = settings_in(tmp_path)
    with loading(settings) as warehouse:
        for found in (naming(), naming(persons=elected)):
            warehouse.load(found)
            warehouse.publish()
    with reading(settings.published) as con:
        assert rows(con, "SELECT title FROM document") == [(f"Ansökan från {NAME}",)]


def test_names_are_shown_for_a_reason_only_and_the_reason_is_kept(tmp_path: Path) -> None:
    reason = "Forskning, etikprövning 2026-1"
    with reading(published(tmp_path, naming(), names_shown_because=reason)) as con:
        assert rows(con, "SELECT title FROM document") == [(f"Ansökan från {NAME}",)]
        assert rows(con, "SELECT names_shown_because FROM snapshot") == [(reason,)]
    with reading(published(tmp_path, naming())) as con:
        assert rows(con, "SELECT title FROM document") == [("Ansökan från [namn]",)]
        assert rows(con, "SELECT names_shown_because FROM snapshot ORDER BY published_at") == [(reason,), (None,)]


def test_what_a_reviewer_wrote_is_masked_too_and_still_holds(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    found = naming()
    made = Correction(
        document_id=found.source.id,
        relation=Correctable.DECISION,
        record_id="d1",
        action=Action.EDIT,
        field="/text",
        old="avslå [namn] ansökan",  # as the reviewer saw it
        new=f"avslå {NAME}s ansökan, personnummer {NUMBER}",
        source=place(1, "avslå [namn] ansökan"),
        extractor_version="v1",
        reviewer="eva",
        at=datetime(2026, 1, 2, tzinfo=UTC),
    )
    with corrections(settings.corrections) as store:
        store.append([made])
    path = published(tmp_path, found)
    with reading(path) as con:
        assert rows(con, "SELECT text, review_status FROM decision WHERE id = 'd1'") == [
            ("avslå [namn] ansökan, personnummer [personnummer]", "edited")
        ]
    assert NUMBER not in everything(path)


def test_an_identity_number_reaches_no_file_by_a_path_an_address_or_a_run(tmp_path: Path) -> None:
    paths = [f"/pdf/Beslut {NUMBER}.pdf", f"/pdf/beslut_{NUMBER}.pdf", f"/pdf/{NUMBER}/a.pdf"]
    settings = settings_in(tmp_path)
    outcomes = tuple(
        DocumentOutcome(path=path, outcome=OutcomeCode.FAILED, explanation=f"file {path} is damaged") for path in paths
    )
    run = Run(
        id="r", flow="ingest", started_at=datetime(2026, 1, 1, tzinfo=UTC), extractor_version="v", outcomes=outcomes
    )
    with loading(settings) as warehouse:
        for name, path in zip("abc", paths, strict=True):
            told = source(name, url=f"https://exempel.se/{NUMBER}").model_copy(update={"path": path})
            warehouse.load(extraction(name, source=told, measures=(measure(1, text=f"Kontakta {NUMBER}"),)))
        warehouse.record_run(run)
        warehouse.publish()
    for file in (settings.published, settings.working):
        assert NUMBER not in everything(file)
    with reading(settings.published) as con:
        masked = [(path.replace(NUMBER, "[personnummer]"),) for path in sorted(paths)]
        assert sorted(rows(con, "SELECT path FROM document_outcome")) == sorted(masked)
