"""Loading: what is inserted, closed, left alone; and what a load that fails leaves behind."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from models.document import Issue
from models.errors import WarehouseError
from models.extraction import Extraction
from models.flags import Severity
from models.run import LoadResult
from tests.warehouse.warehouse_factory import (
    FLAG,
    budget_line,
    contents,
    day,
    decision,
    extraction,
    fresh,
    full,
    info,
    measure,
    place,
    rows,
    source,
)
from warehouse.load import load, load_many
from warehouse.rows import VERSIONED
from warehouse.rows import rows as all_rows
from warehouse.runs import loaded_versions


def test_every_record_arrives_with_its_places_and_evidence(tmp_path: Path) -> None:
    with fresh(tmp_path) as con:
        assert load(con, full()) == LoadResult(inserted=12, flagged=3)
        for relation in VERSIONED:
            assert rows(con, f"SELECT count(*) FROM store.{relation}") != [(0,)], relation
        assert rows(con, "SELECT places[2].page, places[2].bbox[2], source_link FROM measure WHERE id = 'm1'") == [
            (3, 20.5, "/pdf/a.pdf#page=1")
        ]
        assert rows(con, "SELECT evidence['unit'].quote, flags FROM budget_line") == [
            ("Kostnad (kkr)", ["unit_missing"])
        ]
        assert rows(con, "SELECT votes['ja'], assigned_to FROM decision") == [(7, ["KS"])]
        assert rows(con, "SELECT signed_by[1].title, meeting_start, flags FROM document") == [
            ("chef", "18:00", ["unit_missing"])
        ]
        assert rows(con, "SELECT working_group, position, vacant FROM working_group_member ORDER BY 2") == [
            ("Arbetsgrupp", 1, False),
            ("Arbetsgrupp", 2, True),
        ]


def test_loading_again_changes_no_row(tmp_path: Path) -> None:
    with fresh(tmp_path) as con:
        load(con, full(), at=day(1))
        before = contents(con)
        again = Extraction.model_validate_json(full().model_dump_json())
        assert load(con, again, at=day(2)) == LoadResult(unchanged=12, flagged=3)
        assert contents(con) == before


def test_a_new_extractor_with_the_same_records_only_notes_itself(tmp_path: Path) -> None:
    with fresh(tmp_path) as con:
        load(con, full(), at=day(1))
        before = contents(con, but=("extraction",))
        assert load(con, full().model_copy(update={"extractor_version": "v2"}), at=day(2)).unchanged == 12
        assert contents(con, but=("extraction",)) == before
        assert loaded_versions(con) == {"a" * 64: "v2"}
        assert rows(con, "SELECT extractor_version FROM document UNION ALL SELECT extractor_version FROM goal") == [
            ("v2",),
            ("v1",),
        ]


def test_changed_rows_are_closed_and_withdrawn_ones_too(tmp_path: Path) -> None:
    with fresh(tmp_path) as con:
        load(con, extraction(measures=(measure(1), measure(2), measure(3))), at=day(1))
        result = load(con, extraction(measures=(measure(1), measure(2, status="klar"), measure(4))), at=day(2))
        assert result == LoadResult(inserted=1, changed=1, unchanged=2, withdrawn=1)
        history = rows(con, "SELECT id, status, day(valid_from), day(valid_to) FROM store.measure ORDER BY ALL")
        assert history == [
            ("m1", None, 1, None),
            ("m2", "klar", 2, None),
            ("m2", None, 1, 2),
            ("m3", None, 1, 2),
            ("m4", None, 2, None),
        ]
        assert rows(con, "SELECT id FROM measure ORDER BY 1") == [("m1",), ("m2",), ("m4",)]


def test_as_of_answers_for_each_time(tmp_path: Path) -> None:
    with fresh(tmp_path) as con:
        load(con, extraction(measures=(measure(1, status="pågår"),)), at=day(1))
        load(con, extraction(measures=(measure(1, status="klar"),)), at=day(3))
        load(con, extraction(), at=day(5))
        load(con, extraction(measures=(measure(1, status="klar"),)), at=day(7))
        known = {n: rows(con, f"SELECT status FROM measure_as_of('2026-01-0{n} 13:00:00+00')") for n in (1, 2, 3, 5, 7)}
        assert known == {1: [("pågår",)], 2: [("pågår",)], 3: [("klar",)], 5: [], 7: [("klar",)]}
        assert rows(con, "FROM measure_as_of(DATE '2025-12-31')") == []
        assert rows(con, "SELECT count(*) FROM document_as_of('2026-01-02')") == [(1,)]


def test_a_changed_place_or_flag_is_a_change(tmp_path: Path) -> None:
    with fresh(tmp_path) as con:
        load(con, extraction(measures=(measure(1), measure(2, flags=(FLAG,)))))
        louder = FLAG.model_copy(update={"severity": Severity.ERROR})
        moved = measure(1).model_copy(update={"places": (place(2),)})
        result = load(con, extraction(measures=(moved, measure(2, flags=(louder,)))))
        assert (result.changed, result.unchanged, result.flagged) == (1, 2, 1)  # a flag's wording is the flag's own row
        assert rows(con, "SELECT severity, relation, record_id FROM flag") == [("error", "measure", "m2")]


@pytest.mark.parametrize("at", [day(2), day(1)])
def test_a_clock_that_stands_or_runs_back_does_not_bend_history(tmp_path: Path, at: Any) -> None:
    with fresh(tmp_path) as con:
        load(con, extraction(measures=(measure(1),)), at=day(2))
        load(con, extraction(), at=at)
        load(con, extraction(measures=(measure(1),)), at=at)
        spans = rows(con, "SELECT epoch_us(valid_from), epoch_us(valid_to) FROM store.measure ORDER BY 1")
        assert [(start - spans[0][0], end and end - spans[0][0]) for start, end in spans] == [(0, 1), (2, None)]


BAD = {
    "doubled id": {"measures": (measure(1), measure(1, text="Annan"))},
    "amount out of range": {"budget_lines": (budget_line(1, "1" * 19),)},
    "amount too fine": {"budget_lines": (budget_line(1, "0.1234567"),)},
    "violated check": {"measures": (measure(1).model_copy(update={"confidence": 2.0}),)},
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_a_bad_record_leaves_nothing_behind(tmp_path: Path, bad: dict[str, Any]) -> None:
    with fresh(tmp_path) as con:
        load(con, extraction(measures=(measure(7),)))
        before = contents(con)
        with pytest.raises(WarehouseError):
            load_many(con, [full("b"), extraction(**bad)])
        assert contents(con) == before
        assert load(con, full("b")).inserted == 12  # the connection is still good for the next document


def test_of_two_extractions_of_one_document_the_last_counts(tmp_path: Path) -> None:
    with fresh(tmp_path) as con:
        batch = [extraction(measures=(measure(1),)), full("b"), extraction(measures=(measure(2),))]
        assert load_many(con, batch).inserted == 14
        assert rows(con, f"SELECT id FROM measure WHERE document_id = '{'a' * 64}'") == [("m2",)]


def test_the_same_record_id_in_two_documents_is_two_records(tmp_path: Path) -> None:
    with fresh(tmp_path) as con:
        load_many(con, [full("a"), full("b")])
        load(con, full("b", measures=()))
        assert rows(con, "SELECT count(*) FROM measure") == [(2,)]


def test_an_unread_document_is_known(tmp_path: Path) -> None:
    issue = Issue(code="no_text", file="/pdf/a.pdf", page=1, explanation="Sidan är en bild.", remedy="Kör OCR.")
    unread = extraction(document=None, n_pages=2, pages_unread=(1, 2), issues=(issue,))
    with fresh(tmp_path) as con:
        assert load(con, unread) == LoadResult(inserted=1)
        assert rows(con, "SELECT kind, pages_unread, issues[1].code, source_link FROM document") == [
            (None, [1, 2], "no_text", "/pdf/a.pdf#page=1")
        ]
        assert load(con, extraction()).changed == 1


def test_money_is_exact(tmp_path: Path) -> None:
    values = ("0.10", "-400", "9007199254740993.05", "2.345", "140000")
    with fresh(tmp_path) as con:
        load(con, extraction(budget_lines=tuple(budget_line(n, value) for n, value in enumerate(values))))
        stored = [value for (value,) in rows(con, "SELECT value FROM budget_line ORDER BY id")]
        assert stored == [Decimal(value) for value in values]
        assert rows(con, "SELECT value_sek FROM budget_line WHERE id = 'b2'") == [(Decimal("9007199254740993.05"),)]


def test_kronor_are_known_only_where_unit_and_currency_are(tmp_path: Path) -> None:
    lines = (
        budget_line(1, "140000", printed="140", unit="kkr"),
        budget_line(2, "140", unit=None),
        budget_line(3, "140", unit="€", currency="EUR"),
    )
    with fresh(tmp_path) as con:
        load(con, extraction(budget_lines=lines))
        assert rows(con, "SELECT value_sek FROM budget_line ORDER BY id") == [(Decimal("140000.00"),), (None,), (None,)]


def test_page_goes_before_source_and_disagreement_is_flagged(tmp_path: Path) -> None:
    with fresh(tmp_path) as con:
        batch = [
            extraction("a", source=source("a", municipality="Malmö")),
            extraction("b", source=source("b", municipality="Trelleborgs kommun")),
            extraction("c", document=info(municipality=None), source=source("c", municipality="Malmö stad")),
            extraction("d", document=info(municipality="Nykarleby"), source=source("d", municipality="nykarleby")),
            extraction("e", document=None, source=source("e", municipality="1287")),
        ]
        assert load_many(con, batch).flagged == 1
        assert rows(con, "SELECT municipality, municipality_code, flags FROM document ORDER BY path") == [
            ("Trelleborg", "1287", ["municipality_differs"]),
            ("Trelleborg", "1287", []),
            ("Malmö", "1280", []),
            ("Nykarleby", None, []),
            ("Trelleborg", "1287", []),
        ]
        assert rows(con, "SELECT code, relation, record_id FROM flag") == [
            ("municipality_differs", "document", "document")
        ]


def test_organizations_are_those_that_documents_name(tmp_path: Path) -> None:
    with fresh(tmp_path) as con:
        decisions = (decision(1, organization="ARBETSMARKNADSNÄMNDEN"), decision(2, organization="Kommunfullmäktige"))
        load_many(con, [extraction("a", decisions=decisions), extraction("b")])
        assert rows(con, "SELECT id, name, type, n_documents FROM organization ORDER BY 1") == [
            ("1287/arbetsmarknadsnämnden", "Arbetsmarknadsnämnden", "nämnd", 2),
            ("1287/kommunfullmäktige", "Kommunfullmäktige", "fullmäktige", 1),
        ]


@pytest.mark.parametrize("lost", ["document", "working_group"])
def test_a_broken_reference_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lost: str) -> None:
    monkeypatch.setattr("warehouse.load.rows", lambda found: (row for row in all_rows(found) if row[0] != lost))
    with fresh(tmp_path) as con, pytest.raises(WarehouseError, match="refer to what is not there"):
        load(con, full())


def test_a_link_leads_to_the_page_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    made = full()
    relative = made.model_copy(update={"source": made.source.model_copy(update={"path": "minutes/a.pdf"})})
    with fresh(tmp_path) as con:
        load(con, relative)
        link = rows(con, "SELECT source_link FROM measure WHERE id = 'm1'")[0][0]
    assert link == f"{tmp_path.resolve()}/minutes/a.pdf#page=1"
