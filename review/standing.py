"""A document's records as they stand now: what was extracted, and what reviewers have made of it up to this moment."""

from collections import OrderedDict, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from models.correction import Correctable, Correction, ReviewStatus
from models.flags import Flag
from models.provenance import Provenance
from review.published import Published, Row, State
from warehouse.overlay.anchor import by_record, places
from warehouse.overlay.columns import OF_DOCUMENT, as_record
from warehouse.overlay.fold import Reviewed, reviewed
from warehouse.overlay.undo import in_force

_KEPT = 64  # documents that are kept at hand


class Key(NamedTuple):
    """What names a record."""

    document_id: str
    relation: Correctable
    record_id: str


@dataclass(frozen=True)
class Standing:
    """One record."""

    key: Key
    extracted: Row | None
    """Its fields as extracted; None for one that a reviewer added, or whose place is gone."""
    made: tuple[Correction, ...] = ()
    """The corrections about it that count, in order."""
    state: Reviewed | None = None
    flags: tuple[Flag, ...] = ()

    @cached_property
    def now(self) -> Row:
        """Its fields as they stand. Not to be changed."""
        return {**(self.extracted or {}), **(self.state.changed if self.state else {})}

    @property
    def status(self) -> ReviewStatus | None:
        """What reviewing has made of it; None where nobody looked yet."""
        return self.state.status if self.state else None

    @cached_property
    def places(self) -> list[Provenance]:
        """Where it stands; of an orphaned correction, where its record stood. Not to be changed."""
        found = places(self.now)
        return found or [c.source for c in self.made[-1:] if c.source]

    @cached_property
    def evidence(self) -> dict[str, Provenance]:
        """Where single fields came from, when from elsewhere."""
        given = self.now.get("evidence") or {}
        return {name: places({"places": [place]})[0] for name, place in given.items()}

    @cached_property
    def position(self) -> tuple[int, int, float]:
        """What records are ordered by: page, height, distance from the left."""
        where = self.places[:1]
        return (where[0].page, round(where[0].bbox.top), where[0].bbox.x0) if where else (0, 0, 0.0)

    @property
    def extractor_version(self) -> str:
        """Whose reading it is."""
        return str((self.extracted or {}).get("extractor_version") or "reviewer")

    @property
    def last_id(self) -> int:
        """The latest correction that counts for it; 0 without one."""
        return max((c.id or 0 for c in self.made), default=0)


@dataclass(frozen=True)
class Extracted:
    """A document as it was extracted: its row and its records."""

    row: Row
    records: Mapping[Correctable, Mapping[str, Row]]
    untouched: Mapping[Key, Standing]
    """The records before anybody looked, in no order."""


@dataclass(frozen=True)
class DocumentStanding:
    """A document with all its records as they stand, in the order of their places."""

    document_id: str
    row: Row
    records: Mapping[Key, Standing] = field(default_factory=dict)

    def on_page(self, page: int) -> list[Standing]:
        """The records that stand on a page, wholly or in part."""
        return [one for one in self.records.values() if any(place.page == page for place in one.places)]

    def at(self, page: int, x: float, y: float) -> Standing | None:
        """The smallest record that stands at a point of a page."""
        here = [
            ((p.bbox.x1 - p.bbox.x0) * (p.bbox.bottom - p.bbox.top), n, one)
            for n, one in enumerate(self.on_page(page))
            for p in one.places
            if p.page == page and p.bbox.x0 <= x <= p.bbox.x1 and p.bbox.top <= y <= p.bbox.bottom
        ]
        return min(here)[2] if here else None


class Documents:
    """Documents by id, kept at hand for as long as the published file is the same. Safe in threads but for `get`."""

    def __init__(self, published: Published) -> None:
        self._published = published
        self._extracted = lru_cache(_KEPT)(self._load)
        self._latest: OrderedDict[str, tuple[tuple[State, int, int], DocumentStanding]] = OrderedDict()

    def get(self, document_id: str, corrections: Sequence[Correction]) -> DocumentStanding | None:
        """A document as `corrections`, all that were made to it, leave it; None where there is no such document."""
        state = self._published.state
        stamp = (state, len(corrections), (corrections[-1].id or 0) if corrections else 0)
        if (known := self._latest.get(document_id)) and known[0] == stamp:
            return known[1]
        found = self._extracted(document_id, state)
        if found is None:
            return None
        made = _standing(document_id, found, corrections)
        self._latest[document_id] = stamp, made
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


def _standing(document_id: str, found: Extracted, corrections: Sequence[Correction]) -> DocumentStanding:
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


def _made(records: Mapping[str, Row], corrections: Sequence[Correction]) -> dict[str, tuple[Correction, ...]]:
    """Corrections by the record of today that they are about; by their own where there is none."""
    found: dict[str, tuple[Correction, ...]] = {}
    for record_id, of_record in by_record(corrections, records):
        name = record_id or of_record[0].record_id
        found[name] = (*found.get(name, ()), *of_record)
    return found
