"""A warehouse of any earlier version opens, keeps its records, and is brought up to today's schema."""

from pathlib import Path

import pytest

from tests.warehouse.earlier_files import FOLDER, made_from
from tests.warehouse.warehouse_factory import day, full, measure, rows
from warehouse.connection import writing
from warehouse.load import load
from warehouse.migrate import migrations
from warehouse.rows import RECORDS

DUMPS = sorted(FOLDER.glob("schema_*.sql"))


def test_every_version_that_was_ever_left_behind_is_kept() -> None:
    assert [dump.stem for dump in DUMPS] == [f"schema_{number:03}" for number in range(1, len(DUMPS) + 1)]
    assert len(DUMPS) >= len(migrations()) - 1


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
def test_an_earlier_file_opens_with_its_records_and_takes_new_ones(dump: Path, tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    made_from(dump, path)
    with writing(path) as con:
        assert rows(con, "SELECT count(*) FROM store.migration") == [(len(migrations()),)]
        assert rows(con, "SELECT id, text FROM measure ORDER BY id") == [("m1", "Åtgärd 1"), ("m2", "Åtgärd 2")]
        for relation in RECORDS:
            (count,) = rows(con, f"SELECT count(*) FROM {relation}_extracted")
            assert count > (0,), relation
        before = rows(con, "SELECT max(valid_from) FROM store.measure")[0][0]
        load(con, full(measures=(measure(1, text="Ny lydelse"),)), at=day(20).replace(year=2030))
        assert rows(con, "SELECT text FROM measure") == [("Ny lydelse",)]
        as_was = con.execute("SELECT text FROM measure_as_of(?) ORDER BY id", [before]).fetchall()
        assert as_was == [("Åtgärd 1",), ("Åtgärd 2",)]
