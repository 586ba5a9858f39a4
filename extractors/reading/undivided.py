"""Rows of a ruled table whose rules between the columns are missing: one wide cell, its text in the others' columns."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.reading.gutters import CutLine, Span, cut, extent
from extractors.reading.lines import visual_lines
from extractors.reading.raw import Word
from models.provenance import BBox

_OVER = 2.0  # points that text may reach over a column's edge


def divided(box: BBox, words: Sequence[Word], edges: Sequence[float]) -> list[BBox]:
    """A cell at the columns' edges within it, where its text is one row that keeps clear of them; else whole.

    `words` are those of the cell, `edges` are those of all columns. Word processors leave out the rules of single
    cells; text that is set across columns on purpose leaves no gap at their edges.
    """
    inner = [x for x in edges if box.x0 + _OVER < x < box.x1 - _OVER]
    if not inner or not words:
        return [box]
    lines = [cut(row) for row in visual_lines(words)]
    columns = list(pairwise([box.x0, *inner, box.x1]))
    if sum(len(line.cells) >= 2 for line in lines) != 1 or not all(_fits(line, columns) for line in lines):
        return [box]
    return [BBox(x0, box.top, x1, box.bottom) for x0, x1 in columns]


def _fits(line: CutLine, columns: Sequence[Span]) -> bool:
    """Whether each part of a line stands in one of the columns, no two in the same."""
    places = [next(_around(extent(cell), columns), None) for cell in line.cells]
    return None not in places and len(set(places)) == len(places)


def _around(cell: Span, columns: Sequence[Span]) -> Iterator[int]:
    """The column that a part of a line stands in, by index."""
    return (i for i, (x0, x1) in enumerate(columns) if x0 - _OVER <= cell[0] and cell[1] <= x1 + _OVER)
