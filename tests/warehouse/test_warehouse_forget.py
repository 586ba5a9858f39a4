"""Forgetting: nothing of the person or the document is in any file, and the PDF is not read again."""

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.store import Store
from models.correction import Action, Correctable, Correction
from models.errors import InputError, WarehouseError
from models.settings import Settings
from tests.warehouse.test_warehouse_privacy import NAME, everything, naming, person
from tests.warehouse.warehouse_factory import extraction, measure, place, rows, settings_in
from warehouse import forgetting
from warehouse.connection import reading
from warehouse.corrections import corrections
from warehouse.forgetting import act, duckdb_files, ledger
from warehouse.publish import publish
from warehouse.session import loading

SAID = "En åtgärd som bara detta dokument talar om, i en hel mening"
REASON = "Begäran enligt artikel 17"


@pytest.fixture
def settings(filled: Path, tmp_path: Path) -> Settings:
    """A data folder in which a person is named everywhere: shown, since elected."""
    shutil.copytree(filled, tmp_path, dirs_exist_ok=True)
    return Settings(data=tmp_path, parquet=False)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    settings = settings_in(tmp_path_factory.mktemp("filled"), parquet=False)
    shown = naming(persons=(person(NAME, naming().persons[1].capacity),), measures=(measure(1, text=SAID),))
    other = extraction("d", measures=(measure(1, text="En helt annan åtgärd"), measure(2, text="En till")))
    made = Correction(
        document_id=shown.source.id,
        relation=Correctable.DECISION,
        record_id="d1",
        action=Action.EDIT,
        field="/text",
        old=f"avslå {NAME}s ansökan",
        new=f"bifalla {NAME}s ansökan",
        source=place(1, "avslå Karin Zetter- qvists ansökan"),
        extractor_version="v1",
        reviewer="eva",
        at=datetime(2026, 1, 2, tzinfo=UTC),
    )
    with corrections(settings.corrections) as store:
        of_other = {"document_id": other.source.id, "old": "en", "new": "annat", "source": None}
        store.append([made, made.model_copy(update=of_other)])
    with loading(settings) as warehouse:
        warehouse.load_many((shown, other))
        warehouse.publish()
    for found in (shown, other):
        file = settings.extractions / "v1" / f"{found.source.id}.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(found.model_dump_json())
    desk = settings.data / "desk" / "desk.sqlite3"
    desk.parent.mkdir()
    with closing(sqlite3.connect(desk)) as con:
        con.execute("CREATE TABLE audit (at TEXT, about TEXT)")
        con.execute("CREATE TRIGGER kept BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'never'); END")
        con.executemany(
            "INSERT INTO audit VALUES (?, ?)", [("1", f"draft: {NAME}"), ("2", shown.source.id), ("3", "x")]
        )
        con.commit()
    return settings.data


def files(settings: Settings) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in settings.data.rglob("*") if path.is_file()}


def test_a_person_is_nowhere_afterwards_and_the_records_stay(settings: Settings) -> None:
    subject = forgetting.person_subject(NAME.upper().title(), settings)
    report = forgetting.forget(settings, subject, REASON)
    assert report.documents == {"c" * 64}
    assert "etterqvist, karin" not in everything(settings.working).casefold()
    for path, content in files(settings).items():
        assert NAME.encode() not in content.replace(f"{NAME}-Ek".encode(), b""), path
    with reading(settings.published) as con:
        assert rows(con, "SELECT count(*) FROM measure") == [(3,)]
        assert rows(con, "SELECT text FROM decision WHERE id = 'd1'") == [("bifalla [namn] ansökan",)]
    with corrections(settings.corrections) as store:
        assert [correction.new for correction in store.all()] == ["bifalla [namn] ansökan", "annat"]


def test_a_document_is_nowhere_afterwards_and_is_withheld(settings: Settings) -> None:
    subject = forgetting.document_subject("c" * 20, settings)
    report = forgetting.forget(settings, subject, REASON)
    assert report.rows["corrections/corrections.sqlite3"] == 1
    assert forgetting.withheld(settings.forgotten) == {"c" * 64}
    for path, content in files(settings).items():
        if path != settings.forgotten:
            assert ("c" * 64).encode() not in content, path
            assert SAID.encode() not in content, path
    with reading(settings.published) as con:
        assert rows(con, "SELECT id FROM document") == [("d" * 64,)]
    with closing(sqlite3.connect(settings.data / "desk" / "desk.sqlite3")) as con:
        assert con.execute("SELECT about FROM audit ORDER BY at").fetchall() == [(f"draft: {NAME}",), ("x",)]
        with pytest.raises(sqlite3.IntegrityError, match="never"):  # its triggers are back
            con.execute("UPDATE audit SET about = 'y'")


def test_only_what_was_seen_of_the_document_leaves_the_ocr_cache(settings: Settings) -> None:
    seen = {
        "c" * 64 + "-1": "mötet öppnas",
        "d" * 64 + "-1": "mötet stängs",
        "0123": "från en äldre version",  # whose is not known
    }
    put_seen(settings, seen)
    forgetting.forget(settings, forgetting.document_subject("c" * 20, settings), REASON)
    assert [path.stem for path in settings.ocr_results.rglob("*.json")] == ["d" * 64 + "-1"]


