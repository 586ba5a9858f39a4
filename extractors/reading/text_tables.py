"""Tables of text without rules between the columns: names set apart, under them cells that keep clear of each other.

The white between two names is where a gutter begins. Each line below narrows the gutters to what it leaves white, and
the table ends where a line leaves none.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.reading.figure_lines import is_flush
from extractors.reading.figures import is_figure
from extractors.reading.gutters import CutLine, Span, columns_of, cut, extent
from extractors.reading.lines import visual_lines
from extractors.reading.raw import Word
from extractors.reading.text_headers import Header, header_at
from extractors.reading.text_rows import text_rows
from extractors.reading.unruled import Region, grid_lines
from models.document import Table
from models.provenance import BBox

_CLEAR = 0.4  # times the font size: a gutter is no narrower in any line
_APART = 2.5  # times the font size: no two lines of a table without rules have more white between them
_NEAR = 1.2  # times the font size: a rule under a header is no further from it
_FEWEST = 3  # columns that go on over a page break without a header
_SAME_END = 6.0  # points within which the rules of one table begin, and end, at the same place
_RUNNING = 28  # characters that a line of a column of running text has on the average


def text_tables(rows: Sequence[Sequence[Word]], rules: Sequence[BBox] = ()) -> list[Region]:
    """The tables of text among a page's visual lines, top down."""
    lines = [cut(row) for row in rows]
    found: list[Region] = []
    at = 0
    while at < len(lines):
        header = header_at(lines, at, rules)
        body = _body(lines, header) if header else []
        region = _region(lines[header.start : header.end], body, header, rules) if header and body else None
        if header and region:
            found.append(region)
            at = header.end + len(body)
        else:
            at += 1
    return found


def rest_of(above: Table, words: Sequence[Word], rules: Sequence[BBox]) -> Region | None:
    """What a page begins with, if it is the rest of a table without column rules that the page before ends with."""
    lines = [cut(row) for row in visual_lines(words)]
    columns = _columns_below(above)
    if not lines or len(columns) < _FEWEST:
        return None
    box = above.parts[-1].bbox
    alike = tuple(r for r in rules if abs(r.x0 - box.x0) <= _SAME_END and abs(r.x1 - box.x1) <= _SAME_END)
    header = Header(0, 0, columns, alike)
    body = _body(lines, header)
    rows = text_rows(body, columns, alike) if body else []
    split = sum(any(len(line.cells) >= 2 for line in row) for row in rows)
    if not split or 2 * split < len(rows):
        return None
    within = tuple(r for r in alike if r.top <= body[-1].bottom + 12)
    return Region((), tuple(tuple(row) for row in rows), columns, box.x0, box.x1, within, tuple(grid_lines(above)))


def _columns_below(above: Table) -> tuple[Span, ...]:
    """How far the text of each column reaches on a table's last page; () where a column has none there."""
    page = above.parts[-1].page
    spans: dict[int, list[BBox]] = {}
    for cell in above.cells:
        if cell.column_span == 1:
            spans.setdefault(cell.column, []).extend(line.bbox for line in cell.lines if line.page == page)
    if any(not spans.get(column) for column in range(above.n_columns)):
        return ()
    return tuple((min(b.x0 for b in spans[k]), max(b.x1 for b in spans[k])) for k in range(above.n_columns))


def _body(lines: Sequence[CutLine], header: Header) -> list[CutLine]:
    """The lines under a header that leave its gutters white, each cut at them."""
    gutters = [(a[1], b[0]) for a, b in pairwise(header.columns)]
    foot = max((r.top for r in header.rules), default=0.0)
    taken: list[tuple[CutLine, list[Span] | None]] = []
    for i in range(header.end, len(lines)):
        line = lines[i]
        if header.rules and line.top > foot:
            break
        if i > 0 and line.top - lines[i - 1].bottom > _APART * line.size and line.top > foot:
            break
        narrowed = _narrowed(gutters, line)
        if narrowed is None and not _is_title(line, header):
            break
        gutters = narrowed or gutters
        taken.append((line, narrowed))
    cut_lines = [line if narrowed is None else _cut_at(line, gutters) for line, narrowed in taken]
    while cut_lines and _is_loose(cut_lines, header, foot):
        cut_lines.pop()
    return cut_lines


