"""A whole ingest without Prefect: outcomes, the second run, the cache, faults."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pytest

from flows import session
from flows.orders import Order, Reply
from flows.session import ingesting
from models.errors import InputError, WarehouseBusy, WarehouseError
from models.extraction import Extraction
from models.run import DocumentOutcome, LoadResult, OutcomeCode, Run
from models.settings import Settings
from tests.flows.fake_work import VERSION, extract_nothing
from warehouse.load import load_many as load
from warehouse.session import Warehouse


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(session, "extractor_version", lambda _settings: VERSION)
    return Settings(data=tmp_path / "data", workers=2, document_timeout=60)


def pdf(folder: Path, name: str, asks: str = "") -> Path:
    """A file that passes for a PDF and tells the fake worker what to do."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.pdf"
    path.write_text(f"%PDF-1.7\n{asks}\n{name}")
    return path


def run(paths: list[Path], settings: Settings, municipality: str | None = None) -> tuple[Run, list[DocumentOutcome]]:
    told: list[DocumentOutcome] = []
    with ingesting(paths, municipality, settings, extract_nothing) as under_way:
        under_way.take(100, told.append)
        return under_way.finish(), told


def codes(done: Run) -> dict[str, OutcomeCode]:
    return {Path(outcome.path).stem: outcome.outcome for outcome in done.outcomes}


def test_every_file_met_has_one_outcome_and_a_fault_costs_its_own_document(tmp_path: Path, settings: Settings) -> None:
    folder = tmp_path / "in"
    for name, asks in {"a": "", "b": "die", "c": "refuse", "d": "bug", "e": ""}.items():
        pdf(folder, name, asks)
    (folder / "empty.pdf").touch()
    shutil.copy(folder / "a.pdf", folder / "z.pdf")
    done, told = run([folder], settings)
    failed, loaded = OutcomeCode.FAILED, OutcomeCode.LOADED
    assert codes(done) == {
        "a": loaded, "b": failed, "c": failed, "d": failed, "e": loaded, "empty": failed, "z": OutcomeCode.UNCHANGED,
    }  # fmt: skip
    assert [outcome.code for outcome in done.outcomes] == [
        None, "crash", "encrypted", "error", None, "empty_file", "duplicate",
    ]  # fmt: skip
    assert all(outcome.remedy for outcome in done.outcomes if outcome.outcome is failed)
    assert len(told) == 5
    assert done.loaded.inserted == 2


def test_the_second_run_has_nothing_to_read_and_is_published_too(tmp_path: Path, settings: Settings) -> None:
    pdf(tmp_path / "in", "a")
    run([tmp_path / "in"], settings)
    done, told = run([tmp_path / "in"], settings)
    assert codes(done) == {"a": OutcomeCode.UNCHANGED}
    assert told == []
    with duckdb.connect(str(settings.published), read_only=True) as con:
        assert con.execute("SELECT outcome FROM document_outcome ORDER BY outcome").fetchall() == [
            ("loaded",), ("unchanged",),
        ]  # fmt: skip


def test_of_documents_that_are_loaded_together_one_that_is_refused_costs_itself(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[int] = []

    def load_many(self: Warehouse, made: Sequence[Extraction]) -> LoadResult:
        loaded.append(len(made))
        if any(one.source.path.endswith("b.pdf") for one in made):
            raise WarehouseError("a figure is too large for its column", "Report it.")
        return load(self.connection, made)

    monkeypatch.setattr(session, "TOGETHER", 60.0)
    monkeypatch.setattr(Warehouse, "load_many", load_many)
    done, told = run([pdf(tmp_path / "in", name) for name in "abc"], settings)
    assert codes(done) == {"a": OutcomeCode.LOADED, "b": OutcomeCode.FAILED, "c": OutcomeCode.LOADED}
    assert sorted(loaded) == [1, 1, 1, 3]
    assert len(told) == 3
    assert done.loaded.inserted == 2


def test_a_document_that_lacks_a_page_for_now_is_loaded_and_read_again_by_the_next_run(
    tmp_path: Path, settings: Settings
) -> None:
    path = pdf(tmp_path / "in", "a", asks="lose")
    for _ in range(2):
        done, told = run([path], settings)
        assert codes(done) == {"a": OutcomeCode.PARTIAL}
        assert [outcome.code for outcome in told] == ["timeout"]
    assert not list(settings.extractions.rglob("*.json"))


def test_a_lost_warehouse_is_filled_from_the_cache(tmp_path: Path, settings: Settings) -> None:
    path = pdf(tmp_path / "in", "a")
    run([path], settings)
    shutil.rmtree(settings.working.parent)

    def never(_order: Order) -> Reply:
        raise AssertionError("was read again")

    with ingesting([path], None, settings, never) as under_way:
        under_way.take(100, lambda _outcome: None)
        assert codes(under_way.finish()) == {"a": OutcomeCode.LOADED}


def test_a_broken_cache_file_is_read_anew(tmp_path: Path, settings: Settings) -> None:
    path = pdf(tmp_path / "in", "a")
    run([path], settings)
    shutil.rmtree(settings.working.parent)
    for stored in settings.extractions.rglob("*.json"):
        stored.write_text("{")
    assert codes(run([path], settings)[0]) == {"a": OutcomeCode.LOADED}


def test_another_municipality_is_loaded_without_reading_again(tmp_path: Path, settings: Settings) -> None:
    path = pdf(tmp_path / "in", "a")
    run([path], settings)
    done, _ = run([path], settings, "Mora")
    assert codes(done) == {"a": OutcomeCode.LOADED}
    with duckdb.connect(str(settings.published), read_only=True) as con:
        assert con.execute("SELECT source_municipality FROM document").fetchall() == [("Mora",)]


def test_a_run_that_is_broken_off_keeps_and_publishes_what_it_loaded(tmp_path: Path, settings: Settings) -> None:
    paths = [pdf(tmp_path / "in", name) for name in "ab"]

    def interrupted() -> None:
        with ingesting(paths, None, settings, extract_nothing) as under_way:
            under_way.take(1, lambda _outcome: None)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    with duckdb.connect(str(settings.published), read_only=True) as con:
        assert con.execute("SELECT count(*) FROM document").fetchall() == [(1,)]
        assert con.execute("SELECT finished_at FROM run").fetchall() == [(None,)]


def test_two_runs_at_once_are_refused(tmp_path: Path, settings: Settings) -> None:
    path = pdf(tmp_path / "in", "a")
    with ingesting([path], None, settings, extract_nothing), pytest.raises(WarehouseBusy):
        run([path], settings)


def test_wrong_paths_are_told_before_anything_is_made(tmp_path: Path, settings: Settings) -> None:
    with pytest.raises(InputError):
        run([tmp_path / "nope"], settings)
    assert not settings.data.exists()
