"""Attendance kept as a table: a row a person, perhaps with a box that is ticked for those present."""

import re
from collections.abc import Iterator

from extractors.extractor import Reading
from extractors.measures.columns import headers
from extractors.sections.passage import Passage
from extractors.swedish.names import find_roles, is_person_name, natural_order, split_party
from models.document import Table
from models.records import Capacity, Participant

_COLUMNS = {
    "name": re.compile(r"\b(?:namn|ledamot|ledamöter|förtroendevald|person|deltagare)", re.I),
    "party": re.compile(r"\bparti\b", re.I),
    "role": re.compile(r"\b(?:uppdrag|roll|funktion|befattning|tjänstgör)", re.I),
    "present": re.compile(r"^(?:när|närv|närvarande|närvaro)\.?$", re.I),
}
_TICKED = re.compile(r"[☒☑✓✔xX1]|ja", re.I)
_PLAIN = re.compile(r"ledamot|ersättare(?:\s+för\s+.*)?|tjänstgörande ersättare.*", re.I)


def participants_of(reading: Reading, table: Table) -> Iterator[Participant]:
    """Those present according to a table of names with parties or duties; none from another table."""
    heads = headers(table)
    column = {key: next((i for i, h in enumerate(heads) if p.search(h)), None) for key, p in _COLUMNS.items()}
    if column["name"] is None or (column["party"] is None and column["role"] is None):
        return
    for row in range(table.header_rows, table.n_rows):
        text = {
            key: cell.text.strip() if i is not None and (cell := table.at(row, i)) else "" for key, i in column.items()
        }
        cell = table.at(row, column["name"])
        name, party = split_party(text["name"])
        name = natural_order(name)
        absent = column["present"] is not None and not _TICKED.fullmatch(text["present"])
        if cell is None or absent or not is_person_name(name):
            continue
        yield Participant(
            id=reading.ids.make("participant", cell.text),
            name=name,
            role=None if not text["role"] or _PLAIN.fullmatch(text["role"]) else text["role"],
            party=party or (text["party"] if re.fullmatch(r"[A-ZÅÄÖ]{1,4}", text["party"]) else None),
            capacity=_capacity(text["role"], text["party"]),
            places=Passage.of(cell).places(reading.quoter),
            confidence=0.9,
            extractor="meeting",
        )


def _capacity(role: str, party: str) -> Capacity:
    """In what capacity a row's person is there."""
    if re.search("ersättare", role, re.I):
        return Capacity.SUBSTITUTE
    if re.search("ledamot|ordförande", role, re.I) or re.fullmatch(r"[A-ZÅÄÖ]{1,4}", party):
        return Capacity.MEMBER
    roles = find_roles(role)
    return Capacity(roles[0].capacity) if roles else Capacity.OFFICIAL if role else Capacity.OTHER
