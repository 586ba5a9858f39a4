"""The reading order of a page's lines: margin labels beside the text, columns of text, rows of words set apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.reading.lines import segments
from extractors.reading.margins import sections
from extractors.reading.raw import Word

_ALIGN = 4.0  # points within which lines begin at the same place
_MARGIN_SHARE = 0.42  # a margin column takes no more than this share of the text's width
_TIGHT = 1.5  # times the font size: the lines of a paragraph are no further apart
_RUNNING = 28  # characters that a line of running text has on the average, at the least


@dataclass(slots=True)
class Piece:
    """A line, or the part of one in a column. `label` is the margin text beside it; `column` tells columns apart."""

    words: list[Word]
    column: int = 0
    label: str | None = None
    is_label: bool = False

    @property
    def x0(self) -> float:
        """Left end in points."""
        return self.words[0].bbox.x0

    @property
    def x1(self) -> float:
        """Right end in points."""
        return self.words[-1].bbox.x1

    @property
    def top(self) -> float:
        """Upper end in points."""
        return min(w.bbox.top for w in self.words)

    @property
    def bottom(self) -> float:
        """Lower end in points."""
        return max(w.bbox.bottom for w in self.words)

    @property
    def length(self) -> int:
        """How many characters it has."""
        return sum(len(w.text) + 1 for w in self.words)


@dataclass(slots=True)
class _Band:
    """Consecutive lines that a gutter runs through: what stands left of it and right of it, line by line."""

    start: int
    gutter: float
    left: list[list[list[Word]]] = field(default_factory=list)
    right: list[list[list[Word]]] = field(default_factory=list)


def in_reading_order(pages: Sequence[Sequence[list[Word]]]) -> list[list[Piece]]:
    """Each page's visual lines as pieces in the order they are read."""
    gutter = _common_gutter(pages)
    if gutter is None:
        return [_order([segments(row) for row in rows], column=0) for rows in pages]
    out: list[list[Piece]] = []
    label: str | None = None
    for rows in pages:
        pieces, label = _beside_margin(rows, gutter, label)
        out.append(pieces)
    return out


def _common_gutter(pages: Sequence[Sequence[list[Word]]]) -> float | None:
    """Where the text begins beside a margin of labels, if the document is set so throughout."""
    found: list[float] = []
    with_text = 0
    for rows in pages:
        cut = [segments(row) for row in rows]
        with_text += bool(cut)
        band = _widest_band(cut)
        if band is not None and _is_margin(band):
            found.append(band.gutter)
    if not found:
        return None
    best = max(found, key=lambda g: sum(abs(g - other) <= _ALIGN for other in found))
    support = sum(abs(best - other) <= _ALIGN for other in found)
    return best if support >= max(2, 0.4 * with_text) else None


def _beside_margin(rows: Sequence[list[Word]], gutter: float, label: str | None) -> tuple[list[Piece], str | None]:
    """A page set with labels in the margin. `label` is the one that holds over from the page before."""
    out: list[Piece] = []
    for section in sections(rows, gutter):
        if section.across:
            out += [Piece(row, column=0) for row in section.rows]
            label = None
            continue
        label = section.text or label
        out += [Piece(row, column=1, is_label=True) for row in section.label]
        for piece in _order([segments(row) for row in section.rows], column=2):
            piece.label = label
            out.append(piece)
    return out, label


def _order(rows: list[list[list[Word]]], column: int) -> list[Piece]:
    """Orders lines cut into segments; columns are ordered anew within themselves."""
    band = _widest_band(rows)
    if band is None:
        return [Piece([w for part in row for w in part], column) for row in rows]
    before, after = rows[: band.start], rows[band.start + len(band.left) :]
    if _both_run(band):
        longer = _longer_left(band, after)
        band.left += after[:longer]
        band.right += [[] for _ in range(longer)]
        after = after[longer:]
    return [*_order(before, column), *_arrange(band, column), *_order(after, column)]