def _narrowed(gutters: Sequence[Span], line: CutLine) -> list[Span] | None:
    """The gutters as far as a line leaves them white; None where it leaves one of them too narrow."""
    words = line.words
    white = [(float("-inf"), words[0].bbox.x0)]
    white += [(a.bbox.x1, b.bbox.x0) for a, b in pairwise(words)]
    white.append((max(w.bbox.x1 for w in words), float("inf")))
    out: list[Span] = []
    for lo, hi in gutters:
        a, b = max(((max(lo, x0), min(hi, x1)) for x0, x1 in white), key=lambda span: span[1] - span[0])
        if b - a < _CLEAR * line.size:
            return None
        out.append((a, b))
    return out


def _cut_at(line: CutLine, gutters: Sequence[Span]) -> CutLine:
    """The line with its cells apart at the gutters and nowhere else."""
    cells: dict[int, list[Word]] = {}
    for word in line.words:
        cells.setdefault(sum(word.middle[0] > (lo + hi) / 2 for lo, hi in gutters), []).append(word)
    return CutLine(tuple(tuple(cell) for _, cell in sorted(cells.items())))


def _is_title(line: CutLine, header: Header) -> bool:
    """Whether a line across the columns is the title of a group of rows: bold, or alone between two rules."""
    if len(line.cells) > 1 or abs(extent(line.cells[0])[0] - header.columns[0][0]) > line.size:
        return False
    above = any(0 <= line.top - r.top <= _NEAR * line.size for r in header.rules)
    below = any(-2 <= r.top - line.bottom <= _NEAR * line.size for r in header.rules)
    return line.bold or (above and below)


def _is_loose(lines: Sequence[CutLine], header: Header, foot: float) -> bool:
    """Whether the last line has text in its first column only and nothing ties it to the row above."""
    last = lines[-1]
    alone = len(last.cells) == 1 and extent(last.cells[0])[0] < header.columns[1][0] - last.size
    if not alone or last.bottom <= foot + 1:
        return False
    return len(lines) < 2 or last.bold or last.top - lines[-2].top > 1.4 * last.size


def _region(
    header_lines: Sequence[CutLine], body: Sequence[CutLine], header: Header, rules: Sequence[BBox]
) -> Region | None:
    """A header and the lines under it as a table, or None where they are none."""
    columns = columns_of([*header_lines, *(line for line in body if len(line.cells) > 1)])
    if len(columns) != len(header.columns):
        return None
    rows = text_rows(body, columns, header.rules)
    starts = list(_starts(rows, columns))
    filled = [cells for cells in starts[1:] if len(cells) >= 2 and is_flush(cells)]
    if _mostly_figures(body):
        return None
    split = sum(any(len(line.cells) >= 2 for line in row) for row in rows)
    if len(filled) < min(2, len(columns) - 1) or split < 2 or 2 * split < len(rows) or _runs_on(body, header):
        return None
    left = min([r.x0 for r in header.rules] or [columns[0][0]])
    right = max([r.x1 for r in header.rules] or [columns[-1][1]])
    top, bottom = header_lines[0].top - 12, body[-1].bottom + 12
    within = [r for r in rules if top <= r.top <= bottom and r.x0 < right and r.x1 > left]
    return Region(tuple(header_lines), tuple(tuple(row) for row in rows), tuple(columns), left, right, tuple(within))


def _mostly_figures(body: Sequence[CutLine]) -> bool:
    """Whether the cells beside the first column hold figures for the most part: such a table is told by them."""
    beside = [text for line in body for text in line.texts[1:]]
    return 2 * sum(map(is_figure, beside)) > len(beside)


def _starts(rows: Sequence[Sequence[CutLine]], columns: Sequence[Span]) -> Iterator[list[tuple[Word, ...]]]:
    """For each column the first line of each of its cells."""
    for x0, x1 in columns:
        firsts = []
        for row in rows:
            inside = (c for line in row for c in line.cells if x0 - 1 <= extent(c)[0] and extent(c)[1] <= x1 + 1)
            first = next(inside, None)
            if first is not None:
                firsts.append(first)
        yield firsts


def _runs_on(body: Sequence[CutLine], header: Header) -> bool:
    """Whether the columns are running text side by side: every line filled, from one gutter to the next."""
    full = [line for line in body if len(line.cells) == len(header.columns)]
    if header.rules or len(full) < 0.8 * len(body):
        return False
    letters = sum(len(text) for line in full for text in line.texts)
    return letters >= _RUNNING * sum(len(line.cells) for line in full)
