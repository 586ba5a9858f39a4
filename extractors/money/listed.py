"""Amounts in lists whose unit is told once, above all items: "Följande investeringar (tkr):", "Belopp i tkr."."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from extractors.extractor import Reading
from extractors.money.draft import Amount
from extractors.money.periods import Told
from extractors.money.units import StatedUnit, unit_of_text
from extractors.money.words import counts_other, is_total, kind_of
from extractors.money.years import in_document
from extractors.sections.tree import Node
from extractors.swedish.dates import find_years
from extractors.swedish.money import find_amounts, to_value
from extractors.swedish.numbers import find_numbers, parse_number
from extractors.swedish.terms import words
from models.document import Block, BlockKind
from models.records import UnitSource

_FEWEST, _MOST = 2, 0.6  # items with a figure: at least so many, and this share of the list
_SIGN = re.compile(r"[+±]\s?$")
_SET_APART = re.compile(r"[-−–—]\s$")  # a dash that may part or be a minus
_ENDS = re.compile(r"\s*(?:$|[.;]$|\(|,\s|[–-]\s|(?:i\s+)?varder[at]\b|vardera\b|per\s+år\b|årligen\b|varav\b)", re.I)
_NOTE = re.compile(r"^\W*(?:alla\s+)?(?:belopp|siffror|summor|kostnader|tkr|kkr|mkr|mnkr|kr)\b", re.I)
_WORD = re.compile(r"(?P<word>[^\W\d_]+)\.?\s*$")
_LETTERS = re.compile(r"[^\W\d_]{3}")


@dataclass(frozen=True)
class _Figure:
    """An item's figure: text[start:end], with its sign; `label` is what stands in front."""

    node: Node
    label: str
    start: int
    end: int


@dataclass(frozen=True)
class _Above:
    """What stands above a list: the unit of its figures, and the sentences or the heading that say so."""

    unit: StatedUnit
    text: str


def from_lists(reading: Reading) -> Iterator[Amount]:
    """The amounts of lists of which most items end in a figure without a unit, where what is above states one.

    An item with a unit of its own counts as such a figure and is read as running text is.
    """
    for items in _lists(reading.structure.nodes):
        figures = [figure for node in items if (figure := _figure(node))]
        own = sum(bool(find_amounts(node.passage.text)) for node in items)
        if not figures or len(figures) + own < max(_FEWEST, _MOST * len(items)):
            continue
        if told := _above(reading, items[0]):
            yield from (_amount(reading, figure, told) for figure in figures)


def _lists(nodes: Sequence[Node]) -> Iterator[list[Node]]:
    """The runs of items that follow each other."""
    for is_item, run in groupby(nodes, key=lambda n: n.block is not None and n.block.kind is BlockKind.LIST_ITEM):
        if is_item:
            yield list(run)


def _figure(node: Node) -> _Figure | None:
    """The one figure that ends an item or stands in front of a remark; None where there is none or it is no amount."""
    text = node.passage.text
    if find_amounts(text):
        return None
    found = [n for n in find_numbers(text) if _ENDS.match(text, n.end) and _LETTERS.search(text, 0, n.start)]
    found = [n for n in found if not find_years(n.printed) and not _numbers_a_thing(text[: n.start])]
    if len(found) != 1 or _SET_APART.search(text[: found[0].start]):
        return None
    sign = _SIGN.search(text[: found[0].start])
    start = sign.start() if sign else found[0].start
    label = text[:start].strip(" ,:;.…=–-")
    return None if counts_other(label) else _Figure(node, label, start, found[0].end)


def _numbers_a_thing(before: str) -> bool:
    """Whether the word in front says that a number names a thing: "etapp 3"."""
    word = _WORD.search(before)
    return word is not None and word["word"].casefold() in words("money_words", "numbered")


def _above(reading: Reading, first: Node) -> _Above | None:
    """The unit that the paragraph or the heading right above a list states."""
    above = reading.structure.nodes[first.index - 1] if first.index else None
    block = above.block if above is not None else None
    if above is None or block is None:
        return None
    if above.is_heading:
        found = unit_of_text(block.text, UnitSource.HEADING, above.passage, reading)
        return _Above(found, block.text) if found else None
    text = _last_sentences(reading, block)
    found = unit_of_text(text, UnitSource.NOTE, None, reading)
    if found is None:
        return None
    at = len(block.text) - len(text) + found.note.start
    place = above.passage.place(reading.quoter, at, at + found.note.end - found.note.start)
    return _Above(StatedUnit(found.note, found.source, place, found.printed), text)


def _last_sentences(reading: Reading, block: Block) -> str:
    """The sentence of a paragraph that announces a list; with the one before it where it only tells the unit."""
    spans = reading.sentences(block.text)
    if not spans:
        return block.text
    first = -2 if len(spans) > 1 and _NOTE.match(block.text[spans[-1][0] :]) else -1
    return block.text[spans[first][0] :]


def _amount(reading: Reading, figure: _Figure, told: _Above) -> Amount:
    """An item's amount. Its year is that of the announcing sentence, else of the heading, else the document's."""
    passage, heading = figure.node.passage, figure.node.heading
    printed = passage.text[figure.start : figure.end]
    number = parse_number(printed)
    if number is None:
        raise ValueError(f"{printed!r} is no number")
    period, evidence = _period(reading, figure, told.text)
    if told.unit.place is not None:
        evidence = evidence | {"unit": told.unit.place}
    return Amount(
        label=figure.label,
        value=to_value(number, told.unit.note.unit),
        printed=printed,
        unit=told.unit.printed,
        unit_from=told.unit.source,
        currency=told.unit.note.currency,
        period=period,
        is_total=is_total(figure.label),
        kind=kind_of(figure.label, told.text, heading.text if heading else None),
        places=passage.places(reading.quoter, figure.start, figure.end),
        anchor=("text", passage.text),
        grounds=("in_list", "label_in_place", *(("period_around",) if period else ())),
        evidence=evidence,
        block=figure.node.index,
    )


def _period(reading: Reading, figure: _Figure, told: str) -> Told:
    """The year of an item's amount."""
    heading = figure.node.heading
    for text in (figure.label, told, heading.text if heading else ""):
        years = {y.printed for y in find_years(text)}
        if len(years) == 1:
            return years.pop(), {}
    return in_document(reading, told)
