"""Lines of a table of text → its rows: by the rules between them, else by the white, else by where cells begin."""

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.reading.gutters import CutLine, Span, extent, nearest, text_of
from models.provenance import BBox

_WIDER = 1.1  # times the step between the lines of a cell: with more, a new row begins
_HANGING = re.compile(r"(?:[-–,/]| och| eller| samt| med| av| för| till| i| på| om| som| att)$")


def text_rows(lines: Sequence[CutLine], columns: Sequence[Span], rules: Sequence[BBox]) -> list[list[CutLine]]:
    """The rows of a table of text.

    Where rules part them, they part them all. Else a new row begins where the white above a line is wider than between
    the lines of one cell; where all lines stand equally far apart, with every line that has text in the first column
    and in another, unless its first cell goes on with the one above.
    """
    parted = [any(a.bottom - 3 <= r.top <= b.top + 3 for r in rules) for a, b in pairwise(lines)]
    if any(parted):
        return _split(lines, parted)
    steps = [b.top - a.top for a, b in pairwise(lines)]
    tight = min((step / line.size for step, line in zip(steps, lines, strict=False)), default=0.0)
    wide = [step > _WIDER * tight * line.size for step, line in zip(steps, lines, strict=False)]
    if any(wide):
        return _split(lines, wide)
    return _split(lines, [_begins(a, b, columns) for a, b in pairwise(lines)])


def _split(lines: Sequence[CutLine], new: Sequence[bool]) -> list[list[CutLine]]:
    """The lines as rows; `new[i]` tells that line i + 1 begins one."""
    rows = [[lines[0]]]
    for line, begins in zip(lines[1:], new, strict=True):
        if begins:
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows


def _begins(above: CutLine, line: CutLine, columns: Sequence[Span]) -> bool:
    """Whether a line begins a row where nothing but its text can tell."""
    places = {nearest(columns, extent(cell)) for cell in line.cells}
    if 0 not in places:
        return False
    label = text_of(line.cells[0])
    if len(places) == 1:
        return not label[:1].islower() and len(columns) > 2 and line.bold != above.bold
    upper = text_of(above.cells[0]) if nearest(columns, extent(above.cells[0])) == 0 else ""
    return not (label[:1].islower() or _HANGING.search(upper))
