"""Horizontal rules of a page: the pieces that a cell's borders, a line or a band of colour leave, as whole rules."""

from collections.abc import Iterable, Sequence

from models.provenance import BBox

_SAME = 1.5  # points within which two rules lie at one height
_JOIN = 3.0  # points between two pieces of one rule
_SHORT = 20.0  # points; what is shorter rules nothing


def merge_rules(edges: Iterable[BBox]) -> tuple[BBox, ...]:
    """Horizontal edges joined where they touch, top down. A rule's rectangle may have no height."""
    levels: list[list[BBox]] = []
    for edge in sorted(edges, key=lambda e: e.top):
        if levels and edge.top - levels[-1][-1].top <= _SAME:
            levels[-1].append(edge)
        else:
            levels.append([edge])
    joined = [rule for level in levels for rule in _joined(sorted(level, key=lambda e: e.x0))]
    return tuple(rule for rule in joined if rule.x1 - rule.x0 >= _SHORT)


def _joined(level: Sequence[BBox]) -> list[BBox]:
    """The rules at one height, from left to right."""
    out: list[BBox] = []
    for edge in level:
        if out and edge.x0 - out[-1].x1 <= _JOIN:
            out[-1] = BBox.union((out[-1], edge))
        else:
            out.append(edge)
    return out
