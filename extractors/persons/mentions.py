"""The persons whom a document's records name, each in the capacity that the whole document tells."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from extractors.persons.capacity import capacity_of, private_before
from extractors.persons.finding import NameSpan, find_given_name, find_names, name_key
from extractors.swedish.lexicon import is_word
from extractors.swedish.names import is_name_word
from models.document import ParsedDocument
from models.extraction import Extraction
from models.persons import PersonCapacity, PersonMention
from models.records import Capacity, Participant, Record

_TRUST = (
    PersonCapacity.ELECTED,
    PersonCapacity.OFFICIAL,
    PersonCapacity.GROUP_MEMBER,
    PersonCapacity.PRIVATE,
    PersonCapacity.UNKNOWN,
)
_NOT_TEXT = {"id", "confidence", "grounds", "extractor", "participants"}
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_ANSWERING = ("responsible", "assigned_to")  # fields that name who answers for something
_SHORTEST = 4  # letters of a family name that is masked alone


@dataclass
class _Person:
    """Somebody named, while the document is gone through."""

    name: str
    capacities: set[PersonCapacity] = field(default_factory=set)
    spellings: dict[str, None] = field(default_factory=dict)
    pages: set[int] = field(default_factory=set)

    @property
    def capacity(self) -> PersonCapacity:
        return min(self.capacities, key=_TRUST.index)


_People = dict[tuple[str, ...], _Person]


def persons_named(extraction: Extraction, parsed: ParsedDocument | None = None) -> tuple[PersonMention, ...]:
    """Everyone whom a record names, in its values or quotes, in the order of first mention.

    The capacity is looked for in the whole document where its pages are at hand: who is named with a party on page 1
    is elected on page 9. Somebody who is nowhere in a capacity of their own is `unknown`.
    """
    people: _People = {}
    for name, capacity, page in _listed(extraction):
        _note(people, NameSpan(0, len(name), name, name), capacity, page)
    for text in _page_texts(parsed) if parsed else ():
        for span in _spans(text):
            _note(people, span, capacity_of(text, span))
    in_records: dict[tuple[str, ...], None] = {}
    for text, page, is_answering in _record_texts(extraction):
        for span in _spans(text):
            found = PersonCapacity.OFFICIAL if is_answering else capacity_of(text, span)
            in_records[_note(people, span, found, page, printed=True)] = None
    _same_persons(people)
    _family_names_alone(people, extraction)
    return tuple(
        PersonMention(
            name=person.name,
            capacity=person.capacity,
            spellings=tuple(person.spellings),
            pages=tuple(sorted(person.pages)),
        )
        for key, person in people.items()
        if person.spellings and (key in in_records or person.capacity.is_shown)
    )


def _listed(extraction: Extraction) -> Iterator[tuple[str, PersonCapacity, int | None]]:
    """Those whom the document lists: present, signing, in a group."""
    for participant in extraction.meeting.participants if extraction.meeting else ():
        yield participant.name, _present(participant), participant.page
    for signature in extraction.document.signed_by if extraction.document else ():
        yield signature.name, PersonCapacity.OFFICIAL, None
    for group in extraction.working_groups:
        for member in group.members:
            if member.name:
                yield member.name, PersonCapacity.GROUP_MEMBER, member.place.page


def _present(participant: Participant) -> PersonCapacity:
    if participant.party or participant.capacity in (Capacity.MEMBER, Capacity.SUBSTITUTE):
        return PersonCapacity.ELECTED
    if participant.role or participant.capacity is Capacity.OFFICIAL:
        return PersonCapacity.OFFICIAL
    return PersonCapacity.UNKNOWN


def _note(
    people: _People, span: NameSpan, capacity: PersonCapacity, page: int | None = None, *, printed: bool = True
) -> tuple[str, ...]:
    person = people.setdefault(span.key, _Person(span.name))
    person.capacities.add(capacity)
    if printed:
        person.spellings.setdefault(span.printed)
    if page:
        person.pages.add(page)
    return span.key


@lru_cache(maxsize=2_000)  # a record's values and quotes are the same texts again
def _spans(text: str) -> tuple[NameSpan, ...]:
    """The names in a text, and given names alone behind the words for a private person."""
    found = find_names(text)
    covered = [(span.start, span.end) for span in found]
    for match in _WORD.finditer(text):
        inside = any(start <= match.start() < end for start, end in covered)
        if not inside and is_name_word(match[0]) and private_before(text, match.start()):
            alone = find_given_name(text, match.start())
            found += [alone] if alone else []
    return tuple(found)


def _page_texts(parsed: ParsedDocument) -> Iterator[str]:
    for block in parsed.blocks:
        yield block.text
    for table in parsed.tables:
        for row in table.rows:
            yield ", ".join(text for text in row if text)


def _record_texts(extraction: Extraction) -> Iterator[tuple[str, int | None, bool]]:
    """(text, page, whether it names who answers for something) of all that records say and quote."""
    meeting = extraction.meeting
    singles: list[Record | None] = [extraction.document, meeting, *(meeting.participants if meeting else ())]
    for record in (*filter(None, singles), *(record for _, record in extraction.records())):
        for name, value in record.model_dump(exclude=_NOT_TEXT).items():
            for text in texts(value):
                yield text, record.page, name in _ANSWERING


def texts(value: object) -> Iterator[str]:
    """Every text within a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from texts(part)


def _same_persons(people: _People) -> None:
    """A name that another of the document holds with a middle name is the same person's."""
    known = [(set(key), person) for key, person in people.items() if len(key) > 1 and person.capacity.is_shown]
    for key, person in people.items():
        if len(key) < 2 or person.capacity.is_shown:
            continue
        for other, named in known:
            if set(key) < other or other < set(key):
                person.capacities.add(named.capacity)


def _family_names_alone(people: _People, extraction: Extraction) -> None:
    """Adds to those who are masked their family name, where records use it alone and it can mean nobody else."""
    shown = {word for key, person in people.items() if person.capacity.is_shown for word in key}
    masked: dict[str, _Person] = {}
    for person in people.values():
        family = person.name.split()[-1]
        if " " not in person.name or person.capacity.is_shown or len(family) < _SHORTEST or is_word(family):
            continue
        if name_key(family)[0] not in shown:
            masked[name_key(family)[0]] = person
    used: dict[str, set[str]] = defaultdict(set)
    for text, _, _ in _record_texts(extraction) if masked else ():
        for match in _WORD.finditer(text):
            if match[0][0].isupper() and (key := name_key(match[0])[0]) in masked:
                used[key].add(match[0])
    for key, spellings in used.items():
        for spelling in sorted(spellings):
            masked[key].spellings.setdefault(spelling)
