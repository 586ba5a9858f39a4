"""Finds dates and periods in running text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from extractors.swedish.calendar import Form
from extractors.swedish.date_days import day_forms, month_forms
from extractors.swedish.date_periods import period_forms, undated_forms, year_forms
from extractors.swedish.sieve import Sieve
from extractors.swedish.spaces import even
from extractors.swedish.terms import alternation, load, words


@dataclass(frozen=True)
class DateSpan:
    """A date or period in running text: `printed == text[start:end]`, no preposition and no "den".

    `first` and `last` are the days that it covers at its widest, both included; None where the words do not say
    ("löpande", "11 februari", "delårsrapport 2 2021"). Spring is January–June, autumn July–December.
    """

    start: int
    end: int
    printed: str
    first: date | None
    last: date | None


@cache
def _all_forms() -> tuple[Form, ...]:
    return (*day_forms(), *month_forms(), *period_forms(), *undated_forms(), *year_forms())


@cache
def _reference_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternation(words('dates', 'reference_words'))}:?\s?\(?$", re.IGNORECASE)


@cache
def _unit_after() -> re.Pattern[str]:
    units = [unit for unit in load("units")["spelling"] if unit[0].isalpha()]
    return re.compile(rf"\s?(?:{alternation([*units, *load('units')['counted']])})(?!\w)", re.IGNORECASE)


def find_dates(text: str) -> list[DateSpan]:
    """The dates, periods and recurring times in `text`, left to right, none inside another."""
    return list(_dates(text))


def find_years(text: str) -> list[DateSpan]:
    """The years and runs of years in `text`, left to right, also where they are part of a longer date."""
    return list(_years(text))


@lru_cache(maxsize=4_000)  # several extractors ask for the same texts
def _dates(text: str) -> tuple[DateSpan, ...]:
    return tuple(_longest(_matches(text, _all_forms())))


@lru_cache(maxsize=4_000)
def _years(text: str) -> tuple[DateSpan, ...]:
    return tuple(_longest(_matches(text, year_forms())))


def _matches(text: str, forms: tuple[Form, ...]) -> Iterator[DateSpan]:
    level = even(text)
    folded = level.casefold()
    passed: dict[Sieve, bool] = {}
    for one in forms:
        if one.needs not in passed:
            passed[one.needs] = one.needs.passes(folded)
        if not passed[one.needs]:
            continue
        for match in one.pattern.finditer(level):
            start, end = match.span("date" if "date" in match.groupdict() else 0)
            while level[start : start + 1].isspace():
                start += 1
            bounds = one.read(match)
            if bounds is not None and not _is_reference(level, start, end):
                yield DateSpan(start, end, text[start:end], *bounds)


def _is_reference(level: str, start: int, end: int) -> bool:
    """Whether digits that look like a year are a reference number, the year of a law, or an amount."""
    if not level[start:end].replace("/", "").isdigit():
        return False
    return (
        _reference_before().search(level[max(0, start - 20) : start]) is not None
        or _unit_after().match(level, end) is not None
    )


def _longest(found: Iterator[DateSpan]) -> list[DateSpan]:
    """Of spans that overlap, the longest; of equals, the first."""
    kept: list[DateSpan] = []
    for span in sorted(found, key=lambda span: (span.start - span.end, span.start)):
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda span: span.start)
