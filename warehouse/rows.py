"""An extraction as rows of the store's tables: one dict a row, keys as the table's columns.

Rows are records (document, participant, measure, …), persons, flags, and one row that says which extractor read the
document. What is no extractor's, such as a file's name, may still hold a personal identity number: it is masked here.
"""

import json
from collections.abc import Iterator
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

from models import identity_numbers
from models.extraction import Extraction
from models.flags import Flag, Severity
from models.provenance import Provenance
from models.records import RECORD_TYPES, Record, WorkingGroup
from warehouse.municipality_names import municipality_named, same_municipality

Row = dict[str, object]

# Relations whose rows are records: what a load counts.
RECORDS = ("document", "participant", *(one.relation for one in RECORD_TYPES), "working_group_member")
VERSIONED = (*RECORDS, "person", "flag", "extraction")

RELATION_OF = {one.list_name: one.relation for one in RECORD_TYPES}
# Fields of a record that are no columns of its own row, or are written differently.
_APART = {"id", "places", "evidence", "flags", "participants", "members"}
# Who read it and when it was fetched may differ where the record is the same.
_NOT_CONTENT = {"extractor_version", "fetched_at"}


def rows(extraction: Extraction) -> Iterator[tuple[str, Row]]:
    """(relation, row) of everything in the extraction, each row with its `content_hash`."""
    for relation, row in _bare_rows(extraction):
        row["document_id"] = extraction.source.id
        row["extractor_version"] = extraction.extractor_version
        yield relation, _finished(row, set() if relation == "extraction" else _NOT_CONTENT)


def _finished(row: Row, but: set[str]) -> Row:
    """A row without identity numbers, with its hash."""
    content = _content(row, but)
    if identity_numbers.may_hold(content.replace(str(row["document_id"]), "")):
        row = identity_numbers.masked(row)
        content = _content(row, but)
    row["content_hash"] = sha256(content.encode()).hexdigest()
    return row


def content_hash(row: Row, but: set[str]) -> str:
    """SHA-256 over a row's columns, those in `but` left out. Equal values hash alike: 140000 and 140000.00."""
    return sha256(_content(row, but).encode()).hexdigest()


def _content(row: Row, but: set[str]) -> str:
    return _AS_JSON({key: value for key, value in row.items() if key not in but})


def _bare_rows(extraction: Extraction) -> Iterator[tuple[str, Row]]:
    yield "extraction", {"id": extraction.source.id, "pipeline": extraction.pipeline}
    yield "document", _document_row(extraction)
    yield from _flag_rows("document", _document_id(extraction), _document_flags(extraction))
    if extraction.meeting:
        yield from _flag_rows("meeting", extraction.meeting.id, extraction.meeting.flags)
        for participant in extraction.meeting.participants:
            yield from _record_rows("participant", participant)
    for number, person in enumerate(extraction.persons, start=1):
        yield "person", {"id": f"person/{number}", **person.model_dump()}
    for name, record in extraction.records():
        yield from _record_rows(RELATION_OF[name], record)
        if isinstance(record, WorkingGroup):
            yield from (("working_group_member", row) for row in _member_rows(record))


def _record_rows(relation: str, record: Record) -> Iterator[tuple[str, Row]]:
    fields = ((name, value) for name, value in vars(record).items() if name not in _APART)
    columns = {name: list(value.items()) if isinstance(value, dict) else value for name, value in fields}
    yield relation, {**columns, **_common(record), "id": record.id}
    yield from _flag_rows(relation, record.id, record.flags)


def _common(record: Record) -> Row:
    return {
        "page": record.page,
        "places": [_place(place) for place in record.places],
        "evidence": [(field, _place(place)) for field, place in sorted(record.evidence.items())],
        "flags": [flag.code for flag in record.flags],
    }


def _place(place: Provenance) -> Row:
    """As `model_dump` has it: records hold many, and this is a tenth of its time."""
    said: Row = {"page": place.page, "bbox": place.bbox, "quote": place.quote}
    return said if place.ocr is None else said | {"ocr": place.ocr}


