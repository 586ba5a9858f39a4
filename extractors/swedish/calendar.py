"""What every form of date shares: names of months, and the days that a form covers."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from extractors.swedish.sieve import Sieve
from extractors.swedish.terms import alternation, load

YEAR = r"(?:19|20)[0-9]{2}"
DASH = r"\s?[-–—]\s?"

Bounds = tuple[date | None, date | None]
UNDATED: Bounds = (None, None)


@dataclass(frozen=True)
class Form:
    """One way to write a date.

    Where the pattern has a group `date`, that is the date and the rest its surroundings. `read` gives the first and
    last day, or None where the match is no date after all. No text that `needs` stops has a match.
    """

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Bounds | None]
    needs: Sieve


def form(pattern: str, read: Callable[[re.Match[str]], Bounds | None], needs: Sieve) -> Form:
    """A form from a pattern that is matched without regard to case, and what a text must hold to match it."""
    return Form(re.compile(pattern, re.IGNORECASE), read, needs)


@cache
def month_numbers() -> dict[str, int]:
    """Names of months and their abbreviations → 1–12."""
    terms = load("dates")
    numbers = {name: number for number, name in enumerate(terms["months"], start=1)}
    numbers.update({short: int(number) for number, shorts in terms["months_short"].items() for short in shorts})
    return numbers


@cache
def month_pattern() -> str:
    """A regular expression for a month's name or abbreviation, with the full stop that an abbreviation may have."""
    short = (word for words in load("dates")["months_short"].values() for word in words)
    return rf"(?:{alternation(load('dates')['months'])}\b|{alternation(short)}\b\.?)"


def month_number(name: str) -> int:
    """The number of the month that `month_pattern` matched."""
    return month_numbers()[name.rstrip(".").lower()]


def day(year: int | str, month: int | str, number: int | str) -> date | None:
    """The day, or None where the calendar has none such."""
    try:
        return date(int(year), int(month), int(number))
    except ValueError:
        return None


def one_day(year: int | str, month: int | str, number: int | str) -> Bounds | None:
    """A single day as bounds, or None where the calendar has none such."""
    found = day(year, month, number)
    return (found, found) if found else None


def months(year: int, first: int, last: int) -> Bounds:
    """From the first day of one month to the last day of another, of the same year."""
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def part_of_year(year: int, part: int, per_year: int) -> Bounds | None:
    """The part-th of so many equal parts of a year: (2023, 2, 4) is its second quarter."""
    length = 12 // per_year
    return months(year, (part - 1) * length + 1, part * length) if 1 <= part <= per_year else None
