"""Goals: under headings that announce them, in tables of goals, with how and when they are measured."""

from dataclasses import replace

from extractors.extractor import Extractor, Reading
from extractors.goals.draft import Draft
from extractors.goals.fields import told_behind
from extractors.goals.tables import from_table
from extractors.goals.text import from_block, from_heading
from models.document import BlockKind, Table
from models.records import Goal


def extract(reading: Reading) -> list[Goal]:
    """Every goal once, in the order of the document."""
    drafts: list[Draft] = []
    for node in reading.structure.nodes:
        if isinstance(node.item, Table):
            drafts += from_table(reading, node.item)
        elif node.is_heading:
            drafts += from_heading(reading, node, node.item)
        elif node.item.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            told = told_behind(node, node.item, drafts) if drafts else None
            drafts = told if told is not None else [*drafts, *from_block(reading, node, node.item)]
        if drafts and drafts[-1].node < 0:
            drafts[-1] = replace(drafts[-1], node=node.index)
    once: dict[str, Draft] = {}
    for draft in drafts:
        if draft.places:
            once.setdefault(draft.text.casefold(), draft)
    return [_record(reading, draft) for draft in once.values()]


def _record(reading: Reading, draft: Draft) -> Goal:
    """A draft as a record."""
    return Goal(
        id=reading.ids.make("goal", *draft.anchor),
        text=draft.text,
        deadline=draft.deadline,
        method=draft.method,
        measured_in=draft.measured_in,
        target=draft.target,
        places=draft.places,
        grounds=draft.grounds,
        extractor="goals",
    )


EXTRACTOR = Extractor(fills="goals", run=extract, after=("document",))
