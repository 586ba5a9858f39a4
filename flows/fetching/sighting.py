"""A document in a source's list, as the state knows it; and how many a list held."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flows.fetching.answers import Known
from flows.fetching.source import Listed


@dataclass(frozen=True)
class Sighting:
    """A document in a source's list, and what is known of fetching it."""

    id: int
    document: Listed
    first_seen: datetime
    last_seen: datetime
    gone_at: datetime | None
    document_id: str | None
    """SHA-256 of the bytes that were there last; None where none could be fetched yet."""
    first_fetched: datetime | None
    fetched_stamp: str | None
    known: Known
    checked_at: datetime | None
    attempts: int
    """Failed attempts since the last that succeeded."""


@dataclass(frozen=True)
class Tally:
    """How many documents a list held, in all and by month of the meeting (2031-03)."""

    total: int
    months: Counter[str]


def sighting_of(row: dict[str, Any]) -> Sighting:
    """A row of the state as a sighting."""
    listed = {name: row[name] for name in Listed.model_fields if name != "meeting_date"}
    day = date.fromisoformat(row["meeting_date"]) if row["meeting_date"] else None
    return Sighting(
        id=row["id"],
        document=Listed(**listed, meeting_date=day),
        first_seen=datetime.fromisoformat(row["first_seen"]),
        last_seen=datetime.fromisoformat(row["last_seen"]),
        gone_at=moment(row["gone_at"]),
        document_id=row["document_id"],
        first_fetched=moment(row["first_fetched"]),
        fetched_stamp=row["fetched_stamp"],
        known=Known(row["etag"], row["last_modified"]),
        checked_at=moment(row["checked_at"]),
        attempts=row["attempts"],
    )


def moment(text: str | None) -> datetime | None:
    """A time as the state keeps it."""
    return datetime.fromisoformat(text) if text else None
