"""Seats of a working group in a table: a row each, by what the columns hold."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from extractors.extractor import Reading
from extractors.groups.members import Seat
from extractors.groups.persons import is_vacant, part_of
from extractors.measures.columns import headers
from extractors.sections.passage import Passage
from extractors.swedish.names import is_person_name, split_party
from extractors.swedish.terms import load
from models.document import Cell, Table


@cache
def _columns() -> Mapping[str, re.Pattern[str]]:
    return {
        name: re.compile("|".join(rf"\b{w}" for w in found), re.I) for name, found in load("groups")["column"].items()
    }


def seats_of_table(reading: Reading, table: Table) -> Iterator[Seat]:
    """The seats of a table with a column of names and one of bodies or roles.

    The column of names is the one headed so that has persons in it; what is headed neither way is not read.
    """
    heads = headers(table)
    named = [i for i, h in enumerate(heads) if _columns()["name"].search(h)]
    name = max(named, key=lambda i: _persons(table, i), default=None)
    found = {
        key: next((i for i, h in enumerate(heads) if i != name and _columns()[key].search(h)), None)
        for key in ("body", "role")
    }
    if name is None or not _persons(table, name) or all(i is None for i in found.values()):
        return
    for row in range(table.header_rows, table.n_rows):
        cells = {"name": table.at(row, name)} | {
            k: table.at(row, i) if i is not None else None for k, i in found.items()
        }
        seat = _seat(reading, cells)
        if seat is not None:
            yield seat


def _persons(table: Table, column: int) -> int:
    """How many cells of a column name a person or say that a seat is empty."""
    texts = [c.text for c in table.cells if c.column == column and c.row >= table.header_rows and c.text]
    return sum(part_of(text).begins for text in texts)


def _seat(reading: Reading, cells: Mapping[str, Cell | None]) -> Seat | None:
    """A row as a seat; None where it is blank."""
    text = {key: cell.text.strip() if cell else "" for key, cell in cells.items()}
    shown = next((c for c in cells.values() if c is not None and c.lines), None)
    if shown is None or not any(text.values()):
        return None
    person, party = split_party(text["name"])
    plain = is_person_name(person)
    part = part_of(text["name"])
    vacant = is_vacant(text["name"])
    return Seat(
        name=None if vacant else person if plain else part.name,
        represents=text["body"] or (party if plain else part.body),
        role=text["role"] or (None if plain else part.role),
        vacant=vacant,
        place=Passage.of(shown).place(reading.quoter),
    )