def test_a_page_that_shows_the_name_word_by_word_leaves_the_ocr_cache(settings: Settings) -> None:
    put_seen(settings, {"d" * 64 + "-1": '["Zetterqvist,", "KARIN"]', "d" * 64 + "-2": '["Karin"]'})
    forgetting.forget(settings, forgetting.person_subject(NAME, settings), REASON)
    assert [path.stem for path in settings.ocr_results.rglob("*.json")] == ["d" * 64 + "-2"]


def put_seen(settings: Settings, seen: dict[str, str]) -> None:
    for key, text in seen.items():
        file = settings.ocr_results / key[:2] / f"{key}.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def test_the_pdf_leaves_the_store_of_originals_wherever_that_is(settings: Settings, tmp_path: Path) -> None:
    originals = Store(settings.model_copy(update={"store": f"memory://{tmp_path}"}))
    for document in ("c" * 64, "d" * 64):
        (tmp_path / "fetched.pdf").write_bytes(b"%PDF")
        originals.put(tmp_path / "fetched.pdf", document)
    subject = forgetting.document_subject("c" * 20, settings)
    told = forgetting.forget(settings, subject, REASON, originals=originals, dry=True)
    assert (told.originals, len(list(originals.ids()))) == (["c" * 64], 2)
    forgetting.forget(settings, subject, REASON, originals=originals)
    assert list(originals.ids()) == ["d" * 64]


class Away(set[str]):
    """A store of PDFs that is not to be reached."""

    def remove(self, document_id: str) -> None:
        raise ConnectionError(f"no route to where {document_id} is")


def test_a_store_that_does_not_answer_is_told(settings: Settings) -> None:
    with pytest.raises(WarehouseError, match="no route"):
        forgetting.forget(settings, forgetting.document_subject("c" * 20, settings), REASON, originals=Away({"c" * 64}))
    assert forgetting.withheld(settings.forgotten) == {"c" * 64}  # noted first: it is not read again


def test_what_was_worked_out_of_a_document_leaves_dated_snapshots(settings: Settings) -> None:
    (snapshot,) = settings.snapshots.iterdir()
    with reading(snapshot) as con:
        before = rows(con, "SELECT sum(measures) FROM measure_by_theme")
    forgetting.forget(settings, forgetting.document_subject("c" * 20, settings), REASON)
    with reading(snapshot) as con:
        assert before == [(3,)]
        assert rows(con, "SELECT sum(measures) FROM measure_by_theme") == [(2,)]
        assert rows(con, "SELECT count(*) FROM store.kept_measure") == [(2,)]
        assert rows(con, "SELECT count(*) FROM search_text") == [(2,)]


def test_a_dry_run_tells_and_changes_nothing(settings: Settings) -> None:
    before = files(settings)
    report = forgetting.forget(settings, forgetting.person_subject(NAME, settings), REASON, dry=True)
    assert report.rows["working/namndkoll.duckdb"] > 3
    assert f"extractions/v1/{'c' * 64}.json" in report.files
    after = files(settings)
    assert {p: c for p, c in after.items() if p.suffix != ".lock"} == {
        p: c for p, c in before.items() if p.suffix != ".lock"
    }


@pytest.mark.parametrize("killed_at", ["_remove_files", "publish_locked", "remains"])
def test_one_that_is_killed_on_the_way_is_completed_by_running_it_again(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, killed_at: str
) -> None:
    class Killed(BaseException):
        pass

    def die(*_: object, **__: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(act, killed_at, die)
        with pytest.raises(Killed):
            forgetting.forget(settings, forgetting.person_subject(NAME, settings), REASON)
    assert [one.done for one in ledger.acts(settings.forgotten)] == [False]
    assert forgetting.withheld(settings.forgotten) == {"c" * 64}
    report = forgetting.forget(settings, forgetting.person_subject(NAME, settings), REASON)
    assert report.remains == []
    assert report.documents == {"c" * 64}
    assert [one.done for one in ledger.acts(settings.forgotten)] == [True]


def test_what_cannot_be_erased_is_told(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    (settings.data / "notes.txt").write_text(f"Ring {NAME}")
    with pytest.raises(WarehouseError, match=r"notes\.txt"):
        forgetting.forget(settings, forgetting.person_subject(NAME, settings), REASON)
    monkeypatch.setattr(duckdb_files, "erase", lambda *_, **__: 0)
    with pytest.raises(WarehouseError, match=r"namndkoll\.duckdb: store\."):
        forgetting.forget(settings, forgetting.document_subject("c" * 20, settings), REASON)


def test_the_record_tells_that_and_why_but_not_whom(settings: Settings) -> None:
    forgetting.forget(settings, forgetting.person_subject(NAME, settings), REASON)
    said = settings.forgotten.read_text()
    assert REASON in said
    assert "Zetterqvist" not in said
    (one,) = ledger.acts(settings.forgotten)
    assert ledger.is_of(one, "zetterqvist karin")
    assert not ledger.is_of(one, "Karin Zettergren")
    publish(settings)
    assert "ansökan" in everything(settings.published)


@pytest.mark.parametrize("told", ["Karin", "f" * 64, "ccc"])
def test_what_names_nobody_or_several_is_refused(settings: Settings, told: str) -> None:
    find = forgetting.person_subject if told == "Karin" else forgetting.document_subject
    with pytest.raises(InputError):
        find(told, settings)
    with pytest.raises(InputError, match="tells the name"):
        forgetting.forget(settings, forgetting.person_subject(NAME, settings), f"{NAME} vill det")
