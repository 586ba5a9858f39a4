"""Readers are never in the way and never see half; a writer that is killed at any point loses nothing committed."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from models.extraction import Extraction
from tests.warehouse.warehouse_factory import ENVIRONMENT, extraction, measure, rows, settings_in
from warehouse.connection import reading, writing
from warehouse.session import loading

MEASURES = 20
READ = """
import sys
from pathlib import Path
from warehouse.connection import reading
published, over, seen = Path(sys.argv[1]), Path(sys.argv[2]), []
while not seen or not over.exists():
    with reading(published) as con:
        measures, documents = con.execute(
            "SELECT (SELECT count(*) FROM measure), (SELECT count(*) FROM document)").fetchone()
        again = con.execute("SELECT count(*) FROM search_text").fetchone()[0]
    assert measures == again == 20 * documents, (measures, again, documents)
    if not seen:
        print("reading", flush=True)
    seen.append(documents)
assert seen == sorted(seen), seen
print(len(seen), seen[-1])
"""
# Loads a document and publishes; is killed as the function named is called, or when it is done.
WRITE = """
import importlib, os, signal, sys
from pathlib import Path
from tests.warehouse.test_warehouse_readers import one
from tests.warehouse.warehouse_factory import settings_in
from warehouse.session import loading
where, when = sys.argv[2].split(":")
module, name = where.rsplit(".", 1)
module = importlib.import_module(module)
real = getattr(module, name)
def killed(*told, **named):
    if when == "after":
        real(*told, **named)
    os.kill(os.getpid(), signal.SIGKILL)
with loading(settings_in(Path(sys.argv[1]), parquet=False)) as warehouse:
    setattr(module, name, killed)
    warehouse.load(one("b"))
    print("committed", flush=True)
    warehouse.publish()
"""
POINTS = [
    "warehouse.versions._insert:after",
    "warehouse.publish.take_snapshot:after",
    "warehouse.publish.write_published:after",
    "warehouse.publish.index_texts:after",
    "warehouse.publish.put_in_place:before",
    "warehouse.publish.put_in_place:after",
    "warehouse.publish.keep_file:before",
]


def one(name: str) -> Extraction:
    return extraction(name, measures=tuple(measure(n) for n in range(MEASURES)))


def test_four_readers_query_all_the_while_loads_and_publishes_run(tmp_path: Path) -> None:
    settings, over = settings_in(tmp_path / "data", parquet=False), tmp_path / "over"
    command = [sys.executable, "-c", READ, str(settings.published), str(over)]
    with loading(settings) as warehouse:
        warehouse.load(one("0"))
        warehouse.publish()
        readers = [
            subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            for _ in range(4)
        ]
        for reader in readers:
            assert reader.stdout is not None
            assert reader.stdout.readline() == "reading\n"
        for name in "123":
            warehouse.load(one(name))
            warehouse.publish()
    over.touch()
    for reader in readers:
        said, fault = reader.communicate(timeout=300)
        assert reader.returncode == 0, fault
        assert int(said.split()[0]) >= 1


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, str]]:
    """By point: the data folder that a killed writer left, and what it had said. All are started at once."""
    folders = {point: tmp_path_factory.mktemp("killed") for point in POINTS}
    for folder in folders.values():
        settings = settings_in(folder, parquet=False)
        with loading(settings) as warehouse:
            warehouse.load(one("a"))
            if folder is folders[POINTS[0]]:
                warehouse.publish()
        first = settings_in(folders[POINTS[0]], parquet=False)
        settings.published.parent.mkdir(exist_ok=True)
        if settings.published != first.published:
            settings.published.write_bytes(first.published.read_bytes())
    found = {}
    for point, folder in folders.items():
        command = [sys.executable, "-c", WRITE, str(folder), point]
        done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, timeout=300, check=False)
        assert done.returncode == -signal.SIGKILL, done.stderr
        found[point] = folder, done.stdout
    return found


@pytest.mark.parametrize("point", POINTS)
def test_a_writer_killed_anywhere_leaves_a_file_to_read_and_what_it_committed(
    killed: dict[str, tuple[Path, str]], point: str
) -> None:
    folder, said = killed[point]
    settings = settings_in(folder, parquet=False)
    with reading(settings.published) as con:
        documents = rows(con, "SELECT count(*) FROM document")[0][0]
        assert rows(con, "SELECT count(*) FROM measure") == [(MEASURES * documents,)]
        assert documents == (2 if point.endswith(("put_in_place:after", "keep_file:before")) else 1)
    with writing(settings.working) as con:
        assert rows(con, "SELECT count(*) FROM document") == [(2 if said else 1,)]


def test_the_next_publish_clears_up_after_a_killed_one(killed: dict[str, tuple[Path, str]]) -> None:
    folder, _ = killed["warehouse.publish.index_texts:after"]
    settings = settings_in(folder, parquet=False)
    with loading(settings) as warehouse:
        warehouse.publish()
    with reading(settings.published) as con:
        assert rows(con, "SELECT count(*) FROM document") == [(2,)]
    assert [path.name for path in settings.published.parent.iterdir()] == [settings.published.name]
