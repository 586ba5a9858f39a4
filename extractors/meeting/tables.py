"""Attendance kept as a table: a row a person, perhaps with a box that is ticked for those present."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.extractor import Reading
from extractors.measures.columns import headers
from extractors.meeting.lists import kind_of
from extractors.meeting.people import Person, in_one_order, is_substitute, people_in, role_in
from extractors.sections.passage import Passage
from extractors.swedish.names import find_roles
from models.document import Cell, Table
from models.records import Capacity, Participant

_COLUMNS = {
    "name": re.compile(r"\b(?:namn|ledamot|ledamöter|ersättare|förtroendevald|person|deltagare)", re.I),
    "party": re.compile(r"\bparti\b", re.I),
    "role": re.compile(r"\b(?:uppdrag|roll|funktion|befattning|tjänstgör)", re.I),
    "present": re.compile(r"^(?:när|närv|närvarande|närvaro|närvaro\s?§.*)\.?$", re.I),
    "serving": re.compile(r"^(?:tjg|tj|tjänstg)\b", re.I),
}
_TICKED = re.compile(r"[☒☑✓✔xX1]|ja|j", re.I)
_PLAIN = re.compile(r"ledamot|ersättare(?:\s+för\s+.*)?|tjänstgörande ersättare.*", re.I)
_PARTY = re.compile(r"\(?([A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{0,3})\)?")


@dataclass(frozen=True)
class _Row:
    """A row that names one who was there; `duty` is what its column of roles says."""

    person: Person
    cell: Cell
    party: str | None
    duty: str
    group: Capacity | None


def participants_of(reading: Reading, table: Table) -> Iterator[Participant]:
    """Those present according to a table of names with parties or duties; none from another table.

    A row with a single text is a group: those below it are what it says ("Ersättare").
    """
    heads = headers(table)
    column = {key: next((i for i, h in enumerate(heads) if p.search(h)), None) for key, p in _COLUMNS.items()}
    if column["name"] is None or (column["party"] is None and column["role"] is None):
        return
    rows = list(_rows(table, {key: i for key, i in column.items() if i is not None}, heads[column["name"]]))
    for row, person in zip(rows, in_one_order([row.person for row in rows]), strict=True):
        role = role_in(person.remark) or (None if _PLAIN.fullmatch(row.duty) else row.duty or None)
        yield Participant(
            id=reading.ids.make("participant", row.cell.text),
            name=person.name,
            role=role,
            party=person.party or row.party,
            capacity=_capacity(f"{person.remark} {row.duty}", bool(row.party or person.party), row.group),
            places=Passage.of(row.cell).places(reading.quoter),
            grounds=(
                "in_table",
                *(("party_told",) if row.party or person.party else ()),
                *(("role_told",) if role else ()),
                "capacity_in_label" if row.group else "capacity_inferred",
            ),
            extractor="meeting",
        )


def _rows(table: Table, column: dict[str, int], head: str) -> Iterator[_Row]:
    """The rows of those present; a row with a single text heads the rows below it."""
    group = _capacity_named(head)
    for row in range(table.header_rows, table.n_rows):
        filled = [c for c in table.cells if c.row == row and c.text.strip()]
        if len(filled) == 1 and (named := _capacity_named(filled[0].text)):
            group = named
            continue
        text = {key: cell.text.strip() if (cell := table.at(row, i)) else "" for key, i in column.items()}
        if "present" in text and not any(_TICKED.fullmatch(text.get(key, "")) for key in ("present", "serving")):
            continue
        party = _PARTY.fullmatch(text.get("party", ""))
        people = people_in(text["name"], is_elected=party is not None)
        cell = table.at(row, column["name"])
        if cell is not None and len(people) == 1:
            yield _Row(people[0], cell, party[1] if party else None, text.get("role", ""), group)


def _capacity_named(label: str) -> Capacity | None:
    """The capacity that a label names by itself."""
    kind, _ = kind_of(label)
    return Capacity(kind) if kind in (Capacity.MEMBER, Capacity.SUBSTITUTE, Capacity.OFFICIAL) else None


def _capacity(said: str, has_party: bool, group: Capacity | None) -> Capacity:
    """In what capacity a row's person is there: as the row says, else as its group does."""
    if is_substitute(said):
        return Capacity.SUBSTITUTE
    if group is not None:
        return group
    if re.search("ledamot|ordf", said, re.I) or has_party:
        return Capacity.MEMBER
    roles = find_roles(said)
    return Capacity(roles[0].capacity) if roles else Capacity.OFFICIAL if said.strip() else Capacity.OTHER
