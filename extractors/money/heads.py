"""The headers of a table's columns, taken apart: what they name, when, in which unit."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from extractors.extractor import Reading
from extractors.money.groups import groups_of
from extractors.money.units import StatedUnit, unit_of_text
from extractors.money.words import (
    is_share,
    is_sum_column,
    is_total_of_project,
    is_unit,
    kind_of,
    names_count,
    speaks_of_money,
    speaks_of_other,
    speaks_of_projects,
)
from extractors.sections.passage import Passage
from extractors.swedish.dates import find_dates, find_years
from extractors.swedish.units import unit_pattern
from models.document import Cell, Table
from models.records import AmountKind, UnitSource

_FOLLOWING = (AmountKind.OUTCOME, AmountKind.FORECAST)
_DEVIATING = (AmountKind.BUDGET, *_FOLLOWING)  # two of these differ by a deviation
_DAYS = (27, 330)  # from the first to the last of a part of a year, from a month on
YEAR = re.compile(r"(?:(?:19|20)\d\d)(?:\s?[-–/]\s?(?:(?:19|20)?\d\d))?")
_MONTH = r"(?:jan|feb|mars|apr|maj|jun|jul|aug|sep|okt|nov|dec)[^\W\d_]*\.?"
_PART = re.compile(rf"(?:\bt\.?\s?o\.?\s?m\.?\s+)?\b{_MONTH}(?:\s?[-–]\s?{_MONTH})?(?![\w.])", re.I)
_SHORT_YEAR = re.compile(rf"\b{_MONTH}\s?[-–]\s?{_MONTH}\s(?:[-–’']\s?)?\d\d\b(?![\d:.,/-])", re.I)  # "jan–aug 22"

_THIS_YEAR = re.compile(r"\b(?:årets|året|innevarande år)\b", re.I)
_NAMING = re.compile(r"[^\W\d_]{2}")


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
    named = " ".join(texts)
    units = [unit_of_text(c.text, UnitSource.COLUMN, Passage.of(c), reading) for c in cells]
    return Head(
        text=named if _names_something(named) else full,
        period=period_in(full),
        full=full,
        cells=tuple(cells),
        unit=next((u for u in units if u), None),
        plain_thousands=any(
            re.fullmatch(r"\d{4,}", c.text) and not YEAR.fullmatch(c.text) for c in table.cells if c.column == column
        ),
        part=None if period_in(full) else part_in(full),
    )


@cache
def _unit_behind_year() -> re.Pattern[str]:
    """The unit behind a header's year, which would make an amount of it: "Budget 2024 tkr"."""
    return re.compile(rf"(?<=\b(?:19|20)\d\d)[\s,]+{unit_pattern()}", re.I)


def _names_something(leaf: str) -> bool:
    """Whether the lowest header of a column names it: not "U" and "I" below "Utfall", not "tkr" below "Avvikelse"."""
    return _NAMING.search(leaf) is not None and not is_unit(leaf)


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
    header = _unit_behind_year().sub("", header)
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


def is_other(head: Head) -> bool:
    """Whether a column holds something else than money."""
    if head.unit is not None:
        return False
    if is_share(head.full) or names_count(head.full):
        return True
    return speaks_of_other(head.full) and not speaks_of_money(head.full)


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


def may_lack_unit(head: Head) -> bool:
    """Whether numbers of a column are money though no unit is stated: by its own words, or as a year or sum of such."""
    return speaks_of_money(head.full) or is_sum_column(head.text) or YEAR.fullmatch(head.full.strip()) is not None


def of_this_year(head: Head) -> bool:
    """Whether a column of a table of projects is of the table's year for all that: "Årets budget"."""
    return _THIS_YEAR.search(head.full) is not None


def of_projects(heads: list[Head], around: str) -> bool:
    """Whether a table tells what projects cost in all, whatever the year: "Investeringar", "Total budget"."""
    told = " ".join([around, heads[0].full if heads else ""])
    return any(is_total_of_project(h.full) for h in heads) and speaks_of_projects(told)
