"""Tables whose every other row has a coloured ground: the rows without one, which no edge tells, put back."""

from collections.abc import Sequence
from itertools import pairwise

from extractors.reading.lines import visual_lines
from extractors.reading.raw import Grid, Word
from models.provenance import BBox

_SAME = 3.0  # points within which the columns of two grids begin and end alike
_TALLEST = 120.0  # points; no row is taller
_TIGHT = 1.5  # times the font size: the lines of one row are no further apart
_PAD = 3.0  # points above, and below, the words of a row at the table's head, and foot


def whole_grids(grids: Sequence[Grid], words: Sequence[Word]) -> list[Grid]:
    """The grids, those joined whose columns are alike and between which there is one row of words in these columns.

    A table found to be of this kind gets the rows at its head and foot too, where they have no ground of their own.
    """
    whole: list[Grid] = []
    joined: list[Grid] = []
    for grid in sorted(grids, key=lambda g: (g.bbox.top, g.bbox.x0)):
        above = next((g for g in reversed(whole) if _alike(g, grid)), None)
        if above is None or not _between(above, words, grid.bbox.top):
            whole.append(grid)
            continue
        between = _cells(above, above.bbox.bottom, grid.bbox.top)
        one = Grid(BBox.union((above.bbox, grid.bbox)), (*above.cells, *between, *grid.cells))
        whole[whole.index(above)] = one
        joined = [one, *(g for g in joined if g is not above)]
    return [_with_ends(grid, words) if any(grid is one for one in joined) else grid for grid in whole]


def _edges(grid: Grid) -> list[float]:
    """Where a grid's columns begin and end."""
    out: list[float] = []
    for x in sorted(x for cell in grid.cells for x in (cell.x0, cell.x1)):
        if not out or x - out[-1] > _SAME:
            out.append(x)
    return out


def _alike(above: Grid, below: Grid) -> bool:
    """Whether a grid stands below another, a row apart, with the same columns, two at least."""
    if not 0 < below.bbox.top - above.bbox.bottom <= _TALLEST:
        return False
    one, other = _edges(above), _edges(below)
    return len(one) == len(other) > 2 and all(abs(a - b) <= _SAME for a, b in zip(one, other, strict=True))


def _between(above: Grid, words: Sequence[Word], top: float) -> bool:
    """Whether one row of words fills the gap between a grid and the next: as much white above it as below."""
    row = _row(above, words, above.bbox.bottom, top)
    if not row:
        return False
    over, under = min(w.bbox.top for w in row) - above.bbox.bottom, top - max(w.bbox.bottom for w in row)
    return abs(over - under) <= max(w.size for w in row)


def _row(grid: Grid, words: Sequence[Word], top: float, bottom: float) -> list[Word]:
    """The words between two heights if they stand in two or more of a grid's columns and cross none of its edges."""
    xs = _edges(grid)
    inside = [w for w in words if top <= w.middle[1] <= bottom and xs[0] <= w.middle[0] <= xs[-1]]
    crossing = any(w.bbox.x0 < x - 1 and w.bbox.x1 > x + 1 for w in inside for x in xs)
    columns = {sum(w.middle[0] > x for x in xs) for w in inside}
    return [] if crossing or len(columns) < 2 or not _one_row(inside) else inside


def _one_row(words: Sequence[Word]) -> bool:
    """Whether the lines of some words stand close enough for one row."""
    lines = visual_lines(words)
    return all(b[0].bbox.top - a[0].bbox.top <= _TIGHT * max(a[0].size, b[0].size) for a, b in pairwise(lines))


def _cells(grid: Grid, top: float, bottom: float) -> tuple[BBox, ...]:
    """A row of cells between two heights in a grid's columns."""
    return tuple(BBox(x0, top, x1, bottom) for x0, x1 in pairwise(_edges(grid)))


def _with_ends(grid: Grid, words: Sequence[Word]) -> Grid:
    """A joined grid with the row right above it and the one right below it, where they stand there."""
    head, foot = grid.bbox.top, grid.bbox.bottom
    below = _next_to(visual_lines(w for w in words if foot <= w.middle[1] <= foot + _TALLEST), foot)
    above = _next_to(visual_lines(w for w in words if head - _TALLEST <= w.middle[1] <= head)[::-1], head)
    cells = grid.cells
    if below and len(_row(grid, below, foot, foot + _TALLEST)) == len(below):
        cells = (*cells, *_cells(grid, foot, max(w.bbox.bottom for w in below) + _PAD))
    if above and len(_row(grid, above, head - _TALLEST, head)) == len(above):
        cells = (*_cells(grid, min(w.bbox.top for w in above) - _PAD, head), *cells)
    return Grid(BBox.union(cells), cells)


def _next_to(lines: Sequence[Sequence[Word]], edge: float) -> list[Word]:
    """The words of the lines next to a grid's edge, nearest first, as far as they stand close enough for one row."""
    taken: list[Word] = []
    for line in lines:
        y = line[0].middle[1]
        if abs(y - edge) > _TIGHT * line[0].size:
            break
        taken += line
        edge = y
    return taken