def _widest_band(rows: list[list[list[Word]]]) -> _Band | None:
    """The longest run of lines that one gutter goes through, or None where the lines are whole."""
    starts = sorted(part[0].bbox.x0 for row in rows for part in row[1:])
    best: _Band | None = None
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
        if out and value - out[-1][-1] <= _ALIGN:
            out[-1].append(value)
        else:
            out.append([value])
    return [group[0] for group in out if len(group) >= 2]


def _bands(rows: list[list[list[Word]]], gutter: float) -> Iterator[_Band]:
    """The runs of lines in which nothing crosses the gutter and something begins at it."""
    band: _Band | None = None
    for i, row in enumerate(rows):
        left = [p for p in row if p[-1].bbox.x1 < gutter - 2]
        right = [p for p in row if p[0].bbox.x0 >= gutter - _ALIGN]
        if len(left) + len(right) == len(row):
            band = band or _Band(start=i, gutter=gutter)
            band.left.append(left)
            band.right.append(right)
        elif band:
            yield _trim(band)
            band = None
    if band:
        yield _trim(band)


def _trim(band: _Band) -> _Band:
    """The band without lines at its end that have nothing at the gutter; its start stays where a label may stand."""
    while band.right and not band.right[-1]:
        band.left.pop()
        band.right.pop()
    while band.right and not band.right[0]:
        band.left.pop(0)
        band.right.pop(0)
        band.start += 1
    return band


def _arrange(band: _Band, column: int) -> list[Piece]:
    """A band's pieces: as text with labels in its margin, as two columns, or line by line."""
    if _is_margin(band):
        return _with_labels(band, column)
    if _both_run(band):
        sides = ([p for p in band.left if p], [p for p in band.right if p])
        return [*_order(sides[0], column * 2 + 1), *_order(sides[1], column * 2 + 2)]
    return [
        Piece([w for part in [*le, *ri] for w in part], column) for le, ri in zip(band.left, band.right, strict=True)
    ]


def _both_run(band: _Band) -> bool:
    """Whether running text stands on both sides of a gutter."""
    left = [p for parts in band.left for p in parts]
    right = [p for parts in band.right for p in parts]
    running = _chars(left) >= _RUNNING * len(left) and _chars(right) >= _RUNNING * len(right)
    return running and len(band.left) >= 4 and not _is_margin(band)


def _longer_left(band: _Band, after: Sequence[list[list[Word]]]) -> int:
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


def _is_margin(band: _Band) -> bool:
    """Whether what stands left of the gutter are labels: narrow, with less text, beside some of the lines only."""
    left = [p for parts in band.left for p in parts]
    right = [p for parts in band.right for p in parts]
    x0, x1 = min(p[0].bbox.x0 for p in left), max(p[-1].bbox.x1 for p in right)
    narrow = max(p[-1].bbox.x1 for p in left) - x0 <= _MARGIN_SHARE * (x1 - x0)
    return narrow and _chars(left) < 0.6 * _chars(right) and _only_right(band) >= 0.25


def _chars(parts: Sequence[Sequence[Word]]) -> int:
    """How many characters segments have together."""
    return sum(len(w.text) + 1 for part in parts for w in part)


def _only_right(band: _Band) -> float:
    """The share of lines that have nothing left of the gutter."""
    return sum(1 for le, ri in zip(band.left, band.right, strict=True) if ri and not le) / len(band.left)


def _with_labels(band: _Band, column: int) -> list[Piece]:
    """Labels and the text beside them: each label first, then the lines from its height to the next label's."""
    out: list[Piece] = []
    label: list[str] = []
    last_bottom = float("-inf")
    inner = _order([right for right in band.right if right], column + 1)
    pending = list(inner)
    for le in band.left:
        if not le:
            continue
        piece = Piece([w for part in le for w in part], column, is_label=True)
        goes_on = piece.top - last_bottom < 0.5 * piece.words[0].size
        while pending and pending[0].bottom <= piece.top + 1:
            pending[0].label = " ".join(label) or None
            out.append(pending.pop(0))
            goes_on = goes_on and bool(label)
        label = [*label, *(w.text for w in piece.words)] if goes_on else [w.text for w in piece.words]
        last_bottom = piece.bottom
        out.append(piece)
    for piece in pending:
        piece.label = " ".join(label) or None
        out.append(piece)
    return out
