"""A measured value as it is found, before it gets its id."""

from dataclasses import dataclass, field
from decimal import Decimal

from models.provenance import Provenance


@dataclass(frozen=True)
class Value:
    """A measured value with where it stands; fields as in models.records.Indicator."""

    name: str
    subject: str | None
    value: Decimal
    unit: str | None
    period: str | None
    places: tuple[Provenance, ...]
    anchor: tuple[str, ...]
    grounds: tuple[str, ...]
    sentence: str = ""  # where it stands in running text
    about: str = ""  # the words around it that say which survey or index it belongs to
    evidence: dict[str, Provenance] = field(default_factory=dict)
