"""The desk's own SQLite file: accounts, sessions, leases, drafts, doubts, second readings, the audit log.

What reviewers decided is not here but among the corrections (warehouse/corrections.py). Losing this file loses nobody's
decisions.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

from models.errors import CorrectionsError, WarehouseNewer
from models.settings import Settings
from warehouse.files import make_private_folder

_KEY = "document_id TEXT NOT NULL, relation TEXT NOT NULL, record_id TEXT NOT NULL"
# Statement lists, each in one transaction; the file's user_version counts those made. Never edited, only added to.
MIGRATIONS = (
    (
        """
        CREATE TABLE account (
            name TEXT PRIMARY KEY, password TEXT, role TEXT NOT NULL CHECK (role IN ('reader', 'reviewer', 'admin')),
            created_at TEXT NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE session (
            token TEXT PRIMARY KEY, name TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
            created_at REAL NOT NULL, seen_at REAL NOT NULL
        ) STRICT
        """,
        "CREATE TABLE attempt (key TEXT NOT NULL, at REAL NOT NULL) STRICT",
        "CREATE INDEX attempt_by_key ON attempt (key, at)",
        f"""
        CREATE TABLE lease ({_KEY}, holder TEXT NOT NULL, until REAL NOT NULL,
            PRIMARY KEY (document_id, relation, record_id)) STRICT
        """,
        f"""
        CREATE TABLE draft ({_KEY}, reviewer TEXT NOT NULL, fields TEXT NOT NULL, seen INTEGER NOT NULL,
            at TEXT NOT NULL, PRIMARY KEY (document_id, relation, record_id, reviewer)) STRICT
        """,
        f"""
        CREATE TABLE doubt (id INTEGER PRIMARY KEY AUTOINCREMENT, {_KEY}, reviewer TEXT NOT NULL, note TEXT NOT NULL,
            at TEXT NOT NULL) STRICT
        """,
        f"""
        CREATE TABLE second_reading ({_KEY}, reviewer TEXT NOT NULL, fields TEXT NOT NULL, at TEXT NOT NULL,
            PRIMARY KEY (document_id, relation, record_id)) STRICT
        """,
        "CREATE TABLE assignment (document_id TEXT PRIMARY KEY, reviewer TEXT NOT NULL) STRICT",
        """
        CREATE TABLE audit (id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, who TEXT NOT NULL,
            what TEXT NOT NULL, about TEXT NOT NULL, address TEXT NOT NULL) STRICT
        """,
    ),
    (
        "ALTER TABLE second_reading ADD COLUMN differs TEXT",
        "ALTER TABLE second_reading ADD COLUMN seen INTEGER NOT NULL DEFAULT 0",
    ),
)
BUSY = 10.0  # seconds to wait for another process's write


class Store:
    """A connection that the desk's threads share; each statement or transaction has it alone."""

    def __init__(self, con: sqlite3.Connection) -> None:
        self._con = con
        self._lock = RLock()

    def rows(self, sql: str, *values: Any) -> list[sqlite3.Row]:
        """All rows of an answer."""
        with self._lock:
            return self._con.execute(sql, values).fetchall()

    def row(self, sql: str, *values: Any) -> sqlite3.Row | None:
        """The first row of an answer; None where there is none."""
        return next(iter(self.rows(sql, *values)), None)

    def change(self, sql: str, *values: Any) -> int:
        """Carries out one statement, on the disk when this returns; the number of rows that it changed."""
        with self._lock:
            return self._con.execute(sql, values).rowcount

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """A block whose statements take effect together, or not at all."""
        with self._lock, self._con:
            self._con.execute("BEGIN IMMEDIATE")
            yield


def desk_file(settings: Settings) -> Path:
    """Where the desk's file lies."""
    return settings.data / "desk" / "desk.sqlite3"


@contextmanager
def desk_store(path: Path) -> Iterator[Store]:
    """The file at `path`, made and migrated as needed.

    Raises CorrectionsError where it cannot be opened, WarehouseNewer where a newer version wrote it.
    """
    make_private_folder(path.parent)
    try:
        path.touch(mode=0o600)
        con = sqlite3.connect(path, timeout=BUSY, isolation_level=None, check_same_thread=False)
    except (OSError, sqlite3.Error) as error:
        raise _cannot_open(path, error) from error
    with closing(con):
        try:
            con.row_factory = sqlite3.Row
            con.execute("PRAGMA journal_mode = WAL")
            con.execute("PRAGMA synchronous = FULL")
            con.execute("PRAGMA foreign_keys = ON")
            _migrate(con, path)
        except sqlite3.DatabaseError as error:
            raise _cannot_open(path, error) from error
        yield Store(con)


def _migrate(con: sqlite3.Connection, path: Path) -> None:
    with con:
        con.execute("BEGIN IMMEDIATE")
        made = con.execute("PRAGMA user_version").fetchone()[0]
        if made > len(MIGRATIONS):
            raise WarehouseNewer(
                f"the desk's file was written by a newer version (schema {made}, this one knows {len(MIGRATIONS)})",
                "Update the program, or point it to another data folder.",
                file=str(path),
            )
        for statements in MIGRATIONS[made:]:
            for statement in statements:
                con.execute(statement)
        con.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")


def _cannot_open(path: Path, error: Exception) -> CorrectionsError:
    return CorrectionsError(
        f"the desk's file cannot be opened ({error})",
        "Move it away: accounts, drafts and notes are lost with it, corrections are not.",
        file=str(path),
    )
