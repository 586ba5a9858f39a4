"""How a document's running text looks: the measure that headings, notes and gaps are told by."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.reading.columns import Piece


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


def right_edges(pieces: Sequence[Piece]) -> dict[int, float]:
    """How far the text of each column reaches to the right."""
    edges: dict[int, float] = {}
    for piece in pieces:
        if not piece.is_label:
            edges[piece.column] = max(edges.get(piece.column, 0.0), piece.x1)
    return edges
