"""Warehouse files of earlier versions, kept as SQL: made once when a version is left behind, and not touched again.

`python -m tests.warehouse.earlier_files NUMBER` writes the one of a schema number from the migrations up to it.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from tests.warehouse.warehouse_factory import full
from warehouse.connection import writing
from warehouse.load import load
from warehouse.migrate import LEDGER, migrations

FOLDER = Path(__file__).parent / "earlier"
_TABLES = (
    "SELECT table_name, sql FROM duckdb_tables() WHERE database_name = current_database() AND schema_name = 'store'"
)
_COLUMNS = """
SELECT column_name, data_type FROM duckdb_columns()
WHERE database_name = current_database() AND schema_name = 'store' AND table_name = ? ORDER BY column_index
"""


def made_from(dump: Path, path: Path) -> None:
    """Makes the file that a dump is of."""
    with duckdb.connect(str(path)) as con:
        con.execute(dump.read_text(encoding="utf-8"))
        con.execute("CHECKPOINT")


def _dumped(con: duckdb.DuckDBPyConnection) -> str:
    """The store's tables and rows as SQL."""
    parts = ["CREATE SCHEMA IF NOT EXISTS store;"]
    for table, sql in con.execute(f"{_TABLES} ORDER BY table_name").fetchall():
        parts.append(sql)
        rows = con.execute(f"SELECT to_json(list(r))::VARCHAR FROM store.{table} r").fetchall()[0][0]
        if rows is not None:
            columns = ", ".join(f'"{name}" {kind}' for name, kind in con.execute(_COLUMNS, [table]).fetchall())
            quoted = rows.replace("'", "''")
            parts.append(
                f"INSERT INTO store.{table} SELECT r.* FROM (SELECT "
                f"unnest('{quoted}'::JSON::STRUCT({columns})[]) AS r);"
            )
    return "\n".join(parts) + "\n"


def _written(number: int) -> None:
    """Writes the dump of a schema number: its tables, with what a document of today has for them."""
    with TemporaryDirectory() as folder:
        current, earlier = Path(folder) / "current.duckdb", Path(folder) / "earlier.duckdb"
        with writing(current) as con:
            load(con, full())
        with duckdb.connect(str(earlier)) as con:
            con.execute(LEDGER)
            for migration in migrations()[:number]:
                con.execute(migration.sql)
                told = [migration.number, migration.name, migration.checksum]
                con.execute("INSERT INTO store.migration VALUES (?, ?, ?, TIMESTAMPTZ '2026-01-01 12:00:00+00')", told)
            con.execute(f"ATTACH '{current}' AS current (READ_ONLY)")
            for (table,) in con.execute(
                f"SELECT table_name FROM ({_TABLES}) WHERE table_name <> 'migration'"
            ).fetchall():
                _filled(con, table)
            (FOLDER / f"schema_{number:03}.sql").write_text(_dumped(con), encoding="utf-8")


def _filled(con: duckdb.DuckDBPyConnection, table: str) -> None:
    own = [name for name, _ in con.execute(_COLUMNS, [table]).fetchall()]
    there = con.execute(
        "SELECT column_name FROM duckdb_columns() WHERE database_name = 'current' AND schema_name = 'store'"
        " AND table_name = ?",
        [table],
    ).fetchall()
    shared = ", ".join(f'"{name}"' for name in own if (name,) in there)
    if shared and table != "municipality":
        con.execute(f"INSERT INTO store.{table} BY NAME SELECT {shared} FROM current.store.{table}")


if __name__ == "__main__":
    for told in sys.argv[1:]:
        _written(int(told))
