"""The time by which a clause says that something is to be done (tidsfrist)."""

import re
from datetime import date
from functools import cache
from itertools import pairwise

from extractors.swedish.calendar import YEAR
from extractors.swedish.date_spans import DateSpan, find_dates
from extractors.swedish.spaces import even
from extractors.swedish.terms import alternation, words

# How surely the words in front of a date make it a deadline; 0 where they make it something else.
# The first that matches counts: "från och med" begins like "från".
_RANKS = {"sure": 4, "beginning": 2, "never": 0, "weak": 3}
_NEEDS_NO_WORDS = 1
_LEADS_ITSELF = re.compile(r"(?:före|innan)\s", re.I)
_TO_START_OF_WORD = re.compile(r"(?:[–—(,;:]|\s-)\s*$")


@cache
def _leads() -> dict[str, re.Pattern[str]]:
    return {
        name: re.compile(rf"(?<!\w){alternation(words('deadlines', name))}:?\s+{_fillers().pattern}$", re.IGNORECASE)
        for name in _RANKS
    }


@cache
def _fillers() -> re.Pattern[str]:
    """Words that may stand in front of a date without a say: "måndagen den"."""
    return re.compile(rf"(?:{alternation(words('deadlines', 'between'))}\s+)*", re.IGNORECASE)


@cache
def _undated() -> re.Pattern[str]:
    """Points in time without a date; a report or process only after words that make it a point in time."""
    reports = alternation(words("dates", "reports") + words("deadlines", "processes"))
    process = rf"(?:i samband med|inför|till|vid|i)\s+(?P<report>{reports}(?:\s(?:för\s)?(?:år\s)?{YEAR}\b)?)"
    meeting = rf"(?:{alternation(words('dates', 'months'))})s?(?:sammanträdet|mötet|nämnden|fullmäktige)"
    phrase = rf"(?P<phrase>{alternation(words('deadlines', 'phrases'))}|{meeting})(?!\w|\s{YEAR})"
    return re.compile(rf"\b{phrase}|\b{process}(?!\w)", re.IGNORECASE)


def find_deadline(text: str) -> DateSpan | None:
    """By when, as a clause says: the date words themselves, without "senast", "under" or "den".

    A text that is nothing but a date is a deadline. Of several dates the one with the surest words in front of it is
    taken, of equals the first. What is past ("antagen 2019") or a law's year is no deadline.
    """
    level = even(text)
    spans = [*_joined(text, find_dates(text)), *_undated_spans(text, level)]
    ranked = [(rank, -span.start, span) for span in spans if (rank := _rank(level, span))]
    return max(ranked, key=lambda entry: entry[:2])[2] if ranked else None


def _joined(text: str, spans: list[DateSpan]) -> list[DateSpan]:
    """Dates with only "och" between them as one: "2024 och 2025"."""
    joined = list(spans)
    for first, second in pairwise(spans):
        if text[first.end : second.start].strip() == "och" and first.first and second.last:
            whole = DateSpan(first.start, second.end, text[first.start : second.end], first.first, second.last)
            joined = [whole, *(span for span in joined if span not in (first, second))]
    return joined


def _undated_spans(text: str, level: str) -> list[DateSpan]:
    spans = []
    for match in _undated().finditer(level):
        start, end = match.span("phrase" if match["phrase"] else "report")
        spans.append(DateSpan(start, end, text[start:end], None, None))
    return spans


def _rank(level: str, span: DateSpan) -> int:
    before, after = level[: span.start], level[span.end :]
    alone = not after.strip(" .)")
    if alone and _fillers().fullmatch(before.lstrip(" (")):
        return _RANKS["sure"]
    if _LEADS_ITSELF.match(span.printed):
        return _RANKS["sure"]
    nearby = before[-80:]
    for name, pattern in _leads().items():
        if pattern.search(nearby):
            return _RANKS[name]
    stands_apart = alone and _TO_START_OF_WORD.search(nearby) is not None
    return _NEEDS_NO_WORDS if span.printed[0].isalpha() or stands_apart else 0


def deadline_bounds(printed: str) -> tuple[date | None, date | None]:
    """First and last day that a printed deadline covers; None where it does not say ("löpande", "budget 2026").

    Of several dates ("våren 2024 och hösten 2025") from the first one's first day to the last one's last. A report's or
    budget's year is no year in which something is to be done.
    """
    level = even(printed)
    dates = find_dates(printed)
    if not dates or _of_process().search(level[: dates[0].start]):
        return None, None
    return dates[0].first, dates[-1].last


@cache
def _of_process() -> re.Pattern[str]:
    names = alternation(words("dates", "reports") + words("deadlines", "processes"))
    return re.compile(rf"\b{names}\s(?:för\s)?(?:år\s)?$", re.IGNORECASE)
