"""Days and months as Swedish writes them: "den 11 februari 2021", "2021-02-11", "nov 2009" (datum)."""

import re

from extractors.swedish.calendar import (
    DASH,
    UNDATED,
    YEAR,
    Bounds,
    Form,
    day,
    form,
    month_number,
    month_pattern,
    months,
    one_day,
)
from extractors.swedish.sieve import DIGIT, WITH_YEAR, Sieve
from extractors.swedish.terms import alternation, words

_NUMBER = r"[0-3]?[0-9](?:\s?:\s?[ae]|:e|:a)?"
_LEAP_YEAR = "2000"  # stands in where no year is printed: it has every day that a calendar can have
_CENTURY_SPLIT = "50"  # two-digit years below are of this century


def day_forms() -> tuple[Form, ...]:
    """Forms of single days, and of runs of days."""
    after_word = rf"\b{alternation(words('dates', 'date_words'))}:?\s+"
    before_day = alternation(words("dates", "before_day"))
    month = month_pattern()
    return (
        form(
            rf"(?<![\w/-])(?P<y>{YEAR})(?P<s>[-./])(?P<m>[01][0-9])(?P=s)(?P<d>[0-3][0-9])(?![\w/]|-[0-9])",
            lambda m: one_day(m["y"], m["m"], m["d"]),
            WITH_YEAR,
        ),
        form(
            rf"(?<![\w/.:-])(?P<d>[0-3]?[0-9])/(?P<m>[01]?[0-9])(?:\s?-\s?|\s)(?P<y>{YEAR})(?![\w/]|-[0-9])",
            lambda m: one_day(m["y"], m["m"], m["d"]),
            WITH_YEAR,
        ),
        form(
            rf"(?<![\w/.:-])(?P<d>[0-3]?[0-9])\.(?P<m>[01]?[0-9])\.(?P<y>{YEAR})(?![\w/]|-[0-9])",
            lambda m: one_day(m["y"], m["m"], m["d"]),
            WITH_YEAR,
        ),
        form(
            rf"{after_word}(?P<date>(?P<y>(?:19|20)?[0-9]{{2}})(?P<m>[01][0-9])(?P<d>[0-3][0-9]))(?![\w-])",
            lambda m: one_day(_full_year(m["y"]), m["m"], m["d"]),
            DIGIT,
        ),
        form(
            rf"\b{before_day}:?\s+(?P<date>(?P<d>[0-3]?[0-9])/(?P<m>[01]?[0-9]))(?![\w/%]|\s?[-,.:]?[0-9])",
            lambda m: UNDATED if one_day(_LEAP_YEAR, m["m"], m["d"]) else None,
            DIGIT,
        ),
        form(rf"(?<![\w/.:§-])(?<!§\s)(?P<d>{_NUMBER})\s(?P<m>{month})(?:,?\s(?P<y>{YEAR})\b)?", _read_day, DIGIT),
        form(
            rf"(?<![\w/.:§-])(?<!§\s)(?P<d>{_NUMBER})(?:\s(?P<m>{month})(?:\s(?P<y>{YEAR}))?)?(?:{DASH}|\still\s|\soch\s)"
            rf"(?:den\s)?(?P<d2>{_NUMBER})\s(?P<m2>{month})(?:\s(?P<y2>{YEAR})\b)?",
            _read_days,
            DIGIT,
        ),
    )


def month_forms() -> tuple[Form, ...]:
    """Forms of months with their year, of runs of months, and of months alone after a preposition."""
    month = month_pattern()
    alone = alternation(words("dates", "before_month"))
    names = alternation(words("dates", "months"))
    named = Sieve(words("dates", "months"))
    return (
        form(rf"(?<![0-9]\s)\b(?P<m>{month})(?:,?\s|\s?-\s?)(?P<y>{YEAR})(?![\w-])", _read_months, WITH_YEAR),
        form(
            rf"(?<![0-9]\s)\b(?P<m>{month})(?:{DASH}|\still\s|\soch\s)(?P<m2>{month})\s(?P<y>{YEAR})\b",
            _read_months,
            WITH_YEAR,
        ),
        form(rf"(?<![\w/.:-])(?P<y>{YEAR})-(?P<n>0[1-9]|1[0-2])(?![\w/]|-[0-9])", _read_year_month, WITH_YEAR),
        form(rf"\b{alone}\s+(?P<date>{names})\b(?!\s{YEAR})", lambda _: UNDATED, named),
        form(rf"\b{names}{DASH}{names}\b", lambda _: UNDATED, named),
    )


def _full_year(year: str) -> str:
    if len(year) == 4:
        return year
    return f"20{year}" if year < _CENTURY_SPLIT else f"19{year}"


def _ordinal(number: str) -> str:
    return re.sub(r"[^0-9]", "", number)


def _read_day(match: re.Match[str]) -> Bounds | None:
    """A day of a month; without a year it is undated, but must be in the calendar all the same."""
    number, month = _ordinal(match["d"]), month_number(match["m"])
    found = one_day(match["y"] or _LEAP_YEAR, month, number)
    return found if match["y"] else (UNDATED if found else None)


def _read_days(match: re.Match[str]) -> Bounds | None:
    """A run of days: the first takes month and year from the last where it has none of its own."""
    last_month, last_year = month_number(match["m2"]), match["y2"]
    first_month = month_number(match["m"]) if match["m"] else last_month
    known = last_year or _LEAP_YEAR
    first = day(match["y"] or known, first_month, _ordinal(match["d"]))
    last = day(known, last_month, _ordinal(match["d2"]))
    if first is None or last is None:
        return None
    if last_year is None:
        return UNDATED
    return (first, last) if first <= last else None


def _read_months(match: re.Match[str]) -> Bounds | None:
    first = month_number(match["m"])
    last = month_number(match["m2"]) if "m2" in match.groupdict() else first
    return months(int(match["y"]), first, last) if first <= last else None


def _read_year_month(match: re.Match[str]) -> Bounds:
    return months(int(match["y"]), int(match["n"]), int(match["n"]))
