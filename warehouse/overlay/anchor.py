"""Which record of today a correction is about, when the record it was made for is no longer there by that id."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from models.correction import Correction
from models.provenance import BBox, Provenance
from warehouse.masking.spelling import MASK

_MOSTLY = 0.6  # of the area that two rectangles cover together, that both cover

Records = Mapping[str, Mapping[str, Any]]
"""Records of one relation in one document by id, as JSON objects of their columns."""


def anchored(correction: Correction, records: Records, taken: set[str]) -> str | None:
    """The id of the record that stands where the corrected one stood; None where that is not certain.

    The same quote, found once, is the same record; else the same place on the page. Ids in `taken` have their own
    corrections.
    """
    seen = correction.source
    if seen is None:
        return None
    free = {record_id: record for record_id, record in records.items() if record_id not in taken}
    for is_same in (_same_quote, is_same_place):
        found = [record_id for record_id, record in free.items() if any(is_same(seen, p) for p in places(record))]
        if len(found) == 1:
            return found[0]
    return None


def by_record(corrections: Sequence[Correction], records: Records) -> Iterator[tuple[str | None, list[Correction]]]:
    """Corrections by the record of today that they are about; None where there is none."""
    by_id: dict[str, list[Correction]] = defaultdict(list)
    for correction in corrections:
        by_id[correction.record_id].append(correction)
    taken = set(by_id)
    for record_id, of_record in by_id.items():
        is_there = record_id in records or of_record[0].action == "add"
        found = record_id if is_there else anchored(of_record[-1], records, taken)
        if found:
            taken.add(found)
        yield found, of_record


def places(record: Mapping[str, Any]) -> list[Provenance]:
    """Where a stored record stands."""
    return [
        Provenance(page=place["page"], bbox=BBox(*place["bbox"]), quote=place["quote"])
        for place in record.get("places") or ()
    ]


def folded(text: str) -> str:
    """A text without what typesetting changes: case and white space."""
    return " ".join(text.casefold().split())


def says_same(seen: str, there: str) -> bool:
    """Whether a text that a reviewer saw is the one that stands there; a name that was masked for them may be any."""
    known = [re.escape(part) for part in folded(seen).split(MASK.casefold())]
    return re.fullmatch(".+?".join(known), folded(there)) is not None


def _same_quote(seen: Provenance, place: Provenance) -> bool:
    return says_same(seen.quote, place.quote)


def is_same_place(seen: Provenance, place: Provenance) -> bool:
    """Whether two regions are mostly one and the same."""
    if seen.page != place.page:
        return False
    both = seen.bbox.overlap(place.bbox)
    either = _area(seen.bbox) + _area(place.bbox) - both
    return either > 0 and both / either >= _MOSTLY


def _area(box: BBox) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)
