"""Tables without a full grid: their columns, header and rows, however they were found, → a Table with tiling cells."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.reading.gutters import CutLine, Span, boundaries, extent, overlapped
from extractors.reading.lines import make_line, visual_lines
from extractors.reading.raw import Word
from extractors.reading.spans import Name, header_names
from extractors.reading.tables import cell_text
from models.document import Cell, Table, TablePart
from models.provenance import BBox


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a page that is a table: the lines of its header, its rows (each one or more lines), its columns.

    `left`, `right` and `rules` are what is printed around it: how far rules reach, and every rule within. `edges` are
    those of the columns of the table that it is the rest of.
    """

    header: tuple[CutLine, ...]
    rows: tuple[tuple[CutLine, ...], ...]
    columns: tuple[Span, ...]
    left: float
    right: float
    rules: tuple[BBox, ...] = ()
    edges: tuple[float, ...] = ()

    @property
    def lines(self) -> list[CutLine]:
        """All lines, header included, from the top down."""
        return [*self.header, *(line for row in self.rows for line in row)]

    @property
    def words(self) -> list[Word]:
        """All words of the table."""
        return [word for line in self.lines for word in line.words]


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell to be made: its place in the grid and its words."""

    row: int
    first: int
    last: int
    words: tuple[Word, ...]
    row_span: int = 1


def build(region: Region, page: int, ruled_header: Table | None = None) -> Table:
    """The region as a Table. `ruled_header` is a grid on top of it whose columns it shares: its header as printed."""
    names = [] if ruled_header else _tall(header_names(region.header, region.columns, region.rules))
    places = [*names, *_body(region, len({place.row for place in names}))]
    if ruled_header is None:
        xs = region.edges or boundaries(region.columns, region.left, region.right)
        cells = _cells(places, xs, _heights(places, region), page)
        return _table(cells, page, len({place.row for place in names}))
    xs = grid_lines(ruled_header)
    offset = ruled_header.n_rows
    ys = _heights(places, region)
    ys[0] = ruled_header.bbox.bottom
    moved = [c.model_copy(update={"row": c.row + offset}) for c in _cells(places, xs, ys, page)]
    return _table([*ruled_header.cells, *moved], page, offset)


def grid_lines(table: Table) -> list[float]:
    """The x-positions between a ruled table's columns, its left and right ends included."""
    lefts = {c.column: box.x0 for c in table.cells for _, box in c.boxes}
    return [lefts.get(i, table.bbox.x0) for i in range(table.n_columns)] + [table.bbox.x1]


def _tall(rows: Sequence[Sequence[Name]]) -> list[_Place]:
    """Header names as cells; a name alone in its column reaches over all of the header's rows."""
    out: list[_Place] = []
    for i, row in enumerate(rows):
        for name in row:
            words = tuple(word for line in name.lines for word in line)
            others = [n for other in rows if other is not row for n in other]
            alone = all(n.last < name.first or n.first > name.last for n in others)
            at, span = (0, len(rows)) if alone else (i, 1)
            out.append(_Place(at, name.first, name.last, words, span))
    return out


def _body(region: Region, offset: int) -> list[_Place]:
    """The cells of the rows that have text: words of one column together, text over several columns spanning them."""
    out: list[_Place] = []
    for i, row in enumerate(region.rows):
        placed: dict[tuple[int, int], list[Word]] = {}
        for line in row:
            for cell in line.cells:
                touched = overlapped(region.columns, extent(cell)) or [_closest(region.columns, extent(cell))]
                placed.setdefault((touched[0], touched[-1]), []).extend(cell)
        out += [_Place(i + offset, *span, tuple(words)) for span, words in _apart(placed)]
    return out


def _apart(placed: dict[tuple[int, int], list[Word]]) -> list[tuple[tuple[int, int], list[Word]]]:
    """The cells of one row, those that share a column put together."""
    out: list[tuple[tuple[int, int], list[Word]]] = []
    for (first, last), words in sorted(placed.items()):
        if out and first <= out[-1][0][1]:
            (a, b), before = out.pop()
            out.append(((a, max(b, last)), before + words))
        else:
            out.append(((first, last), words))
    return out


def _closest(columns: Sequence[Span], cell: Span) -> int:
    """The column whose middle is closest to a cell's."""
    return min(range(len(columns)), key=lambda i: abs(sum(columns[i]) - sum(cell)))


def _heights(places: Sequence[_Place], region: Region) -> list[float]:
    """The y-positions between the rows: a rule where there is one, else halfway between their words."""
    tops: dict[int, float] = {}
    bottoms: dict[int, float] = {}
    for place in places:
        last = place.row + place.row_span - 1
        tops[place.row] = min([tops.get(place.row, 1e9), *(w.bbox.top for w in place.words)])
        if place.row_span == 1:
            bottoms[last] = max([bottoms.get(last, 0.0), *(w.bbox.bottom for w in place.words)])
    rows = sorted(tops)
    ys = [_edge(region, tops[rows[0]] - 12, tops[rows[0]] + 1, tops[rows[0]])]
    for upper, lower in pairwise(rows):
        low, high = sorted((bottoms.get(upper, tops[upper]), tops[lower]))
        ys.append(_edge(region, low - 1, high + 1, (low + high) / 2))
    end = max(bottoms.values(), default=ys[-1])
    return [*ys, _edge(region, end - 1, end + 12, end)]


def _edge(region: Region, low: float, high: float, otherwise: float) -> float:
    """The height of the rule between two heights, or `otherwise`."""
    found = [rule.top for rule in region.rules if low <= rule.top <= high]
    return min(found, key=lambda y: abs(y - otherwise), default=otherwise)


def _cells(places: Sequence[_Place], xs: Sequence[float], ys: Sequence[float], page: int) -> list[Cell]:
    """Cells that tile the grid, empty ones where no text stands."""
    base = min(place.row for place in places)
    covered = {
        (row, column)
        for p in places
        for row in range(p.row, p.row + p.row_span)
        for column in range(p.first, p.last + 1)
    }
    holes = [
        _Place(row, column, column, ())
        for row in range(base, base + len(ys) - 1)
        for column in range(len(xs) - 1)
        if (row, column) not in covered
    ]
    return [_cell(replace(p, row=p.row - base), xs, ys, page) for p in (*places, *holes)]


def _cell(place: _Place, xs: Sequence[float], ys: Sequence[float], page: int) -> Cell:
    """One cell with its lines and its rectangle."""
    box = BBox(xs[place.first], ys[place.row], xs[place.last + 1], ys[place.row + place.row_span])
    lines = tuple(make_line(row, page) for row in visual_lines(place.words))
    return Cell(
        row=place.row,
        column=place.first,
        row_span=place.row_span,
        column_span=place.last - place.first + 1,
        text=cell_text(lines, ((page, box),)),
        lines=lines,
        boxes=((page, box),),
    )


def _table(cells: Sequence[Cell], page: int, header_rows: int) -> Table:
    """The cells as a table around them."""
    return Table(
        parts=(TablePart(page=page, bbox=BBox.union(box for cell in cells for _, box in cell.boxes)),),
        cells=tuple(sorted(cells, key=lambda c: (c.row, c.column))),
        header_rows=header_rows,
        is_ruled=False,
    )
