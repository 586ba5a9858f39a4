"""Amounts in running text and in lists, with the noun phrase that each pays for or describes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.extractor import Reading
from extractors.money.draft import Amount
from extractors.money.words import is_total, kind_of
from extractors.sections.passage import Passage
from extractors.sections.tree import Node
from extractors.swedish.dates import DateSpan, find_dates
from extractors.swedish.money import Amount as Found
from extractors.swedish.money import find_amounts
from extractors.swedish.organizations import is_committee
from extractors.swedish.terms import patterns
from models.provenance import Provenance
from models.records import UnitSource

_BREAK = re.compile(r"[;:()]|,\s|\s[–—-]\s|(?<=\w)-\s|\.\s")
_PAYS_FOR = re.compile(
    r"^\s*(?:kr\s+)?(?:årligen\s+|per\s+år\s+|totalt\s+)?(?:(?:ur|från|av|inom)\s+[^.;:(),]{3,60}?\s+)?"
    r"(?:till|för|avseende|gällande)\s+(?!\d)(?P<what>[^.;:()]{3,90})"
)
_OUT_OF = re.compile(r"^\s*(?:ur|från)\s+(?!\d)(?P<what>[^.;:()]{3,90}?)(?=\s+(?:och\s+\d|till|för)\s|[,.;]|$)")
_TO_DO = re.compile(r"\batt\s+\w+a$|^\w+a$")
_IN = re.compile(r"^\s*(?:i|på)\s+(?!\d)(?P<what>[^.;:()]{3,90})")
_IN_FRONT = 10  # characters
_COMPARED = re.compile(r"\b(?:jämfört med|än|sedan|gentemot|mot)\s+(?:\w+\s+){0,2}$", re.I)
_PARENTHESIS = re.compile(r"\([^()]*\)")
_WHEN = re.compile(r"\s*\b(?:under|för|år|från|till|i|per|och\s+med)?\s*(?:19|20)\d\d\b.*$", re.I)


@cache
def _verb() -> re.Pattern[str]:
    """Verbs between what the money is for and the amount."""
    return re.compile(rf"\b{patterns('money_prose', 'verbs')}\b", re.I)


@cache
def _generic() -> re.Pattern[str]:
    """Words that name nothing by themselves."""
    return re.compile(rf"\b{patterns('money_prose', 'generic')}\b", re.I)


@cache
def _of() -> re.Pattern[str]:
    """A phrase right in front of an amount, with the words that lead over to it."""
    about = patterns("money_prose", "about")
    lead = r"(?:på|om|med|till|av|för|motsvarande|uppgående till|\d{4})"
    return re.compile(rf"(?P<what>[^.;:(),]{{3,90}}?)\s+{lead}?\s*{about}?\s*$", re.I)


@cache
def _edges() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Small words at the beginning and at the end of a phrase."""
    first, last = patterns("money_prose", "first"), patterns("money_prose", "last")
    return re.compile(rf"^{first}\s+", re.I), re.compile(rf"\s+{last}$", re.I)


@cache
def _time() -> re.Pattern[str]:
    """A time at the beginning of a phrase."""
    return re.compile(patterns("money_prose", "time"), re.I)


def from_text(reading: Reading, node: Node, passage: Passage, *, is_item: bool) -> Iterator[Amount]:
    """The amounts of running text in a block or a cell; `is_item` tells that it is an item of a list."""
    found = find_amounts(passage.text)
    if not found:
        return
    told: dict[int, str | None] = {}  # the last label of each sentence, by where it begins
    bounds = reading.sentences(passage.text) or [(0, len(passage.text))]
    for i, amount in enumerate(found):
        start, end = next(((s, e) for s, e in bounds if s <= amount.start < e), (0, len(passage.text)))
        before = max([start, *(f.end for f in found[:i] if f.end >= start)])
        after = min([end, *(f.start for f in found[i + 1 :] if f.start < end)])
        label, sure = _label(passage.text, amount, (before, after), is_item)
        if label is None:  # "… from 92 to 65 million": of the same thing as the amount before it
            label, sure = told.get(start), False
        told[start] = label
        yield _amount(reading, node, passage, amount, _Context((before, after), (start, end), label, sure))


@dataclass(frozen=True)
class _Context:
    """The clause and the sentence of an amount, its label and whether that is sure."""

    clause: tuple[int, int]
    sentence: tuple[int, int]
    label: str | None
    sure: bool


def _amount(reading: Reading, node: Node, passage: Passage, found: Found, context: _Context) -> Amount:
    """One amount with its label and period."""
    text, clause = passage.text, context.clause
    period, evidence = _period(reading, node, passage, found, context)
    summed = re.search(r"\b(?:totalt|sammanlagt|summa)\s*$", text[clause[0] : found.start], re.I) is not None
    return Amount(
        label=context.label,
        value=found.value,
        printed=found.printed,
        unit=_unit_as_printed(found),
        unit_from=UnitSource.CELL,
        currency=found.currency,
        period=period,
        is_total=summed or is_total(context.label or ""),
        kind=kind_of(text[clause[0] : clause[1]]),
        places=passage.places(reading.quoter, found.start, found.end),
        anchor=("text", text),
        confidence=0.85 if context.sure else 0.6 if context.label else 0.4,
        evidence=evidence,
    )


