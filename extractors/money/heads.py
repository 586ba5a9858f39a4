"""The headers of a table's columns, taken apart: what they name, when, in which unit."""

import re
from dataclasses import dataclass

from extractors.extractor import Reading
from extractors.money.units import StatedUnit, unit_of_text
from extractors.money.words import is_code, is_share, kind_of, names_rows, speaks_of_money, speaks_of_other
from extractors.sections.passage import Passage
from extractors.swedish.dates import find_years
from models.document import Cell, Table
from models.records import AmountKind, UnitSource

YEAR = re.compile(r"(?:(?:19|20)\d\d)(?:\s?[-–/]\s?(?:(?:19|20)?\d\d))?")


@dataclass(frozen=True)
class Head:
    """A column's header taken apart: its words without the year, the year, the cells it was read in."""

    text: str
    period: str | None
    full: str
    cells: tuple[Cell, ...]
    unit: StatedUnit | None
    plain_thousands: bool  # "61300" and the like stand in the column: then "2022" may be an amount


def head_of(reading: Reading, table: Table, column: int) -> Head:
    """The header of a column over all header rows."""
    cells = []
    for row in range(table.header_rows):
        cell = table.at(row, column)
        if cell is not None and cell.text and cell not in cells:
            cells.append(cell)
    texts = [c.text for c in cells if not YEAR.fullmatch(c.text.strip())]
    full = " ".join(c.text for c in cells)
    years = find_years(full)
    units = [unit_of_text(c.text, UnitSource.COLUMN, Passage.of(c), reading) for c in cells]
    return Head(
        text=" ".join(texts) or full,
        period=years[0].printed if len(years) == 1 else None,
        full=full,
        cells=tuple(cells),
        unit=next((u for u in units if u), None),
        plain_thousands=any(
            re.fullmatch(r"\d{4,}", c.text) and not YEAR.fullmatch(c.text) for c in table.cells if c.column == column
        ),
    )


def code_columns(heads: list[Head]) -> frozenset[int]:
    """Columns of numbers that name a row: object, account or project numbers."""
    return frozenset(i for i, head in enumerate(heads) if is_code(head.full))


def is_other(head: Head) -> bool:
    """Whether a column holds something else than money."""
    if head.unit is not None:
        return False
    return is_share(head.full) or (speaks_of_other(head.full) and not speaks_of_money(head.full))


def label_column(table: Table, codes: frozenset[int]) -> int | None:
    """The column that a header says names the rows, where one before it groups them: "Område", "Mått"."""
    for column in range(1, table.n_columns):
        heads = [c.text for r in range(table.header_rows) if (c := table.at(r, column)) and c.text]
        if heads and column not in codes and names_rows(heads[-1]):
            return column
    return None


def names_money(heads: list[Head]) -> bool:
    """Whether headers name money, though no unit is stated."""
    return any(speaks_of_money(h.full) and not speaks_of_other(h.full) for h in heads)


def shared_year(head: Head, heads: list[Head]) -> str | None:
    """The year of a column of deviations without one: that of the amounts it lies between, where they share one."""
    if head.period is not None or kind_of(head.full) is not AmountKind.DEVIATION:
        return None
    years = {h.period for h in heads if h.period}
    return years.pop() if len(years) == 1 else None
