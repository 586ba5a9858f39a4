"""What is published beside the file: dated snapshots and Parquet."""

from pathlib import Path

import duckdb
import pytest

from models.settings import Settings
from tests.warehouse.warehouse_factory import extraction, full, info, measure, settings_in
from warehouse.connection import reading
from warehouse.publish import publish
from warehouse.session import loading


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_in(tmp_path, parquet=True, snapshots_kept=2)


def publish_measures(settings: Settings, count: int) -> None:
    with loading(settings) as warehouse:
        warehouse.load(extraction(measures=tuple(measure(n) for n in range(count))))
        warehouse.publish()


def kept(settings: Settings) -> list[int]:
    """How many measures each kept snapshot holds, the oldest first."""
    found = []
    for path in sorted(settings.snapshots.iterdir()):
        with reading(path) as con:
            found += [n for (n,) in con.execute("SELECT count(*) FROM measure").fetchall()]
    return found


def test_the_latest_snapshots_keep_their_files(settings: Settings) -> None:
    for count in (1, 2, 3):
        publish_measures(settings, count)
    assert kept(settings) == [2, 3]
    with reading(settings.published) as con:
        ids = {name for (name,) in con.execute("SELECT id FROM snapshot").fetchall()}
    assert {path.stem.rsplit("-", 1)[1] for path in settings.snapshots.iterdir()} <= ids


def test_publishing_the_same_again_keeps_one_file_of_it(settings: Settings) -> None:
    publish_measures(settings, 1)
    publish(settings)
    publish(settings)
    assert kept(settings) == [1]


def test_a_team_that_wants_no_snapshots_has_none(settings: Settings) -> None:
    publish_measures(settings.model_copy(update={"snapshots_kept": 0}), 1)
    assert list(settings.snapshots.iterdir()) == []


def test_parquet_says_what_the_relations_say_by_year(settings: Settings) -> None:
    with loading(settings) as warehouse:
        warehouse.load(full())
        warehouse.load(extraction("b", document=info(date=None)))
        warehouse.publish()
    folder = settings.published.parent / "parquet"
    assert {path.name for path in (folder / "measure").iterdir()} == {"year=2021"}
    con = duckdb.connect()
    for relation in ("measure", "budget_line", "document", "municipality", "flag"):
        files = f"read_parquet('{folder}/{relation}/**/*.parquet', hive_partitioning = true)"
        (found,) = con.execute(f"SELECT count(*) FROM {files}").fetchall()
        with reading(settings.published) as published:
            assert published.execute(f"SELECT count(*) FROM {relation}").fetchall() == [found], relation


def test_parquet_changes_in_one_step_and_the_one_before_stays_for_its_readers(settings: Settings) -> None:
    link = settings.published.parent / "parquet"
    generations = []
    for count in (1, 2, 3):
        publish_measures(settings, count)
        generations.append(link.resolve())
    assert [folder.is_dir() for folder in generations] == [False, True, True]
    assert not list(settings.published.parent.glob("*.new"))


def test_parquet_can_be_left_out(settings: Settings) -> None:
    publish_measures(settings.model_copy(update={"parquet": False}), 1)
    assert not (settings.published.parent / "parquet").exists()
