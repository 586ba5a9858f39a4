"""Lines cut into cells, and the columns that the white gutters between the cells leave."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.reading.raw import Word

_GAP = 0.55  # times the font size: wider than a space between words or thousands, narrower than any gutter
_GUTTER = 1.0  # points that stay white between two columns, at the least

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class CutLine:
    """A visual line cut into cells at its wide gaps."""

    cells: tuple[tuple[Word, ...], ...]

    @property
    def words(self) -> list[Word]:
        """All words from left to right."""
        return [word for cell in self.cells for word in cell]

    @property
    def top(self) -> float:
        """Upper end in points."""
        return min(w.bbox.top for w in self.words)

    @property
    def bottom(self) -> float:
        """Lower end in points."""
        return max(w.bbox.bottom for w in self.words)

    @property
    def size(self) -> float:
        """The largest font size in points."""
        return max(w.size for w in self.words)

    @property
    def bold(self) -> bool:
        """Whether every word with a letter or digit is bold."""
        return all(w.bold for w in self.words if any(c.isalnum() for c in w.text))

    @property
    def texts(self) -> list[str]:
        """Each cell's text, raised footnote marks left out."""
        return [text_of(cell) for cell in self.cells]


def text_of(cell: Sequence[Word]) -> str:
    """The words of a cell as text, raised footnote marks left out."""
    kept = (w.text[: len(w.text) - w.raised] for w in cell)
    return " ".join(text for text in kept if text)


def extent(cell: Sequence[Word]) -> Span:
    """How far a cell's words reach, left and right."""
    return cell[0].bbox.x0, max(w.bbox.x1 for w in cell)


def cut(row: Sequence[Word]) -> CutLine:
    """A visual line (words from left to right) with its cells apart. A thousands' space parts no cells."""
    cells: list[list[Word]] = [[row[0]]]
    for left, right in pairwise(row):
        if right.bbox.x0 - left.bbox.x1 > _GAP * max(left.size, right.size):
            cells.append([right])
        else:
            cells[-1].append(right)
    return CutLine(tuple(tuple(cell) for cell in cells))


def columns_of(lines: Sequence[CutLine]) -> list[Span]:
    """The x-ranges of the columns: what the cells of the lines cover between gutters that all lines leave white.

    Lines with less than half of the cells that the fullest line has (titles of groups, the second line of a wrapped
    label) have no say about the gutters.
    """
    fullest = max((len(line.cells) for line in lines), default=0)
    told = [line for line in lines if len(line.cells) >= 2 and 2 * len(line.cells) >= fullest]
    columns: list[Span] = []
    for x0, x1 in sorted(extent(cell) for line in told for cell in line.cells):
        if columns and x0 - columns[-1][1] < _GUTTER:
            columns[-1] = (columns[-1][0], max(columns[-1][1], x1))
        else:
            columns.append((x0, x1))
    return _widened(columns, [line for line in lines if line not in told])


def _widened(columns: list[Span], lines: Sequence[CutLine]) -> list[Span]:
    """The columns, each as wide as the cells that touch it and no other."""
    for line in lines:
        for x0, x1 in map(extent, line.cells):
            touched = overlapped(columns, (x0, x1))
            if len(touched) == 1:
                c0, c1 = columns[touched[0]]
                columns[touched[0]] = (min(c0, x0), max(c1, x1))
    return columns


def overlapped(columns: Sequence[Span], cell: Span) -> list[int]:
    """The columns that a cell stands over, by index."""
    return [i for i, (x0, x1) in enumerate(columns) if min(x1, cell[1]) - max(x0, cell[0]) > 0]


def nearest(columns: Sequence[Span], cell: Span) -> int:
    """The column that a cell belongs to: the one it overlaps most, else the one closest by."""
    return max(range(len(columns)), key=lambda i: min(columns[i][1], cell[1]) - max(columns[i][0], cell[0]))


def boundaries(columns: Sequence[Span], left: float, right: float) -> list[float]:
    """The x-positions that tile a table's width into its columns, `left` and `right` included.

    Columns of numbers end where their longest number ends, on every page alike, while labels do not; so the first
    column's right boundary is where the step between the others' right ends would put it, if that is in the gutter.
    """
    inner = [(a[1] + b[0]) / 2 for a, b in pairwise(columns)]
    steps = sorted(b[1] - a[1] for a, b in pairwise(columns[1:]))
    if inner and steps:
        regular = columns[1][1] - steps[len(steps) // 2]
        inner[0] = min(max(regular, columns[0][1] + 0.5), columns[1][0] - 0.5)
    return [min(left, columns[0][0]), *inner, max(right, columns[-1][1])]
