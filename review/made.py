"""The corrections of documents as they are made, kept at hand: of what is known, only what is new is read."""

from collections import OrderedDict
from collections.abc import Iterator

from models.correction import Correctable, Correction
from warehouse.corrections import Corrections

_KEPT = 64  # documents


class Made:
    """What reviewers did, by document. To be used in one thread."""

    def __init__(self, corrections: Corrections) -> None:
        self._corrections = corrections
        self._kept: OrderedDict[str, list[Correction]] = OrderedDict()
        self._last = corrections.last_id()

    def of(self, document_id: str) -> list[Correction]:
        """All corrections of a document in the order they were made. Not to be changed."""
        self._refresh()
        if document_id not in self._kept:
            self._kept[document_id] = list(self._corrections.all(document_id))
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(document_id)
        return self._kept[document_id]

    def of_record(self, document_id: str, relation: Correctable, record_id: str) -> Iterator[Correction]:
        """All that was ever done to a record, undone or not, in order."""
        return (c for c in self.of(document_id) if c.record_id == record_id and c.relation is relation)

    def _refresh(self) -> None:
        for correction in self._corrections.all(since=self._last):
            kept = self._kept.get(correction.document_id)
            if kept is not None and (not kept or (kept[-1].id or 0) < (correction.id or 0)):
                kept.append(correction)
            self._last = correction.id or 0
