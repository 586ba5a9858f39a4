"""The row of sums that accounts set below a full grid, outside of its rules."""

from collections.abc import Sequence

from extractors.reading.figure_lines import is_strong
from extractors.reading.figures import is_amount
from extractors.reading.gutters import CutLine, Span, extent
from extractors.reading.lines import make_line
from extractors.reading.raw import Word
from extractors.reading.tables import cell_text
from extractors.reading.unruled import grid_lines
from models.document import Cell, Table, TablePart
from models.provenance import BBox

_NEAR = 1.2  # times the font size: no more white between the grid and its sums


def with_sums(table: Table, lines: Sequence[CutLine]) -> tuple[Table, list[Word]]:
    """A ruled table with the sums right below it, and the words of that row; the same table where there are none.

    `lines` are lines of words that stand in no table. A row of sums is a label under the first column and amounts,
    each under a column that holds amounts, no more than a line below the grid.
    """
    line = next((line for line in lines if line.bottom > table.bbox.bottom and _stands_below(line, table)), None)
    if line is None or line.top - table.bbox.bottom > _NEAR * line.size or line.top < table.bbox.bottom - 2:
        return table, []
    xs = grid_lines(table)
    columns = [_column(xs, extent(cell)) for cell in line.cells]
    if not _is_sum(line, columns, table):
        return table, []
    page, row, bottom = table.parts[0].page, table.n_rows, line.bottom
    cells = []
    for column in range(table.n_columns):
        box = BBox(xs[column], table.bbox.bottom, xs[column + 1], bottom)
        own = next((cell for cell, at in zip(line.cells, columns, strict=True) if at == column), ())
        printed = (make_line(own, page),) if own else ()
        cells.append(
            Cell(row=row, column=column, text=cell_text(printed, ((page, box),)), lines=printed, boxes=((page, box),))
        )
    part = TablePart(page=page, bbox=BBox.union([table.bbox, *(box for cell in cells for _, box in cell.boxes)]))
    return table.model_copy(update={"parts": (part,), "cells": (*table.cells, *cells)}), line.words


def _stands_below(line: CutLine, table: Table) -> bool:
    """Whether a line has a stretch of the table's width in common with it."""
    return line.words[0].bbox.x0 < table.bbox.x1 and line.words[-1].bbox.x1 > table.bbox.x0


def _column(xs: Sequence[float], cell: Span) -> int | None:
    """The column between whose edges a cell stands; None where it reaches over an edge or outside."""
    found = (i for i in range(len(xs) - 1) if xs[i] - 3 <= cell[0] and cell[1] <= xs[i + 1] + 3)
    return next(found, None)


def _is_sum(line: CutLine, columns: Sequence[int | None], table: Table) -> bool:
    """Whether a line has a label under the first column and amounts, each under amounts."""
    if columns[0] != 0 or None in columns or len(set(columns)) < len(columns) or is_amount(line.texts[0]):
        return False
    if not is_strong(line) and not (line.bold and len(line.cells) == 2 and is_amount(line.texts[1])):
        return False
    return all(_holds_amounts(table, column) for column in columns[1:] if column is not None)


def _holds_amounts(table: Table, column: int) -> bool:
    """Whether most of a column's cells below the header are amounts."""
    texts = [c.text for c in table.cells if c.column == column and c.row > 0 and c.text]
    return bool(texts) and 2 * sum(map(is_amount, texts)) > len(texts)
