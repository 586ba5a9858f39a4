"""The names over the columns of a table of text: set in bold over what is not, or between two rules."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.reading.figures import is_figure
from extractors.reading.gutters import CutLine, Span, columns_of, extent, overlapped
from models.provenance import BBox

_NAME = 40  # characters; what is longer names no column
_DEEPEST = 3  # lines; no header has more
_CLOSE = 1.35  # times the font size: the lines of one name are no further apart
_STEP = 1.75  # times the font size: the lines of a header are no further apart
_NEAR = 1.2  # times the font size: a rule above or under a header is no further from it
_SAME_END = 6.0  # points within which the rules of one table begin, and end, at the same place


@dataclass(frozen=True, slots=True)
class Header:
    """The names over the columns: lines `start` to `end` (one past), and the rules of the table as wide as they.

    A table that goes on from the page before may have no line of names: then `end` is `start`.
    """

    start: int
    end: int
    columns: tuple[Span, ...]
    rules: tuple[BBox, ...]


def header_at(lines: Sequence[CutLine], start: int, rules: Sequence[BBox]) -> Header | None:
    """The header that begins with a line, or None where the line begins none.

    Three names or more are told by bold type or by a rule above and one under them; two only by both bold type and
    rules, for labels beside text look alike.
    """
    if not _names(lines[start]):
        return None
    above = [r for r in rules if 0 <= lines[start].top - r.top <= _NEAR * lines[start].size + 1]
    end = _ruled_off(lines, start, above, rules) or _bold(lines, start, rules)
    columns = columns_of(lines[start:end])
    if end == len(lines) or len(columns) < 2:
        return None
    under = [r for r in rules if _is_under(r, lines[end - 1], columns)]
    stack = [r for r in rules if under and _alike(r, under[0])]
    ruled = bool(under) and any(r.top > lines[end].top for r in stack)
    bold = all(line.bold for line in lines[start:end]) and not _first_row(lines, end).bold
    between = ruled and any(_alike(r, under[0]) for r in above)
    told = bold or between if len(columns) >= 3 else bold and ruled
    return Header(start, end, tuple(columns), tuple(stack)) if told else None


def _names(line: CutLine) -> bool:
    """Whether a line could name columns: two or more short texts, no sentence and no figure among them."""
    return len(line.cells) >= 2 and _short(line) and not any(is_figure(text) for text in line.texts)


def _short(line: CutLine) -> bool:
    """Whether every text of a line is short enough for a name and no sentence."""
    return all(len(text) <= _NAME and text[-1:] not in (".", ":", ";") for text in line.texts)


def _alike(one: BBox, other: BBox) -> bool:
    """Whether two rules begin, and end, at the same place."""
    return abs(one.x0 - other.x0) <= _SAME_END and abs(one.x1 - other.x1) <= _SAME_END


def _ruled_off(lines: Sequence[CutLine], start: int, above: Sequence[BBox], rules: Sequence[BBox]) -> int | None:
    """One past the last of the lines between a rule above the first and the next as wide; None without such rules."""
    for upper in above:
        lower = next((r for r in rules if r.top > lines[start].top + 2 and _alike(r, upper)), None)
        inside = [line for line in lines[start:] if lower and line.bottom <= lower.top + 2]
        if inside and len(inside) <= _DEEPEST and all(_short(line) for line in inside):
            return start + len(inside)
    return None


def _bold(lines: Sequence[CutLine], start: int, rules: Sequence[BBox]) -> int:
    """One past the last of the bold lines that begin with the first."""
    end = start + 1
    while end < len(lines) and end - start < _DEEPEST and _goes_on(lines, end, rules):
        end += 1
    return end


def _goes_on(lines: Sequence[CutLine], i: int, rules: Sequence[BBox]) -> bool:
    """Whether a line is the next of a header: as bold, close below, with no rule between.

    One text alone is the rest of a name where it stands as close as the lines of a name do, under one name.
    """
    above, line = lines[i - 1], lines[i]
    alone = len(line.cells) == 1
    if alone and len(overlapped([extent(cell) for cell in above.cells], extent(line.cells[0]))) != 1:
        return False
    close = line.top - above.top <= (_CLOSE if alone else _STEP) * line.size
    parted = any(above.top + 0.5 * above.size < r.top < line.bottom - 0.5 * line.size for r in rules)
    return close and _short(line) and above.bold and line.bold and not parted


def _first_row(lines: Sequence[CutLine], end: int) -> CutLine:
    """The line that tells how the rows under a header are set: the first, or the one below the title of a group."""
    return lines[end + 1] if len(lines[end].cells) == 1 and end + 1 < len(lines) else lines[end]


def _is_under(rule: BBox, line: CutLine, columns: Sequence[Span]) -> bool:
    """Whether a rule runs right under a header's last line, from its first name to its last at least."""
    near = -2 <= rule.top - line.bottom <= _NEAR * line.size
    return near and rule.x0 <= columns[0][0] + 3 and rule.x1 >= columns[-1][1] - 3
