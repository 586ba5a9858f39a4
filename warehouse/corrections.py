"""Reviewers' work: an SQLite file of its own to which corrections are appended. Nothing else opens it.

It is kept apart from the warehouse because the warehouse can be built anew from the PDFs, and a person's work cannot.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from models.correction import Correction
from models.errors import CorrectionsError, CorrectionsMoved, WarehouseNewer
from models.provenance import BBox, Provenance
from warehouse.files import make_private_folder

# Statement lists, each in one transaction; the file's user_version counts those made. Never edited, only added to.
MIGRATIONS = (
    (
        """
        CREATE TABLE correction (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            document_id TEXT NOT NULL, relation TEXT NOT NULL, record_id TEXT NOT NULL,
            action TEXT NOT NULL, field TEXT, old TEXT NOT NULL, new TEXT NOT NULL,
            page INTEGER, bbox TEXT, quote TEXT,
            extractor_version TEXT NOT NULL, reviewer TEXT NOT NULL, at TEXT NOT NULL, reason TEXT,
            CHECK ((action = 'edit') = (field IS NOT NULL)),
            CHECK ((page IS NULL) = (bbox IS NULL) AND (page IS NULL) = (quote IS NULL))
        ) STRICT
        """,
        "CREATE INDEX correction_of_record ON correction (document_id, relation, record_id)",
        """
        CREATE TRIGGER correction_is_never_changed BEFORE UPDATE ON correction
        BEGIN SELECT RAISE(ABORT, 'a correction is never changed: append another'); END
        """,
        """
        CREATE TRIGGER correction_is_never_deleted BEFORE DELETE ON correction
        BEGIN SELECT RAISE(ABORT, 'a correction is never deleted: append an undo'); END
        """,
    ),
)
BUSY = 10.0  # seconds to wait for another process's append
INSERT = """
INSERT INTO correction (document_id, relation, record_id, action, field, old, new, page, bbox, quote,
                        extractor_version, reviewer, at, reason)
VALUES (:document_id, :relation, :record_id, :action, :field, :old, :new, :page, :bbox, :quote,
        :extractor_version, :reviewer, :at, :reason)
