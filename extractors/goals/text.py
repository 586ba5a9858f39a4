"""Goals in running text, in lists and as headings."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from extractors.extractor import Reading
from extractors.goals.draft import Draft, draft, to_come
from extractors.goals.fields import is_labelled
from extractors.goals.sentences import assessed_from, labelled, stated, up_to_last
from extractors.sections.roles import Role
from extractors.sections.tree import Node
from extractors.swedish.actions import is_infinitive
from extractors.swedish.dates import find_deadline, find_years
from extractors.swedish.terms import patterns
from models.document import Block, BlockKind

_VISION = re.compile(
    r"\b(?:vision|målbild|önskat läge)\b[^.]*:$|^(?:vår |kommunens )?(?:vision|målbild)(?:\s+\d{4})?$", re.I
)
_SHALL = re.compile(r"\bska(?:ll)?\b")
_GOES_ON = re.compile(r"(?:det|detta|de|den|dessa|där|vidare|samtidigt)\b", re.I)
_UNTIL = re.compile(r"(?:perioden|året)s\s+(?:slut|utgång)$", re.I)
_SENTENCES = 3  # of a paragraph that states goals
_FOLLOWING = re.compile(r"\bföljande\s+(?:\w+\s+)?\w*mål(?:sättningar)?\s*:?$", re.I)
_HEADING = 10  # words
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
        if _states().search(match["text"]) or _does_something(match["text"]):
            end = up_to_last(reading, block.text, match.start("text"), _wants())
            yield draft(reading, node.passage, match.start("text"), end, "numbered")
    elif node.heading is not None and _VISION.search(node.heading.text) and block.kind is BlockKind.PARAGRAPH:
        yield _of_vision(reading, node)
    elif found := list(stated(reading, block.text)):
        yield from (draft(reading, node.passage, start, end, "stated") for start, end in found)
    elif block.text.endswith((":", "?")):
        return
    elif node.role is Role.GOALS or _counts_up(node):
        yield from _under_heading(reading, node, block)
    elif block.kind is BlockKind.LIST_ITEM and node.lead is not None and _announces().search(node.lead.text):
        yield from _announced(reading, node, block)


def _under_heading(reading: Reading, node: Node, block: Block) -> Iterator[Draft]:
    """The goal that an item or a short paragraph under a heading of goals states."""
    if block.kind is BlockKind.LIST_ITEM:
        yield from _item(reading, node, block, "under_heading")
        return
    spans = reading.sentences(block.text)
    if len(spans) > _SENTENCES:
        return
    goals = [span for span in spans if _is_goal(reading, block.text[slice(*span)])]
    starts = [i for i, span in enumerate(goals) if i == 0 or not _goes_on(block.text[slice(*span)])]
    for first, after in pairwise([*starts, len(goals)]):
        yield draft(reading, node.passage, goals[first][0], goals[after - 1][1], "under_heading", "in_text")


def _goes_on(sentence: str) -> bool:
    """Whether a sentence goes on with the goal in front of it: "Detta ska …", "Uppnås senast: 2027"."""
    return _GOES_ON.match(sentence) is not None or is_labelled(sentence)


def _counts_up(node: Node) -> bool:
    """Whether the very heading above counts up goals: "För biblioteken finns följande mål"."""
    heading = node.heading.text if node.heading else ""
    return len(heading.split()) <= _HEADING and _FOLLOWING.search(heading) is not None


def _does_something(text: str) -> bool:
    """Whether a goal is put as something to do: "God utbildning – Säkerställa en likvärdig utbildning"."""
    return any(is_infinitive(word) for word in re.findall(r"[^\W\d_]+", text.casefold()))


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
    by = find_deadline(sentence)
    if by is not None and by.first is None and _UNTIL.search(by.printed):
        return True  # "35 500 personer bor här vid mandatperiodens slut"
    return to_come(reading, sentence) is not None and _states().search(sentence) is not None


def _of_vision(reading: Reading, node: Node) -> Draft:
    """A vision under a heading that announces it; the heading says of which year."""
    vision = draft(reading, node.passage, 0, len(node.passage.text), "vision")
    years = find_years(node.heading.text) if node.heading else []
    return replace(vision, deadline=years[0].printed if len(years) == 1 else vision.deadline, target=None)
