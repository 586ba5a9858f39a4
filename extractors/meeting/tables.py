"""Attendance kept as a table: a row a person, perhaps with a box that is ticked for those present."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.extractor import Reading
from extractors.measures.columns import headers
from extractors.meeting.lists import kind_of
from extractors.meeting.people import Person, in_one_order, people_in
from extractors.meeting.remarks import is_substitute, role_in
from extractors.sections.passage import Passage
from extractors.swedish.names import find_roles
from models.document import Cell, Table
from models.records import Capacity, Participant

_COLUMNS = {
    "name": re.compile(r"\b(?:namn|ledamot|ledamöter|ersättare|förtroendevald|person|deltagare)", re.I),
    "party": re.compile(r"\bparti\b", re.I),
    "role": re.compile(r"\b(?:uppdrag|roll|funktion|befattning|tjänstgör(?!\w*\s+för))", re.I),
    "present": re.compile(r"^(?:när|närv|närvarande|närvaro|närvaro\s?§.*)\.?$", re.I),
    "absent": re.compile(r"^frånv\w*\.?$", re.I),
    "serving": re.compile(r"^(?:tjg|tj|tjänstg)\b(?!.*\bför\b)", re.I),
    "instead": re.compile(r"\b(?:för vem|ersätter|(?:tjänstgör\w*|tjg|ersättare)\.?\s+för)\b", re.I),
}
_NOT_THERE = re.compile(r"(?:nej|ej|inte|frånv\w*|förhind\w*|anmält förhinder)\b.*|[-–—0☐□❏○]|\[\s?\]", re.I)
_STATED_AWAY = re.compile(r"(?:frånvarande|förhindrad|anmält förhinder|ej närvarande|inte närvarande)\.?", re.I)
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
    told = {c.text.strip() for c in table.cells if c.column == column.get("present") and c.row >= table.header_rows}
    in_words = any(len(text) > 1 and _NOT_THERE.fullmatch(text) for text in told)  # then a blank says nothing
    for row in range(table.header_rows, table.n_rows):
        filled = [c for c in table.cells if c.row == row and c.text.strip()]
        if len(filled) == 1 and (named := _capacity_named(filled[0].text)):
            group = named
            continue
        text = {key: cell.text.strip() if (cell := table.at(row, i)) else "" for key, i in column.items()}
        if not _was_there(text, in_words=in_words) or any(_STATED_AWAY.fullmatch(c.text.strip()) for c in filled):
            continue
        party = _PARTY.fullmatch(text.get("party", ""))
        people = people_in(text["name"], is_elected=party is not None)
        cell = table.at(row, column["name"])
        if cell is not None and len(people) == 1:
            duty = f"ersättare för {text['instead']}" if text.get("instead") else text.get("role", "")
            yield _Row(people[0], cell, party[1] if party else None, duty, group)


def _was_there(text: dict[str, str], *, in_words: bool) -> bool:
    """Whether a row says that its person was there, or nothing of it: a tick, "På plats", "18.00–19.20".

    A blank says that somebody was not, but for columns that say so `in_words`.
    """
    if text.get("absent"):
        return False
    if "present" not in text or _TICKED.fullmatch(text.get("serving", "")):
        return True
    return in_words if not text["present"] else _NOT_THERE.fullmatch(text["present"]) is None


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
