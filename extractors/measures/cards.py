"""Measures set as cards: tables with labels on the left ("Åtgärd", "Ansvarig", "Klart") and what they say beside."""

import re
from collections.abc import Iterator

from extractors.extractor import Reading
from extractors.measures.announcing import grouping, without_number
from extractors.measures.draft import Draft
from extractors.measures.labels import field_of, rows_of_labels
from extractors.measures.wording import Wording, take_apart, with_field
from extractors.sections.passage import Passage
from extractors.sections.tree import Node
from models.document import Block, Cell

_NOTHING = re.compile(r"[-–—\s.]*")
_SHOWN = frozenset({"responsible", "deadline", "status", "description", "follow_up"})
_Pair = tuple[str, Cell]


def from_cards(reading: Reading) -> Iterator[Draft]:
    """The measures of a document's cards. What stands above a card's measure groups it."""
    for node, table in reading.structure.tables():
        rows = rows_of_labels(table)
        starts = [i for i, (label, _) in enumerate(rows) if field_of(label) == "measure"]
        if not starts:
            continue
        group = next((pair for pair in rows[: starts[0]] if field_of(pair[0]) == "category"), None)
        for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
            yield from _draft(reading, node, rows[start][1], rows[start + 1 : end], group)


def _draft(reading: Reading, node: Node, cell: Cell, beside: list[_Pair], group: _Pair | None) -> Iterator[Draft]:
    """The measure of a card, with what the labels beside it say."""
    passage = Passage.of(cell)
    wording = take_apart(cell.text)
    places = passage.places(reading.quoter, 0, wording.end)
    told = {
        field: value for label, value in beside if (field := field_of(label)) and not _NOTHING.fullmatch(value.text)
    }
    if not places or not wording.text or not set(told) - {"description", "category"}:
        return
    for field, value in told.items():
        wording = with_field(wording, field, value.text)
    named = told.get("category") or (group[1] if group else None)
    heading = grouping(reading, node)
    category = named.text if named else without_number(heading.text) if heading else None
    evidence = {field: Passage.of(value).place(reading.quoter) for field, value in told.items() if field in _SHOWN}
    if (source := named or heading) is not None:
        evidence["category"] = Passage.of(source).place(reading.quoter)
    yield Draft(
        text=wording.text,
        places=places,
        anchor=("table", "card", cell.text),
        grounds=_grounds(wording, source),
        category=category,
        responsible=wording.responsible,
        deadline=wording.deadline,
        status=wording.status,
        description=wording.description,
        follow_up=wording.follow_up,
        evidence=evidence,
    )


def _grounds(wording: Wording, group: Cell | Block | None) -> tuple[str, ...]:
    """What speaks for a card's measure: it is named one, and who and when have their labels."""
    told = {
        "fields_labelled": bool(wording.responsible),
        "category_in_column": isinstance(group, Cell),
        "category_in_heading": isinstance(group, Block),
    }
    return ("in_table", "named_measure", *(name for name, is_so in told.items() if is_so))
