"""An amount as it is found, before it gets its id."""

from dataclasses import dataclass, field
from decimal import Decimal

from models.provenance import Provenance
from models.records import AmountKind, UnitSource


@dataclass(frozen=True)
class Amount:
    """An amount with where it stands; fields as in models.records.BudgetLine."""

    label: str | None
    value: Decimal
    printed: str
    places: tuple[Provenance, ...]
    anchor: tuple[str, ...]
    grounds: tuple[str, ...]
    unit: str | None = None
    unit_from: UnitSource | None = None
    currency: str | None = "SEK"
    column: str | None = None
    period: str | None = None
    is_total: bool = False
    kind: AmountKind | None = None
    block: int | None = None  # which node of the document's sections its text is; None in a table
    in_decision: bool = False  # stands in a decision or a proposal, which says again what the matter's text says
    evidence: dict[str, Provenance] = field(default_factory=dict)
