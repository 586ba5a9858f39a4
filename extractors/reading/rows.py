"""The lines of a table's body → its rows: which lines are one row because a cell's text wraps."""

import re
from collections.abc import Sequence

from extractors.reading.figures import is_figure
from extractors.reading.gutters import CutLine, Span, extent, nearest, text_of

_HANGING = re.compile(r"(?:[-–,]| och| eller| samt| med| av| för| till| i| på| som| att)$")
_TIGHT = 1.75  # times the font size: lines of one cell are no further apart


def rows_of(lines: Sequence[CutLine], columns: Sequence[Span]) -> list[list[CutLine]]:
    """Rows of a body without rules between them.

    A row begins with every line that has text in the first column and in another, and with a line of figures. A line
    with the first column only goes on with the row above, begins the row below, or is the title of a group. A line
    without text in the first column and without figures goes on with the row above.
    """
    rows: list[list[CutLine]] = []
    pending = False  # the last row is the beginning of a label whose end stands in the next line
    for i, line in enumerate(lines):
        above = rows[-1][-1] if rows else None
        below = lines[i + 1] if i + 1 < len(lines) else None
        near = above is not None and line.top - above.top <= _TIGHT * line.size
        label_only = _occupied(line, columns) == {0}
        if above is not None and near and (pending or _goes_on(rows[-1], line, columns)):
            rows[-1].append(line)
        else:
            rows.append([line])
        pending = label_only and below is not None and _begins(line, below, columns)
    return rows


def band_rows(lines: Sequence[CutLine], columns: Sequence[Span]) -> list[list[CutLine]]:
    """The rows between two rules: one, unless several lines have figures there."""
    with_figures = sum(any(is_figure(text_of(cell)) for cell in line.cells[1:]) for line in lines)
    return rows_of(lines, columns) if with_figures >= 2 else [list(lines)]


def _occupied(line: CutLine, columns: Sequence[Span]) -> set[int]:
    """The columns in which a line has text."""
    return {nearest(columns, extent(cell)) for cell in line.cells}


def _goes_on(row: Sequence[CutLine], line: CutLine, columns: Sequence[Span]) -> bool:
    """Whether a line is the rest of cells in the row above it."""
    places = _occupied(line, columns)
    if 0 not in places:
        return not any(is_figure(text) for text in line.texts)
    if places != {0} or line.bold != row[-1].bold:
        return False
    labels = [upper.cells[0] for upper in row if 0 in _occupied(upper, columns)]
    if not labels or all(_occupied(upper, columns) == {0} for upper in row):
        return False
    text = text_of(labels[-1])
    return line.texts[0][:1].islower() or _HANGING.search(text) is not None


def _begins(line: CutLine, below: CutLine, columns: Sequence[Span]) -> bool:
    """Whether a line with nothing but a label is the beginning of what the line below it goes on with."""
    if below.bold != line.bold or below.top - line.top > _TIGHT * line.size:
        return False
    places = _occupied(below, columns)
    if 0 not in places:
        return any(is_figure(text) for text in below.texts)
    return below.texts[0][:1].islower() or _HANGING.search(line.texts[0]) is not None
