"""Measures in lists: bullets and lines under a heading or a lead that announces them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from extractors.extractor import Reading
from extractors.measures.draft import Draft
from extractors.measures.wording import take_apart
from extractors.sections.passage import Passage
from extractors.sections.roles import Role, role_of
from extractors.sections.tree import Node
from extractors.swedish.actions import is_noun_led_action, is_verb_led
from extractors.swedish.dates import find_years
from extractors.swedish.money import find_amounts
from extractors.swedish.terms import load
from models.document import Block, BlockKind
from models.records import DocumentKind

_LONG = 420  # characters: a longer item is a description
_COMMITMENT = re.compile(
    r"^(?:vi|\w*(?:kommunen|nämnden|styrelsen|förvaltningen|kontoret|bolaget|koncernen))\s+"
    r"(?:ska(?:ll)?|vill|kommer att)\s+\w",
    re.I,
)
_NAMED = re.compile(r"^(?:aktivitet|åtgärd|insats|uppdrag)\s*\d{0,2}\s*[:–]\s+(?=\S)", re.I)
_FIELD_LINE = re.compile(
    r"^(?:ansvarig|ansvar|utförare|klart?|tidplan|tid|när|slutdatum|status|uppföljning)\w*(?:\s\w+)?\s*:", re.I
)
_PLANS = frozenset({DocumentKind.ATGARDSPLAN, DocumentKind.HANDLINGSPROGRAM})
_CAPITALS = re.compile(r"^[A-ZÅÄÖ]{3,}\s+[a-zåäö]")
_CLOSED = frozenset(
    {
        Role.RECIPIENTS,
        Role.PROPOSALS_MADE,
        Role.DOCUMENTS,
        Role.HISTORY,
        Role.PRESENT,
        Role.DECIDED,
        Role.PROPOSED,
        Role.GROUP,
    }
)


@cache
def terms() -> dict[str, re.Pattern[str]]:
    """The wordlists of measures as patterns."""
    data: dict[str, list[str]] = load("measures")
    return {name: re.compile("|".join(rf"\b{w}" for w in found), re.I) for name, found in data.items()}


def from_lists(reading: Reading) -> Iterator[Draft]:
    """Measures outside tables, in the order of the document."""
    for node, block in reading.structure.blocks():
        confidence = _confidence(node, block, plan=reading.kind.kind in _PLANS)
        if confidence:
            yield from _draft(reading, node, confidence, node.heading, 0)


def _draft(reading: Reading, node: Node, confidence: float, category: Block | None, start: int) -> Iterator[Draft]:
    """The measure that a block is, from `start` on; none where nothing is left of it."""
    text = node.passage.text
    wording = take_apart(text[start:])
    places = node.passage.places(reading.quoter, start, start + wording.end)
    if not places or len(wording.text) < 4:
        return
    yield Draft(
        text=wording.text,
        places=places,
        anchor=("list", text),
        confidence=confidence,
        category=without_number(category.text) if category else None,
        responsible=wording.responsible,
        deadline=wording.deadline or _year_of(category),
        status=wording.status,
        follow_up=wording.follow_up,
        evidence={"category": Passage.of(category).place(reading.quoter)} if category else {},
    )


def from_headings(reading: Reading) -> Iterator[Draft]:
    """Measures that are set as headings over their descriptions: "UTVECKLA …", at least two of a look."""
    led = [n for n in reading.structure.nodes if n.is_heading and n.block and _leads_with_verb(n.block)]
    for node in led:
        block = node.block
        alike = sum(1 for n in led if n.block and block and _look(n.block) == _look(block))
        if block is None or alike < 2:
            continue
        grouping = next((h for h in reversed(node.headings[:-1]) if not _introduces(h)), None)
        for draft in _draft(reading, node, 0.85, grouping, 0):
            yield replace(draft, description=_described(reading, node))


def _leads_with_verb(block: Block) -> bool:
    """Whether a heading tells to do something: it begins with a verb, perhaps in capitals, and says more."""
    first = block.text.split(" ", 1)[0]
    plain = block.text.casefold() if first.isupper() else block.text
    return len(block.text.split()) >= 3 and not block.text.endswith((":", "?")) and is_verb_led(plain)


def _look(block: Block) -> tuple[float, bool, bool]:
    """A heading's look: headings of one sort are alike in it."""
    return block.lines[0].size, block.lines[0].bold, block.text.split(" ", 1)[0].isupper()


