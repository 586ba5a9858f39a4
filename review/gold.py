"""Reviewed documents as gold: records in the public format (docs/records.md), as a person left them."""

from decimal import Decimal
from typing import Any

from models.correction import HIDDEN, Correctable, ReviewStatus
from models.records import RECORD_TYPES
from review.standing import DocumentStanding, Standing

Json = dict[str, Any]
_DOCUMENT = ("kind", "title", "municipality", "organization", "date", "reference")
_MEETING = ("date", "start", "end", "place")
_PARTICIPANT = ("name", "role", "party", "capacity")
_MEMBER = ("name", "represents", "role", "vacant")


def undecided(document: DocumentStanding) -> list[Standing]:
    """The records that nobody has decided about, or whose correction waits: gold takes none with such."""
    waiting = (None, ReviewStatus.STALE, ReviewStatus.ORPHANED)
    return [record for record in document.records.values() if record.status in waiting]


def gold(document: DocumentStanding) -> Json:
    """A document's records as they stand, without those taken out."""
    kept = [r for r in document.records.values() if r.status not in (*HIDDEN, ReviewStatus.ORPHANED)]
    by_relation = {relation: [r for r in kept if r.key.relation is relation] for relation in Correctable}
    about, meeting = by_relation[Correctable.DOCUMENT], by_relation[Correctable.MEETING]
    written: Json = {
        "document": _fields(about[0], _DOCUMENT) if about else None,
        "meeting": None,
    }
    if meeting:
        present = [_fields(r, _PARTICIPANT) for r in by_relation[Correctable.PARTICIPANT]]
        written["meeting"] = {**_fields(meeting[0], _MEETING), "participants": present}
    for one in RECORD_TYPES:
        written[one.list_name] = [_record(r, one.gold) for r in by_relation[Correctable(one.relation)]]
    for written_group, group in zip(written["working_groups"], by_relation[Correctable.WORKING_GROUP], strict=True):
        written_group["members"] = _members(group, by_relation[Correctable.WORKING_GROUP_MEMBER])
    return written


def _record(record: Standing, names: tuple[str, ...]) -> Json:
    return {**_fields(record, names), "page": record.places[0].page}


def _fields(record: Standing, names: tuple[str, ...]) -> Json:
    now = record.now
    return {name: _number(now.get(name)) if name == "value" else now.get(name) for name in names}


def _members(group: Standing, members: list[Standing]) -> list[Json]:
    own = [m for m in members if m.now.get("working_group_id") == group.key.record_id]
    return [_fields(m, _MEMBER) for m in sorted(own, key=lambda m: int(m.now.get("position") or 0))]


def _number(value: Any) -> int | float:
    number = Decimal(str(value))
    return int(number) if number == number.to_integral_value() else float(number)
