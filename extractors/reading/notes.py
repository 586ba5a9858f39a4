"""Notes below a table that explain marks on its figures (fotnoter): "1) Inklusive inventarier.", "* Preliminärt"."""

import re
from collections.abc import Sequence

from models.document import Block, BlockKind, Table

_IN_CELL = re.compile(r"(?:(?<=\d)|\s)([*†‡]{1,3}|\d\))$")
_LEADING = re.compile(r"([*†‡]{1,3}|\d{1,2}\)?)\s+(?=\S)")
_NEAR = 40.0  # points: no note is further from what stands above it


def with_notes(items: Sequence[Block | Table]) -> list[Block | Table]:
    """The items with what explains a table's marks right below it told as footnotes, the mark in `marker`."""
    out: list[Block | Table] = []
    marks: frozenset[str] = frozenset()
    bottom = 0.0
    for item in items:
        note = _note(item, marks) if isinstance(item, Block) and item.bbox.top - bottom < _NEAR else None
        if isinstance(item, Table):
            marks = _marks(item)
            bottom = item.parts[-1].bbox.bottom
        elif note is None:
            marks = frozenset()
        else:
            bottom = note.bbox.bottom
        out.append(note or item)
    return out


def _marks(table: Table) -> frozenset[str]:
    """The marks on a table's cells, without parentheses."""
    raised = {mark for cell in table.cells for line in cell.lines for mark in line.marks}
    written = {found[1] for cell in table.cells if (found := _IN_CELL.search(cell.text))}
    return frozenset(mark.strip(",)") for mark in raised | written)


def _note(block: Block, marks: frozenset[str]) -> Block | None:
    """The block as a footnote if it begins with one of the marks, else None."""
    if block.marker and block.marker.strip(")") in marks:
        return block.model_copy(update={"kind": BlockKind.FOOTNOTE, "level": 0})
    found = _LEADING.match(block.text)
    if found is None or found[1].strip(")") not in marks or block.kind is BlockKind.HEADING:
        return None
    told = {"kind": BlockKind.FOOTNOTE, "marker": found[1], "text": block.text[found.end() :], "level": 0}
    return block.model_copy(update=told)
