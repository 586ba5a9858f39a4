"""Seats of a working group in a line ("Erik Ek – BUN", "vakant – SN"), a table or a sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.extractor import Reading
from extractors.measures.columns import headers
from extractors.sections.passage import Passage
from extractors.swedish.names import find_roles, is_person_name, split_party
from extractors.swedish.organizations import find_organizations, is_body
from models.document import Table
from models.provenance import Provenance

_VACANT = re.compile(r"\b(?:vakant|vakans|vakanta?|utses senare|ej utsedd|tillsätts senare|N\.?N\.?)(?!\w)", re.I)
_LONG = 140  # characters: a longer line lists nobody
_NAME_COLUMN = re.compile(r"\b(?:namn|ledamot|deltagare|medlem|person)", re.I)
_BODY_COLUMN = re.compile(
    r"\b(?:förvaltning|nämnd|organisation|företräd|representerar|enhet|avdelning|verksamhet|bolag)", re.I
)
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
    """One seat: name, role and body divided by dashes, commas and parentheses; None where it names nobody.

    Of two parts beside a name the first is the role, the second the body; a single one is what it looks like.
    """
    vacant = _VACANT.search(text) is not None
    parts = _parts(_VACANT.sub("", text.strip(" .,;•-")).strip(" ,;:()"))
    name: str | None = None
    rest: list[str] = []
    for part in parts:
        person, _ = split_party(part)
        if name is None and is_person_name(person):
            name = person
        elif name is None and (titled := _titled(part)):
            name = titled[1]
            rest.append(titled[0])
        else:
            rest.append(part)
    role, body = _role_and_body(rest)
    if name is None and not vacant and not (role and body and is_body(body)):
        return None
    if name is not None and not rest and len(text.split()) > len(name.split()) + 2:
        return None  # a name within a sentence
    return Seat(None if vacant else name, body, role, vacant, place)


def _parts(text: str) -> list[str]:
    """A line's parts; a parenthesis stays with the role in front of it ("projektledare (sammankallande)")."""
    found = re.split(r"\s*[–—]\s*|\s+-\s+|:\s+|,\s+|(?<=[A-ZÅÄÖ][a-zåäö])\s+\((?=[A-ZÅÄÖ])", text)
    return [p.strip(" ,.") for p in found if p.strip(" ,.–-()")]


def _titled(part: str) -> tuple[str, str] | None:
    """(title, name) of "Kommunchef Anna Berg"."""
    found = re.search(r"[A-ZÅÄÖÉ][\w'-]+(?:\s+(?:von|af|de))?(?:\s+[A-ZÅÄÖÉ][\w'-]+){1,3}$", part)
    if found and found.start() and is_person_name(found[0]) and find_roles(part[: found.start()]):
        return part[: found.start()].strip(), found[0]
    return None


def _role_and_body(rest: list[str]) -> tuple[str | None, str | None]:
    """Which of the parts beside a name is the role and which the body."""
    if not rest:
        return None, None
    bodies = [p for p in rest if _is_body_name(p)]
    if len(rest) == 1:
        return (None, rest[0]) if bodies or not find_roles(rest[0]) else (rest[0], None)
    body = bodies[-1] if bodies else rest[-1]
    role = next((p for p in rest if p != body), None)
    return role, body


def _is_body_name(part: str) -> bool:
    """Whether a part is a body's name or abbreviation rather than a person's role."""
    return bool(re.fullmatch(r"[A-ZÅÄÖ]{2,5}", part) or find_organizations(part)) or (
        is_body(part) and not find_roles(part)
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
