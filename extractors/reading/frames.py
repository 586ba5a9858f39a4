"""A page's lines by the columns of text they stand in, so that a table in one column is found there alone."""

from collections.abc import Sequence
from itertools import groupby, pairwise
from operator import itemgetter

from extractors.reading.gutters import Span
from extractors.reading.lines import segments, visual_lines
from extractors.reading.raw import Word

_RUNNING = 28  # characters that a line of running text has at the least
_LINES = 5  # lines of running text that make a column, at the fewest
_ALIGNED = 4.0  # points within which the lines of a column begin
_GUTTER = 6.0  # points between two columns, at the least


def frames(rows: Sequence[list[Word]]) -> list[list[list[Word]]]:
    """A page's visual lines in groups: each stretch across the page, and each column of a stretch set in columns.

    From the top down, columns from left to right. A page in one column is one group.
    """
    columns = _columns(rows)
    if len(columns) < 2:
        return [list(rows)] if rows else []
    gutters = [(a[1], b[0]) for a, b in pairwise(columns)]
    crossing = [any(_crosses(word, gutters) for word in row) for row in rows]
    out: list[list[list[Word]]] = []
    for across, run in groupby(zip(crossing, rows, strict=True), key=itemgetter(0)):
        stretch = [row for _, row in run]
        out += [stretch] if across else _parted(stretch, gutters)
    return out


def _columns(rows: Sequence[Sequence[Word]]) -> list[Span]:
    """The columns of running text, from left to right; fewer than two where the page has one column."""
    running = [
        (part[0].bbox.x0, part[-1].bbox.x1)
        for row in rows
        for part in segments(row)
        if sum(len(word.text) + 1 for word in part) > _RUNNING
    ]
    groups: list[list[Span]] = []
    for span in sorted(running):
        if groups and span[0] - groups[-1][-1][0] <= _ALIGNED:
            groups[-1].append(span)
        else:
            groups.append([span])
    columns: list[Span] = []
    for group in groups:
        if len(group) < _LINES:
            continue
        x0, x1 = group[0][0], max(x1 for _, x1 in group)
        if columns and x0 - columns[-1][1] < _GUTTER:
            columns[-1] = (columns[-1][0], max(columns[-1][1], x1))
        else:
            columns.append((x0, x1))
    return columns


def _crosses(word: Word, gutters: Sequence[Span]) -> bool:
    """Whether a word reaches into a gutter by more than its edge."""
    return any(min(word.bbox.x1, hi) - max(word.bbox.x0, lo) > _GUTTER / 2 for lo, hi in gutters)


def _parted(rows: Sequence[Sequence[Word]], gutters: Sequence[Span]) -> list[list[list[Word]]]:
    """The visual lines of some rows, a group for each column."""
    groups: list[list[Word]] = [[] for _ in range(len(gutters) + 1)]
    for row in rows:
        for word in row:
            groups[sum(word.middle[0] > (lo + hi) / 2 for lo, hi in gutters)].append(word)
    return [visual_lines(group) for group in groups if group]
