"""What a meeting agrees that somebody does: points under "Rådet enades om följande:", "Uppdrag: NN tar fram …"."""

import re
from collections.abc import Iterator

from extractors.extractor import Reading
from extractors.measures.announcing import grouping
from extractors.measures.assignments import CLOSED, OF_MEETINGS, without_deadline
from extractors.measures.doers import doing
from extractors.measures.draft import Draft
from extractors.measures.leads import lead_of
from extractors.sections.passage import Passage
from extractors.sections.tree import Node
from extractors.swedish.dates import find_deadline
from extractors.swedish.terms import load
from models.document import Block, BlockKind


def from_agreements(reading: Reading) -> Iterator[Draft]:
    """Deeds in the present with the one who does them, where the meeting's notes say that they were agreed on."""
    for node, block in reading.structure.blocks():
        if node.role in CLOSED:
            continue
        if block.kind is BlockKind.LIST_ITEM:
            lead = lead_of(reading, node)
            spans = reading.sentences(block.text)[:1] if lead is not None and _agrees(lead) else []
            starts = [(start, start, end) for start, end in spans]
        else:
            starts = [
                (start, start + label.end(), end)
                for start, end in reading.sentences(block.text)
                if (label := _assigns(block.text[start:end]))
            ]
        for start, begin, end in starts:
            yield from _draft(reading, node, start, begin, end)


def _agrees(lead: Block) -> bool:
    """Whether the lead of a list says that what follows was agreed on."""
    last = re.split(r"(?<=[.!?])\s+", lead.text)[-1]
    return re.search("|".join(load("assignments")["agreed"]), last, re.I) is not None


def _assigns(sentence: str) -> re.Match[str] | None:
    """The label of an assignment in front of a sentence: "Uppdrag: "."""
    return re.match(rf"(?:{'|'.join(load('assignments')['labels'])})\s*:\s+", sentence, re.I)


def _draft(reading: Reading, node: Node, start: int, begin: int, end: int) -> Iterator[Draft]:
    """The measure that text[begin:end] tells; none where nobody known does anything."""
    sentence = node.passage.text[begin:end]
    found = doing(sentence)
    if found is None:
        return
    what = sentence[found.start :]
    deadline = find_deadline(what)
    group = None if reading.kind.kind in OF_MEETINGS else grouping(reading, node)
    yield Draft(
        text=without_deadline(what, deadline),
        places=node.passage.places(reading.quoter, start, end),
        anchor=("agreed", sentence),
        grounds=("agreed", "doer_named"),
        category=group.text if group else None,
        responsible=found.responsible,
        deadline=deadline.printed if deadline else None,
        evidence={"category": Passage.of(group).place(reading.quoter)} if group else {},
    )
