"""Those listed as present, whatever the list looks like: columns, label beside names, running text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extractors.extractor import Reading
from extractors.meeting.layout import entries
from extractors.meeting.people import Person, in_one_order, people_in
from extractors.meeting.remarks import comes_from_outside, is_away, is_substitute, role_in
from extractors.sections.fragments import Fragment
from extractors.swedish.names import find_roles
from extractors.swedish.terms import load
from models.provenance import Provenance
from models.records import Capacity, Participant

_COLUMN = 25.0  # points: labels that start as near each other as this head one column
_SAME_LINE = 3.0  # points
_ONE = re.compile(r"(?:\S+\s)*\w*(?:ordförande|ordf\.?|sekreterare)", re.I)  # a label that is one person's role


@dataclass(frozen=True)
class Header:
    """A label that says in what capacity those under or beside it were there.

    `capacity` is None where it does not say; `with_party` is then the capacity of who has a party. `role` is the one
    role that the label itself names.
    """

    is_present: bool
    capacity: Capacity | None
    with_party: Capacity
    role: str | None
    fragment: Fragment


@cache
def _labels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Kinds of headers with their patterns, in the order they are tried."""
    data = load("attendance")
    return tuple((name, re.compile("|".join(part["patterns"]), re.I)) for name, part in data.items())


def participants(opening: Sequence[Fragment], reading: Reading) -> list[Participant]:
    """Everyone listed as present, in the order of the list, each once."""
    found: dict[str, Participant] = {}
    listed = _listed(opening)
    for (_, entry, start, header), person in zip(listed, in_one_order([p for p, *_ in listed]), strict=True):
        one = _participant(person, entry, start, header, reading)
        known = found.get(one.name)
        if known is None:
            found[one.name] = one
        elif known.role is None and one.role is not None:
            found[one.name] = known.model_copy(update={"role": one.role})
    return list(found.values())


def _listed(opening: Sequence[Fragment]) -> list[tuple[Person, Fragment, int, Header]]:
    """Each person under a label of those present, with the entry, where its text starts behind a label, the label."""
    out: list[tuple[Person, Fragment, int, Header]] = []
    headers: list[Header] = []
    for entry in entries(opening):
        header, start = header_of(entry)
        if header:
            headers.append(header)
        governing = _governing(entry, headers)
        if governing is not None and governing.is_present:
            is_elected = governing.capacity in (Capacity.MEMBER, Capacity.SUBSTITUTE)
            named = people_in(entry.text[start:], is_elected=is_elected)
            there = [person for person in named if not is_away(person.remark)]
            out += [(person, entry, start, governing) for person in there]
    return out


def header_of(fragment: Fragment) -> tuple[Header | None, int]:
    """The header that a fragment begins with, and where the text behind it starts."""
    kind, end = kind_of(fragment.text)
    if kind is None:
        return None, 0
    behind = re.match(r"[\s:.–-]*", fragment.text[end:])
    label = fragment.text[:end].strip(" :.")
    return _as_header(kind, label, fragment), end + (behind.end() if behind else 0)


def kind_of(text: str) -> tuple[str | None, int]:
    """The kind of label that a text begins with, and where the label ends."""
    for name, pattern in _labels():
        if match := pattern.match(text):
            return name, match.end()
    return None, 0


def _as_header(kind: str, label: str, fragment: Fragment) -> Header:
    """A header from its kind's name in the wordlist."""
    capacity = Capacity(kind) if kind in set(Capacity) and kind != Capacity.OTHER else None
    with_party = Capacity.MEMBER if kind == "present" else Capacity.SUBSTITUTE
    role = label if _ONE.fullmatch(label) else None
    return Header(kind != "skip", capacity, with_party, role, fragment)


def _governing(entry: Fragment, headers: Sequence[Header]) -> Header | None:
    """The header an entry stands under or beside: the last one above it in the nearest column to its left.

    A label beside the text holds for all of it, unless the text has labels of its own.
    """
    if entry.label and (kind := kind_of(entry.label)[0]):
        within = [h for h in headers if h.fragment.label == entry.label and h.fragment.page == entry.page]
        return within[-1] if within and kind != "skip" else _as_header(kind, entry.label, entry)
    above = [
        h
        for h in headers
        if (h.fragment.page, h.fragment.top) <= (entry.page, entry.top + _SAME_LINE) and h.fragment.x0 <= entry.x0 + 8
    ]
    if not above:
        return None
    nearest = max(h.fragment.x0 for h in above)
    return [h for h in above if h.fragment.x0 > nearest - _COLUMN][-1]


def _participant(person: Person, entry: Fragment, shift: int, header: Header, reading: Reading) -> Participant:
    """A person of the list as a record."""
    role = role_in(person.remark, is_official=header.capacity is Capacity.OFFICIAL)
    return Participant(
        id=reading.ids.make("participant", entry.text, person.name),
        name=person.name,
        role=role or header.role,
        party=person.party,
        capacity=_capacity(person, role or header.role, header),
        places=(_place(entry, shift + person.start, shift + person.end, reading),),
        grounds=(
            "in_list",
            *(("party_told",) if person.party else ()),
            *(("role_told",) if role else ("role_in_label",) if header.role else ()),
            "capacity_in_label" if header.capacity else "capacity_inferred",
        ),
        extractor="meeting",
    )


def _capacity(person: Person, role: str | None, header: Header) -> Capacity:
    """In what capacity somebody is there: as the words about them say, else as the label does."""
    if header.capacity is not Capacity.OFFICIAL and is_substitute(person.remark):
        return Capacity.SUBSTITUTE
    if header.capacity is not None and (header.capacity is Capacity.OFFICIAL or person.party or role is None):
        return header.capacity
    if header.capacity is not None:
        return header.capacity if _is_elected(role) else Capacity.OFFICIAL
    if person.party:
        return header.with_party
    if not _is_elected(role) and (_is_guest(role) or comes_from_outside(person.remark)):
        return Capacity.OTHER
    return Capacity.OFFICIAL if role and not _is_elected(role) else header.with_party if role else Capacity.OTHER


def _is_elected(role: str | None) -> bool:
    """Whether a role is one of the committee's own."""
    return role is not None and re.search(r"ordf|ledamot|gruppledare|\bråd", role, re.I) is not None


def _is_guest(role: str | None) -> bool:
    """Whether a role is neither the committee's nor the administration's: a union's representative, an auditor."""
    return any(span.start == 0 and span.capacity == Capacity.OTHER for span in find_roles(role or ""))


def _place(entry: Fragment, start: int, end: int, reading: Reading) -> Provenance:
    """Where the words entry.text[start:end] stand."""
    before, upto = len(entry.text[:start].split()), len(entry.text[:end].split())
    boxes = entry.boxes[before:upto] if len(entry.text.split()) == len(entry.boxes) else entry.boxes
    return reading.quoter.at(entry.page, boxes or entry.boxes)
