"""Tables of numbers without any rules: lines of a label and figures, the figures aligned under each other."""

from collections.abc import Iterator, Sequence

from extractors.reading.axes import are_scales
from extractors.reading.figure_lines import aligned_columns, is_strong, is_weak
from extractors.reading.figures import is_figure, is_year
from extractors.reading.gutters import CutLine, Span, columns_of, cut, extent, overlapped
from extractors.reading.naming import header_above
from extractors.reading.raw import Word
from extractors.reading.rows import rows_of
from extractors.reading.unruled import Region
from models.provenance import BBox

_FEWEST = 3  # lines with two figures or more
_STEP = 2.6  # times the font size: lines of one table are no further apart
_BETWEEN = 2  # lines of mere text that may follow on each other within a table


def borderless(rows: Sequence[Sequence[Word]], rules: Sequence[BBox] = ()) -> list[Region]:
    """The tables of numbers among a page's visual lines, top down."""
    lines = [cut(row) for row in rows]
    found: list[Region] = []
    free = 0
    for start, end in _runs(lines):
        region = _region(lines, max(start, free), end, free, rules)
        if region is not None:
            found.append(region)
            free = end
    return found


def _runs(lines: Sequence[CutLine]) -> Iterator[tuple[int, int]]:
    """Stretches of lines (first, one past the last) that may be tables of numbers."""
    i = 0
    while i < len(lines):
        if not is_strong(lines[i]):
            i += 1
            continue
        end = _end_of_run(lines, i)
        if sum(is_strong(line) for line in lines[i:end]) >= _FEWEST:
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
        if is_strong(line) or is_weak(line):
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
    if sum(map(is_strong, body)) < _FEWEST - 1 or aligned_columns(body, columns) < 2 or are_scales(body, columns):
        return None
    tail = _rest_of_label(lines, end, columns)
    body += lines[end : end + tail]
    header = header_above(lines[free : start + names], columns, body[0])
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
    """How many lines at a run's top name columns, by years and words: they have no figures but years."""
    count = 0
    while count < len(run) and all(is_year(text) or not is_figure(text) for text in run[count].texts[1:]):
        count += 1
    return count if count < len(run) else 0


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
