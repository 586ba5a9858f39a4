"""SQLite files without a person or a document: corrections, the desk's own, what sources said, Prefect's."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from warehouse.forgetting.subject import Subject

_MAGIC = b"SQLite format 3\x00"
_BUSY = 30.0  # seconds to wait for others who have the file open


def is_sqlite(path: Path) -> bool:
    """Whether a file is an SQLite database."""
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC


def erase(path: Path, subject: Subject, *, dry: bool = False) -> int:
    """Takes a subject out of every table of a file; returns how many rows it changed or removed.

    Triggers that forbid changes step aside for the one transaction. What is erased is overwritten, not only released.
    Raises sqlite3.Error.
    """
    with closing(sqlite3.connect(path, timeout=_BUSY, isolation_level=None)) as con:
        con.row_factory = sqlite3.Row
        con.execute("PRAGMA secure_delete = ON")
        con.execute("BEGIN IMMEDIATE")
        triggers = con.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for trigger in triggers:
            con.execute(f'DROP TRIGGER "{trigger["name"]}"')
        touched = sum(_erase_table(con, table, subject) for table in _tables(con))
        for trigger in triggers:
            con.execute(trigger["sql"])
        con.execute("ROLLBACK" if dry else "COMMIT")
        if not dry:
            con.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            con.execute("VACUUM")
            con.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return touched


def rows_of(path: Path) -> list[dict[str, Any]]:
    """Every row of every table."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=_BUSY)) as con:
        con.row_factory = sqlite3.Row
        return [dict(row) for table in _tables(con) for row in con.execute(f'SELECT * FROM "{table}"')]


def _tables(con: sqlite3.Connection) -> list[str]:
    sql = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE '%VIRTUAL%'"
    )
    return [row["name"] for row in con.execute(sql).fetchall()]


def _erase_table(con: sqlite3.Connection, table: str, subject: Subject) -> int:
    touched = 0
    for row in con.execute(f'SELECT rowid AS "rowid of it", * FROM "{table}"').fetchall():
        values = dict(row)
        number = values.pop("rowid of it")
        made = subject.changed(values)
        if made == values:
            continue
        touched += 1
        if made is None:
            con.execute(f'DELETE FROM "{table}" WHERE rowid = ?', [number])
        else:
            columns = [name for name in values if made[name] != values[name]]
            setting = ", ".join(f'"{name}" = ?' for name in columns)
            con.execute(f'UPDATE "{table}" SET {setting} WHERE rowid = ?', [*(made[name] for name in columns), number])
    return touched
