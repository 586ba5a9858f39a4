"""Taking a person out of the desk's own file: names in drafts, notes, second readings and the audit log."""

import json
import re
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from review.store import desk_store

ERASED = "[raderat]"
"""What stands where a term stood."""
_COLUMNS = {
    "draft": ("fields",),
    "second_reading": ("fields",),
    "doubt": ("note",),
    "audit": ("who", "about"),
}
"""Columns that hold what people wrote, or that was read from documents."""


def erase(path: Path, terms: Iterable[str]) -> int:
    """Replaces each term, whatever its case, in the desk's file at `path`; returns the number of rows that changed.

    The file is written anew afterwards, so that nothing of the terms is left in it or its log. Accounts are kept: who
    is to lose theirs is removed with `review-account remove`. Nothing is done where there is no such file.
    Raises CorrectionsError where the file cannot be opened.
    """
    found = [re.escape(" ".join(term.split())).replace(r"\ ", r"\s+") for term in terms if term.strip()]
    if not found or not path.is_file():
        return 0
    pattern = re.compile("|".join(sorted(found, key=len, reverse=True)), re.IGNORECASE)
    changed = 0
    with desk_store(path) as store, store.transaction():
        for table, columns in _COLUMNS.items():
            for row in store.rows(f"SELECT rowid AS n, * FROM {table}"):
                fresh = {name: _erased(row[name], name == "fields", pattern) for name in columns}
                if any(fresh[name] != row[name] for name in columns):
                    setting = ", ".join(f"{name} = ?" for name in columns)
                    store.change(f"UPDATE {table} SET {setting} WHERE rowid = ?", *fresh.values(), row["n"])
                    changed += 1
    if changed:
        _write_anew(path)
    return changed


def _erased(text: str, is_json: bool, pattern: re.Pattern[str]) -> str:
    if not is_json:
        return pattern.sub(ERASED, text)
    value = json.loads(text)
    fresh = _walked(value, lambda said: pattern.sub(ERASED, said))
    return text if fresh == value else json.dumps(fresh, ensure_ascii=False)


def _walked(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_walked(one, change) for one in value]
    if isinstance(value, dict):
        return {name: _walked(one, change) for name, one in value.items()}
    return value


def _write_anew(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None, timeout=10.0)) as con:
        con.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        con.execute("VACUUM")
        con.execute("PRAGMA wal_checkpoint(TRUNCATE)")
