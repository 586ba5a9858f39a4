"""The lines above a table's body that name its columns, where no rule tells them from the text before."""

from collections.abc import Sequence

from extractors.reading.gutters import CutLine, Span, extent, overlapped

_STEP = 2.2  # times the font size: a header is no further from what it heads
_LINES = 3  # no header has more
_NAME = 60  # characters; what is longer names no column


def header_above(above: Sequence[CutLine], columns: Sequence[Span], first: CutLine) -> list[CutLine]:
    """The lines right above a body that name its columns, from the top down."""
    out: list[CutLine] = []
    below = first
    for line in reversed(above[-_LINES - 1 :]):
        if below.top - line.bottom > _STEP * line.size or len(out) == _LINES:
            break
        if not _names_columns(line, columns):
            break
        out.insert(0, line)
        below = line
    return out


def _names_columns(line: CutLine, columns: Sequence[Span]) -> bool:
    """Whether a line's texts stand over columns of figures, apart from one over the labels."""
    spans = [extent(cell) for cell in line.cells]
    over = [span for span in spans if span[0] > columns[0][1] or 0 not in overlapped(columns, span)]
    labels = [span for span in spans if span not in over]
    if not over or len(labels) > 1 or any(len(text) > _NAME for text in line.texts):
        return False
    if any(len(overlapped(columns, span)) > 1 for span in labels):
        return False
    if over[0][0] <= columns[0][0] or over[-1][1] > columns[-1][1] + 4 * line.size:
        return False
    return len(spans) > 1 or _heads_some(spans[0], columns, line.size)


def _heads_some(name: Span, columns: Sequence[Span], size: float) -> bool:
    """Whether a name alone on its line stands over one column of figures or centred over all: no title across."""
    middle = (columns[1][0] + columns[-1][1]) / 2
    return len(overlapped(columns, name)) <= 1 or abs(sum(name) / 2 - middle) <= size