def _unit_as_printed(found: Found) -> str | None:
    """The unit; a spelled-out multiple as printed ("miljarder kr"), an abbreviation or "kronor" as its sign."""
    if match := re.search(r"\b(?:miljon|miljard|tusen)\w*(?:\s+\w+)?$", found.printed, re.I):
        return match[0].casefold()
    return found.unit


def _label(text: str, found: Found, clause: tuple[int, int], is_item: bool) -> tuple[str | None, bool]:
    """The noun phrase of an amount and whether it stands where such phrases do.

    What the money pays for ("40 kkr till X") goes before what it is said of ("X kostar 40 kkr", "X 40 kkr").
    """
    before, after = text[clause[0] : found.start], text[found.end : clause[1]]
    if is_item and re.search(r"[^\W\d_]{3}", before) and not _verb().search(before):
        return _tidy(before), True
    if what := _behind(_PAYS_FOR, after):
        return what, True
    piece = before[_last_break(before) :] or before
    if not re.search(r"[^\W\d_]{4}", piece):
        piece = before
    if what := _said_of(piece):
        return what, True
    for pattern in (_OUT_OF, _IN):
        if what := _behind(pattern, after):
            return what, False
    subject = _verb().split(before)[0] if _verb().search(before) else None
    return (_tidy(subject) if subject else None), False


def _behind(pattern: re.Pattern[str], after: str) -> str | None:
    """What stands behind an amount and "till" or "för"; a time is nothing that money pays for."""
    match = pattern.match(after)
    if match is None or _time().match(match["what"]):
        return None
    at_disposal = re.search(
        r"^(?P<first>.*?)(?:\s*\btill\s+)?[^,]*\bförfogande\b(?:\s+för\s+(?P<last>.+))?", match["what"]
    )
    if at_disposal:  # "till nämndens förfogande för X": what it pays for stands behind
        return _tidy(at_disposal["last"] or re.split(r"\s+(?:ur|från|till)\s", match["what"])[0])
    return _tidy(_WHEN.sub("", re.split(r",\s|\s(?:som|där|vilket|under|från|och\s+\d)\s", match["what"])[0]))


def _said_of(piece: str) -> str | None:
    """The phrase in front of an amount: behind the last verb, else the verb's subject, else all of it."""
    verbs = list(_verb().finditer(piece))
    if verbs:
        behind, subject = _tidy(piece[verbs[-1].end() :]), _tidy(piece[: verbs[0].start()])
        if behind and re.search(r"[^\W\d_]{5}", _generic().sub("", behind)):
            return behind
        return subject if subject and not _is_giver(subject) else None
    match = _of().match(piece)
    return _tidy(match["what"]) if match else _tidy(piece)


def _is_giver(phrase: str) -> bool:
    """Whether a verb's subject is the body that spends the money, not what it pays for."""
    return is_committee(phrase)


def _last_break(text: str) -> int:
    """Where the last clause of a text begins."""
    ends = [m.end() for m in _BREAK.finditer(text)]
    while ends and not re.search(r"[^\W\d_]{4}", text[ends[-1] :]):
        ends.pop()
    return ends[-1] if ends else 0


def _tidy(phrase: str) -> str | None:
    """A phrase without small words and marks at its ends; None where nothing is left."""
    phrase = phrase.strip(' ,.;:–—-()”"')
    for edge in _edges():
        while (shorter := edge.sub("", phrase)) != phrase:
            phrase = shorter
    words = phrase.split()
    phrase = " ".join(words[-10:])
    named = re.search(r"[^\W\d_]{3}", _generic().sub("", phrase)) and not _TO_DO.search(phrase)
    return phrase if named else None


def _distance(year: DateSpan, start: int, end: int) -> int:
    """How far a year stands from an amount; one in front counts as farther: "1,8 mnkr för 2025" names it behind."""
    return year.start - end if year.start >= end else start - year.end + _IN_FRONT


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


def _period(
    reading: Reading, node: Node, passage: Passage, found: Found, context: _Context
) -> tuple[str | None, dict[str, Provenance]]:
    """The year or years an amount concerns: said in its clause, its sentence, the list's lead or the heading."""
    if found.per:
        return (f"per {found.per}", {}) if found.per in ("år", "månad", "dag") else (None, {})
    text = passage.text
    for start, end in (context.clause, context.sentence):
        around = _without_asides(text[start:end])
        spans = [d for d in find_dates(around) if not start + d.start < found.end <= start + d.end]
        years = [d for d in spans if d.printed[:2] in ("19", "20") and len(d.printed) >= 4]
        recurring = [
            d for d in spans if d.first is None and d.printed.casefold() in ("årligen", "varje år", "per år", "årlig")
        ]
        years = [d for d in years if not _COMPARED.search(around[: d.start])]
        if years:
            near = min(years, key=lambda d: _distance(d, found.start - start, found.end - start))
            first, last = _with_neighbours(around, near, years)
            return around[first:last], {"period": passage.place(reading.quoter, start + first, start + last)}
        if recurring:
            return recurring[0].printed, {}
    for block in (node.lead, node.heading):
        if block is not None:
            years = [d for d in find_dates(block.text) if d.printed[:2] in ("19", "20") and len(d.printed) == 4]
            if len({d.printed for d in years}) == 1:
                return years[0].printed, {}
    return None, {}
