"""What a reviewer does at the desk, as corrections to append."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from models.correction import Action, Correction
from models.provenance import Provenance
from review.fields import fields
from review.standing import Key, Standing


def accept(one: Standing, who: str, reason: str | None = None) -> Correction:
    """Finds a record right as it stands: what it says is kept, so that it stays accepted for just that."""
    said = {field.name: one.now[field.name] for field in fields(one.key.relation) if field.name in one.now}
    return act(one, Action.ACCEPT, who, reason).model_copy(update={"old": said})


def act(one: Standing, action: Action, who: str, reason: str | None = None, new: Any = None) -> Correction:
    """A correction that is about the whole record: reject, split, merge, duplicate."""
    return Correction(
        document_id=one.key.document_id,
        relation=one.key.relation,
        record_id=one.key.record_id,
        action=action,
        new=new,
        source=next(iter(one.places), None),
        extractor_version=one.extractor_version,
        reviewer=who,
        at=datetime.now(UTC),
        reason=reason or None,
    )


def edits(one: Standing, values: Mapping[str, Any], who: str, reason: str | None = None) -> list[Correction]:
    """An edit for each field whose value is to be another; none where all stay as they are."""
    at, now = datetime.now(UTC), one.now
    return [
        Correction(
            document_id=one.key.document_id,
            relation=one.key.relation,
            record_id=one.key.record_id,
            action=Action.EDIT,
            field=f"/{name}",
            old=now.get(name),
            new=value,
            source=next(iter(one.places), None),
            extractor_version=one.extractor_version,
            reviewer=who,
            at=at,
            reason=reason or None,
        )
        for name, value in values.items()
        if now.get(name) != value
    ]


def undo(last: Correction, who: str) -> Correction:
    """Takes one act back."""
    return last.model_copy(
        update={
            "id": None,
            "action": Action.UNDO,
            "field": None,
            "old": None,
            "new": last.id,
            "reviewer": who,
            "at": datetime.now(UTC),
            "reason": None,
        }
    )


def added(like: Key, values: Mapping[str, Any], place: Provenance, who: str, reason: str | None = None) -> Correction:
    """A record that the extractor missed, in the document and relation of `like`; its own id is made here."""
    new = {
        **values,
        "page": place.page,
        "places": [place.model_dump(mode="json", exclude={"ocr"})],
        "evidence": {},
        "confidence": 1.0,
        "flags": [],
        "grounds": [],
        "extractor": "reviewer",
    }
    return Correction(
        document_id=like.document_id,
        relation=like.relation,
        record_id=f"{like.relation.value}-added-{uuid4().hex[:24]}",
        action=Action.ADD,
        new=new,
        source=place,
        extractor_version="reviewer",
        reviewer=who,
        at=datetime.now(UTC),
        reason=reason or None,
    )


def parts(one: Standing, pieces: Sequence[Mapping[str, Any]], who: str, reason: str | None = None) -> list[Correction]:
    """A record split: it goes, and a record for each piece comes, all at its place."""
    place = one.places[0]
    return [
        *(added(one.key, piece, place, who, reason) for piece in pieces),
        act(one, Action.SPLIT, who, reason),
    ]
