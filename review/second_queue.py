"""The second reading's queue: which decided records somebody else should read too, and where the two disagree."""

from models.correction import Action, Correction
from review.second import SHARE, Reading, is_sampled, readings
from review.standing import Key
from review.store import Store
from warehouse.corrections import Corrections
from warehouse.overlay.undo import in_force


class SecondQueue:
    """Keeps at hand the second readings, and what was decided about the sampled records.

    `share` is the part of all that is read twice.
    """

    def __init__(self, store: Store, corrections: Corrections, share: float = SHARE) -> None:
        self._store, self._corrections, self._share = store, corrections, share
        self._readings: list[Reading] = []
        self._made: dict[Key, list[Correction]] = {}
        self._last = 0

    def due(self, who: str) -> list[Key]:
        """The sampled records that somebody else has decided about, and nobody has read a second time."""
        self._refresh()
        done = {reading.key for reading in self._readings}
        return sorted(key for key, made in self._made.items() if key not in done and _is_due(made, who))

    def disagreed(self) -> frozenset[Key]:
        """The records that two people read differently and nobody has decided about since: they want a third look."""
        self._refresh()
        found = (reading for reading in self._readings if reading.differs)
        return frozenset(one.key for one in found if not in_force(self._since(one.key, one.seen)))

    def _since(self, key: Key, seen: int) -> list[Correction]:
        if key not in self._made:  # read when another share was asked for
            self._made[key] = [c for c in self._corrections.all(key.document_id, key.record_id) if _key(c) == key]
        return [c for c in self._made[key] if (c.id or 0) > seen]

    def _refresh(self) -> None:
        self._readings += readings(self._store, len(self._readings))
        for correction in self._corrections.all(since=self._last):
            key = _key(correction)
            if key in self._made or is_sampled(key, self._share):
                self._made.setdefault(key, []).append(correction)
            self._last = correction.id or 0


def _is_due(made: list[Correction], who: str) -> bool:
    counting = in_force(made)
    is_added = any(c.action is Action.ADD for c in made)  # its reviewer wrote it: there is nothing to read anew
    return bool(counting) and not is_added and who not in {c.reviewer for c in counting}


def _key(correction: Correction) -> Key:
    return Key(correction.document_id, correction.relation, correction.record_id)
