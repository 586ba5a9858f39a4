"""What a cell of a table of money holds: its value, its unit and where that was stated."""

import re
from dataclasses import dataclass
from decimal import Decimal

from extractors.money.costs import cost_in, name_in, period_in_cell
from extractors.money.heads import YEAR, Head
from extractors.money.units import StatedUnit, as_printed
from extractors.swedish.money import Amount as Found
from extractors.swedish.money import find_amounts, to_value
from extractors.swedish.numbers import parse_number
from models.document import Cell
from models.provenance import Provenance
from models.records import UnitSource

_REMARK = re.compile(r"\s*\([^()]*\)\s*$")


@dataclass(frozen=True)
class CellValue:
    """A cell's value with its unit and where that was stated."""

    value: Decimal
    unit: str | None
    source: UnitSource | None
    currency: str | None
    place: Provenance | None
    period: str | None = None  # told in the cell
    name: str | None = None  # what the cell says that the amount is for
    printed: str | None = None  # the amount, where the cell says more


def own_amount(cell: Cell) -> Found | None:
    """The amount of a cell that states its own unit: "140 tkr", "14,6 mkr (inklusive moms)"."""
    own = find_amounts(cell.text)
    if len(own) != 1:
        return None
    length = own[0].end - own[0].start + (len(own[0].per) + 1 if own[0].per else 0)  # "5 kr/sida"
    remark = _REMARK.search(cell.text, own[0].end)
    return own[0] if length > 0.6 * (remark.start() if remark else len(cell.text)) else None


def value_in(cell: Cell, head: Head, stated: StatedUnit | None) -> CellValue | None:
    """The value in a cell, or None where it holds none."""
    if "%" in cell.text or not cell.lines:
        return None
    if own := own_amount(cell):
        return of_own(cell, own)
    number = parse_number(cell.text)
    if number is None or (YEAR.fullmatch(cell.text.strip()) and not head.plain_thousands):
        return None
    if stated is None:
        return CellValue(number, None, None, None, None)
    note = stated.note
    return CellValue(to_value(number, note.unit), stated.printed, stated.source, note.currency, stated.place)


def of_own(cell: Cell, own: Found, name: str | None = None) -> CellValue:
    """The value of a cell that states its own unit."""
    unit = as_printed(own.printed, own.unit)
    return CellValue(
        own.value, unit, UnitSource.CELL, own.currency, None, period_in_cell(cell.text, own), name, own.printed
    )


def cost_of_row(cell: Cell, head: Head, label: Cell | None) -> CellValue | None:
    """The value in a cell of what measures cost, which may say more than the amount."""
    own = cost_in(cell, head.full)
    return of_own(cell, own, name_in(cell, own, label.text if label else "")) if own else None
