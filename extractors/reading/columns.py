"""The reading order of a page's lines: margin labels beside the text, columns of text, rows of words set apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.reading.bands import ALIGN, Band, both_run, is_margin, longer_left, widest_band
from extractors.reading.lines import segments
from extractors.reading.margins import sections
from extractors.reading.raw import Word


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
        band = widest_band(cut)
        if band is not None and is_margin(band):
            found.append(band.gutter)
    if not found:
        return None
    best = max(found, key=lambda g: sum(abs(g - other) <= ALIGN for other in found))
    support = sum(abs(best - other) <= ALIGN for other in found)
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
    band = widest_band(rows)
    if band is None:
        return [Piece([w for part in row for w in part], column) for row in rows]
    before, after = rows[: band.start], rows[band.start + len(band.left) :]
    if both_run(band):
        longer = longer_left(band, after)
        band.left += after[:longer]
        band.right += [[] for _ in range(longer)]
        after = after[longer:]
    return [*_order(before, column), *_arrange(band, column), *_order(after, column)]


def _arrange(band: Band, column: int) -> list[Piece]:
    """A band's pieces: as text with labels in its margin, as two columns, or line by line."""
    if is_margin(band):
        return _with_labels(band, column)
    if both_run(band):
        sides = ([p for p in band.left if p], [p for p in band.right if p])
        return [*_order(sides[0], column * 2 + 1), *_order(sides[1], column * 2 + 2)]
    return [
        Piece([w for part in [*le, *ri] for w in part], column) for le, ri in zip(band.left, band.right, strict=True)
    ]


def _with_labels(band: Band, column: int) -> list[Piece]:
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
