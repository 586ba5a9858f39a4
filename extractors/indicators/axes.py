"""What the rows and columns of a table of measured values say: what, of whom, when."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from extractors.indicators.periods import as_printed
from extractors.indicators.words import is_average, is_subject
from extractors.swedish.dates import find_years
from models.document import Cell, Table

_OUTCOME = re.compile(r"\b(?:utfall|resultat|värde|mätning|mätvärde|andel positiva(?: svar)?|år)\b", re.I)


@dataclass(frozen=True)
class Axis:
    """A row's label or a column's header taken apart. `text` is all of it, `name` what is neither subject nor year."""

    text: str
    name: str | None
    subject: str | None
    period: str | None
    cell: Cell | None


def columns_of(table: Table) -> list[Axis]:
    """The columns by their headers, over all header rows. Of columns that mostly name those compared all do."""
    columns = [_column(table, c) for c in range(table.n_columns)]
    return columns[:1] + _with_averages(_all_alike(columns[1:]))


def rows_of(table: Table, labels: int) -> dict[int, Axis]:
    """The rows below the header by their cell in the column `labels`."""
    numbers = range(table.header_rows, table.n_rows)
    cells = [table.at(r, labels) for r in numbers]
    return dict(zip(numbers, _all_alike([_axis([c.text] if c else [], c) for c in cells]), strict=True))


def with_names(columns: list[Axis], rows: Mapping[int, Axis]) -> list[Axis]:
    """The columns of a table whose rows name those compared: a lone header that could be one, too, is what is measured.

    "Bygglov, Brand, Samtliga" above municipalities: the last is all fields, not all municipalities.
    """
    named = [row for row in rows.values() if row.text]
    compared = [c for c in columns[1:] if c.subject is not None]
    if len(compared) != 1 or len(columns) < 3 or 2 * sum(r.subject is not None for r in named) <= len(named):
        return columns
    return [replace(c, name=c.text, subject=None) if c is compared[0] and c.name is None else c for c in columns]


def _column(table: Table, column: int) -> Axis:
    """A column by its header."""
    cells: list[Cell] = []
    for row in range(table.header_rows):
        cell = table.at(row, column)
        if cell is not None and cell.text and cell not in cells:
            cells.append(cell)
    return _axis([c.text for c in cells], cells[-1] if cells else None)


def _axis(texts: list[str], cell: Cell | None) -> Axis:
    """A label taken apart into whom, when and what; each header row may say one of them."""
    whole = " ".join(dict.fromkeys(texts))
    subject, names = None, []
    years = find_years(whole)
    period = as_printed(whole, years[0]) if len(years) == 1 else None
    for text in dict.fromkeys(texts):
        bare = _without(period, text) if period else text.strip()
        if is_subject(text) and not (period and bare != text.strip()):
            subject = subject or text.strip(" *")
        elif bare and is_subject(bare):
            subject = subject or bare
        elif bare:
            names.append(bare)
    return Axis(whole, " ".join(names) or None, subject, period, cell)


def _without(period: str, text: str) -> str:
    """A label without the period in it."""
    text = text.replace(period, " ")
    for year in reversed(find_years(text)):
        text = text[: year.start] + text[year.end :]
    return re.sub(r"\s+", " ", text).strip(" ,()–-:")


def only_says_when(axis: Axis) -> bool:
    """Whether a header says no more than that its values are outcomes of a year: "Utfall 2023"."""
    return axis.name is None or _OUTCOME.sub("", axis.name).strip(" ,.:;()") == ""


def _all_alike(axes: list[Axis]) -> list[Axis]:
    """Axes of which most name those compared: then the others do, too ("Lundvika", a name no register knows)."""
    named = [a for a in axes if a.text]
    if named and sum(a.subject is not None for a in named) >= max(2, 0.5 * len(named)):
        return [a if a.subject or not a.text else _as_compared(a) for a in axes]
    return axes


def _with_averages(axes: list[Axis]) -> list[Axis]:
    """Columns of which some name those compared: then "Snitt alla kommuner" among them does, too."""
    if not any(a.subject for a in axes):
        return axes
    return [_as_compared(a) if a.subject is None and a.name and is_average(a.name) else a for a in axes]


def _as_compared(axis: Axis) -> Axis:
    """An axis that names one of those compared; a year in parentheses belongs to the name: "Lundvika (vår 2006)"."""
    if axis.name is None or "(" in axis.text:
        return Axis(axis.text, None, axis.text.strip(" *"), None, axis.cell)
    return Axis(axis.text, None, axis.name.strip(" *"), axis.period, axis.cell)
