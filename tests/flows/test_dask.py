"""Documents read by the workers of a Dask scheduler: the same rows, whatever happens to a worker on the way."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from extractors.reading.source import open_source
from flows.engines.choice import engine
from flows.engines.cluster import DaskEngine
from flows.session import ingesting, ingesting_known
from flows.store import Store
from models.errors import EngineError, InputError, NamndkollError
from models.run import Run
from models.settings import EngineName, Ocr, Settings
from tests.flows.dask_cluster import Cluster, cluster
from warehouse.rows import VERSIONED

NAMES = [
    "budget_pitea",
    "minnesanteckningar_lycksele",
    "protokollsutdrag_kiruna",
    "tjansteskrivelse_norrtalje",
    "trasigt_textlager_nykoping",
]


@pytest.fixture(scope="module")
def documents(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with some samples and a file that breaks off."""
    folder = tmp_path_factory.mktemp("in")
    for name in NAMES:
        shutil.copy(samples / f"{name}.pdf", folder)
    (folder / "broken.pdf").write_bytes((samples / "budget_pitea.pdf").read_bytes()[:4_000])
    return folder


@pytest.fixture(scope="module")
def two_workers(tmp_path_factory: pytest.TempPathFactory, checkout: Path) -> Iterator[Cluster]:
    """A scheduler with two workers."""
    with cluster(tmp_path_factory.mktemp("dask") / "cluster", checkout) as made:
        made.add_worker()
        made.add_worker()
        made.await_workers(2)
        yield made


def settings_for(folder: Path, address: str | None = None) -> Settings:
    name = EngineName.DASK if address else EngineName.LOCAL
    return Settings(data=folder, engine=name, address=address, ocr=Ocr.NEVER, parquet=False, snapshots_kept=0)


def rows(settings: Settings) -> dict[str, list[tuple[Any, ...]]]:
    """All that was loaded, without when."""
    with duckdb.connect(str(settings.working), read_only=True) as con:
        return {
            relation: con.execute(
                f"SELECT * EXCLUDE (valid_from, valid_to) FROM store.{relation} ORDER BY ALL"
            ).fetchall()
            for relation in VERSIONED
        }


def outcomes(run: Run) -> list[tuple[Any, ...]]:
    return sorted((one.path, one.outcome, one.code, one.explanation, str(one.records)) for one in run.outcomes)


def test_a_worker_killed_in_the_middle_costs_nothing_and_the_rows_are_the_local_runs(
    documents: Path, two_workers: Cluster, tmp_path: Path
) -> None:
    here, there = settings_for(tmp_path / "here"), settings_for(tmp_path / "there", two_workers.address)
    with ingesting([documents], None, here) as session:
        session.take(100, lambda _outcome: None)
        local = session.finish()
    with ingesting([documents], None, there) as session:
        session.take(1, lambda _outcome: None)
        two_workers.kill_one_at_work()
        session.take(100, lambda _outcome: None)
        far = session.finish()
    assert outcomes(far) == outcomes(local)
    assert len(far.outcomes) == len(NAMES) + 1
    assert rows(there) == rows(here)
    assert not [path for path in Path(Store(there).address).rglob("*") if path.is_file()]  # nothing left on its way
    two_workers.add_worker()
    two_workers.await_workers(2)


def test_documents_in_a_store_that_only_has_a_url_are_read_there(
    samples: Path, two_workers: Cluster, tmp_path: Path
) -> None:
    settings = settings_for(tmp_path / "data", two_workers.address)
    url = f"simplecache::file://{tmp_path / 'store'}"
    settings = settings.model_copy(update={"store": url})
    store, known = Store(settings), []
    for name in NAMES[:2]:
        shutil.copy(samples / f"{name}.pdf", tmp_path / "download")
        source = open_source(tmp_path / "download")
        store.put(tmp_path / "download", source.id)
        known.append(source.model_copy(update={"path": "", "url": f"https://example.se/{name}"}))
    with ingesting_known(known, store.place, "nightly", settings) as session:
        session.take(10, lambda _outcome: None)
        run = session.finish()
    assert [one.outcome for one in run.outcomes] == ["loaded", "loaded"]
    assert {row[0] for row in told(settings, "SELECT path FROM store.document")} == {
        str(store.place(one.id)) for one in known
    }


