"""How a document's running text looks: the measure that headings, notes and gaps are told by."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.reading.columns import Piece

_FULL = 0.08  # share of a column's width that a line broken by the typesetter leaves free at its end, at the most
_FEW = 4  # full lines that tell where a column's lines are broken
_SAME = 4  # points within which the same column begins on another page


@dataclass(frozen=True, slots=True)
class Style:
    """How a document's running text looks: its font size and how far apart its lines are, in points."""

    size: float
    leading: float


def style_of(pages: Iterable[Sequence[Piece]]) -> Style:
    """The look that most characters of the document have."""
    sizes: Counter[float] = Counter()
    steps: Counter[float] = Counter()
    for pieces in pages:
        for piece in pieces:
            for word in piece.words:
                sizes[word.size] += len(word.text)
        for above, below in pairwise(pieces):
            step = round(below.top - above.top, 0)
            if 0 < step < 4 * below.words[0].size:
                steps[step] += 1
    size = sizes.most_common(1)[0][0] if sizes else 11.0
    near = {step: n for step, n in steps.items() if 0.9 * size <= step <= 2.2 * size}
    return Style(size=size, leading=max(near, key=lambda s: near[s]) if near else 1.2 * size)


@dataclass(frozen=True, slots=True)
class Measure:
    """How a column of text on a page is set: from where to where its lines reach, in points.

    `is_sure` tells that lines enough end at its right edge: then that is where lines are broken.
    """

    left: float
    right: float
    is_sure: bool


def measures(pieces: Sequence[Piece]) -> dict[int, Measure]:
    """The measure of each of a page's columns."""
    found: dict[int, Measure] = {}
    for column in {p.column for p in pieces if not p.is_label}:
        own = [p for p in pieces if p.column == column and not p.is_label]
        left, right = min(p.x0 for p in own), max(p.x1 for p in own)
        full = sum(right - p.x1 <= _FULL * (right - left) for p in own)
        found[column] = Measure(left, right, full >= _FEW)
    return found


def usual_edges(pages: Iterable[Mapping[int, Measure]]) -> dict[tuple[int, int], float]:
    """How far to the right a column reaches that begins at a point (rounded), on any of some pages as wide."""
    edges: dict[tuple[int, int], float] = {}
    for columns in pages:
        for column, measure in columns.items():
            place = (column, round(measure.left))
            edges[place] = max(edges.get(place, 0.0), measure.right)
    return edges


def right_edges(own: Mapping[int, Measure], usual: Mapping[tuple[int, int], float]) -> dict[int, float]:
    """Where the lines of each of a page's columns are broken.

    Where too few of a page's lines are full to tell, the same column of the other pages tells: `usual`.
    """
    edges: dict[int, float] = {}
    for column, here in own.items():
        near = (usual.get((column, round(here.left) + drift), 0.0) for drift in range(-_SAME, _SAME + 1))
        edges[column] = here.right if here.is_sure else max(here.right, *near)
    return edges
