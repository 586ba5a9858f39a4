"""Ruled grids → tables: cells with their spans and their text."""

from collections.abc import Sequence

from extractors.reading.lines import make_line, visual_lines
from extractors.reading.raw import Grid, RawPage, Word
from extractors.swedish.hyphenation import join_cell_lines
from models.document import Cell, Line, Table, TablePart
from models.provenance import BBox

_SNAP = 2.0  # points within which two rules are one


def ruled_tables(page: RawPage, free: Sequence[Word]) -> list[Table]:
    """The fully ruled tables of one page, top down, from those of its words that are free to stand in one.

    A frame around text, a box for a signature or a chart's grid is not a table: what is ruled but has no two rows and
    two columns with text stays text.
    """
    tables: list[Table] = []
    for grid in sorted(page.grids, key=lambda g: (g.bbox.top, g.bbox.x0)):
        words = [w for w in free if inside(grid.bbox, w) and not any(in_cell(table, w) for table in tables)]
        found = _fill(grid, words, page.number)
        if found is not None and _is_table(found, page):
            tables.append(found)
    return tables


def in_cell(table: Table, word: Word) -> bool:
    """Whether a word stands in one of a ruled table's cells."""
    return inside(table.bbox, word) and any(inside(box, word) for cell in table.cells for _, box in cell.boxes)


def inside(box: BBox, word: Word) -> bool:
    """Whether a word's centre lies in a rectangle."""
    x, y = word.middle
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _edges(values: Sequence[float]) -> list[float]:
    """Positions of rules, those that lie within _SNAP of each other as one."""
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > _SNAP:
            out.append(value)
    return out


def _index(edges: Sequence[float], value: float) -> int:
    """Which of the edges a coordinate is."""
    return min(range(len(edges)), key=lambda i: abs(edges[i] - value))


def _fill(grid: Grid, words: Sequence[Word], page: int) -> Table | None:
    """A grid with its words; None where it has no two columns or where it is empty."""
    xs = _edges([v for c in grid.cells for v in (c.x0, c.x1)])
    ys = _edges([v for c in grid.cells for v in (c.top, c.bottom)])
    if len(xs) < 3 or len(ys) < 2 or not words:
        return None
    cells = []
    for box in grid.cells:
        lines = tuple(make_line(r, page) for r in visual_lines(w for w in words if inside(box, w)))
        column, row = _index(xs, box.x0), _index(ys, box.top)
        cells.append(
            Cell(
                row=row,
                column=column,
                row_span=max(1, _index(ys, box.bottom) - row),
                column_span=max(1, _index(xs, box.x1) - column),
                text=cell_text(lines, ((page, box),)),
                lines=lines,
                boxes=((page, box),),
            )
        )
    return Table(
        parts=(TablePart(page=page, bbox=grid.bbox),),
        cells=tuple(sorted(_without_empty_edges(cells), key=lambda c: (c.row, c.column))),
    )


def _without_empty_edges(cells: list[Cell]) -> list[Cell]:
    """Cells without the rows and columns in which no cell has text and that are mere gaps between double rules."""
    rows = sorted({c.row for c in cells})
    columns = sorted({c.column for c in cells})
    thin_rows = {r for r in rows if all(b.bottom - b.top < 6 for c in cells if c.row == r for _, b in c.boxes)}
    thin_columns = {k for k in columns if all(b.x1 - b.x0 < 6 for c in cells if c.column == k for _, b in c.boxes)}
    kept = [c for c in cells if c.text or (c.row not in thin_rows and c.column not in thin_columns)]
    if len(kept) == len(cells):
        return cells
    row_at = {r: i for i, r in enumerate(sorted({c.row for c in kept}))}
    column_at = {k: i for i, k in enumerate(sorted({c.column for c in kept}))}
    return [
        c.model_copy(
            update={
                "row": row_at[c.row],
                "column": column_at[c.column],
                "row_span": max(1, sum(c.row <= r < c.row + c.row_span for r in row_at)),
                "column_span": max(1, sum(c.column <= k < c.column + c.column_span for k in column_at)),
            }
        )
        for c in kept
    ]


def cell_text(lines: Sequence[Line], boxes: Sequence[tuple[int, BBox]]) -> str:
    """A cell's lines as one text: wraps, hyphens and words broken at the cell's edge undone."""
    right = {page: box.x1 for page, box in boxes}
    left = {page: box.x0 for page, box in boxes}
    full = []
    for line in lines:
        padding = max(2.0, min(8.0, line.bbox.x0 - left[line.page]))
        full.append(line.bbox.x1 > right[line.page] - padding - 0.8 * line.size)
    return join_cell_lines([line.plain for line in lines], full)


def _is_table(table: Table, page: RawPage) -> bool:
    """Whether a filled grid is a table rather than a frame, a form or a drawing."""
    filled = [c for c in table.cells if c.text]
    rows, columns = {c.row for c in filled}, {c.column for c in filled}
    if len(columns) < 2 or len(filled) < 0.12 * len(table.cells):
        return False
    area = page.width * page.height
    biggest = max((b.x1 - b.x0) * (b.bottom - b.top) for c in filled for _, b in c.boxes)
    return biggest < 0.45 * area and (len(rows) >= 2 or len(filled) >= 2)
