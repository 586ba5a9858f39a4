"""The year or years that an amount in a text concerns."""

import re
from dataclasses import dataclass, replace
from functools import cache

from extractors.extractor import Reading
from extractors.money.back import names_again, points_back, year_before
from extractors.money.turns import year_by_turn
from extractors.money.years import in_document
from extractors.sections.passage import Passage
from extractors.sections.tree import Node
from extractors.swedish.dates import DateSpan, find_dates, find_years
from extractors.swedish.money import Amount, find_amounts
from extractors.swedish.terms import patterns
from models.provenance import Provenance

Told = tuple[str | None, dict[str, Provenance]]
"""A period as printed, with where it was read."""

_IN_FRONT = 10  # characters
_COMPARED = re.compile(r"\b(?:jämfört med|än|sedan|gentemot|mot)\s+(?:\w+\s+){0,2}$", re.I)
_UNTIL = re.compile(r"\b(?:till\s+och\s+med|t\.?\s?o\.?\s?m\.?)\s+$", re.I)
_PARENTHESIS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True)
class Around:
    """The clause and the sentence that an amount stands in, as (start, end) in its passage; what was told before it."""

    clause: tuple[int, int]
    sentence: tuple[int, int]
    label: str | None = None  # the amount's own
    before: tuple[str, str] | None = None  # what the amount told before it is for, and when, where both are known
    is_earlier: bool = False  # in parentheses behind another, of another year than that


@cache
def _often() -> re.Pattern[str]:
    """How often or in which year of several an amount is paid: "årligen", "första året"."""
    return re.compile(rf"\b{patterns('money_prose', 'often')}\b", re.I)


@cache
def _than() -> re.Pattern[str]:
    """What leads to the other side of a comparison."""
    return re.compile(rf"\b{patterns('money_prose', 'compared')}\b", re.I)


@cache
def _before_now() -> re.Pattern[str]:
    """Words of another time than the one spoken of, without its year."""
    return re.compile(rf"\b{patterns('money_prose', 'before_now')}\b", re.I)


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


def _years_of(text: str, span: DateSpan) -> list[DateSpan]:
    """The years of a date, in a text; of a month, too, where it ends what is summed up: "till och med augusti 2021"."""
    if not _UNTIL.search(text[: span.start]):
        return _years_in(span)
    return [replace(y, start=span.start + y.start, end=span.start + y.end) for y in find_years(span.printed)]


def period_of(reading: Reading, node: Node, passage: Passage, found: Amount, around: Around) -> Told:
    """The year or years an amount concerns: said in its clause, its sentence, the list's lead or the heading.

    An amount that another is compared with has the year that stands beside it; one of "today" has none.
    """
    if around.is_earlier:
        return None, {}
    text = passage.text
    if found.per:
        return _of_one(reading, passage, found, around)
    if turn := year_by_turn(text, around.sentence, found, find_amounts(text)):
        return turn.printed, {"period": passage.place(reading.quoter, turn.start, turn.end)}
    side, is_past = _side(text, found, around.sentence)
    spans = [_within(around.clause, side), side]
    if not is_past and side[0] > around.sentence[0]:
        spans.append(around.sentence)  # what stands behind "jämfört med" is not of the amount in front of it
    said = next((told for span in spans if (told := _said(reading, passage, found, span))), None)
    if said or is_past:
        return said or (None, {})
    if earlier := _earlier(text, around):
        return earlier, {}
    return _around(node) or in_document(reading, text[around.sentence[0] : around.sentence[1]])


def _of_one(reading: Reading, passage: Passage, found: Amount, around: Around) -> Told:
    """When an amount told for each year, month or thing is of: the years that its clause names behind it, else each."""
    if found.per != "år":
        return None, {}
    years = [d for d in find_dates(passage.text[: around.clause[1]]) if d.start >= found.end and _years_in(d)]
    if len(years) == 1:
        return years[0].printed, {"period": passage.place(reading.quoter, years[0].start, years[0].end)}
    return "per år", {}


def _earlier(text: str, around: Around) -> str | None:
    """The period told before, where the sentence speaks of the same sum: "Av beloppet …", "Ramen …"."""
    sentence = text[around.sentence[0] : around.sentence[1]]
    if around.before and (points_back(sentence) or names_again(sentence, around.before[0])):
        return around.before[1]
    return year_before(text, around.sentence[0], around.label)


def _said(reading: Reading, passage: Passage, found: Amount, span: tuple[int, int]) -> Told | None:
    """What a part of a text says of when an amount is of; None where it says nothing."""
    start, end = span
    level = _without_asides(_closed(passage.text[start:end], found.end - start))
    spans = [d for d in find_dates(level) if not start + d.start < found.end <= start + d.end]
    years = [year for d in spans for year in _years_of(level, d) if not _COMPARED.search(level[: year.start])]
    years = _without_others(level, years, found, start)
    if years:
        near = min(years, key=lambda d: _distance(d, found.start - start, found.end - start))
        first, last = _with_neighbours(level, near, years)
        return level[first:last], {"period": passage.place(reading.quoter, start + first, start + last)}
    others = {a.end for a in find_amounts(level) if a.start != found.start - start}
    often = next((m for m in _often().finditer(level) if m.start() - 1 not in others), None)
    if often is not None:  # right behind another amount it is of that one
        return often[0], {"period": passage.place(reading.quoter, start + often.start(), start + often.end())}
    return None


def _without_others(level: str, years: list[DateSpan], found: Amount, offset: int) -> list[DateSpan]:
    """The years without those of other amounts, where several have one of their own: "2 mkr 2024 och 3 mkr 2025".

    `level` is a part of a text, from `offset` on, that `found` stands in.
    """
    owners = {year.start: a for a in find_amounts(level) for year in years if _is_behind(level, a, year)}
    if len({year.printed for year in years if year.start in owners}) < 2:
        return years
    own = found.start - offset
    return [y for y in years if y.start not in owners or owners[y.start].start == own]


def _is_behind(level: str, amount: Amount, year: DateSpan) -> bool:
    """Whether a year stands right behind an amount: "800 tkr 2024", "800 tkr (2024)", "800 tkr år 2024"."""
    return (
        amount.end <= year.start
        and re.fullmatch(r"\s*\(?(?:(?:år|under|för)\s+)?", level[amount.end : year.start]) is not None
    )


def _within(clause: tuple[int, int], side: tuple[int, int]) -> tuple[int, int]:
    """The part of a clause that lies within one side of a comparison."""
    return max(clause[0], side[0]), min(clause[1], side[1])


def _side(text: str, found: Amount, sentence: tuple[int, int]) -> tuple[tuple[int, int], bool]:
    """The side of a comparison that an amount stands on, and whether it is told to be of another time than now.

    "5 mnkr, jämfört med 4 mnkr 2021" has two sides; a sentence that compares no amounts is one side.
    """
    start, end = sentence
    for than in _than().finditer(text, start, end):
        if found.end <= than.start() and find_amounts(text[than.end() : end]):
            return (start, than.start()), False
        if found.start >= than.end() and find_amounts(text[start : than.start()]):
            return (than.start(), end), _before_now().search(text, than.start(), end) is not None
    return sentence, False


def _around(node: Node) -> Told | None:
    """The one year that a list's lead or the heading names."""
    for block in (node.lead, node.heading):
        if block is not None:
            years = [d for d in find_dates(block.text) if d.printed[:2] in ("19", "20") and len(d.printed) == 4]
            if len({d.printed for d in years}) == 1:
                return years[0].printed, {}
    return None
