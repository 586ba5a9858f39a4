"""The year or years that an amount in a text concerns."""

import re
from dataclasses import dataclass, replace

from extractors.extractor import Reading
from extractors.sections.passage import Passage
from extractors.sections.tree import Node
from extractors.swedish.dates import DateSpan, find_dates, find_years
from extractors.swedish.money import Amount, find_amounts
from models.provenance import Provenance

_IN_FRONT = 10  # characters
_COMPARED = re.compile(r"\b(?:jämfört med|än|sedan|gentemot|mot)\s+(?:\w+\s+){0,2}$", re.I)
_PARENTHESIS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True)
class Around:
    """The clause and the sentence that an amount stands in, as (start, end) in its passage."""

    clause: tuple[int, int]
    sentence: tuple[int, int]


def _distance(year: DateSpan, start: int, end: int) -> int:
    """How far a year stands from an amount; one in front counts as farther: "1,8 mnkr för 2025" names it behind."""
    return year.start - end if year.start >= end else start - year.end + _IN_FRONT


def _closed(clause: str, amount_end: int) -> str:
    """A clause up to a parenthesis behind the amount that it leaves open: what stands there is of the next amount."""
    opened = clause.rfind("(", amount_end)
    return clause if opened < 0 or ")" in clause[opened:] else clause[:opened]


def _without_asides(text: str) -> str:
    """A text with parentheses blanked that are remarks (five words or more) or amounts with years of their own.

    Where the text is nothing but such a parenthesis its amounts are asked for: it stays.
    """

    def blank(aside: re.Match[str]) -> str:
        apart = find_amounts(aside[0]) and find_amounts(text[: aside.start()])
        remark = len(aside[0].split()) >= 5 and not find_amounts(aside[0])
        return " " * len(aside[0]) if remark or apart else aside[0]

    return _PARENTHESIS.sub(blank, text)


def _with_neighbours(text: str, year: DateSpan, years: list[DateSpan]) -> tuple[int, int]:
    """The span of a year with those joined to it: "2009 och 2011"."""
    first, last = year.start, year.end
    for other in years:
        if re.fullmatch(r"\s*(?:och|,|samt)\s*", text[other.end : first] if other.end <= first else ""):
            first = other.start
        if re.fullmatch(r"\s*(?:och|,|samt)\s*", text[last : other.start] if other.start >= last else ""):
            last = other.end
    return first, last


def _years_in(span: DateSpan) -> list[DateSpan]:
    """The years of a date of more than a month: "2024", "2015–2017", "årsskiftet 2022"; none of a day's date."""
    if span.printed[:2] in ("19", "20") and len(span.printed) >= 4:
        return [span]
    if span.first is not None and span.last is not None and (span.last - span.first).days < 32:
        return []
    inner = find_years(span.printed)
    return [replace(y, start=span.start + y.start, end=span.start + y.end) for y in inner]


def period_of(
    reading: Reading, node: Node, passage: Passage, found: Amount, around: Around
) -> tuple[str | None, dict[str, Provenance]]:
    """The year or years an amount concerns: said in its clause, its sentence, the list's lead or the heading."""
    if found.per:
        return (f"per {found.per}", {}) if found.per in ("år", "månad", "dag") else (None, {})
    text = passage.text
    for start, end in (around.clause, around.sentence):
        level = _without_asides(_closed(text[start:end], found.end - start))
        spans = [d for d in find_dates(level) if not start + d.start < found.end <= start + d.end]
        years = [year for d in spans for year in _years_in(d)]
        recurring = [
            d for d in spans if d.first is None and d.printed.casefold() in ("årligen", "varje år", "per år", "årlig")
        ]
        years = [d for d in years if not _COMPARED.search(level[: d.start])]
        if years:
            near = min(years, key=lambda d: _distance(d, found.start - start, found.end - start))
            first, last = _with_neighbours(level, near, years)
            return level[first:last], {"period": passage.place(reading.quoter, start + first, start + last)}
        if recurring:
            return recurring[0].printed, {}
    for block in (node.lead, node.heading):
        if block is not None:
            years = [d for d in find_dates(block.text) if d.printed[:2] in ("19", "20") and len(d.printed) == 4]
            if len({d.printed for d in years}) == 1:
                return years[0].printed, {}
    return None, {}
