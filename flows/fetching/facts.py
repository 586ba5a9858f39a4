"""What the fetcher knows, as the warehouse keeps it, and as documents to ingest."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from flows.fetching.state import State
from models.document import SourceDocument
from warehouse.sources import SourceDocumentRow, SourceFacts, SourceListingRow, SourceMeetingRow

_VERSIONS = """
SELECT s.*, v.document_id, v.fetched_at,
       nullif(lead(v.document_id) OVER next, v.document_id) AS superseded_by,
       lead(v.fetched_at) OVER next AS superseded_at
FROM sighting s LEFT JOIN version v ON v.sighting = s.id
WINDOW next AS (PARTITION BY s.id ORDER BY v.id) ORDER BY s.id, v.id
"""
# The first address at which a document was seen tells what it is: a second one adds nothing and changes nothing.
_LATEST = """
SELECT s.address, s.municipality, s.committee, s.meeting_date, v.document_id, min(v.fetched_at) AS fetched_at, min(s.id)
FROM sighting s JOIN version v ON v.sighting = s.id
WHERE v.id = (SELECT max(w.id) FROM version w WHERE w.sighting = s.id) AND v.removed_at IS NULL
GROUP BY v.document_id ORDER BY min(s.id)
"""


def facts(state: State) -> SourceFacts:
    """Everything that analysts may ask about sources."""
    return SourceFacts(
        documents=[_document(row) for row in state.rows(_VERSIONS)],
        listings=[_listing(row) for row in state.rows("SELECT * FROM listing ORDER BY id")],
        meetings=[_meeting(row) for row in state.rows("SELECT * FROM sitting ORDER BY source, committee, date")],
    )


def known_documents(state: State) -> Iterator[SourceDocument]:
    """The documents that are to be loaded: the latest bytes at each address, each once, also where that is gone.

    Not those whose bytes retention took away. `path` is empty: the store has the bytes.
    """
    for row in state.rows(_LATEST):
        yield SourceDocument(
            id=row["document_id"],
            path="",
            url=row["address"] if "://" in row["address"] else None,
            fetched_at=_moment(row["fetched_at"]),
            municipality=row["municipality"],
            committee=row["committee"],
            meeting_date=_day(row["meeting_date"]),
        )


def _document(row: dict[str, Any]) -> SourceDocumentRow:
    as_they_are = ("source", "key", "address", "title", "role", "municipality", "committee", "document_id")
    return SourceDocumentRow(
        **{name: row[name] for name in as_they_are},
        meeting_date=_day(row["meeting_date"]),
        fetched_at=_moment(row["fetched_at"]),
        superseded_by=row["superseded_by"],
        superseded_at=_moment(row["superseded_at"]) if row["superseded_by"] else None,
        first_seen_at=datetime.fromisoformat(row["first_seen"]),
        last_seen_at=datetime.fromisoformat(row["last_seen"]),
        gone_at=_moment(row["gone_at"]),
        code=row["error_code"],
        explanation=row["error"],
        remedy=row["remedy"],
    )


def _listing(row: dict[str, Any]) -> SourceListingRow:
    return SourceListingRow(
        source=row["source"],
        municipality=row["municipality"],
        listed_at=datetime.fromisoformat(row["listed_at"]),
        outcome=row["outcome"],
        documents=row["documents"],
        explanation=row["explanation"],
    )


def _meeting(row: dict[str, Any]) -> SourceMeetingRow:
    return SourceMeetingRow(
        source=row["source"],
        municipality=row["municipality"],
        committee=row["committee"],
        date=date.fromisoformat(row["date"]),
        is_cancelled=bool(row["is_cancelled"]),
    )


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
