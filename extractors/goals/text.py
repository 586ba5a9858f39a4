"""Goals in running text, in lists and as headings."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from extractors.extractor import Reading
from extractors.goals.draft import Draft, draft, to_come
from extractors.goals.sentences import assessed_from, labelled, stated, up_to_last
from extractors.sections.roles import Role
from extractors.sections.tree import Node
from extractors.swedish.dates import find_years
from extractors.swedish.terms import patterns
from models.document import Block, BlockKind

_VISION = re.compile(
    r"\b(?:vision|målbild|önskat läge)\b[^.]*:$|^(?:vår |kommunens )?(?:vision|målbild)(?:\s+\d{4})?$", re.I
)
_SHALL = re.compile(r"\bska(?:ll)?\b")
_LONGEST = 400  # characters of an item of a list


@cache
def _states() -> re.Pattern[str]:
    """Verbs that a goal is stated with."""
    return re.compile(rf"\b{patterns('goals', 'states')}\b", re.I)


@cache
def _wants() -> re.Pattern[str]:
    """A verb that says what is to be."""
    return re.compile(r"\b(?:ska|skall|bör|senast)\b", re.I)


@cache
def _talks() -> re.Pattern[str]:
    """Sentences that talk about goals."""
    goal = r"(?:målet|målen|inriktningsmålen?|detta\s+mål|dessa\s+mål)"
    return re.compile(rf"\b{goal}\b.{{0,40}}\b{patterns('goals', 'talks')}\b", re.I)


@cache
def _announces() -> re.Pattern[str]:
    """A lead that says that its list is of goals: "Nämnden har antagit fyra mål för perioden:"."""
    return re.compile(rf"\b\w*{patterns('goals', 'announced')}\b[^.:;]*:$", re.I)


def from_heading(reading: Reading, node: Node, block: Block) -> Iterator[Draft]:
    """A goal that is itself a heading: "Mål 1: Alla elever ska …"."""
    match = labelled().match(block.text)
    if match and _states().search(match["text"]):
        yield draft(reading, node.passage, match.start("text"), len(block.text), "numbered", "is_heading")


def from_block(reading: Reading, node: Node, block: Block) -> Iterator[Draft]:
    """The goals of a paragraph or of an item of a list."""
    if match := labelled().match(block.text):
        if _states().search(match["text"]):
            end = up_to_last(reading, block.text, match.start("text"), _wants())
            yield draft(reading, node.passage, match.start("text"), end, "numbered")
    elif node.heading is not None and _VISION.search(node.heading.text) and block.kind is BlockKind.PARAGRAPH:
        yield _of_vision(reading, node)
    elif found := list(stated(reading, block.text)):
        yield from (draft(reading, node.passage, start, end, "stated") for start, end in found)
    elif block.text.endswith((":", "?")):
        return
    elif node.role is Role.GOALS:
        yield from _under_heading(reading, node, block)
    elif block.kind is BlockKind.LIST_ITEM and node.lead is not None and _announces().search(node.lead.text):
        yield from _announced(reading, node, block)


def _under_heading(reading: Reading, node: Node, block: Block) -> Iterator[Draft]:
    """The goal that an item or a short paragraph under a heading of goals states."""
    if block.kind is BlockKind.LIST_ITEM:
        yield from _item(reading, node, block, "under_heading")
        return
    spans = reading.sentences(block.text)
    goal = [span for span in spans if _is_goal(reading, block.text[slice(*span)])]
    if goal and len(spans) <= 3:
        end = goal[-1][1] if len(goal) == len(spans) else goal[0][1]
        yield draft(reading, node.passage, goal[0][0], end, "under_heading", "in_text")


def _announced(reading: Reading, node: Node, block: Block) -> Iterator[Draft]:
    """The goal of an item whose list a sentence announces: the heading does not, so it has to say what is to be."""
    first = reading.sentences(block.text)[:1]
    if first and _SHALL.search(sentence := block.text[slice(*first[0])]) and not _talks().search(sentence):
        yield from _item(reading, node, block, "announced_by_lead")


def _item(reading: Reading, node: Node, block: Block, ground: str) -> Iterator[Draft]:
    """An item of a list without the judgement behind it of how its goal fares."""
    if block.level == 1 and len(block.text) < _LONGEST:
        yield draft(reading, node.passage, 0, assessed_from(reading, block.text), ground, "in_list")


def _is_goal(reading: Reading, sentence: str) -> bool:
    """Whether a sentence says what is to be reached: with "ska", or of a year to come as if it were there."""
    if _talks().search(sentence):
        return False
    if _SHALL.search(sentence) or re.search(r"\bsenast\b", sentence):
        return True
    return to_come(reading, sentence) is not None and _states().search(sentence) is not None


def _of_vision(reading: Reading, node: Node) -> Draft:
    """A vision under a heading that announces it; the heading says of which year."""
    vision = draft(reading, node.passage, 0, len(node.passage.text), "vision")
    years = find_years(node.heading.text) if node.heading else []
    return replace(vision, deadline=years[0].printed if len(years) == 1 else vision.deadline, target=None)