def _member_rows(group: WorkingGroup) -> Iterator[Row]:
    for position, member in enumerate(group.members, start=1):
        yield {
            "id": f"{group.id}/member/{position}",
            "working_group_id": group.id,
            "position": position,
            **member.model_dump(exclude={"place"}),
            "page": member.place.page,
            "places": [_place(member.place)],
        }


def _document_id(extraction: Extraction) -> str:
    """The id that the document's flags refer to: its particulars' as a record, else the file's."""
    return extraction.document.id if extraction.document else extraction.source.id


def _document_row(extraction: Extraction) -> Row:
    source, info = extraction.source, extraction.document
    printed = info.municipality if info else None
    municipality = printed or source.municipality
    registered = municipality_named(municipality)
    return {
        "id": source.id,
        "record_id": info.id if info else None,
        "path": str(Path(source.path).resolve()),  # the link must lead to the page from any folder
        "url": source.url,
        "fetched_at": source.fetched_at,
        "source_municipality": source.municipality,
        "source_committee": source.committee,
        "source_meeting_date": source.meeting_date,
        "n_pages": extraction.n_pages,
        "pages_unread": extraction.pages_unread,
        "printed_municipality": printed,
        "municipality": registered.name if registered else municipality,
        "municipality_code": registered.code if registered else None,
        "issues": [issue.model_dump(exclude={"file"}) for issue in extraction.issues],
        **_particulars(extraction),
        **_meeting_columns(extraction),
        "flags": [flag.code for flag in _document_flags(extraction)]
        + [flag.code for flag in (extraction.meeting.flags if extraction.meeting else ())],
    }


def _particulars(extraction: Extraction) -> Row:
    info = extraction.document
    if info is None:
        names = ("kind", "title", "organization", "date", "reference", "version", "survey_year")
        nothing: Row = dict.fromkeys((*names, "page", "confidence", "extractor"))
        return nothing | {"recipients": [], "signed_by": [], "places": [], "evidence": [], "grounds": []}
    fields = {n: getattr(info, n) for n in type(info).model_fields if n not in _APART | {"municipality", "signed_by"}}
    return {**fields, "signed_by": [signature.model_dump() for signature in info.signed_by], **_common(info)}


def _meeting_columns(extraction: Extraction) -> Row:
    meeting = extraction.meeting
    common = _common(meeting) if meeting else {"places": [], "evidence": []}
    return {
        "meeting_record_id": meeting.id if meeting else None,
        "meeting_date": meeting.date if meeting else None,
        "meeting_start": meeting.start if meeting else None,
        "meeting_end": meeting.end if meeting else None,
        "meeting_place": meeting.place if meeting else None,
        "meeting_places": common["places"],
        "meeting_evidence": common["evidence"],
        "meeting_confidence": meeting.confidence if meeting else None,
    }


def _document_flags(extraction: Extraction) -> tuple[Flag, ...]:
    """The document's flags, and one more where page and source name different municipalities."""
    info, said = extraction.document, extraction.source.municipality
    flags = info.flags if info else ()
    known = any(flag.code == "municipality_differs" for flag in flags)
    if known or not (info and info.municipality and said) or same_municipality(info.municipality, said):
        return flags
    differs = Flag(
        code="municipality_differs",
        severity=Severity.WARNING,
        explanation=f"I dokumentet står {info.municipality}, men källan säger {said}.",
        remedy="Avgör vilken kommun dokumentet hör till. Tills vidare gäller det som står i dokumentet.",
    )
    return (*flags, differs)


def _flag_rows(relation: str, record_id: str, flags: tuple[Flag, ...]) -> Iterator[tuple[str, Row]]:
    seen: dict[str, int] = {}
    for flag in flags:
        seen[flag.code] = n = seen.get(flag.code, 0) + 1
        place = f"{relation}/{record_id}/flag/{flag.code}" + (f"/{n}" if n > 1 else "")
        yield "flag", {"id": place, "record_id": record_id, "relation": relation, **flag.model_dump()}


def _plain(value: object) -> str:
    return format(value.normalize(), "f") if isinstance(value, Decimal) else str(value)


_AS_JSON = json.JSONEncoder(sort_keys=True, default=_plain).encode