def _introduces(heading: Block) -> bool:
    """Whether a heading leads over to what follows rather than groups it."""
    return heading.text.endswith(":") or _leads_with_verb(heading)


def _described(reading: Reading, node: Node) -> str | None:
    """The text right under a heading."""
    for other in reading.structure.nodes[node.index + 1 : node.index + 2]:
        if other.block is not None and not other.is_heading:
            return other.block.text
    return None


def from_fields(reading: Reading) -> Iterator[Draft]:
    """Measures set as labelled lines: "Aktivitet: …", "Ansvarig: …", "Klart: …"."""
    pending: Draft | None = None
    for node, block in reading.structure.blocks():
        if match := _NAMED.match(block.text):
            if pending:
                yield pending
            pending = next(_draft(reading, node, 0.9, node.heading, match.end()), None)
        elif pending and _FIELD_LINE.match(block.text):
            # the measure's own words stand in front so that its labels are read as fields behind it
            wording = take_apart(f"xxx {block.text}")
            pending = replace(
                pending,
                responsible=pending.responsible + wording.responsible,
                deadline=wording.deadline or pending.deadline,
                status=pending.status or wording.status,
                follow_up=pending.follow_up or wording.follow_up,
            )
        elif pending:
            yield pending
            pending = None
    if pending:
        yield pending


def _confidence(node: Node, block: Block, *, plan: bool) -> float:
    """How sure it is that a block is a measure; 0 where it is none."""
    if node.role in _CLOSED or len(block.text) > _LONG or block.text.endswith((":", "?")):
        return 0.0
    if _CAPITALS.match(block.text) and is_verb_led(block.text.casefold()):
        return 0.85
    led = bool(is_verb_led(block.text) or is_noun_led_action(block.text) or _COMMITMENT.match(block.text))
    if block.kind is BlockKind.LIST_ITEM:
        return _confidence_of_item(node, block, led, plan=plan)
    return 0.75 if node.role is Role.MEASURES and led and not block.text.endswith(".") else 0.0


def _confidence_of_item(node: Node, block: Block, led: bool, *, plan: bool) -> float:
    """How sure it is that an item of a list is a measure.

    `led` tells that a verb or a noun of action leads it, `plan` that the document is a plan of measures.
    """
    if block.level > 1 or _allots(block):
        return 0.0
    if _announced_by_lead(node):
        return 0.85 if led else 0.75
    if node.role is Role.MEASURES and node.lead is None:
        return 0.85 if led else 0.6 if plan and _states_no_more(block) else 0.0
    return 0.75 if led and _COMMITMENT.match(block.text) else 0.0


def _allots(block: Block) -> bool:
    """Whether an item only says how much goes to what: "Utbildning 30 tkr"."""
    bare = re.sub(r"\s*\([^()]*\)\s*$", "", block.text).rstrip(" .;,")
    return any(a.end == len(bare) for a in find_amounts(bare))


def _announced_by_lead(node: Node) -> bool:
    """Whether the paragraph in front of a list announces measures."""
    if node.lead is None or terms()["not_announcing"].search(node.lead.text):
        return False
    last = re.split(r"(?<=[.!?])\s+", node.lead.text)[-1]
    return terms()["announcing"].search(last) is not None


def _states_no_more(block: Block) -> bool:
    """Whether an item without a leading verb is short enough to name a measure rather than to describe a state."""
    return len(block.text) < 120 and not re.search(r"\b(?:är|var|har|hade|finns|blev|visar)\b", block.text)


def without_number(heading: str) -> str:
    """A heading without its numbering: "4.1. Omvärld" groups as "Omvärld"."""
    return re.sub(r"^\d{1,2}(?:\.\d{1,2})*\.?\s+(?=\S)", "", heading)


def _year_of(heading: Block | None) -> str | None:
    """The one year that a heading of measures names."""
    if heading is None or role_of(heading.text) is not Role.MEASURES:
        return None
    years = find_years(heading.text)
    return years[0].printed if len(years) == 1 else None
