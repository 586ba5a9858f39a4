"""Numbered changes of the working file, each in one transaction together with its record."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import duckdb

from models.errors import WarehouseError, WarehouseNewer
from warehouse.definitions import are_laid, lay_definitions
from warehouse.transaction import transaction

FOLDER = Path(__file__).parent / "migrations"
REBUILD = "Move it away and run 'namndkoll ingest PATH' to build it anew."

LEDGER = """
CREATE SCHEMA IF NOT EXISTS store;
CREATE TABLE IF NOT EXISTS store.migration (
    number INTEGER PRIMARY KEY, name VARCHAR NOT NULL, checksum VARCHAR NOT NULL, applied_at TIMESTAMPTZ NOT NULL
);
"""


@dataclass(frozen=True)
class Migration:
    """One file NNN_name.sql."""

    number: int
    name: str
    sql: str

    @property
    def checksum(self) -> str:
        """SHA-256 of the file's text, hexadecimal."""
        return sha256(self.sql.encode()).hexdigest()


def migrations(folder: Path = FOLDER) -> tuple[Migration, ...]:
    """All migrations of this version, in order. Raises WarehouseError when the numbers do not run 1, 2, 3, …."""
    found = tuple(
        Migration(int(path.stem[:3]), path.stem[4:], path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("[0-9][0-9][0-9]_*.sql"))
    )
    if [m.number for m in found] != list(range(1, len(found) + 1)):
        raise WarehouseError("migrations are missing or doubled", "Restore the checkout's warehouse folder.")
    return found


def migrate(con: duckdb.DuckDBPyConnection, folder: Path = FOLDER) -> None:
    """Makes the migrations not yet made, each in one transaction, then lays on views, comments and register.

    A migration that fails leaves the file as it was before that migration.
    """
    con.execute(LEDGER)
    made = _made(con)
    for migration in migrations(folder):
        if migration.number not in made:
            _apply(con, migration)
    lay_definitions(con)


def is_current(con: duckdb.DuckDBPyConnection, path: Path) -> bool:
    """Whether the file has all that this version's `migrate` would make.

    Raises WarehouseNewer when it has more, WarehouseError when an applied migration was edited since.
    """
    made = _made(con)
    _refuse_more(made, path)
    for migration in migrations():
        if made.get(migration.number, migration.checksum) != migration.checksum:
            raise WarehouseError(
                f"migration {migration.number:03} ({migration.name}) was edited after it was applied to this file",
                f"Restore the migration and put the change into a new one. Or: {REBUILD}",
                file=str(path),
            )
    return len(made) == len(migrations()) and are_laid(con)


def refuse_newer(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Raises WarehouseNewer when the file has migrations that this version has not; WarehouseError if it has none."""
    made = _made(con)
    if not made:
        raise WarehouseError("the file is a database, but not a warehouse", REBUILD, file=str(path))
    _refuse_more(made, path)


def _made(con: duckdb.DuckDBPyConnection) -> dict[int, str]:
    """Checksums of the migrations that the file has, by number."""
    try:
        return dict(con.execute("SELECT number, checksum FROM store.migration").fetchall())
    except duckdb.CatalogException:
        return {}


def _refuse_more(made: dict[int, str], path: Path) -> None:
    theirs, ours = max(made, default=0), len(migrations())
    if theirs > ours:
        raise WarehouseNewer(
            f"the file was written by a newer version (schema {theirs}, this version knows {ours})",
            "Update the program, or point it to another data folder.",
            file=str(path),
        )


def _apply(con: duckdb.DuckDBPyConnection, migration: Migration) -> None:
    with transaction(con):
        con.execute(migration.sql)
        con.execute(
            "INSERT INTO store.migration VALUES (?, ?, ?, now())",
            [migration.number, migration.name, migration.checksum],
        )
