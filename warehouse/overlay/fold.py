"""One record and its corrections → what the record has become."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from jsonpointer import resolve_pointer, set_pointer

from models.correction import Action, Correction, ReviewStatus
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
        if not (correction.action is Action.EDIT and status is ReviewStatus.ADDED):
            status = _STATUS[correction.action]
    return Reviewed(ReviewStatus.STALE if stale else status, changed, tuple(stale))


def _apply(now: dict[str, Any], correction: Correction) -> str:
    """Puts an edit's value in place; the name of the field it changed."""
    assert correction.field is not None
    now |= set_pointer(now, correction.field, correction.new, inplace=False)
    return correction.field.split("/")[1]


def _is_stale(record: Mapping[str, Any], now: Mapping[str, Any], correction: Correction) -> bool:
    if correction.source is None:
        return False
    text_moved = not any(says_same(correction.source.quote, place.quote) for place in places(record))
    return text_moved and not _same(resolve_pointer(now, correction.field or "", None), correction.old)


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
