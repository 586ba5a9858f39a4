"""The lines above a table's body → header rows: wrapped names made whole, names over several columns recognised."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from extractors.reading.gutters import CutLine, Span, extent, nearest, overlapped
from extractors.reading.raw import Word
from models.provenance import BBox

_ALIGNED = 3.0  # points within which a name stands flush with, or centred over, its columns
_MOST = 14  # columns; in wider tables names are not tried over every run of columns


@dataclass(frozen=True, slots=True)
class Name:
    """A header cell: its lines of words and the columns (first and last) it names."""

    lines: tuple[tuple[Word, ...], ...]
    first: int
    last: int


def header_names(lines: Sequence[CutLine], columns: Sequence[Span], rules: Sequence[BBox]) -> list[list[Name]]:
    """Header rows from the top down, each with its names from left to right."""
    wide = _with_names(columns, lines)
    below: list[CutLine | None] = [*lines[1:], None] if lines else []
    rows = [_names(line, wide, rules, lower) for line, lower in zip(lines, below, strict=True)]
    merged: list[list[Name]] = []
    for row in rows:
        if merged and not _spans(merged[-1]) and not _spans(row):
            merged[-1] = _wrapped(merged[-1], row)
        else:
            merged.append(row)
    return merged


def _with_names(columns: Sequence[Span], lines: Sequence[CutLine]) -> list[Span]:
    """The columns as wide as the names in the lowest header line that stand over one column each."""
    wide = list(columns)
    for cell in lines[-1].cells if lines else ():
        x0, x1 = extent(cell)
        touched = overlapped(columns, (x0, x1))
        if len(touched) == 1:
            c0, c1 = wide[touched[0]]
            wide[touched[0]] = (min(c0, x0), max(c1, x1))
    return wide


def _names(line: CutLine, columns: Sequence[Span], rules: Sequence[BBox], below: CutLine | None) -> list[Name]:
    """One header line's names with the columns they stand over; `below` is the next line of the header, if any."""
    spans = [_over(line, i, columns, rules) for i in range(len(line.cells))]
    upper = [i for i, (first, _) in enumerate(spans) if first > 0]
    if below is not None and len(upper) < len(columns) - 1 and all(a == b for a, b in spans):
        names = [extent(line.cells[i]) for i in upper]
        shared = _by_repetition(names, below, columns) or _shared_out(names, columns)
        for i, span in zip(upper, shared, strict=False):
            spans[i] = span
    return [Name((cell,), *span) for cell, span in zip(line.cells, spans, strict=True)]


def _over(line: CutLine, i: int, columns: Sequence[Span], rules: Sequence[BBox]) -> tuple[int, int]:
    """The first and last column that a name stands over, or that the short rule right below it spans."""
    x0, x1 = extent(line.cells[i])
    middles = [(a + b) / 2 for a, b in map(extent, line.cells)]
    for rule in rules:
        below = -2 <= rule.top - line.bottom <= line.size
        alone = [k for k, middle in enumerate(middles) if rule.x0 <= middle <= rule.x1] == [i]
        under = [k for k, (a, b) in enumerate(columns) if rule.x0 - 2 <= (a + b) / 2 <= rule.x1 + 2]
        if below and alone and under and len(under) < len(columns):
            return under[0], under[-1]
    touched = overlapped(columns, (x0, x1))
    if len(touched) > 1:
        return touched[0], touched[-1]
    only = nearest(columns, (x0, x1))
    return only, only


def _by_repetition(names: Sequence[Span], below: CutLine, columns: Sequence[Span]) -> list[tuple[int, int]]:
    """The runs of columns that the line below begins anew: "Budget, Utfall, Budget, Utfall, Avvikelse" are two.

    Only where they are as many as the names and each name stands over its own run; else [].
    """
    told = {nearest(columns, extent(cell)): text for cell, text in zip(below.cells, below.texts, strict=True)}
    starts = [column for column in sorted(told) if column > 0 and told[column] == told.get(1)]
    if len(names) < 2 or len(starts) != len(names):
        return []
    runs = list(zip(starts, [*(start - 1 for start in starts[1:]), len(columns) - 1], strict=True))
    inside = (
        columns[a][0] - _ALIGNED <= x0 and x1 <= columns[b][1] + _ALIGNED
        for (x0, x1), (a, b) in zip(names, runs, strict=True)
    )
    return runs if all(inside) else []


def _shared_out(names: Sequence[Span], columns: Sequence[Span]) -> list[tuple[int, int]]:
    """All columns but the first shared out between names that each stand centred over theirs; [] if they do not.

    Names that stand over a single column each may be the beginnings of wrapped ones; they are shared out only where
    that fits as well, or where each begins (or ends) an equal number of columns.
    """
    n = len(columns) - 1
    if not names or n > _MOST:
        return []
    offset, groups = min(
        (max(_off_centre(name, columns[a][0], columns[b][1]) for name, (a, b) in zip(names, spans, strict=True)), spans)
        for spans in _partitions(n, len(names))
    )
    singles = [columns[nearest(columns, name)] for name in names]
    wrapped = all(_flush(name, single) for name, single in zip(names, singles, strict=True))
    if offset <= (_ALIGNED if wrapped else 4 * _ALIGNED):
        return groups
    return _equally(names, columns) if len(names) >= 2 and n % len(names) == 0 else []


def _equally(names: Sequence[Span], columns: Sequence[Span]) -> list[tuple[int, int]]:
    """Runs of equally many columns, each with a name flush with its left end, or each with its right end; else []."""
    step = (len(columns) - 1) // len(names)
    groups = [(1 + i * step, (i + 1) * step) for i in range(len(names))]
    for side, end in ((0, 0), (1, 1)):
        if all(abs(name[side] - columns[g[end]][side]) <= _ALIGNED for name, g in zip(names, groups, strict=True)):
            return groups
    return []


def _partitions(n: int, parts: int) -> Iterator[list[tuple[int, int]]]:
    """Every way to share out columns 1 to n, in order, between so many names."""
    for cuts in combinations(range(2, n + 1), parts - 1):
        yield [(a, b - 1) for a, b in pairwise((1, *cuts, n + 1))]


def _off_centre(name: Span, x0: float, x1: float) -> float:
    """How far, in points, a name's middle is from the middle of a stretch."""
    return abs(sum(name) - x0 - x1) / 2


def _flush(name: Span, column: Span) -> bool:
    """Whether a name stands over a column: centred, or flush with one of its ends."""
    ends = min(abs(name[0] - column[0]), abs(name[1] - column[1]))
    return min(ends, _off_centre(name, *column)) <= _ALIGNED


def _spans(row: Sequence[Name]) -> bool:
    """Whether some name of a row stands over several columns."""
    return any(name.first != name.last for name in row)


def _wrapped(upper: Sequence[Name], lower: Sequence[Name]) -> list[Name]:
    """Two lines of one header row: the parts over each column together."""
    parts: dict[int, list[tuple[Word, ...]]] = {}
    for name in (*upper, *lower):
        parts.setdefault(name.first, []).extend(name.lines)
    return [Name(tuple(lines), column, column) for column, lines in sorted(parts.items())]