def told(settings: Settings, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(settings.working), read_only=True) as con:
        return con.execute(sql).fetchall()


def test_a_document_that_no_worker_sees_is_told_with_what_to_do(two_workers: Cluster, tmp_path: Path) -> None:
    settings = settings_for(tmp_path / "data", two_workers.address)
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n one")
    source = open_source(tmp_path / "a.pdf")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n another, which the worker finds by that name")
    [(_, result)] = DaskEngine(settings, version(settings)).read([source])
    assert isinstance(result, InputError)
    assert "NAMNDKOLL_STORE" in result.remedy


def version(settings: Settings) -> str:
    from extractors.version import extractor_version  # noqa: PLC0415 - hashes all code

    return extractor_version(settings)


def refused(settings: Settings, source_of: Path, its_version: str | None = None, patience: float = 60) -> EngineError:
    """The error that reading meets."""
    made = DaskEngine(settings, its_version or version(settings), patience)
    with pytest.raises(EngineError) as caught:
        list(made.read([open_source(source_of)]))
    return caught.value


def test_workers_of_another_version_are_refused(two_workers: Cluster, samples: Path, tmp_path: Path) -> None:
    settings = settings_for(tmp_path, two_workers.address)
    error = refused(settings, samples / "budget_pitea.pdf", "0123456789ab")
    assert "has the extractor" in error.explanation
    assert "the loader 0123456789ab" in error.explanation


def test_a_store_that_workers_do_not_share_is_told(two_workers: Cluster, samples: Path, tmp_path: Path) -> None:
    settings = settings_for(tmp_path, two_workers.address).model_copy(update={"store": "memory://mine"})
    error = refused(settings, samples / "budget_pitea.pdf")
    assert "place in common" in error.explanation
    assert error.file == "memory://mine/extractions"


def test_a_worker_that_may_not_start_processes_is_told_how_to(samples: Path, tmp_path: Path, checkout: Path) -> None:
    with cluster(tmp_path / "cluster", checkout) as made:
        made.add_worker("--nanny")
        made.await_workers(1)
        error = refused(settings_for(tmp_path, made.address), samples / "budget_pitea.pdf")
        assert "DASK_DISTRIBUTED__WORKER__DAEMON=false" in error.remedy
        made.stop(first=1)
        made.add_worker("--nanny", environment={"DASK_DISTRIBUTED__WORKER__DAEMON": "false"})
        made.await_workers(1)
        settings = settings_for(tmp_path, made.address)
        [(_, result)] = DaskEngine(settings, version(settings)).read([open_source(samples / "budget_pitea.pdf")])
        assert isinstance(result, bytes)


def test_a_scheduler_without_workers_and_none_at_all_are_told(samples: Path, tmp_path: Path, checkout: Path) -> None:
    with cluster(tmp_path / "cluster", checkout) as made:
        settings = settings_for(tmp_path, made.address)
        error = refused(settings, samples / "budget_pitea.pdf", patience=0.5)
        assert (error.explanation, error.file) == ("the Dask scheduler has no worker", made.address)
    error = refused(settings, samples / "budget_pitea.pdf")
    assert "no Dask scheduler answers" in error.explanation


@pytest.mark.parametrize(
    ("name", "address", "remedy"),
    [("local", "tcp://127.0.0.1:1", "Add --engine dask."), ("dask", None, "Name it: --address")],
)
def test_half_a_choice_is_refused(name: str, address: str | None, remedy: str) -> None:
    with pytest.raises(NamndkollError) as caught:
        engine(Settings(engine=EngineName(name), address=address), "0123456789ab")
    assert caught.value.remedy.startswith(remedy)
