"""Which of a source's documents are asked for tonight, and in which order."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from flows.fetching.names import Role
from flows.fetching.sighting import Sighting
from flows.fetching.source import Source

_RECENT = timedelta(days=30)  # a document is corrected, or masked, soon after it was published if at all
_SOON = timedelta(hours=12)
_WEEK = timedelta(days=7)
_LONG = timedelta(days=30)
_AFTER_FAULTS = (timedelta(), _SOON, timedelta(days=1.5), timedelta(days=3.5), _WEEK)  # then _LONG


def due(sightings: Iterable[Sighting], now: datetime, first: date | None, last: date | None = None) -> list[Sighting]:
    """The documents to fetch: never fetched ones first, the latest meeting first; then those to look at again.

    `first` and `last` bound the meeting's day of those never fetched; without a day they are always asked for.
    """
    wanted = [one for one in sightings if _is_due(one, now, first, last)]
    return sorted(wanted, key=lambda one: (one.document_id is not None, -_day(one)))


def gone(source: Source, sightings: Iterable[Sighting], listed_at: datetime, since: date | None) -> list[Sighting]:
    """The documents that a complete list, made at `listed_at`, no longer holds though it would if they were there."""
    if source.is_rolling:
        return []
    bound = since if source.walks_dates else None
    return [
        one
        for one in sightings
        if one.gone_at is None
        and one.last_seen < listed_at
        and not (bound and one.document.meeting_date and one.document.meeting_date < bound)
    ]


def _is_due(one: Sighting, now: datetime, first: date | None, last: date | None) -> bool:
    if one.gone_at or one.document.role is Role.CANCELLED:
        return False
    if one.checked_at and one.attempts:
        pause = _AFTER_FAULTS[one.attempts - 1] if one.attempts <= len(_AFTER_FAULTS) else _LONG
        return now - one.checked_at >= pause
    if one.document_id is None:
        day = one.document.meeting_date
        return day is None or ((first is None or day >= first) and (last is None or day <= last))
    return one.document.stamp != one.fetched_stamp or _to_be_looked_at(one, now)


def _to_be_looked_at(one: Sighting, now: datetime) -> bool:
    """Whether it is time to see if the bytes are still the same: often at first, and where asking costs little."""
    if one.checked_at is None or one.first_fetched is None:
        return True
    asking_is_cheap = bool(one.known.etag or one.known.last_modified)
    pause = _LONG if now - one.first_fetched > _RECENT else _SOON if asking_is_cheap else _WEEK
    return now - one.checked_at >= pause


def _day(one: Sighting) -> int:
    return (one.document.meeting_date or one.first_seen.date()).toordinal()
