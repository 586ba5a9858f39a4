"""Measures in running text that nobody is told: what a body takes on, and what needs to be done."""

import re
from collections.abc import Iterator

from extractors.extractor import Reading
from extractors.measures.announcing import announces, grouping, without_number
from extractors.measures.assigning import Assignment, find_assignment, find_commitment, find_intent
from extractors.measures.assignments import CLOSED, OF_MEETINGS, without_deadline
from extractors.measures.draft import Draft
from extractors.measures.needs import Need, need_in
from extractors.measures.wording import take_apart
from extractors.sections.passage import Passage
from extractors.sections.roles import Role
from extractors.sections.tree import Node
from extractors.swedish.dates import find_deadline
from extractors.swedish.terms import load
from models.records import DocumentKind

_WEIGHING = frozenset(
    {
        DocumentKind.ANALYS,
        DocumentKind.STRATEGI,
        DocumentKind.HANDLINGSPROGRAM,
        DocumentKind.OTHER,
        DocumentKind.BOKSLUT,
    }
)
PLANS = frozenset({DocumentKind.ATGARDSPLAN, DocumentKind.HANDLINGSPROGRAM, DocumentKind.STRATEGI})
_WILL = re.compile(r"\b(?:ska(?:ll)?|kommer|avser|planerar|ansvar\w*|svarar|åtar|förbinder|förpliktar)\b", re.I)
_SHOULD = re.compile(r"\b(?:bör|behöver)\b", re.I)
_WEIGHS = re.compile(
    r"(?:\w+s\s+)?\w*(?:bedömning|analys|slutsats|överväg|synpunkt)", re.I
)  # the heading of such a section
_LONG = 300  # characters: a longer sentence says more than what is to be done


def from_sentences(reading: Reading) -> Iterator[Draft]:
    """What a body takes on ("X ska under 2025 …", "X ansvarar för att …") and needs ("bör ses över").

    Not in documents that are rules by their title, where everything is what somebody always does; needs only where a
    document weighs what is to be done.
    """
    if is_rules(reading) or _is_answer(reading):
        return
    for node, block in reading.structure.blocks():
        if node.role in CLOSED or not (_WILL.search(block.text) or _SHOULD.search(block.text)):
            continue
        spans = reading.sentences(block.text)
        for (start, end), behind in zip(spans, [*spans[1:], (0, 0)], strict=True):
            sentence = block.text[start:end]
            if (
                "?" in sentence
                or sentence.endswith(":")
                or len(sentence) >= _LONG
                or find_assignment(sentence, told=True)
            ):
                continue
            need = need_in(sentence, block.text[slice(*behind)]) if _weighs(reading, node) or announces(node) else None
            if (taken := _taken(reading, node, sentence)) and sentence[taken.start :].strip(" :."):
                yield _draft(
                    reading, node, (start, end), Need(taken.start, len(sentence), taken.responsible, None), "commitment"
                )
            elif need is not None:
                yield _draft(reading, node, (start, end), need, "need")
            elif announces(node) and _is_set(sentence):
                yield _draft(reading, node, (start, end), Need(0, len(sentence), (), None), "need")


def is_rules(reading: Reading) -> bool:
    """Whether the document says by its title that it is of rules: a reglemente, a policy."""
    title = (reading.title.text if reading.title else "").casefold()
    return any(word in title for word in load("assignments")["rules"])


def _is_answer(reading: Reading) -> bool:
    """Whether the document answers others by its title: what it asks of them is nothing that anybody takes on."""
    title = (reading.title.text if reading.title else "").casefold()
    return any(re.match(rf"{opening}\b", title) for opening in load("assignments")["answers"])


def _taken(reading: Reading, node: Node, sentence: str) -> Assignment | None:
    """What a sentence takes on, where it is the place for it: under measures, or with a time set.

    What a body answers for is its standing task anywhere else.
    """
    if not _WILL.search(sentence) or node.role is Role.GOALS or reading.kind.kind in OF_MEETINGS:
        return None
    if announces(node) and (found := find_commitment(sentence)):
        return found
    in_plan = reading.kind.kind in PLANS or announces(node)
    deadline = find_deadline(sentence)
    if deadline is None or (deadline.first is None and not in_plan):
        return None
    return find_intent(sentence)


def _weighs(reading: Reading, node: Node) -> bool:
    """Whether a text weighs what is to be done: its document does, or its section of a report to the committee."""
    if reading.kind.kind is DocumentKind.TJANSTESKRIVELSE:
        return node.heading is not None and _WEIGHS.match(without_number(node.heading.text)) is not None
    return reading.kind.kind in _WEIGHING


def _is_set(sentence: str) -> bool:
    """Whether a sentence says that something is to be done by a time, though not by whom."""
    passive = re.search(r"\b(?:ska(?:ll)?|kommer att)\s+(?:\w+\s+){0,4}?\w{3,}as\b", sentence)
    return bool(passive and find_deadline(sentence))


def _draft(reading: Reading, node: Node, span: tuple[int, int], need: Need, ground: str) -> Draft:
    """The measure that a sentence holds."""
    sentence = node.passage.text[slice(*span)]
    said = take_apart(sentence[need.start : need.end])
    what = said.text
    deadline = find_deadline(sentence)
    category = grouping(reading, node)
    return Draft(
        text=without_deadline(what, find_deadline(what)),
        places=node.passage.places(reading.quoter, *span),
        anchor=("need", sentence),
        grounds=(ground,),
        category=category.text if category else None,
        responsible=need.responsible or said.responsible,
        deadline=need.deadline or said.deadline or (deadline.printed if deadline else None),
        evidence={"category": Passage.of(category).place(reading.quoter)} if category else {},
    )
