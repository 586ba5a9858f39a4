"""What is known of the sources: what they list, what was fetched, how their lists went. One SQLite file.

It is written while the network is asked, document by document, so that a run killed at any point loses nothing; and it
is no part of the warehouse, whose one writer would be held up for hours. Each run copies it there when it publishes.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import RLock
from typing import Any

from flows.fetching.answers import Known
from flows.fetching.sighting import Sighting, Tally, moment, sighting_of
from flows.fetching.source import Found, Listed, Sitting, Source
from models.errors import NamndkollError, SourceError
from warehouse.files import make_private_folder

VERSION = 1
"""Of the file's tables: one more with each change that an earlier program would trip over."""

_SCHEMA = Path(__file__).with_name("state.sql")
_SEE = """
INSERT INTO sighting (source, key, address, title, municipality, committee, meeting_date, role, stamp,
                      first_seen, last_seen)
VALUES (:source, :key, :address, :title, :municipality, :committee, :meeting_date, :role, :stamp, :at, :at)
ON CONFLICT (source, key) DO UPDATE SET
    address = :address, title = :title, municipality = :municipality, committee = :committee,
    meeting_date = :meeting_date, role = :role, stamp = :stamp, last_seen = :at, gone_at = NULL
"""
_SIGHTINGS = """
SELECT s.*, (SELECT CASE WHEN v.removed_at IS NULL THEN v.document_id END
             FROM version v WHERE v.sighting = s.id ORDER BY v.id DESC LIMIT 1) AS document_id,
       (SELECT min(v.fetched_at) FROM version v WHERE v.sighting = s.id) AS first_fetched
FROM sighting s WHERE s.source = ? ORDER BY s.id
"""


