"""Tables whose rows, or columns, add up to a total: only what is counted does, shares and indices do not."""

from decimal import Decimal

from extractors.money.words import is_total
from extractors.swedish.dates import find_years
from extractors.swedish.numbers import parse_number
from models.document import Table

_FEWEST = 2  # sums that hold
_PARTS = 2  # numbers that make a sum, at the fewest


def adds_up(table: Table) -> bool:
    """Whether a table of whole numbers has totals, by their name, that are the sums of the numbers beside or above."""
    grid = table.rows
    head, body = table.header_rows, grid[table.header_rows :]
    columns = [" ".join(dict.fromkeys(row[c] for row in grid[:head] if row[c])) for c in range(table.n_columns)]
    totals = [c for c in range(1, table.n_columns) if is_total(columns[c])]
    if totals:
        return _all_hold([[row[c] for c in range(1, table.n_columns)] for row in body], totals[-1] - 1)
    named = [r for r, row in enumerate(body) if is_total(row[0])]
    if not named:
        return False
    return _all_hold([[row[c] for row in body] for c in range(1, table.n_columns)], named[-1])


def _all_hold(lines: list[list[str]], total: int) -> bool:
    """Whether in each line the number at one place is the sum of those before it; a line with other text says no."""
    held = 0
    for line in lines:
        numbers = [_whole(text) for text in line[: total + 1] if text.strip(" -–")]
        if len(numbers) < _PARTS + 1:
            continue
        if any(n is None for n in numbers) or sum(n for n in numbers[:-1] if n is not None) != numbers[-1]:
            return False
        held += 1
    return held >= _FEWEST


def _whole(text: str) -> Decimal | None:
    """A whole number that is no year; None for all else."""
    number = parse_number(text)
    return number if number is not None and number == number.to_integral_value() and not find_years(text) else None
