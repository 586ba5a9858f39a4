"""Working groups and who sits in them: lists, tables and sentences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.extractor import Extractor, Reading
from extractors.groups.going_on import elected_to, goes_on, held_by, is_of_the_group, role_of_head
from extractors.groups.members import Seat, empty_seat, seat_by_title, seats_of_line, seats_of_sentence
from extractors.groups.naming import Named, named_first, named_in_heading, told_in, with_person
from extractors.groups.tables import seats_of_table
from extractors.sections.passage import Passage
from extractors.sections.roles import Role, role_of
from extractors.sections.tree import Node
from extractors.swedish.dates import find_dates
from models.document import Block, Table
from models.provenance import Provenance
from models.records import Member, WorkingGroup

_FOUNDED = re.compile(
    r"\ben\s+(?P<sort>arbetsgrupp|styrgrupp|projektgrupp|referensgrupp),?\s+(?:kallad\s+)?(?P<name>\w+gruppen|\w+grupp\b)[^.]{0,40}?"
    r"\b(?:har\s+)?(?:utsetts|tillsatts|bildats|inrättats|startats|utsågs|tillsattes|bildades)\b",
    re.I,
)
_PER = re.compile(r"\bper(?:\s+den)?\s+\d", re.I)
_SHORT = 80  # characters: a heading or label
_SEVERAL = 2  # seats
_PROSE = 120  # characters: a longer paragraph without members ends a list of them
_CLOSED = frozenset({Role.PRESENT, Role.RECIPIENTS, Role.DOCUMENTS, Role.PROPOSALS_MADE})


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
        return _of_table(reading, node, node.item, current, drafts)
    block = node.item
    if not node.is_heading and len(block.text) < _SHORT and (listed := with_person(block.text)):
        _draft(reading, node, listed[0].name, drafts).seats += seats_of_sentence(reading, node.passage, listed[1])
        return current
    is_label = role_of(block.text) is Role.GROUP and len(block.text) < _SHORT and not block.text.endswith(".")
    if node.is_heading or is_label:
        return _announced(reading, node, block, drafts)
    if node.role in _CLOSED:
        return current
    current = _of_sentences(reading, node, block, current, drafts)
    if current is not None and not told_in(block.text) and not goes_on(block.text):
        seats = seats_of_line(reading, node.passage) or seat_by_title(reading, node.passage, block)
        current.seats += seats
        if not seats and len(block.text) > _PROSE:
            return None
    return current


def _of_sentences(
    reading: Reading, node: Node, block: Block, current: _Draft | None, drafts: list[_Draft]
) -> _Draft | None:
    """The group that a block leaves under way, the seats that its sentences tell of added."""
    last: _Draft | None = current  # the group that the sentence above tells of
    about: Named | None = None  # the group that the sentence above is about
    is_told = current is not None or "grupp" in block.text.casefold()
    for start, end in reading.sentences(block.text) if is_told else ():
        sentence = block.text[start:end]
        if last is not None and (empty := empty_seat(reading, node.passage, start, end)):
            last.seats.append(empty)
            continue
        if about is not None and (is_of_the_group(sentence) or (last is None and held_by(sentence))):
            last = _draft(reading, node, about.name, drafts, sentence)
        if (chosen := elected_to(sentence)) and (named := named_first(sentence[chosen[2] :])):
            last = _draft(reading, node, named.name, drafts, sentence)
            last.seats += seats_of_sentence(reading, node.passage, start + chosen[0], start + chosen[1])
            continue
        if last is not None and (held := held_by(sentence)):
            last.seats = _given(last.seats, seats_of_sentence(reading, node.passage, start, start + held[0]), held[1])
            continue
        if last is not None and (more := _more_seats(reading, node, start, sentence)):
            last.seats += more
            continue
        about = named_first(sentence)
        told = told_in(sentence)
        seats = seats_of_sentence(reading, node.passage, start + told[1]) if told else []
        if told and len(seats) < _SEVERAL and sentence[: told[1]].endswith(" med"):
            continue  # who was with a group somewhere, not who sits in it
        if told and (seats or sentence.endswith(":")):
            named = told[0]
            is_current = current is not None and current.name.casefold().startswith(named.name.casefold())
            lead = sentence[: told[1]]
            draft = current if current is not None and is_current else _draft(reading, node, named.name, drafts, lead)
            draft.seats += _in_role(seats, role_of_head(sentence[: named.start]))
            last = draft
            current = draft if sentence.endswith(":") or (seats and named.start == 0) else current
        elif founded := _FOUNDED.search(sentence):
            _draft(reading, node, founded["name"], drafts).founded = True
    return current


def _more_seats(reading: Reading, node: Node, start: int, sentence: str) -> list[Seat]:
    """The seats of a sentence that goes on from the one before; none where it does not, or names nobody."""
    found = goes_on(sentence)
    if found is None:
        return []
    return _in_role(seats_of_sentence(reading, node.passage, start + found[0]), found[1])


def _given(seats: list[Seat], holders: list[Seat], role: str) -> list[Seat]:
    """Seats with the role that a sentence gives: to one who has a seat, else to one who gets it so."""
    names = {seat.name for seat in seats if seat.name}
    known = {seat.name for seat in holders if seat.name in names}
    new = [replace(seat, role=role) for seat in holders if seat.name not in known]
    return [replace(seat, role=role) if seat.name in known else seat for seat in seats] + new


def _in_role(seats: list[Seat], role: str | None) -> list[Seat]:
    """Seats whose holders have the role that their sentence gives, where nothing else is said of what they are."""
    return [replace(s, role=s.role or role.casefold()) for s in seats] if role else seats


def _of_table(
    reading: Reading, node: Node, table: Table, current: _Draft | None, drafts: list[_Draft]
) -> _Draft | None:
    """The group of a table of members: the one that its caption names, else the one under way."""
    named = named_in_heading(table.caption.text) if table.caption else None
    if named is not None:
        current = _draft(reading, node, named.name, drafts)
    if current is not None:
        current.seats += list(seats_of_table(reading, table))
    return current


def _announced(reading: Reading, node: Node, block: Block, drafts: list[_Draft]) -> _Draft | None:
    """The group that a heading names: "Arbetsgrupp per nov 2009:"."""
    named = named_in_heading(block.text) if len(block.text) < _SHORT else None
    return _draft(reading, node, named.name, drafts) if named else None


def _draft(reading: Reading, node: Node, name: str, drafts: list[_Draft], lead: str | None = None) -> _Draft:
    """A new group at a node, or the one of that name that is there already.

    Of when it is, the words that lead to its members say (`lead`, else the whole text), or the heading of groups above.
    """
    known = next((d for d in drafts if d.name.casefold() == name.casefold()), None)
    if known is not None and (known.seats or known.founded):
        return known
    if known is not None:
        drafts.remove(known)  # only mentioned before
    table = node.table
    passage = Passage.of(table.caption) if table is not None and table.caption is not None else node.passage
    as_of = _as_of(passage.text if lead is None else lead)
    if as_of is None:
        as_of = next((day for h in reversed(node.headings) if _dates_groups(h.text) and (day := _as_of(h.text))), None)
    draft = _Draft(name[:1].upper() + name[1:], as_of, passage.places(reading.quoter), passage.text, [])
    drafts.append(draft)
    return draft


def _dates_groups(heading: str) -> bool:
    """Whether a heading's date is that of the groups below it: "Arbetsgrupp 2024", "Organisation per den 10 maj"."""
    return role_of(heading) is Role.GROUP or _PER.search(heading) is not None


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
        members=tuple(_members(_once(seats))),
        places=draft.places,
        grounds=(
            "several_members" if len(seats) > 1 else "one_member" if seats else "founded",
            *(("as_of_told",) if draft.as_of else ()),
        ),
        extractor="working_groups",
    )


def _once(seats: Sequence[Seat]) -> list[Seat]:
    """Each person once, told first; empty seats as often as they are told."""
    out: list[Seat] = []
    for seat in seats:
        if seat.name is None or all(seat.name != other.name for other in out):
            out.append(seat)
    return out


def _members(seats: Sequence[Seat]) -> Iterator[Member]:
    """Seats as members."""
    for seat in seats:
        yield Member(name=seat.name, represents=seat.represents, role=seat.role, vacant=seat.vacant, place=seat.place)


EXTRACTOR = Extractor(fills="working_groups", run=extract, after=("document",))
