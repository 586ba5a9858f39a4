"""Working groups and who sits in them: lists, tables and sentences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.extractor import Extractor, Reading
from extractors.groups.members import Seat, seats_of_line, seats_of_table
from extractors.sections.roles import Role, role_of
from extractors.sections.tree import Node
from extractors.swedish.dates import find_dates
from models.document import Block, Table
from models.provenance import Provenance
from models.records import Member, WorkingGroup

_NAME = re.compile(
    r"(?P<name>\b(?:[A-ZÅÄÖ][\w-]*\s+)?\w*(?:arbets|styr|projekt|referens|lednings|berednings|samverkans|samordnings|process|uppföljnings|"
    r"utrednings|nätverks|planerings|resurs|effekt|redaktions)grupp)(?:en|erna)?\b",
    re.I,
)
_LEAD = re.compile(
    r"\b(?:består av|utgörs av|ingår|har följande|medlemmar är|deltagare är|bemannas av|ledamöter är)\b", re.I
)


_FOUNDED = re.compile(
    r"\ben\s+(?P<sort>arbetsgrupp|styrgrupp|projektgrupp|referensgrupp),?\s+(?:kallad\s+)?(?P<name>\w+gruppen|\w+grupp\b)[^.]{0,40}?"
    r"\b(?:har\s+)?(?:utsetts|tillsatts|bildats|inrättats|startats|utsågs|tillsattes|bildades)\b",
    re.I,
)


@dataclass
class _Draft:
    """A group with the places of its name and the seats found so far."""

    name: str
    as_of: str | None
    places: tuple[Provenance, ...]
    anchor: str
    seats: list[Seat]
    founded: bool = False  # a sentence tells that it was appointed, though not who sits in it


def extract(reading: Reading) -> list[WorkingGroup]:
    """Every group of which a seat is told, or that it was appointed."""
    drafts: list[_Draft] = []
    current: _Draft | None = None
    for node in reading.structure.nodes:
        current = _next(reading, node, current, drafts)
    return [_record(reading, draft) for draft in drafts if draft.seats or draft.founded]


def _next(reading: Reading, node: Node, current: _Draft | None, drafts: list[_Draft]) -> _Draft | None:
    """The group that a node belongs to, its seats added."""
    if isinstance(node.item, Table):
        seats = list(seats_of_table(reading, node.item))
        if current is not None and seats:
            current.seats += seats
        return current
    block = node.item
    if node.is_heading or (role_of(block.text) is Role.GROUP and len(block.text) < 80):
        return _announced(reading, node, block, drafts)
    if (founded := _FOUNDED.search(block.text)) and not _told(block.text):
        _draft(reading, node, founded["name"], block.text, drafts).founded = True
    if match := _told(block.text):
        draft = _draft(reading, node, match["name"], block.text, drafts)
        draft.seats += seats_of_line(reading, node.passage, match.end())
        return draft if block.text.endswith(":") else current
    if current is not None:
        seats = seats_of_line(reading, node.passage, 0)
        current.seats += seats
        if not seats and len(block.text) > 120:
            return None
    return current


def _announced(reading: Reading, node: Node, block: Block, drafts: list[_Draft]) -> _Draft | None:
    """The group that a heading names: "Arbetsgrupp per nov 2009:"."""
    match = _NAME.search(block.text)
    if match is None or role_of(block.text) is not Role.GROUP:
        return None
    return _draft(reading, node, match["name"], block.text, drafts)


def _told(text: str) -> re.Match[str] | None:
    """A sentence that says who sits in a group: "Referensgruppen består av …"."""
    match = _NAME.search(text)
    if (
        match is None
        or not (lead := _LEAD.search(text))
        or lead.start() - match.end() > 60
        or lead.start() < match.start() - 40
    ):
        return None
    return match


def _draft(reading: Reading, node: Node, name: str, text: str, drafts: list[_Draft]) -> _Draft:
    """A new group, or the one of that name that is there already."""
    known = next((d for d in drafts if d.name.casefold() == name.casefold()), None)
    if known is not None:
        return known
    draft = _Draft(name[:1].upper() + name[1:], _as_of(text), node.passage.places(reading.quoter), text, [])
    drafts.append(draft)
    return draft


def _as_of(text: str) -> str | None:
    """The day, month or year that a heading says the list is of, in ISO form."""
    for found in find_dates(text):
        if found.first is None or found.last is None:
            continue
        if found.first == found.last:
            return found.first.isoformat()
        if (found.first.year, found.first.month) == (found.last.year, found.last.month):
            return found.first.strftime("%Y-%m")
        if found.first.year == found.last.year and (found.last - found.first).days > 360:
            return str(found.first.year)
    return None


def _record(reading: Reading, draft: _Draft) -> WorkingGroup:
    """A draft as a record."""
    seats: Sequence[Seat] = draft.seats
    return WorkingGroup(
        id=reading.ids.make("working_group", draft.anchor),
        name=draft.name,
        as_of=draft.as_of,
        members=tuple(_members(seats)),
        places=draft.places,
        confidence=0.9 if len(seats) > 1 else 0.6,
        extractor="working_groups",
    )


def _members(seats: Sequence[Seat]) -> Iterator[Member]:
    """Seats as members."""
    for seat in seats:
        yield Member(name=seat.name, represents=seat.represents, role=seat.role, vacant=seat.vacant, place=seat.place)


EXTRACTOR = Extractor(fills="working_groups", run=extract, after=("document",))
