"""Totals that no word names: a row that is the sum of the rows above it, column by column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.money.draft import Amount
from extractors.swedish.units import canonical_unit, to_value

_FEWEST_PARTS = 3  # of two parts a third is often the sum by chance or by nature ("varav")


@dataclass(frozen=True)
class Placed:
    """An amount with its row and column in its table."""

    row: int
    column: int
    amount: Amount


def with_totals(placed: Sequence[Placed]) -> Iterator[Amount]:
    """The amounts of a table, those in a row that adds up marked as totals.

    A row adds up when in every column where it has an amount that amount is the sum of those above it since the last
    total, but for rounding, and there are at least three of them in some column. All zeros prove nothing.
    """
    rows = sorted({p.row for p in placed})
    named = {row for row in rows if all(p.amount.is_total for p in placed if p.row == row)}
    found: set[int] = set()
    for row in rows:
        after = max((t for t in named | found if t < row), default=-1)
        if row not in named and _adds_up(placed, row, after):
            found.add(row)
    for p in placed:
        yield replace(p.amount, is_total=True) if p.row in found else p.amount


def _adds_up(placed: Sequence[Placed], row: int, after: int) -> bool:
    """Whether a row is the sum of the rows between `after` and it in every column."""
    sums = [p for p in placed if p.row == row]
    most = 0
    for total in sums:
        parts = [p.amount for p in placed if p.column == total.column and after < p.row < row]
        if not parts or any(p.unit != total.amount.unit for p in parts):
            return False
        if abs(total.amount.value - sum((p.value for p in parts), Decimal(0))) > _rounding(total.amount, len(parts)):
            return False
        most = max(most, sum(p.value != 0 for p in parts))
    return most >= _FEWEST_PARTS


def _rounding(total: Amount, parts: int) -> Decimal:
    """How far a sum may be off because each part was rounded: half of the last printed digit for each."""
    digits = total.printed.partition(",")[2]
    last = Decimal(1).scaleb(-sum(c.isdigit() for c in digits))
    unit = canonical_unit(total.unit) if total.unit else None
    step = to_value(last, unit[0]) if unit else last
    return step * parts / 2
