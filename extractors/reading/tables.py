"""Ruled grids → tables: cells with their spans and their text."""

from collections.abc import Sequence
from itertools import pairwise

from extractors.reading.lines import make_line, visual_lines
from extractors.reading.raw import Grid, RawPage, Word
from extractors.reading.undivided import divided
from extractors.reading.zebra import whole_grids
from extractors.swedish.hyphenation import join_cell_lines
from models.document import Cell, Line, Table, TablePart
from models.provenance import BBox

_SNAP = 2.0  # points within which two rules are one
_THIN = 6.0  # points; what is thinner is a gap between two rules
_SPACE = 0.4  # times the font size: no wider than a space between words
_LINES = 8  # no cell of a table's only row has more, where there are but two: such are boxes side by side
_SPARSE = 0.3  # share of its cells that a grid without names has filled at the most if it is a chart's


def ruled_tables(page: RawPage, free: Sequence[Word]) -> list[tuple[Table, list[Word]]]:
    """The fully ruled tables of one page, top down, each with those of the free words that stand in its cells.

    A frame around text, a box for a signature or a chart's grid is not a table: what is ruled but has no two rows and
    two columns with text stays text.
    """
    tables: list[tuple[Table, list[Word]]] = []
    left = list(free)
    for grid in whole_grids(page.grids, free):
        found = _fill(grid, [w for w in left if inside(grid.bbox, w)], page.number)
        if found is not None and _is_table(found[0], page):
            tables.append(found)
            taken = {id(w) for w in found[1]}
            left = [w for w in left if id(w) not in taken]
    return tables


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


def _fill(grid: Grid, words: Sequence[Word], page: int) -> tuple[Table, list[Word]] | None:
    """A grid with those of its words that stand in a cell; None where it has no two columns or where it is empty."""
    xs = _edges([v for c in grid.cells for v in (c.x0, c.x1)])
    ys = _edges([v for c in grid.cells for v in (c.top, c.bottom)])
    if len(xs) < 3 or len(ys) < 2 or not words:
        return None
    whole = ((box, [w for w in words if inside(box, w)]) for box in grid.cells)
    boxes = sorted((part for box, own in whole for part in divided(box, own, xs)), key=lambda c: (c.top, c.x0))
    held: list[list[Word]] = [[] for _ in boxes]
    for word in words:
        at = next((i for i, box in enumerate(boxes) if inside(box, word)), None)
        if at is not None:
            held[at].append(word)
    cells = []
    for box, own in zip(boxes, held, strict=True):
        lines = tuple(make_line(r, page) for r in visual_lines(own))
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
    kept = sorted(_without_gaps(cells, xs, ys), key=lambda c: (c.row, c.column))
    if not kept:
        return None
    return Table(parts=(TablePart(page=page, bbox=grid.bbox),), cells=tuple(kept)), [w for own in held for w in own]


def _without_gaps(cells: Sequence[Cell], xs: Sequence[float], ys: Sequence[float]) -> list[Cell]:
    """Cells without the rows and columns that are mere gaps between double rules: thin, with no text of their own."""
    rows = [r for r in range(len(ys) - 1) if not _is_gap(ys[r + 1] - ys[r], [c for c in cells if _only(c, row=r)])]
    columns = [
        k for k in range(len(xs) - 1) if not _is_gap(xs[k + 1] - xs[k], [c for c in cells if _only(c, column=k)])
    ]
    out: dict[tuple[int, int], Cell] = {}
    for cell in cells:
        own_rows = [i for i, r in enumerate(rows) if cell.row <= r < cell.row + cell.row_span]
        own_columns = [i for i, k in enumerate(columns) if cell.column <= k < cell.column + cell.column_span]
        if own_rows and own_columns:
            place = {"row": own_rows[0], "column": own_columns[0]}
            spans = {"row_span": len(own_rows), "column_span": len(own_columns)}
            moved = cell.model_copy(update=place | spans)
            key = (moved.row, moved.column)
            out[key] = _united(out[key], moved) if key in out else moved
    return list(out.values())


def _united(one: Cell, other: Cell) -> Cell:
    """One cell of two at one place, as rules that overlap make them: that with the text, or the text of both."""
    if not (one.text and other.text):
        return other if other.text else one
    lines, boxes = one.lines + other.lines, one.boxes + other.boxes
    return one.model_copy(update={"lines": lines, "boxes": boxes, "text": cell_text(lines, boxes)})


def _only(cell: Cell, row: int | None = None, column: int | None = None) -> bool:
    """Whether a cell stands in one row, or in one column, and in no other."""
    if row is not None:
        return cell.row == row and cell.row_span == 1
    return cell.column == column and cell.column_span == 1


def _is_gap(width: float, cells: Sequence[Cell]) -> bool:
    """Whether a row or column is too thin for text and has none."""
    return width < _THIN and not any(cell.text for cell in cells)


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
    if len(columns) < 2 or len(filled) < 0.12 * len(table.cells) or _is_chart(table, filled):
        return False
    if _parts_words(filled):
        return False
    area = page.width * page.height
    biggest = max((b.x1 - b.x0) * (b.bottom - b.top) for c in filled for _, b in c.boxes)
    framed = len(rows) < 2 and (len(filled) < 2 or (len(filled) == 2 and max(len(c.lines) for c in filled) > _LINES))
    return biggest < 0.45 * area and not framed


def _is_chart(table: Table, filled: Sequence[Cell]) -> bool:
    """Whether a grid is that of a diagram: mostly empty, and nothing at its left and top that names what it shows."""
    named = any(cell.column == 0 for cell in filled) or sum(cell.row == 0 for cell in filled) >= 2
    worded = any(char.isalpha() for cell in filled for char in cell.text)
    return len(filled) < _SPARSE * len(table.cells) and not (named and worded)


def _parts_words(filled: Sequence[Cell]) -> bool:
    """Whether rules run through lines of text: words no further apart than by a space, in two cells."""
    lines = sorted((line for cell in filled for line in cell.lines), key=lambda x: (round(x.bbox.top), x.bbox.x0))
    parted = sum(
        0 < b.bbox.x0 - a.bbox.x1 < _SPACE * b.size and abs(a.bbox.top - b.bbox.top) < 1 for a, b in pairwise(lines)
    )
    return parted >= 2 and parted >= 0.2 * len(lines)
