"""Lines that are rows of figures, and whether their figures stand in columns."""

from collections.abc import Sequence

from extractors.reading.figures import is_amount, is_figure, is_year
from extractors.reading.gutters import CutLine, Span, extent, nearest, text_of
from extractors.reading.raw import Word

_FEWEST = 2  # figures behind the first cell of a row of figures
_FLUSH = 0.35  # times the font size within which figures are aligned


def _figures(line: CutLine) -> tuple[int, int]:
    """How many of a line's cells, the first aside, are figures, and how many are not."""
    count = sum(is_figure(text) for text in line.texts[1:])
    return count, len(line.cells) - 1 - count


def is_strong(line: CutLine) -> bool:
    """Whether a line could be nothing but a row of figures: two or more, an amount or year among them."""
    if len(line.cells) <= _FEWEST:  # prose, mostly: its words need not be looked at
        return False
    count, others = _figures(line)
    told = any(is_amount(text) or is_year(text) for text in line.texts[1:])
    return count >= _FEWEST and told and count >= 1.5 * others


def is_weak(line: CutLine) -> bool:
    """Whether a line could be a row of figures with blank cells."""
    count, others = _figures(line)
    return count >= 1 and not others


def aligned_columns(body: Sequence[CutLine], columns: Sequence[Span]) -> int:
    """How many columns hold figures, most of them flush right, flush left or centred."""
    cells: dict[int, list[tuple[Word, ...]]] = {}
    for line in body:
        for cell in line.cells[1:]:
            cells.setdefault(nearest(columns, extent(cell)), []).append(cell)
    columns_of_figures = 0
    for column, found in cells.items():
        figures = [cell for cell in found if is_figure(text_of(cell))]
        if column > 0 and len(figures) >= 2 and 2 * len(figures) >= len(found):
            columns_of_figures += is_flush(figures)
    return columns_of_figures


def is_flush(cells: Sequence[tuple[Word, ...]]) -> bool:
    """Whether most cells have one right end, one left end or one middle in common."""
    slack = _FLUSH * cells[0][0].size
    spans = [extent(cell) for cell in cells]
    for values in ([x1 for _, x1 in spans], [x0 for x0, _ in spans], [(x0 + x1) / 2 for x0, x1 in spans]):
        if max(sum(abs(a - b) <= slack for b in values) for a in values) >= 0.6 * len(values):
            return True
    return False
