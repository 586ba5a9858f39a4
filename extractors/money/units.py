"""The unit that a table's amounts have: stated in the cell, the column, the caption, a note near it, the heading."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.extractor import Reading
from extractors.sections.passage import Passage
from extractors.sections.tree import Node
from extractors.swedish.money import UnitNote, unit_in
from models.document import Block, BlockKind, Table
from models.provenance import Provenance
from models.records import UnitSource

_NEAR = 8  # blocks before or behind a table in which its unit may be stated
_FOR_ALL = re.compile(r"\b(?:alla|samtliga)\b.*\bbelopp|\bbelopp.*\bom (?:inte|inget) annat", re.I)
_SPELLED_OUT = re.compile(r"\b(?:miljon|miljard|tusen)\w*(?:\s+\w+)?$", re.I)
_NOTE = 140  # characters: a longer text is no note


@dataclass(frozen=True)
class StatedUnit:
    """A unit with where it was stated."""

    note: UnitNote
    source: UnitSource
    place: Provenance | None
    printed: str


def as_printed(printed: str, unit: str | None) -> str | None:
    """A unit for the record: a multiple spelled out is as printed ("miljarder kr"), "kronor" is kr."""
    match = _SPELLED_OUT.search(printed)
    return match[0].casefold() if match else unit


def unit_of_text(text: str, source: UnitSource, passage: Passage | None, reading: Reading) -> StatedUnit | None:
    """The unit that a text states for the amounts beside or below it."""
    note = unit_in(text)
    if note is None:
        return None
    places = passage.places(reading.quoter, note.start, note.end) if passage else ()
    unit = as_printed(text[note.start : note.end], note.unit) or note.unit
    return StatedUnit(note, source, places[0] if places else None, unit)


def unit_of_table(reading: Reading, node: Node, table: Table) -> StatedUnit | None:
    """The unit of a whole table, the nearest statement first; None where nothing in reach states one.

    The corner cell and cells of the header rows count as columns and are asked by the caller.
    """
    if table.caption and (found := _of_block(reading, table.caption, UnitSource.CAPTION)):
        return found
    for block in _before(reading, node):
        if found := _of_block(reading, block, UnitSource.HEADING if _is_heading(block) else UnitSource.NOTE):
            return found
    for block in _behind(reading, node):
        if found := _of_block(reading, block, UnitSource.NOTE):
            return found
    for heading in reversed(node.headings):
        if found := _of_block(reading, heading, UnitSource.HEADING):
            return found
    return _of_document(reading)


def _of_block(reading: Reading, block: Block, source: UnitSource) -> StatedUnit | None:
    """The unit that a short block states."""
    if len(block.text) > _NOTE:
        return None
    return unit_of_text(block.text, source, Passage.of(block), reading)


def _is_heading(block: Block) -> bool:
    """Whether a block is set as a heading."""
    return block.kind is BlockKind.HEADING


def _before(reading: Reading, node: Node) -> Iterator[Block]:
    """The blocks before a table, nearest first, back to the nearest heading; tables between them are passed over."""
    for other in reversed(reading.structure.nodes[max(0, node.index - _NEAR) : node.index]):
        if not isinstance(other.item, Block):
            continue
        yield other.item
        if other.is_heading:
            return


def _behind(reading: Reading, node: Node) -> Iterator[Block]:
    """The block right behind a table, where it is a note to it."""
    for other in reading.structure.nodes[node.index + 1 : node.index + 2]:
        if isinstance(other.item, Block) and not other.is_heading:
            yield other.item


def _of_document(reading: Reading) -> StatedUnit | None:
    """What a note says for all tables: "Alla belopp anges i tkr"."""
    for node, block in reading.structure.blocks():
        found = (
            unit_of_text(block.text, UnitSource.NOTE, node.passage, reading) if _FOR_ALL.search(block.text) else None
        )
        if found is not None:
            return found
    return None
