"""Which rows at a table's top name its columns."""

from collections.abc import Sequence

from extractors.reading.figures import is_amount, is_year
from models.document import Table

_DEEPEST = 3  # rows; no header has more


def header_rows(table: Table) -> int:
    """How many rows at a table's top name its columns.

    In a table of numbers: the rows before the first row with an amount (a year is a name, not an amount), less the
    titles of groups right above it. In a table of text: the first row where it names years, where it is set apart by
    bold type or is all short labels over longer text.
    """
    grid = table.rows
    if len(grid) < 2:
        return 0
    numeric = [sum(is_amount(text) for text in row[1:]) for row in grid]
    if any(numeric) and sum(numeric) >= 0.3 * sum(1 for row in grid for text in row[1:] if text):
        first = next(i for i, n in enumerate(numeric) if n)
        named = _without_titles(table, first)
        return named if named <= _DEEPEST and any(any(row[1:]) for row in grid[:named]) else min(named, 1)
    return 1 if _names_years(grid[0]) or _set_apart(table) or _labels(grid) else 0


def _without_titles(table: Table, first: int) -> int:
    """How many of the rows before the first amount are not titles of groups, which stand below the names."""
    count = first
    while count > 1 and _is_title(table, count - 1) and not all(_is_title(table, row) for row in range(count)):
        count -= 1
    return count


def _is_title(table: Table, row: int) -> bool:
    """Whether a row has text in its first cell only."""
    label = table.at(row, 0)
    others = [table.at(row, column) for column in range(1, table.n_columns)]
    return bool(label and label.text) and all(cell is None or cell == label or not cell.text for cell in others)


def _names_years(row: Sequence[str]) -> bool:
    """Whether a row has years, and nothing but years, beside its first cell."""
    named = [text for text in row[1:] if text]
    return len(named) >= 2 and all(is_year(text) for text in named)


def _set_apart(table: Table) -> bool:
    """Whether the first row is bold and the rest is not."""
    first = [line.bold for c in table.cells if c.row == 0 for line in c.lines]
    rest = [line.bold for c in table.cells if c.row > 0 and c.column > 0 for line in c.lines]
    return bool(first) and all(first) and sum(rest) < 0.5 * max(1, len(rest))


def _labels(grid: Sequence[Sequence[str]]) -> bool:
    """Whether the first row is short labels (no sentence, hardly a digit) over cells that are longer on the whole."""
    first = [text for text in grid[0] if text]
    rest = [text for row in grid[1:] for text in row if text]
    if len(first) < 2 or not rest or any(len(t) > 45 or t.endswith(".") for t in first):
        return False
    return max(len(t) for t in rest) > 1.3 * max(len(t) for t in first)
