"""Gutters: the runs of lines that a gap goes through, and what stands on either side of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.reading.raw import Word

ALIGN = 4.0  # points within which lines begin at the same place
_MARGIN_SHARE = 0.42  # a margin column takes no more than this share of the text's width
_TIGHT = 1.5  # times the font size: the lines of a paragraph are no further apart
_RUNNING = 28  # characters that a line of running text has on the average, at the least


@dataclass(slots=True)
class Band:
    """Consecutive lines that a gutter runs through: what stands left of it and right of it, line by line."""

    start: int
    gutter: float
    left: list[list[list[Word]]] = field(default_factory=list)
    right: list[list[list[Word]]] = field(default_factory=list)


def widest_band(rows: list[list[list[Word]]]) -> Band | None:
    """The longest run of lines that one gutter goes through, or None where the lines are whole."""
    starts = sorted(part[0].bbox.x0 for row in rows for part in row[1:])
    best: Band | None = None
    for gutter in _clusters(starts):
        for band in _bands(rows, gutter):
            split = sum(1 for le, ri in zip(band.left, band.right, strict=True) if le and ri)
            if split >= 2 and (best is None or len(band.left) > len(best.left)):
                best = band
    return best


def _clusters(values: Sequence[float]) -> list[float]:
    """Places where at least two segments begin."""
    out: list[list[float]] = []
    for value in values:
        if out and value - out[-1][-1] <= ALIGN:
            out[-1].append(value)
        else:
            out.append([value])
    return [group[0] for group in out if len(group) >= 2]


def _bands(rows: list[list[list[Word]]], gutter: float) -> Iterator[Band]:
    """The runs of lines in which nothing crosses the gutter and something begins at it."""
    band: Band | None = None
    for i, row in enumerate(rows):
        left = [p for p in row if p[-1].bbox.x1 < gutter - 2]
        right = [p for p in row if p[0].bbox.x0 >= gutter - ALIGN]
        if len(left) + len(right) == len(row):
            band = band or Band(start=i, gutter=gutter)
            band.left.append(left)
            band.right.append(right)
        elif band:
            yield _trim(band)
            band = None
    if band:
        yield _trim(band)


def _trim(band: Band) -> Band:
    """The band without lines at its end that have nothing at the gutter; its start stays where a label may stand."""
    while band.right and not band.right[-1]:
        band.left.pop()
        band.right.pop()
    while band.right and not band.right[0]:
        band.left.pop(0)
        band.right.pop(0)
        band.start += 1
    return band


def both_run(band: Band) -> bool:
    """Whether running text stands on both sides of a gutter."""
    left = [p for parts in band.left for p in parts]
    right = [p for parts in band.right for p in parts]
    running = _chars(left) >= _RUNNING * len(left) and _chars(right) >= _RUNNING * len(right)
    return running and len(band.left) >= 4 and not is_margin(band)


def longer_left(band: Band, after: Sequence[list[list[Word]]]) -> int:
    """How many of the lines after two columns are the rest of the left one, which is the longer."""
    above = next((parts[0] for parts in reversed(band.left) if parts), None)
    count = 0
    for parts in after:
        first, size = parts[0][0], parts[0][0].size
        if above is None or parts[-1][-1].bbox.x1 >= band.gutter - 2 or abs(above[0].size - size) > 0.6:
            break
        if first.bbox.top - above[0].bbox.top > _TIGHT * size or first.bold != above[0].bold:
            break
        above, count = parts[0], count + 1
    return count


def is_margin(band: Band) -> bool:
    """Whether what stands left of the gutter are labels: narrow, with less text, beside some of the lines only."""
    left = [p for parts in band.left for p in parts]
    right = [p for parts in band.right for p in parts]
    x0, x1 = min(p[0].bbox.x0 for p in left), max(p[-1].bbox.x1 for p in right)
    narrow = max(p[-1].bbox.x1 for p in left) - x0 <= _MARGIN_SHARE * (x1 - x0)
    return narrow and _chars(left) < 0.6 * _chars(right) and _only_right(band) >= 0.25


def _chars(parts: Sequence[Sequence[Word]]) -> int:
    """How many characters segments have together."""
    return sum(len(w.text) + 1 for part in parts for w in part)


def _only_right(band: Band) -> float:
    """The share of lines that have nothing left of the gutter."""
    return sum(1 for le, ri in zip(band.left, band.right, strict=True) if ri and not le) / len(band.left)
