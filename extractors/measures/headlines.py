"""Measures that are set as headings: over their descriptions, or over labelled lines ("Ansvarig: …", "Klart: …")."""

from collections.abc import Iterator
from dataclasses import replace

from extractors.extractor import Reading
from extractors.measures.announcing import without_number
from extractors.measures.draft import Draft
from extractors.measures.fields import Below
from extractors.measures.items import CLOSED
from extractors.measures.lists import Told, draft_of, own_time, year_of
from extractors.measures.wording import Wording, named_measure, take_apart
from extractors.sections.passage import Passage
from extractors.sections.roles import Role, role_of
from extractors.sections.tree import Node
from extractors.swedish.actions import is_verb_led
from models.document import Block

_ENOUGH = 2  # fields that make a measure of the heading above them


def from_headings(reading: Reading, below: Below) -> Iterator[Draft]:
    """The headings that are measures themselves."""
    headings = [n for n in reading.structure.nodes if n.is_heading and n.block]
    led = [n for n in headings if n.block and _leads_with_verb(n.block)]
    looks = [_look(n.block) for n in led if n.block]
    for node in headings:
        block = node.block
        if block is not None and block is not reading.title and _has_fields(node, below):
            yield from _labelled(reading, node, block, below.under[node.index])
        elif block is not None and node in led and looks.count(_look(block)) > 1:
            yield from _described(reading, node, block)


def _has_fields(node: Node, below: Below) -> bool:
    """Whether the lines right under a heading say who, and when or how far."""
    under = below.under.get(node.index)
    if under is None or not under.responsible or node.block is None:
        return False
    said = (under.responsible, under.deadline, under.status, under.follow_up)
    about = role_of(node.block.text)
    return sum(map(bool, said)) >= _ENOUGH and about not in CLOSED | {Role.GOALS, Role.BACKGROUND}


def _labelled(reading: Reading, node: Node, block: Block, under: Wording) -> Iterator[Draft]:
    """A heading with labelled lines below, without the label in front of it: "Uppdrag 1: Ta fram en norm"."""
    numbering = len(block.text) - len(without_number(block.text))
    start = numbering + (named_measure(block.text[numbering:]) or 0)
    told = Told(take_apart(block.text[start:]), under, None, start)
    group = _group(reading, node)
    for draft in draft_of(reading, node, told, ("fields_labelled", "is_heading")):
        yield _grouped(reading, draft, group)


def _described(reading: Reading, node: Node, block: Block) -> Iterator[Draft]:
    """A heading that tells to do something, over its description: "UTVECKLA …", at least two of a look."""
    group = next((h for h in reversed(node.headings[:-1]) if not _introduces(h)), None)
    for draft in draft_of(reading, node, Told(take_apart(block.text), None, None, 0), ("led_by_action", "is_heading")):
        when, description = own_time(draft.text) or year_of(group), _text_below(reading, node)
        yield _grouped(reading, replace(draft, deadline=when, description=description), group)


def _group(reading: Reading, node: Node) -> Block | None:
    """The heading that groups a heading: the nearest above it that is not the document's title."""
    return next((h for h in reversed(node.headings[:-1]) if h is not reading.title), None)


def _grouped(reading: Reading, draft: Draft, group: Block | None) -> Draft:
    """A draft with the heading that groups it as its category."""
    if group is None:
        return replace(draft, category=None, evidence={})
    place = Passage.of(group).place(reading.quoter)
    return replace(draft, category=without_number(group.text), evidence={"category": place})


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


def _text_below(reading: Reading, node: Node) -> str | None:
    """The text right under a heading."""
    for other in reading.structure.nodes[node.index + 1 : node.index + 2]:
        if other.block is not None and not other.is_heading:
            return other.block.text
    return None
