"""A document's records as they stand now: what was extracted, and what reviewers have made of it up to this moment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from models.correction import Correctable, Correction, ReviewStatus
from models.flags import Flag
from models.provenance import Provenance
from review.published import Row
from warehouse.overlay.anchor import places
from warehouse.overlay.fold import Reviewed


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
