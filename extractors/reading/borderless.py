"""Tables of numbers without any rules: lines of a label and figures, the figures aligned under each other."""

from collections.abc import Iterator, Sequence

from extractors.reading.figures import is_amount, is_figure, is_year
from extractors.reading.gutters import CutLine, Span, columns_of, cut, extent, nearest, overlapped, text_of
from extractors.reading.lines import visual_lines
from extractors.reading.raw import Word
from extractors.reading.rows import rows_of
from extractors.reading.unruled import Region
from models.provenance import BBox

_FEWEST = 3  # lines with two figures or more
_STEP = 2.6  # times the font size: lines of one table are no further apart
_HEADER_STEP = 2.2  # times the font size: nor is a header from what it heads
_HEADER_LINES = 3
_NAME = 60  # characters; what is longer names no column
_FLUSH = 0.35  # times the font size within which figures are aligned
_BETWEEN = 2  # lines of mere text that may follow on each other within a table


def borderless(words: Sequence[Word], rules: Sequence[BBox] = ()) -> list[Region]:
    """The tables of numbers among a page's words, top down."""
    lines = [cut(row) for row in visual_lines(words)]
    found: list[Region] = []
    free = 0
    for start, end in _runs(lines):
        region = _region(lines, max(start, free), end, free, rules)
        if region is not None:
            found.append(region)
            free = end
    return found


def _figures(line: CutLine) -> tuple[int, int]:
    """How many of a line's cells, the first aside, are figures, and how many are not."""
    count = sum(is_figure(text) for text in line.texts[1:])
    return count, len(line.cells) - 1 - count


def _strong(line: CutLine) -> bool:
    """Whether a line could be nothing but a row of figures: two or more, an amount or year among them."""
    count, others = _figures(line)
    told = any(is_amount(text) or is_year(text) for text in line.texts[1:])
    return count >= 2 and told and count >= 1.5 * others


def _weak(line: CutLine) -> bool:
    """Whether a line could be a row of figures with blank cells."""
    count, others = _figures(line)
    return count >= 1 and not others


def _runs(lines: Sequence[CutLine]) -> Iterator[tuple[int, int]]:
    """Stretches of lines (first, one past the last) that may be tables of numbers."""
    i = 0
    while i < len(lines):
        if not _strong(lines[i]):
            i += 1
            continue
        end = _end_of_run(lines, i)
        if sum(_strong(line) for line in lines[i:end]) >= _FEWEST:
            yield i, end
        i = end


def _end_of_run(lines: Sequence[CutLine], start: int) -> int:
    """One past the last line of the run that begins at `start`."""
    end, texts = start + 1, 0
    first_figure = extent(lines[start].cells[1])[0]
    for i in range(start + 1, len(lines)):
        line, above = lines[i], lines[i - 1]
        if line.top - above.top > _STEP * max(line.size, above.size):
            break
        if _strong(line) or _weak(line):
            end, texts = i + 1, 0
            first_figure = min(first_figure, extent(line.cells[1])[0])
        elif len(line.cells) == 1 and extent(line.cells[0])[1] < first_figure and texts < _BETWEEN:
            texts += 1
        else:
            break
    return end


def _region(lines: Sequence[CutLine], start: int, end: int, free: int, rules: Sequence[BBox]) -> Region | None:
    """A run as a table with the header above it, or None where its figures do not stand in columns."""
    names = _years(lines[start:end])
    body = list(lines[start + names : end])
    columns = columns_of([line for line in body if len(line.cells) >= 2])
    if sum(map(_strong, body)) < _FEWEST - 1 or not _aligned(body, columns):
        return None
    tail = _rest_of_label(lines, end, columns)
    body += lines[end : end + tail]
    header = _header(lines[free : start + names], columns, body[0])
    if not header and not _labelled(body):
        return None
    everything = [*header, *body]
    left, right = min(extent(x.cells[0])[0] for x in everything), max(extent(x.cells[-1])[1] for x in everything)
    within = [
        r for r in rules if everything[0].top - 12 <= r.top <= body[-1].bottom + 12 and r.x0 < right and r.x1 > left
    ]
    rows = tuple(tuple(row) for row in rows_of(body, columns))
    return Region(tuple(header), rows, tuple(columns), left, right, tuple(within))


def _years(run: Sequence[CutLine]) -> int:
    """How many lines at a run's top name columns by their years."""
    count = 0
    while count < len(run) and all(is_year(text) for text in run[count].texts[1:]):
        count += 1
    return count if count < len(run) else 0


def _aligned(body: Sequence[CutLine], columns: Sequence[Span]) -> bool:
    """Whether two columns or more hold figures, most of them flush right, flush left or centred."""
    cells: dict[int, list[tuple[Word, ...]]] = {}
    for line in body:
        for cell in line.cells[1:]:
            cells.setdefault(nearest(columns, extent(cell)), []).append(cell)
    columns_of_figures = 0
    for column, found in cells.items():
        figures = [cell for cell in found if is_figure(text_of(cell))]
        if column > 0 and len(figures) >= 2 and 2 * len(figures) >= len(found):
            columns_of_figures += _flush(figures)
    return columns_of_figures >= 2


def _flush(cells: Sequence[tuple[Word, ...]]) -> bool:
    """Whether most cells have one right end, one left end or one middle in common."""
    slack = _FLUSH * cells[0][0].size
    for measure in (lambda s: s[1], lambda s: s[0], lambda s: (s[0] + s[1]) / 2):
        values = [measure(extent(cell)) for cell in cells]
        if max(sum(abs(a - b) <= slack for b in values) for a in values) >= 0.6 * len(values):
            return True
    return False


def _labelled(body: Sequence[CutLine]) -> bool:
    """Whether most rows begin with a label or a year rather than with an amount."""
    labels = [line.texts[0] for line in body if len(line.cells) >= 2]
    return 2 * sum(is_year(text) or any(c.isalpha() for c in text) for text in labels) > len(labels)


def _rest_of_label(lines: Sequence[CutLine], end: int, columns: Sequence[Span]) -> int:
    """1 if the line after a run is the rest of its last row's label, else 0."""
    if end >= len(lines) or len(lines[end].cells) > 1:
        return 0
    line, above = lines[end], lines[end - 1]
    fits = overlapped(columns, extent(line.cells[0])) == [0] and line.top - above.top <= 1.5 * line.size
    flush = abs(extent(line.cells[0])[0] - extent(above.cells[0])[0]) < 3
    alike = line.bold == above.bold and line.cells[0][0].size == above.cells[0][0].size
    return int(fits and flush and alike and line.texts[0][:1].islower())


def _header(above: Sequence[CutLine], columns: Sequence[Span], first: CutLine) -> list[CutLine]:
    """The lines right above a body that name its columns, from the top down."""
    out: list[CutLine] = []
    below = first
    for line in reversed(above[-_HEADER_LINES - 1 :]):
        if below.top - line.bottom > _HEADER_STEP * line.size or len(out) == _HEADER_LINES:
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
    return over[0][0] > columns[0][0] and over[-1][1] <= columns[-1][1] + 4 * line.size
