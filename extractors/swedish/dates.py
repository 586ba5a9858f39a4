"""Dates, periods, times and deadlines (datum, perioder, klockslag, tidsfrister)."""

from datetime import date

from extractors.swedish.date_spans import DateSpan, find_dates, find_years
from extractors.swedish.deadlines import find_deadline
from extractors.swedish.times import find_times

__all__ = ["DateSpan", "find_dates", "find_deadline", "find_times", "find_years", "parse_date"]


def parse_date(text: str) -> date | None:
    """The day that the whole of `text` is ("den 11 februari 2021"), or None where it is no full date."""
    spans = find_dates(text)
    if len(spans) != 1 or spans[0].first is None or spans[0].first != spans[0].last:
        return None
    around = text[: spans[0].start] + text[spans[0].end :]
    return spans[0].first if around.strip(" .,()\u00a0").lower() in ("", "den", "datum", "datum:") else None
