"""Minus signs that accounts set apart from their numbers, at the left of the column, put back."""

from collections.abc import Sequence

from models.document import Cell, Line, Table

_MINUS = frozenset("-–−—‐")


def with_signs(table: Table) -> Table:
    """A table in which a column of nothing but minus signs is part of the column of numbers to its right.

    A dash in a column of its own may also say "nothing": then the column has a header, or other cells, or no number
    beside the dash.
    """
    for column in range(table.n_columns - 2, 0, -1):
        if _is_sign_column(table, column):
            table = _merged(table, column)
    return table


def _is_sign_column(table: Table, column: int) -> bool:
    """Whether a column holds minus signs for the numbers right of it and nothing else."""
    own = [c for c in table.cells if c.column == column and c.column_span == 1 and c.text]
    if not own or any(c.row < table.header_rows or c.text not in _MINUS for c in own):
        return False
    beside = (table.at(c.row, column + 1) for c in own)
    return all(cell is not None and cell.column == column + 1 and cell.text[:1].isdigit() for cell in beside)


def _merged(table: Table, column: int) -> Table:
    """The table with the signs put before their numbers and their column taken out."""
    signs = {c.row: c for c in table.cells if c.column == column and c.column_span == 1 and c.text}
    cells: list[Cell] = []
    for cell in table.cells:
        if cell.column == column and cell.column_span == 1:
            continue
        moved = cell
        if cell.column == column + 1 and cell.row in signs:
            moved = _signed(signs[cell.row], cell)
        if cell.column > column:
            moved = moved.model_copy(update={"column": cell.column - 1})
        elif cell.column + cell.column_span > column:
            moved = moved.model_copy(update={"column_span": cell.column_span - 1})
        cells.append(moved)
    return table.model_copy(update={"cells": tuple(cells)})


def _signed(sign: Cell, number: Cell) -> Cell:
    """A number's cell with its sign in front."""
    lines: Sequence[Line] = number.lines
    first = sign.lines[0].model_copy(
        update={
            "text": f"{sign.lines[0].text} {lines[0].text}",
            "boxes": sign.lines[0].boxes + lines[0].boxes,
            "raised": (0, *lines[0].raised) if lines[0].raised else (),
        }
    )
    return number.model_copy(
        update={
            "text": f"{sign.text} {number.text}",
            "lines": (first, *lines[1:]),
            "boxes": sign.boxes + number.boxes,
        }
    )
