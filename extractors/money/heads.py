"""The headers of a table's columns, taken apart: what they name, when, in which unit."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from extractors.extractor import Reading
from extractors.money.groups import groups_of
from extractors.money.units import StatedUnit, unit_of_text
from extractors.money.words import (
    holds_units,
    is_code,
    is_share,
    is_total_of_project,
    is_unit,
    kind_of,
    names_rows,
    speaks_of_money,
    speaks_of_other,
    speaks_of_projects,
)
from extractors.sections.passage import Passage
from extractors.swedish.dates import find_dates, find_years
from models.document import Cell, Table
from models.records import AmountKind, UnitSource

_FOLLOWING = (AmountKind.OUTCOME, AmountKind.FORECAST)
_DEVIATING = (AmountKind.BUDGET, *_FOLLOWING)  # two of these differ by a deviation
_DAYS = (27, 330)  # from the first to the last of a part of a year, from a month on
YEAR = re.compile(r"(?:(?:19|20)\d\d)(?:\s?[-–/]\s?(?:(?:19|20)?\d\d))?")
_MONTH = r"(?:jan|feb|mars|apr|maj|jun|jul|aug|sep|okt|nov|dec)[^\W\d_]*\.?"
_PART = re.compile(rf"(?:\bt\.?\s?o\.?\s?m\.?\s+)?\b{_MONTH}(?:\s?[-–]\s?{_MONTH})?(?![\w.])", re.I)
_SHORT_YEAR = re.compile(rf"\b{_MONTH}\s?[-–]\s?{_MONTH}\s(?:[-–’']\s?)?\d\d\b(?![\d:.,/-])", re.I)  # "jan–aug 22"


@dataclass(frozen=True)
class Head:
    """A column's header taken apart: its words without the year, the year, the cells it was read in."""

    text: str
    period: str | None
    full: str
    cells: tuple[Cell, ...]
    unit: StatedUnit | None
    plain_thousands: bool  # "61300" and the like stand in the column: then "2022" may be an amount
    part: str | None = None  # the months of a year that is not named: "jan–aug"


def heads_of(reading: Reading, table: Table) -> list[Head]:
    """The headers of all columns, from the left."""
    groups = groups_of(table)
    return [_head(reading, table, column, groups) for column in range(table.n_columns)]


def _head(reading: Reading, table: Table, column: int, groups: Mapping[int, Cell]) -> Head:
    """The header of a column over all header rows. What stands over several columns names their group or period."""
    cells = [groups[column]] if column in groups else []
    for row in range(table.header_rows):
        cell = table.at(row, column)
        if cell is not None and cell.text and cell not in cells and not (groups and cell in groups.values()):
            cells.append(cell)
    own = [c for c in cells if c.column_span == 1 and c is not groups.get(column)] or cells[-1:]
    texts = [c.text for c in own if not (YEAR.fullmatch(c.text.strip()) or _SHORT_YEAR.fullmatch(c.text.strip()))]
    full = " ".join(c.text for c in cells)
    units = [unit_of_text(c.text, UnitSource.COLUMN, Passage.of(c), reading) for c in cells]
    return Head(
        text=" ".join(texts) or full,
        period=period_in(full),
        full=full,
        cells=tuple(cells),
        unit=next((u for u in units if u), None),
        plain_thousands=any(
            re.fullmatch(r"\d{4,}", c.text) and not YEAR.fullmatch(c.text) for c in table.cells if c.column == column
        ),
        part=None if period_in(full) else part_in(full),
    )


def part_in(header: str) -> str | None:
    """The months that a header without a year names, as printed: "Perioden jan–aug", "Utfall t.o.m. aug".

    A month alone is no part of a year that a figure sums up: it may be when it was told.
    """
    found = [match[0] for match in _PART.finditer(header)]
    return found[0] if len(found) == 1 and re.search(r"[-–]|\bt\.?\s?o\.?\s?m", found[0], re.I) else None


