"""What a measure costs: a column of costs in a plan, whose rows are measures (kostnad i en handlingsplan)."""

import re
from dataclasses import dataclass

from extractors.measures.columns import columns_of
from extractors.money.words import speaks_of_money
from extractors.swedish.dates import find_years
from extractors.swedish.money import Amount, find_amounts
from models.document import Cell, Table

_LONGEST = 60  # characters: a longer cell tells of costs in sentences
_ITEMS = re.compile(r"\s*[•▪●·]\s*|\s*\n\s*")
_STEM = 5  # letters that "Utbildning" and "Utbilda" share
_LETTERS = re.compile(r"[^\W\d_]{3}")


@dataclass(frozen=True)
class Plan:
    """A table of measures: the column that tells them. A plan's years are not those of what each measure costs."""

    measure: int


def plan_of(table: Table) -> Plan | None:
    """The table as a plan of measures that someone is to do by some time; None for other tables."""
    columns = columns_of(table, announced=False)
    if columns is None or not {"responsible", "deadline"} & {role for role, at in columns.by_role.items() if at}:
        return None
    return Plan(columns.measure)


def cost_in(cell: Cell, header: str) -> Amount | None:
    """The one amount of a cell of costs, whatever stands beside it: "75 tkr (engångskostnad)", "Utbildning: 95 tkr"."""
    if len(cell.text) > _LONGEST or not speaks_of_money(header):
        return None
    found = find_amounts(cell.text)
    return found[0] if len(found) == 1 else None


def name_in(cell: Cell, found: Amount, measures: str) -> str | None:
    """What a cell of costs names in front of its amount; of several measures in its row the one it names.

    None where it names nothing: then the cost is of the row.
    """
    named = cell.text[: found.start].strip(" :–-")
    if not _LETTERS.search(named):
        return None
    items = [item for item in _ITEMS.split(measures) if item]
    alike = [item for item in items if _stems(named) & _stems(item)]
    return alike[0] if len(alike) == 1 else named


def period_in_cell(text: str, found: Amount) -> str | None:
    """The year that a cell names beside its amount, or how often it is paid: "60 tkr 2025", "185 tkr per år"."""
    if found.per in ("år", "månad", "dag"):
        return f"per {found.per}"
    beside = f"{text[: found.start]} {text[found.end :]}"
    years = find_years(beside)
    if len(years) == 1:
        return years[0].printed
    recurring = re.search(r"\b(?:årligen|per år|varje år)\b", beside, re.I)
    return recurring[0] if recurring else None


def _stems(text: str) -> set[str]:
    """The beginnings of a text's longer words."""
    return {word[:_STEM].casefold() for word in re.findall(rf"[^\W\d_]{{{_STEM},}}", text)}
