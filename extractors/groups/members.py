"""Seats of a working group in a line ("Erik Ek – BUN", "vakant – SN"), a table or a sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.measures.columns import headers
from extractors.passage import Passage
from extractors.registry import Reading
from extractors.swedish.names import find_roles, is_person_name, split_party
from extractors.swedish.organizations import find_organizations, is_body
from models.document import Table
from models.provenance import Provenance

_VACANT = re.compile(r"\b(?:vakant|vakans|vakanta?|utses senare|ej utsedd|tillsätts senare|N\.?N\.?)(?!\w)", re.I)
_LONG = 140  # characters: a longer line lists nobody
_NAME_COLUMN = re.compile(r"\b(?:namn|ledamot|deltagare|medlem|person)", re.I)
_BODY_COLUMN = re.compile(r"\b(?:förvaltning|nämnd|organisation|företräd|representerar|enhet|avdelning|verksamhet|bolag)", re.I)
_ROLE_COLUMN = re.compile(r"\b(?:roll|funktion|uppdrag|befattning|titel)", re.I)


@dataclass(frozen=True)
class Seat:
    """A seat with where it stands; fields as in models.records.Member."""

    name: str | None
    represents: str | None
    role: str | None
    vacant: bool
    place: Provenance


def seats_of_line(reading: Reading, passage: Passage, start: int) -> list[Seat]:
    """The seats that a line, or the rest of a sentence, names; none where it names nobody."""
    text = passage.text[start:]
    whole_line = start == 0
    if whole_line and len(text) > _LONG:
        return []
    out: list[Seat] = []
    at = start
    for part in re.split(r"(\s*[;,]\s+(?=[A-ZÅÄÖ][\w-]+\s+[A-ZÅÄÖ])|\s+och\s+(?=[A-ZÅÄÖ][\w-]+\s+[A-ZÅÄÖ]))", text):
        end = at + len(part)
        places = passage.places(reading.quoter, at, end)
        seat = _seat(part, places[0]) if places else None
        if seat is not None:
            out.append(seat)
        at = end
    return out


def _seat(text: str, place: Provenance) -> Seat | None:
    """One seat: name, body and role in any order, divided by dashes, commas and parentheses."""
    text = text.strip(" .,;•-")
    vacant = _VACANT.search(text) is not None
    bare = _VACANT.sub("", text).strip(" ,;:()")
    parts = [p.strip(" ,.") for p in re.split(r"\s*[–—]\s*|\s+-\s+|:\s+|,\s+|\s*\(|\)\s*", bare) if p.strip(" ,.–-")]
    name, bodies, roles = None, [], []
    for part in parts:
        person, _ = split_party(part)
        found = re.search(r"[A-ZÅÄÖÉ][\w'-]+(?:\s+(?:von|af|de))?(?:\s+[A-ZÅÄÖÉ][\w'-]+){1,3}$", part)
        if name is None and is_person_name(person):
            name = person
        elif find_roles(part) and not find_organizations(part):
            roles.append(part)
        elif is_body(part) or re.fullmatch(r"[A-ZÅÄÖ]{2,5}", part):
            bodies.append(part)
        elif name is None and found and is_person_name(found[0]) and find_roles(part[: found.start()]):
            name = found[0]
            roles.append(part[: found.start()].strip())
        elif vacant and not bodies and len(part.split()) <= 3:
            roles.append(part)
        elif name is not None and len(part.split()) <= 6:
            bodies.append(part)
    if name is None and not vacant and not (roles and bodies):
        return None
    return Seat(
        name=None if vacant else name,
        represents=bodies[0] if bodies else None,
        role=roles[0] if roles else None,
        vacant=vacant,
        place=place,
    )


def seats_of_table(reading: Reading, table: Table) -> Iterator[Seat]:
    """The seats of a table that has a column of names."""
    heads = headers(table)
    column = {
        name: next((i for i, h in enumerate(heads) if p.search(h)), None)
        for name, p in (("name", _NAME_COLUMN), ("body", _BODY_COLUMN), ("role", _ROLE_COLUMN))
    }
    if column["name"] is None or (column["body"] is None and column["role"] is None):
        return
    for row in range(table.header_rows, table.n_rows):
        cells = {key: table.at(row, i) if i is not None else None for key, i in column.items()}
        text = {key: cell.text.strip() if cell else "" for key, cell in cells.items()}
        shown = next((c for c in cells.values() if c is not None and c.lines), None)
        if shown is None or not (text["name"] or text["body"] or text["role"]):
            continue
        vacant = _VACANT.search(text["name"]) is not None
        person, _ = split_party(text["name"])
        yield Seat(
            name=None if vacant or not is_person_name(person) else person,
            represents=text["body"] or None,
            role=text["role"] or None,
            vacant=vacant,
            place=Passage.of(shown).place(reading.quoter),
        )
