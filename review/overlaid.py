"""What reviewers' corrections, up to this moment, make of a document's records."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.correction import Correctable, Correction, ReviewStatus
from review.published import Row
from review.standing import DocumentStanding, Key, Standing
from warehouse.overlay.anchor import by_record
from warehouse.overlay.fold import Reviewed, reviewed
from warehouse.overlay.undo import in_force


@dataclass(frozen=True)
class Extracted:
    """A document as it was extracted: its row and its records."""

    row: Row
    records: Mapping[Correctable, Mapping[str, Row]]
    untouched: Mapping[Key, Standing]
    """The records before anybody looked, in no order."""


def overlaid(document_id: str, found: Extracted, corrections: Sequence[Correction]) -> DocumentStanding:
    """A document as `corrections`, all that were made to it, leave it."""
    by_relation: dict[Correctable, list[Correction]] = defaultdict(list)
    for correction in in_force(corrections):
        by_relation[correction.relation].append(correction)
    standing = dict(found.untouched)
    for relation, of_relation in by_relation.items():
        records = found.records[relation]
        for record_id, made in _made(records, of_relation).items():
            key = Key(document_id, relation, record_id)
            row = records.get(record_id)
            if row is not None:
                standing[key] = Standing(key, row, made, reviewed(row, made), found.untouched[key].flags)
            else:
                is_added = made[0].action == "add"
                state = reviewed(None, made) if is_added else Reviewed(ReviewStatus.ORPHANED)
                standing[key] = Standing(key, None, made, state)
    order = sorted(standing.values(), key=lambda one: one.position)
    return DocumentStanding(document_id, found.row, {one.key: one for one in order})


def gone_on(
    before: DocumentStanding, found: Extracted, corrections: Sequence[Correction], n_known: int
) -> DocumentStanding | None:
    """The same, made of the document as the first `n_known` of the corrections left it: only what is new is worked out.

    None where one correction may bear on another's record, because its own is not there any more: then the document
    is to be made as a whole.
    """
    fresh = {Key(before.document_id, c.relation, c.record_id) for c in corrections[n_known:]}
    is_plain = all(_is_own(key, one) for key, one in before.records.items()) and all(
        k in found.untouched for k in fresh
    )
    if not is_plain:
        return None
    changed = {}
    for key in fresh:
        of_record = [c for c in corrections if c.record_id == key.record_id and c.relation is key.relation]
        changed[key] = _standing(found.untouched[key], tuple(in_force(of_record)))
    return DocumentStanding(before.document_id, before.row, {**before.records, **changed})


def _is_own(key: Key, one: Standing) -> bool:
    """Whether a record is one that was extracted, and what was done to it was done to it by that name."""
    return one.extracted is not None and all(c.record_id == key.record_id for c in one.made)


def _standing(untouched: Standing, made: tuple[Correction, ...]) -> Standing:
    row = untouched.extracted
    return Standing(untouched.key, row, made, reviewed(row, made), untouched.flags) if made else untouched


def _made(records: Mapping[str, Row], corrections: Sequence[Correction]) -> dict[str, tuple[Correction, ...]]:
    """Corrections by the record of today that they are about; by their own where there is none."""
    found: dict[str, tuple[Correction, ...]] = {}
    for record_id, of_record in by_record(corrections, records):
        name = record_id or of_record[0].record_id
        found[name] = (*found.get(name, ()), *of_record)
    return found
