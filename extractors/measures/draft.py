"""A measure as it is found, before it gets its id and its twins are merged."""

from dataclasses import dataclass, field

from models.provenance import Provenance


@dataclass(frozen=True)
class Draft:
    """A measure with where it stands; fields as in models.records.Measure."""

    text: str
    places: tuple[Provenance, ...]
    anchor: tuple[str, ...]
    grounds: tuple[str, ...]
    category: str | None = None
    responsible: tuple[str, ...] = ()
    deadline: str | None = None
    status: str | None = None
    description: str | None = None
    follow_up: str | None = None
    evidence: dict[str, Provenance] = field(default_factory=dict)
    extractor: str = "measures"
