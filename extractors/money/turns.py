"""Amounts told by turn with their years: "För 2026 och 2027 är ramen 88,6 respektive 90,1 mnkr"."""

import re
from collections.abc import Sequence
from typing import TypeVar

from extractors.swedish.dates import DateSpan, find_years
from extractors.swedish.money import Amount

_S = TypeVar("_S", Amount, DateSpan)

_JOINED = re.compile(r"\s*(?:,|och|samt|respektive|resp\.?)\s*(?:år\s+)?", re.I)
_BY_TURN = re.compile(r"\b(?:respektive|resp)\b", re.I)


def year_by_turn(text: str, sentence: tuple[int, int], found: Amount, amounts: Sequence[Amount]) -> DateSpan | None:
    """The year whose turn it is at an amount, where a sentence tells as many years in a row as amounts in a row.

    "respektive" has to stand between the amounts or between the years: without it nothing says that they go by turn.
    """
    inside = [a for a in amounts if sentence[0] <= a.start < sentence[1]]
    mine = next((run for run in _runs(text, inside) if any(a.start == found.start for a in run)), [])
    if len(mine) < 2:
        return None
    years = [_moved(y, sentence[0]) for y in find_years(text[slice(*sentence)])]
    rows = [run for run in _runs(text, years) if len(run) == len(mine)]
    if len(rows) != 1 or not any(_says_by_turn(text, run) for run in (rows[0], mine)):
        return None
    return rows[0][[a.start for a in mine].index(found.start)]


def _runs(text: str, spans: Sequence[_S]) -> list[list[_S]]:
    """Spans in rows: each joined to the one before by a comma, "och" or "respektive"."""
    out: list[list[_S]] = []
    for span in spans:
        if out and _JOINED.fullmatch(text[out[-1][-1].end : span.start]):
            out[-1].append(span)
        else:
            out.append([span])
    return out


def _says_by_turn(text: str, run: Sequence[Amount | DateSpan]) -> bool:
    """Whether "respektive" stands within a row."""
    return _BY_TURN.search(text, run[0].start, run[-1].end) is not None


def _moved(year: DateSpan, by: int) -> DateSpan:
    """A year found in a part of a text, as it stands in the whole."""
    return DateSpan(year.start + by, year.end + by, year.printed, year.first, year.last)