class State:
    """The open file. May be used by several threads. Made by `opened`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._con = connection
        self._lock = RLock()

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        with self._lock, self._con:
            yield self._con

    def rows(self, sql: str, values: Iterable[Any] = ()) -> list[dict[str, Any]]:
        """The answer to a query, a dict a row."""
        with self._lock:
            return [dict(row) for row in self._con.execute(sql, tuple(values)).fetchall()]

    def see(self, source: Source, found: Iterable[Found], at: datetime) -> None:
        """Note what a source lists now, all of it or nothing."""
        with self._changing() as con:
            for one in found:
                row = {"source": source.name, "municipality": source.municipality, "at": at.isoformat()}
                if isinstance(one, Listed):
                    con.execute(_SEE, row | one.model_dump(mode="json"))
                elif isinstance(one, Sitting) and one.committee:
                    told = (one.committee, one.date.isoformat(), one.is_cancelled, row["at"])
                    con.execute(
                        "INSERT OR REPLACE INTO sitting VALUES (?, ?, ?, ?, ?, ?)",
                        (source.name, source.municipality, *told),
                    )

    def lose(self, sightings: Iterable[int], at: datetime) -> None:
        """Note that documents are no longer listed."""
        with self._changing() as con:
            con.executemany(
                "UPDATE sighting SET gone_at = ? WHERE id = ?", [(at.isoformat(), one) for one in sightings]
            )

    def sightings(self, source: str) -> list[Sighting]:
        """All documents that a source lists or has listed."""
        return [sighting_of(row) for row in self.rows(_SIGHTINGS, [source])]

    def fetched(self, sighting: Sighting, document_id: str, known: Known, at: datetime) -> None:
        """Note the bytes that are at an address now; a new version where they are not those that were there last."""
        with self._changing() as con:
            if document_id != sighting.document_id:
                told = (sighting.id, document_id, at.isoformat())
                con.execute("INSERT INTO version (sighting, document_id, fetched_at) VALUES (?, ?, ?)", told)
            con.execute(
                "UPDATE sighting SET fetched_stamp = ?, etag = ?, last_modified = ?, checked_at = ?, attempts = 0,"
                " error_code = NULL, error = NULL, remedy = NULL WHERE id = ?",
                (sighting.document.stamp, known.etag, known.last_modified, at.isoformat(), sighting.id),
            )

    def removed(self, documents: Iterable[str], at: datetime) -> None:
        """Note that the bytes of documents were taken out of the store; listed again, they are fetched again."""
        with self._changing() as con:
            for document in documents:
                con.execute("UPDATE version SET removed_at = ? WHERE document_id = ?", (at.isoformat(), document))
                con.execute(
                    "UPDATE sighting SET etag = NULL, last_modified = NULL, fetched_stamp = NULL WHERE id IN"
                    " (SELECT sighting FROM version WHERE document_id = ?)",
                    (document,),
                )

    def fault(self, sighting: Sighting, error: NamndkollError, at: datetime) -> None:
        """Note that a document could not be fetched."""
        with self._changing() as con:
            con.execute(
                "UPDATE sighting SET checked_at = ?, attempts = attempts + 1, error_code = ?, error = ?, remedy = ?"
                " WHERE id = ?",
                (at.isoformat(), error.code, error.explanation, error.remedy, sighting.id),
            )

    def note_listing(self, source: Source, tally: Tally, outcome: str, explanation: str | None, at: datetime) -> None:
        """Note how a list went: ok, warned or failed."""
        told = (source.name, source.municipality, at.isoformat(), outcome, tally.total, json.dumps(tally.months))
        with self._changing() as con:
            con.execute(
                "INSERT INTO listing (source, municipality, listed_at, outcome, documents, months, explanation)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (*told, explanation),
            )

    def good_listings(self, source: str, most: int) -> list[Tally]:
        """The latest lists that were as expected, the latest first, none from before the last accepted one."""
        rows = self.rows(
            "SELECT documents, months FROM listing WHERE source = ?1 AND outcome <> 'failed' AND id >= coalesce("
            "(SELECT max(id) FROM listing WHERE source = ?1 AND outcome = 'accepted'), 0) ORDER BY id DESC LIMIT ?2",
            [source, most],
        )
        return [Tally(row["documents"], Counter(json.loads(row["months"]))) for row in rows]

    def accept(self, source: str) -> int:
        """Take the last list of a source as what is to be expected of it; how many documents it held."""
        with self._changing() as con:
            told = con.execute(
                "UPDATE listing SET outcome = 'accepted' WHERE id = (SELECT max(id) FROM listing WHERE source = ?)"
                " RETURNING documents",
                (source,),
            ).fetchone()
        if told is None:
            raise SourceError(f"{source} was never listed", "Run 'namndkoll nightly' first.")
        return int(told[0])

    def begin_night(self, at: datetime) -> int:
        """Note that a run begins; what befell those before it is from now on told."""
        with self._changing() as con:
            con.execute("UPDATE night SET is_told = 1")
            made = con.execute("INSERT INTO night (started_at, is_told) VALUES (?, 0)", (at.isoformat(),))
            return int(made.lastrowid or 0)

    def end_night(self, night: int, at: datetime) -> None:
        """Note that a run came to its end."""
        with self._changing() as con:
            con.execute("UPDATE night SET finished_at = ? WHERE id = ?", (at.isoformat(), night))

    def skip_night(self, at: datetime, reason: str) -> None:
        """Note that a run could not begin."""
        with self._changing() as con:
            told = (at.isoformat(), reason)
            con.execute("INSERT INTO night (started_at, skipped_because, is_told) VALUES (?, ?, 0)", told)

    def untold_nights(self) -> list[dict[str, Any]]:
        """The runs since the last that began, and that one: begun, finished or skipped when and why."""
        return self.rows("SELECT * FROM night WHERE NOT is_told ORDER BY id")

    def last_night(self) -> datetime | None:
        """When the last run ended that came to its end; None before the first."""
        return moment(self.rows("SELECT max(finished_at) AS at FROM night")[0]["at"])


@contextmanager
def opened(folder: Path) -> Iterator[State]:
    """The state in a folder, made as needed. Raises SourceError where the file is no such state, or a newer one."""
    make_private_folder(folder)
    path = folder / "sources.sqlite3"
    connection = sqlite3.connect(path, check_same_thread=False, timeout=30)
    try:
        path.chmod(0o600)
        connection.row_factory = sqlite3.Row
        _check_version(connection, path)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(_SCHEMA.read_text(encoding="utf-8"))
        connection.execute(f"PRAGMA user_version = {VERSION}")
        yield State(connection)
    except sqlite3.DatabaseError as error:
        raise SourceError(f"is not as it should be ({error})", "Restore it from a backup.", file=str(path)) from error
    finally:
        connection.close()


def _check_version(connection: sqlite3.Connection, path: Path) -> None:
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    if found > VERSION:
        raise SourceError(
            f"was written by a newer version of namndkoll (its tables are of version {found}, known is {VERSION})",
            "Update namndkoll on this machine; or restore the file from a backup made before the update.",
            file=str(path),
        )
