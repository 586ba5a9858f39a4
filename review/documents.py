"""Documents with their records as they stand now, kept at hand."""

from collections import OrderedDict, defaultdict
from collections.abc import Sequence
from functools import lru_cache

from models.correction import Correctable, Correction
from models.flags import Flag
from review.overlaid import Extracted, gone_on, overlaid
from review.published import Published, Row, State
from review.standing import DocumentStanding, Key, Standing
from warehouse.overlay.columns import OF_DOCUMENT, as_record

_KEPT = 64  # documents


class Documents:
    """Documents by id, kept at hand for as long as the published file is the same. Safe in threads but for `get`."""

    def __init__(self, published: Published) -> None:
        self._published = published
        self._extracted = lru_cache(_KEPT)(self._load)
        self._latest: OrderedDict[str, tuple[State, int, DocumentStanding]] = OrderedDict()

    def get(self, document_id: str, corrections: Sequence[Correction]) -> DocumentStanding | None:
        """A document as `corrections`, all that were made to it, leave it; None where there is no such document.

        Corrections are only ever appended: of those that were there before, nothing is worked out anew.
        """
        state, n = self._published.state, len(corrections)
        known = self._latest.get(document_id)
        if known and known[:2] == (state, n):
            return known[2]
        found = self._extracted(document_id, state)
        if found is None:
            return None
        is_more = known is not None and known[0] == state and known[1] < n
        made = gone_on(known[2], found, corrections, known[1]) if known and is_more else None
        made = made or overlaid(document_id, found, corrections)
        self._latest[document_id] = state, n, made
        self._latest.move_to_end(document_id)
        while len(self._latest) > _KEPT:
            self._latest.popitem(last=False)
        return made

    def untouched(self, key: Key) -> Standing | None:
        """A record as extracted; None where there is none."""
        found = self._extracted(key.document_id, self._published.state)
        return found.untouched.get(key) if found else None

    def row(self, document_id: str) -> Row | None:
        """A document's own row, as extracted; None where there is no such document."""
        found = self._extracted(document_id, self._published.state)
        return found.row if found else None

    def _load(self, document_id: str, _state: State) -> Extracted | None:
        rows = self._published.stored("document", document_id)
        if not rows:
            return None
        records: dict[Correctable, dict[str, Row]] = {}
        for relation in Correctable:
            if relation in OF_DOCUMENT:
                name = "record_id" if relation is Correctable.DOCUMENT else "meeting_record_id"
                records[relation] = {rows[0][name]: as_record(relation, rows[0])} if rows[0][name] else {}
            else:
                records[relation] = {row["id"]: row for row in self._published.stored(relation.value, document_id)}
        if records[Correctable.MEETING]:
            for row in records[Correctable.MEETING].values():
                row["extractor_version"] = rows[0]["extractor_version"]
        flags: dict[tuple[str, str], tuple[Flag, ...]] = defaultdict(tuple)
        for row in self._published.stored("flag", document_id):
            flag = Flag(**{name: row[name] for name in Flag.model_fields})
            flags[row["relation"], row["record_id"]] += (flag,)
        untouched = {
            (key := Key(document_id, relation, record_id)): Standing(key, row, flags=flags[relation.value, record_id])
            for relation, found in records.items()
            for record_id, row in found.items()
        }
        return Extracted(rows[0], records, untouched)