def period_in(header: str) -> str | None:
    """The year a header names, or the months of a year, as printed: "Utfall jan–aug 2023"; None where it names two.

    A single day is what a figure was read on: its year is meant.
    """
    years = find_years(header)
    if not years and len(days := [d for d in find_dates(header) if d.first and d.first == d.last]) == 1:
        year = re.search(r"(?:19|20)\d\d", days[0].printed)  # "2024-12-31"
        return year[0] if year else None
    if not years and len(short := _SHORT_YEAR.findall(header)) == 1:
        return str(short[0])
    if len(years) != 1:
        return None
    for span in find_dates(header):
        if span.start <= years[0].start and years[0].end <= span.end and span.first and span.last:
            return span.printed if _DAYS[0] <= (span.last - span.first).days < _DAYS[1] else years[0].printed
    return years[0].printed


def code_columns(heads: list[Head]) -> frozenset[int]:
    """Columns of numbers that name a row: object, account or project numbers."""
    return frozenset(
        i for i, head in enumerate(heads) if is_code(head.full) or any(is_code(c.text) for c in head.cells[-1:])
    )


def is_other(head: Head) -> bool:
    """Whether a column holds something else than money."""
    if head.unit is not None:
        return False
    return is_share(head.full) or (speaks_of_other(head.full) and not speaks_of_money(head.full))


def label_column(table: Table, codes: frozenset[int]) -> int | None:
    """The column that a header says names the rows, where one before it groups them: "Område", "Mått"."""
    for column in range(1, table.n_columns):
        heads = [c.text for r in range(table.header_rows) if (c := table.at(r, column)) and c.text]
        if heads and column not in codes and names_rows(heads[-1]) and not is_of_units(table, column):
            return column
    return None


def is_of_units(table: Table, column: int) -> bool:
    """Whether the cells of a column below the header are units, whatever heads it: "tkr", "%", "antal"."""
    texts = [c.text for c in table.cells if c.column == column and c.row >= table.header_rows and c.text.strip()]
    return len(texts) > 1 and all(is_unit(text) for text in texts)


def names_money(heads: list[Head]) -> bool:
    """Whether headers name money, though no unit is stated."""
    return any(speaks_of_money(h.full) and not speaks_of_other(h.full) for h in heads)


def shared_year(head: Head, heads: list[Head]) -> str | None:
    """The year of a column without one: of deviations, outcomes and forecasts beside the budget of that year alone.

    A deviation also has the year of whatever amounts it lies between. Beside the outcome of a year ("Bokslut 2023") a
    budget without a year may be the next year's.
    """
    if head.part:
        printed = {year.printed for h in heads for year in find_years(h.period or "")}
        return printed.pop() if len(printed) == 1 else None
    kind = kind_of(head.full)
    dated = [h for h in heads if h.period]
    if (
        kind is AmountKind.DEVIATION
        and len(years := {h.period for h in dated if kind_of(h.full) is AmountKind.BUDGET}) == 1
    ):
        return years.pop()
    if head.period is not None or len({h.period for h in dated}) != 1:
        return None
    if kind is AmountKind.DEVIATION and sum(h.period is None and kind_of(h.full) in _DEVIATING for h in heads) > 1:
        return None  # it lies between those: "Budget, Utfall, Avvikelse, Bokslut 2022"
    beside_budget = kind in _FOLLOWING and all(kind_of(h.full) is AmountKind.BUDGET for h in dated)
    return dated[0].period if kind is AmountKind.DEVIATION or beside_budget else None


def between_years(head: Head, heads: list[Head]) -> bool:
    """Whether a column without a year stands among columns of different years: it is of none of them ("Förändring")."""
    return head.period is None and len({h.period for h in heads if h.period}) > 1


def of_projects(heads: list[Head], around: str) -> bool:
    """Whether a table tells what projects cost in all, whatever the year: "Investeringar", "Total budget"."""
    told = " ".join([around, heads[0].full if heads else ""])
    return any(is_total_of_project(h.full) for h in heads) and speaks_of_projects(told)


def unit_cells(reading: Reading, table: Table, heads: list[Head]) -> Mapping[int, Cell]:
    """The cells of a column of units by their row: "Enhet" above "tkr", "%", "antal"; empty where none is of money."""
    for column, head in enumerate(heads):
        if holds_units(head.full) or is_of_units(table, column):
            cells = {c.row: c for c in table.cells if c.column == column and c.row >= table.header_rows and c.text}
            if any(unit_of_text(c.text, UnitSource.CELL, None, reading) for c in cells.values()):
                return cells
    return {}
