"""Amounts in running text and in lists, with the noun phrase that each pays for or describes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.extractor import Reading
from extractors.money.draft import Amount
from extractors.money.earlier import earlier_in, with_earlier
from extractors.money.labels import label_of
from extractors.money.periods import Around, period_of
from extractors.money.words import is_total, kind_of
from extractors.sections.passage import Passage
from extractors.sections.roles import Role
from extractors.sections.tree import Node
from extractors.swedish.money import Amount as Found
from extractors.swedish.money import find_amounts
from models.records import UnitSource

_UNIT = re.compile(r"[^\W\d_]|€|[:,][-–]")


@dataclass(frozen=True)
class _Named:
    """What an amount is for, whether that is sure, where it stands, and whose unit it shares if it has none printed."""

    label: str | None
    sure: bool
    around: Around
    sharing: Found | None


def from_text(reading: Reading, node: Node, passage: Passage, *, is_item: bool) -> Iterator[Amount]:
    """The amounts of running text in a block or a cell; `is_item` tells that it is an item of a list."""
    found = with_earlier(passage.text, find_amounts(passage.text))
    if not found:
        return
    told_before = earlier_in(passage.text, found)
    told: dict[int, str | None] = {}  # the last label of each sentence, by where it begins
    bounds = reading.sentences(passage.text) or [(0, len(passage.text))]
    for i, amount in enumerate(found):
        start, end = next(((s, e) for s, e in bounds if s <= amount.start < e), (0, len(passage.text)))
        before = max([start, *(f.end for f in found[:i] if f.end >= start)])
        after = min([end, *(f.start for f in found[i + 1 :] if f.start < end and f not in told_before)])
        label, sure = None, False
        if amount not in told_before:
            label, sure = label_of(passage.text, amount, (before, after), is_item)
        if label is None:  # "… from 92 to 65 million": of the same thing as the amount before it
            label, sure = told.get(start), False
        told[start] = label
        around = Around((before, after), (start, end))
        sharing = found[i - 1] if amount in told_before else found[i + 1] if i + 1 < len(found) else None
        yield _amount(reading, node, passage, amount, _Named(label, sure, around, sharing))


def _amount(reading: Reading, node: Node, passage: Passage, found: Found, named: _Named) -> Amount:
    """One amount with its label and period."""
    text, clause = passage.text, named.around.clause
    period, evidence = period_of(reading, node, passage, found, named.around)
    if named.sharing is not None and not _UNIT.search(found.printed):  # "2,5–3,5 mnkr", "899 mkr (862)"
        evidence = evidence | {"unit": passage.place(reading.quoter, named.sharing.start, named.sharing.end)}
    summed = re.search(r"\b(?:totalt|sammanlagt|summa)\s*$", text[clause[0] : found.start], re.I) is not None
    return Amount(
        label=named.label,
        value=found.value,
        printed=found.printed,
        unit=_unit_as_printed(found),
        unit_from=UnitSource.CELL,
        currency=found.currency,
        period=period,
        is_total=summed or is_total(named.label or ""),
        kind=kind_of(text[clause[0] : found.start], text[found.end : clause[1]]),
        places=passage.places(reading.quoter, found.start, found.end),
        anchor=("text", text),
        confidence=0.85 if named.sure else 0.6 if named.label else 0.4,
        evidence=evidence,
        block=node.index,
        in_decision=node.role in (Role.DECIDED, Role.PROPOSED),
    )


def _unit_as_printed(found: Found) -> str | None:
    """The unit; a spelled-out multiple as printed ("miljarder kr"), an abbreviation or "kronor" as its sign."""
    if match := re.search(r"\b(?:miljon|miljard|tusen)\w*(?:\s+\w+)?$", found.printed, re.I):
        return match[0].casefold()
    return found.unit
