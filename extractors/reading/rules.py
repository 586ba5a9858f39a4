"""Horizontal rules of a page: the pieces that a cell's borders, a line or a band of colour leave, as whole rules."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from models.provenance import BBox

_SAME = 1.5  # points within which two rules lie at one height
_JOIN = 3.0  # points between two pieces of one rule
_GAP = 15.0  # points between two pieces of a rule that is drawn column by column
_SHORT = 20.0  # points; what is shorter rules nothing


def merge_rules(edges: Iterable[BBox]) -> tuple[BBox, ...]:
    """Horizontal edges joined where they touch, top down. A rule's rectangle may have no height.

    A rule that is drawn column by column, with a gap between each, is one where it is cut alike at another height too.
    """
    levels: list[list[BBox]] = []
    for edge in sorted(edges, key=lambda e: e.top):
        if levels and edge.top - levels[-1][-1].top <= _SAME:
            levels[-1].append(edge)
        else:
            levels.append([edge])
    joined = [_joined(sorted(level, key=lambda e: e.x0), _JOIN) for level in levels]
    cuts = Counter(cut for level in joined for cut in _cuts(level))
    whole = (_joined(level, _GAP, cuts) for level in joined)
    return tuple(rule for level in whole for rule in level if rule.x1 - rule.x0 >= _SHORT)


def _cuts(level: Sequence[BBox]) -> list[tuple[int, int]]:
    """Between which points (rounded) the pieces at one height leave gaps."""
    return [(round(a.x1), round(b.x0)) for a, b in pairwise(level)]


def _joined(level: Sequence[BBox], gap: float, cuts: Mapping[tuple[int, int], int] | None = None) -> list[BBox]:
    """The pieces at one height, from left to right, joined over gaps; with `cuts` only over those met elsewhere too."""
    out: list[BBox] = []
    for edge in level:
        near = bool(out) and edge.x0 - out[-1].x1 <= gap
        if near and (cuts is None or cuts[round(out[-1].x1), round(edge.x0)] > 1):
            out[-1] = BBox.union((out[-1], edge))
        else:
            out.append(edge)
    return out
