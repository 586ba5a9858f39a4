"""One record and its corrections → what the record has become."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from jsonpointer import resolve_pointer, set_pointer

from models.correction import Action, Correction, ReviewStatus
from warehouse.masking.spelling import MASK
from warehouse.overlay.anchor import places, says_same

_STATUS = {
    Action.ACCEPT: ReviewStatus.ACCEPTED,
    Action.EDIT: ReviewStatus.EDITED,
    Action.ADD: ReviewStatus.ADDED,
    Action.REJECT: ReviewStatus.REJECTED,
    Action.SPLIT: ReviewStatus.SPLIT,
    Action.MERGE: ReviewStatus.MERGED,
    Action.DUPLICATE: ReviewStatus.DUPLICATE,
}


@dataclass(frozen=True)
class Reviewed:
    """A record's state after all its corrections: its changed fields by name, each with its whole new value."""

    status: ReviewStatus
    changed: dict[str, Any] = field(default_factory=dict)
    stale: tuple[Correction, ...] = ()


def reviewed(record: Mapping[str, Any] | None, corrections: Sequence[Correction]) -> Reviewed:
    """What `corrections` (in order, none taken back) make of a record; None where the record is an added one.

    An edit is left out as stale where both the text it was made from and the value it replaced are others by now: then
    nobody has yet said that it holds for the new text. Edits build on each other, so what follows it is judged alone.
    What was accepted stays as it was accepted, whatever is read of the same text later; of another text it is stale,
    unless that says the same.
    """
    now: dict[str, Any] = dict(record or {})
    changed: dict[str, Any] = {}
    stale: list[Correction] = []
    status = ReviewStatus.ACCEPTED
    for correction in corrections:
        if correction.action is Action.ADD:
            now |= correction.new
            changed |= correction.new
        elif correction.action is Action.EDIT:
            if record is not None and _is_stale(record, now, correction):
                stale.append(correction)
                continue
            name = _apply(now, correction)
            changed[name] = now[name]
        elif correction.action is Action.ACCEPT and record is not None:
            accepted = _differing(now, correction)
            if accepted and _text_moved(record, correction):
                stale.append(correction)
                continue
            now |= accepted
            changed |= accepted
        if not (correction.action is Action.EDIT and status is ReviewStatus.ADDED):
            status = _STATUS[correction.action]
    return Reviewed(ReviewStatus.STALE if stale else status, changed, tuple(stale))


def _apply(now: dict[str, Any], correction: Correction) -> str:
    """Puts an edit's value in place; the name of the field it changed."""
    assert correction.field is not None
    now |= set_pointer(now, correction.field, correction.new, inplace=False)
    return correction.field.split("/")[1]


def _is_stale(record: Mapping[str, Any], now: Mapping[str, Any], correction: Correction) -> bool:
    as_it_was = _same(resolve_pointer(now, correction.field or "", None), correction.old)
    return _text_moved(record, correction) and not as_it_was


def _text_moved(record: Mapping[str, Any], correction: Correction) -> bool:
    """Whether the text that the reviewer saw is none of the record's places any more."""
    seen = correction.source
    return seen is not None and not any(says_same(seen.quote, place.quote) for place in places(record))


def _differing(now: Mapping[str, Any], accepted: Correction) -> dict[str, Any]:
    """The fields that say something else than when they were accepted, each with what was accepted.

    Names that were masked when a reviewer saw them say nothing.
    """
    said = accepted.old.items() if isinstance(accepted.old, dict) else ()
    return {name: v for name, v in said if name in now and MASK not in str(v) and not _same(now[name], v)}


def _same(one: Any, other: Any) -> bool:
    """Whether two JSON values are equal; 140000, 140000.0 and "140000" are one amount."""
    return one == other or (_number(one) is not None and _number(one) == _number(other))


def _number(value: Any) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        return None
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None
