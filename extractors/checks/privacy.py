"""Personal data (personuppgifter): identity numbers are kept out of everything, private persons' names are flagged."""

import re
from functools import cache
from typing import Any, TypeVar

from extractors.persons.mentions import texts
from extractors.swedish.names import is_person_name
from extractors.swedish.terms import patterns
from extractors.whole import Found, Whole
from models.document import Issue
from models.extraction import Extraction
from models.flags import Flag, Severity
from models.identity_numbers import find_identity_numbers, masked
from models.records import RECORD_LISTS, Record, WorkingGroup

_R = TypeVar("_R", bound=Record)
_PARTY_BEHIND = re.compile(r"\s*(?:\([A-ZÅÄÖ]{1,4}\)|,\s*(?:kommunalråd|ordförande|chef|handläggare|rektor)\b)")


def without_identity_numbers(extraction: Extraction) -> Extraction:
    """The extraction without the records that hold a personal identity number, and with an issue for each.

    The number itself is written nowhere. The document's and the meeting's own particulars are kept with the values
    that hold one emptied.
    """
    issues: list[Issue] = []
    update: dict[str, object] = {}
    for name in RECORD_LISTS:
        records: tuple[Record, ...] = getattr(extraction, name)
        found = [(record, _holds_number(record)) for record in records]
        issues += [_withheld(extraction, record) for record, holds in found if holds]
        update[name] = tuple(record for record, holds in found if not holds)
    for name in ("document", "meeting"):
        record = getattr(extraction, name)
        if record is not None and _holds_number(record):
            issues.append(_withheld(extraction, record))
            update[name] = _emptied(record)
    return extraction.model_copy(update={**update, "issues": (*extraction.issues, *issues)}) if issues else extraction


def _holds_number(record: Record) -> bool:
    """Whether any text of a record, its quotes included, holds an identity number."""
    return any(find_identity_numbers(text) for text in texts(record.model_dump(exclude={"id"})))


def _emptied(record: _R) -> _R:
    """A record with every identity number masked in its texts."""
    cleaned: dict[str, Any] = masked(record.model_dump())
    return type(record).model_validate(cleaned)


def _withheld(extraction: Extraction, record: Record) -> Issue:
    """The issue that stands in place of a record."""
    return Issue(
        code="personnummer_withheld",
        file=extraction.source.path,
        page=record.page,
        explanation=f"a record of {record.extractor} holds a personal identity number and was withheld",
        remedy="Ask the publisher to take the number out of the document; then read it again.",
    )


@cache
def _private() -> re.Pattern[str]:
    """A person's name behind a word for somebody who deals with the municipality in a matter of their own."""
    name = r"(?P<name>[A-ZÅÄÖÉ][\wé-]+(?:\s+(?:von|af|de)\s+|\s+)[A-ZÅÄÖÉ][\wé-]+(?:\s+[A-ZÅÄÖÉ][\wé-]+)?)"
    return re.compile(rf"(?<!\w)(?i:{patterns('privacy', 'before')})\s*:?\s+{name}")


def private_person(whole: Whole) -> Found:
    """A record that names a private person: neither elected, present, signing, nor acting in a role."""
    known = _known_names(whole.extraction)
    for record in whole.records:
        for text in texts(record.model_dump(exclude={"id", "places", "evidence", "flags"})):
            match = _private().search(text)
            if match is None or _PARTY_BEHIND.match(text, match.end()):
                continue
            if match["name"].casefold() not in known and is_person_name(match["name"]):
                yield record.id, _PRIVATE
                break


_PRIVATE = Flag(
    code="private_person",
    severity=Severity.WARNING,
    explanation="Posten nämner en person som varken är förtroendevald eller handlar i tjänsten.",
    remedy="Ta bort namnet ur posten, eller förkasta posten, om personen är en privatperson.",
)


def _known_names(extraction: Extraction) -> frozenset[str]:
    """Those named in a capacity: present at the meeting, in a working group, signing the document."""
    names = [p.name for p in (extraction.meeting.participants if extraction.meeting else ())]
    names += [s.name for s in (extraction.document.signed_by if extraction.document else ())]
    names += [
        m.name
        for g in extraction.working_groups
        if isinstance(g, WorkingGroup)
        for m in g.members
        if m.name is not None
    ]
    return frozenset(name.casefold() for name in names)


WHOLE_CHECKS = [private_person]