"""


class Corrections:
    """All that reviewers did, in order. Desk and commands alike go through here; several processes may append."""

    def __init__(self, con: sqlite3.Connection) -> None:
        self._con = con

    def append(self, corrections: Iterable[Correction], seen: int | None = None) -> tuple[Correction, ...]:
        """Keeps corrections, all or none, on the disk when this returns; gives them back with their ids.

        `seen` is the id of the latest correction that their author knew of (0 for none): where another one was made
        since to any of the records, nothing is kept and CorrectionsMoved is raised.
        """
        kept = []
        corrections = tuple(corrections)
        with self._con:
            self._con.execute("BEGIN IMMEDIATE")
            if seen is not None and any(self._touched_since(correction, seen) for correction in corrections):
                raise CorrectionsMoved(
                    "somebody else has corrected the record meanwhile", "Look at both values, and save again."
                )
            for correction in corrections:
                made = self._con.execute(INSERT, _row(correction))
                kept.append(correction.model_copy(update={"id": made.lastrowid}))
        return tuple(kept)

    def all(self, document_id: str | None = None, record_id: str | None = None, since: int = 0) -> Iterator[Correction]:
        """Corrections in the order they were made; of one document or record where that is named, after id `since`."""
        where = "WHERE (?1 IS NULL OR document_id = ?1) AND (?2 IS NULL OR record_id = ?2) AND id > ?3 ORDER BY id"
        for row in self._con.execute(f"SELECT * FROM correction {where}", (document_id, record_id, since)):
            yield _correction(row)

    def last_id(self) -> int:
        """The id of the latest correction; 0 before the first. Tells whether anything was added since."""
        return int(self._con.execute("SELECT coalesce(max(id), 0) FROM correction").fetchone()[0])

    def _touched_since(self, correction: Correction, seen: int) -> bool:
        key = (correction.document_id, correction.relation.value, correction.record_id, seen)
        where = "WHERE document_id = ? AND relation = ? AND record_id = ? AND id > ?"
        return self._con.execute(f"SELECT 1 FROM correction {where} LIMIT 1", key).fetchone() is not None

    def backup(self, target: Path) -> int:
        """Copies the whole file, consistent even while others append; returns the number of corrections in the copy."""
        make_private_folder(target.parent)
        target.touch(mode=0o600)
        with closing(sqlite3.connect(target)) as copy:
            self._con.backup(copy)
            return int(copy.execute("SELECT count(*) FROM correction").fetchone()[0])


@contextmanager
def corrections(path: Path) -> Iterator[Corrections]:
    """The file at `path`, made and migrated as needed.

    Raises CorrectionsError where it is none or cannot be opened, WarehouseNewer where a newer version wrote it.
    """
    make_private_folder(path.parent)
    try:
        path.touch(mode=0o600)
        con = sqlite3.connect(path, timeout=BUSY, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise _cannot_open(path, error) from error
    with closing(con):
        try:
            con.row_factory = sqlite3.Row
            con.execute("PRAGMA journal_mode = WAL")
            con.execute("PRAGMA synchronous = FULL")
            _migrate(con, path)
        except sqlite3.DatabaseError as error:
            raise _cannot_open(path, error) from error
        yield Corrections(con)


def restore(backup: Path, path: Path) -> int:
    """Puts a backup in the place of a file that is lost or empty; returns its number of corrections.

    Raises CorrectionsError where the file holds corrections that the backup does not: nothing may be lost by this.
    """
    if not backup.is_file():
        raise CorrectionsError(
            "there is no such backup", "Name a file that 'corrections backup' wrote.", file=str(backup)
        )
    with corrections(path) as ours:
        here = list(ours.all())
    with closing(sqlite3.connect(f"file:{backup}?mode=ro", uri=True)) as con:
        con.row_factory = sqlite3.Row
        try:
            there = [_correction(row) for row in con.execute("SELECT * FROM correction ORDER BY id")]
        except sqlite3.DatabaseError as error:
            raise _cannot_open(backup, error) from error
    if there[: len(here)] != here:
        raise CorrectionsError(
            "holds corrections that the backup does not",
            "Move it away first if the backup is really to replace it.",
            file=str(path),
        )
    with corrections(path) as ours:
        ours.append(there[len(here) :])
    return len(there)


def _migrate(con: sqlite3.Connection, path: Path) -> None:
    made = con.execute("PRAGMA user_version").fetchone()[0]
    if made > len(MIGRATIONS):
        raise WarehouseNewer(
            f"the corrections were written by a newer version (schema {made}, this version knows {len(MIGRATIONS)})",
            "Update the program, or point it to another data folder.",
            file=str(path),
        )
    if made == len(MIGRATIONS):
        return
    with con:
        con.execute("BEGIN IMMEDIATE")
        made = con.execute("PRAGMA user_version").fetchone()[0]  # another process may have been first
        for statements in MIGRATIONS[made:]:
            for statement in statements:
                con.execute(statement)
        con.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")


def _row(correction: Correction) -> dict[str, Any]:
    source = correction.source
    return {
        **correction.model_dump(mode="json", exclude={"id", "source", "old", "new"}),
        "old": json.dumps(correction.old, ensure_ascii=False),
        "new": json.dumps(correction.new, ensure_ascii=False),
        "page": source.page if source else None,
        "bbox": json.dumps(source.bbox) if source else None,
        "quote": source.quote if source else None,
    }


def _correction(row: sqlite3.Row) -> Correction:
    values = dict(row)
    page, bbox, quote = values.pop("page"), values.pop("bbox"), values.pop("quote")
    source = None if page is None else Provenance(page=page, bbox=BBox(*json.loads(bbox)), quote=quote)
    values |= {"old": json.loads(values["old"]), "new": json.loads(values["new"]), "source": source}
    return Correction(**values | {"at": datetime.fromisoformat(values["at"])})


def _cannot_open(path: Path, error: Exception) -> CorrectionsError:
    return CorrectionsError(
        f"the corrections cannot be opened ({error})",
        "Restore them from a backup: namndkoll corrections restore BACKUP.",
        file=str(path),
    )
