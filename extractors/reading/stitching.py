"""Tables that run on over a page break, joined into one."""

from extractors.reading.tables import cell_text
from models.document import Cell, Table

_DRIFT = 8.0  # points that a column's edge may move between pages
_HANGING = (" och", " att", " för", " med", " av", " till", " i", " som", " eller")  # no cell ends with these
_UNFINISHED = 2  # votes needed to read a page's first row as the rest of the row before it


def continues(above: Table, below: Table) -> bool:
    """Whether two tables that meet over a page break have the same columns."""
    if above.n_columns != below.n_columns:
        return False
    return all(abs(a - b) <= _DRIFT for a, b in zip(_edges(above), _edges(below), strict=True))


def _edges(table: Table) -> list[float]:
    """The left edge of each column on the table's last page, where some cell begins there."""
    page = table.parts[-1].page
    lefts: dict[int, float] = {}
    for cell in table.cells:
        for number, box in cell.boxes:
            if number == page:
                lefts[cell.column] = box.x0
    return [lefts.get(i, 0.0) for i in range(table.n_columns)]


def stitch(above: Table, below: Table) -> Table:
    """One table of two. A header that is repeated is dropped; a row cut by the page break is made whole."""
    skip = _repeated_header(above, below)
    rest = [c for c in below.cells if c.row >= skip]
    joined = skip < below.n_rows and _row_goes_on(above, below, skip)
    offset = above.n_rows - skip - (1 if joined else 0)
    moved = [c.model_copy(update={"row": c.row + offset}) for c in rest]
    cells = list(above.cells)
    if joined:
        last = above.n_rows - 1
        tail = {c.column: c for c in moved if c.row == last}
        cells = [_merge(c, tail.pop(c.column)) if _ends(c, last) and c.column in tail else c for c in cells]
        moved = [c for c in moved if c.row > last or c.column in tail]
    return above.model_copy(
        update={
            "parts": above.parts + below.parts,
            "cells": tuple(sorted([*cells, *moved], key=lambda c: (c.row, c.column))),
            "header_rows": max(above.header_rows, skip),
        }
    )


def _ends(cell: Cell, row: int) -> bool:
    """Whether a cell reaches down to a row."""
    return cell.row + cell.row_span - 1 == row


def _repeated_header(above: Table, below: Table) -> int:
    """How many rows at the top of `below` say again what the top of `above` says."""
    count = 0
    for first, again in zip(above.rows, below.rows, strict=False):
        if not any(first) or first != again:
            break
        count += 1
    return count


def _row_goes_on(above: Table, below: Table, row: int) -> bool:
    """Whether a page's first row is the rest of the row that the page before ends with.

    Votes: a cell that begins in lower case under one that is not finished, an empty first cell; against: a cell that
    begins anew under a finished sentence.
    """
    before, after = above.rows[-1], below.rows[row]
    votes = 0
    for column, (upper, lower) in enumerate(zip(before, after, strict=True)):
        if column == 0 and upper and not lower:
            votes += 1
        if not (upper and lower):
            continue
        hangs = upper[-1] in ",-–" or upper.endswith(_HANGING)
        if hangs or (lower[0].islower() and upper[-1] not in ".!?:"):
            votes += 2
        elif upper[-1] in ".!?" or lower[0].isupper():
            votes -= 1
    return votes >= _UNFINISHED


def _merge(upper: Cell, lower: Cell) -> Cell:
    """One cell of the two halves that a page break left."""
    lines, boxes = upper.lines + lower.lines, upper.boxes + lower.boxes
    return upper.model_copy(update={"lines": lines, "boxes": boxes, "text": cell_text(lines, boxes)})
