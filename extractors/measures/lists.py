"""Measures in lists: bullets and lines under a heading or a lead that announces them."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from extractors.measures.draft import Draft
from extractors.measures.wording import take_apart
from extractors.passage import Passage
from extractors.registry import Reading
from extractors.sections import Role, role_of
from extractors.structure import Node
from extractors.swedish.dates import find_years
from extractors.swedish.actions import is_noun_led_action, is_verb_led
from models.document import Block, BlockKind

_TERMS = Path(__file__).parent.parent / "swedish" / "terms" / "measures.toml"
_LONG = 420  # characters: a longer item is a description
_COMMITMENT = re.compile(r"^(?:vi|kommunen|nämnden|förvaltningen|kommunkoncernen)\s+(?:ska(?:ll)?|vill|kommer att)\s+\w", re.I)
_CAPITALS = re.compile(r"^[A-ZÅÄÖ]{3,}\s+[a-zåäö]")
_CLOSED = frozenset(
    {Role.RECIPIENTS, Role.PROPOSALS_MADE, Role.DOCUMENTS, Role.HISTORY, Role.PRESENT, Role.DECIDED, Role.PROPOSED, Role.GROUP}
)


@cache
def terms() -> dict[str, re.Pattern[str]]:
    """The wordlists of measures as patterns."""
    data: dict[str, list[str]] = tomllib.loads(_TERMS.read_text(encoding="utf-8"))
    return {name: re.compile("|".join(rf"\b{w}" for w in found), re.I) for name, found in data.items()}


def from_lists(reading: Reading) -> Iterator[Draft]:
    """Measures outside tables, in the order of the document."""
    for node, block in reading.structure.blocks():
        confidence = _confidence(node, block)
        if confidence == 0:
            continue
        wording = take_apart(block.text)
        places = node.passage.places(reading.quoter, 0, wording.end)
        if not places or len(wording.text) < 4:
            continue
        category = node.heading
        yield Draft(
            text=wording.text,
            places=places,
            anchor=("list", block.text),
            confidence=confidence,
            category=category.text if category else None,
            responsible=wording.responsible,
            deadline=wording.deadline or _year_of(category),
            status=wording.status,
            follow_up=wording.follow_up,
            evidence={"category": Passage.of(category).place(reading.quoter)} if category else {},
        )


def _confidence(node: Node, block: Block) -> float:
    """How sure it is that a block is a measure; 0 where it is none."""
    if node.role in _CLOSED or len(block.text) > _LONG or block.text.endswith((":", "?")):
        return 0.0
    verb_led = is_verb_led(block.text)
    led = verb_led or is_noun_led_action(block.text)
    if _CAPITALS.match(block.text) and is_verb_led(block.text.casefold()):
        return 0.85
    if block.kind is BlockKind.LIST_ITEM:
        if block.level > 1:
            return 0.0
        if _announced_by_lead(node):
            return 0.85 if led else 0.75
        if node.role is Role.MEASURES and node.lead is None:
            return 0.85 if led else 0.6 if _states_no_more(block) else 0.0
        return 0.75 if _COMMITMENT.match(block.text) else 0.0
    if node.role is Role.MEASURES and not block.text.endswith(".") and led:
        return 0.75
    return 0.0


def _announced_by_lead(node: Node) -> bool:
    """Whether the paragraph in front of a list announces measures."""
    if node.lead is None or terms()["not_announcing"].search(node.lead.text):
        return False
    last = re.split(r"(?<=[.!?])\s+", node.lead.text)[-1]
    return terms()["announcing"].search(last) is not None


def _states_no_more(block: Block) -> bool:
    """Whether an item without a leading verb is short enough to name a measure rather than to describe a state."""
    return len(block.text) < 120 and not re.search(r"\b(?:är|var|har|hade|finns|blev|visar)\b", block.text)


def _year_of(heading: Block | None) -> str | None:
    """The one year that a heading of measures names."""
    if heading is None or role_of(heading.text) is not Role.MEASURES:
        return None
    years = find_years(heading.text)
    return years[0].printed if len(years) == 1 else None
