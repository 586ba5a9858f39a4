"""What scoring counts: expected, predicted and matched records by type, misses, and how sure each record was."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Json = Mapping[str, Any]
"""A document or a record in the public format."""


@dataclass(frozen=True)
class Tally:
    """Counts for one record type: expected (gold), predicted, matched; fields of the matched, and those right.

    `complete` counts the matched whose fields are all right.
    """

    gold: int = 0
    predicted: int = 0
    matched: int = 0
    fields: int = 0
    fields_right: int = 0
    complete: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.gold + other.gold,
            self.predicted + other.predicted,
            self.matched + other.matched,
            self.fields + other.fields,
            self.fields_right + other.fields_right,
            self.complete + other.complete,
        )

    @property
    def precision(self) -> float:
        """The share of the predicted that is right; 1 where nothing is expected or predicted."""
        return self.matched / self.predicted if self.predicted else float(not self.gold)

    @property
    def recall(self) -> float:
        """The share of the expected that was found; 1 where nothing is expected."""
        return self.matched / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    @property
    def complete_f1(self) -> float:
        """F1 where only complete records count as found."""
        both = self.gold + self.predicted
        return 2 * self.complete / both if both else float(not self.gold)

    @property
    def field_share(self) -> float | None:
        """The share of the matched records' fields that are right; None where nothing matched."""
        return self.fields_right / self.fields if self.fields else None


@dataclass(frozen=True)
class Miss:
    """A record that was expected and not found, or found and not expected."""

    document: str
    type: str
    expected: bool
    record: Json

    def __str__(self) -> str:
        shown = ("number", "name", "subject", "label", "column", "text", "title", "value", "status", "vacant", "page")
        said = ", ".join(f"{key}={self.record[key]!r}" for key in shown if self.record.get(key) not in (None, ""))
        return f"{'-' if self.expected else '+'} {self.document} {self.type}: {said}"


@dataclass(frozen=True)
class Judged:
    """A predicted record: how sure it was and on what grounds, and whether it is right in all scored fields."""

    confidence: float
    right: bool
    kind: str
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Score:
    """The tallies of one document or of several pooled, by record type; `head` counts the document's own fields.

    `judged` holds each predicted record that was counted and has a confidence, the document and its meeting included.
    """

    tallies: Mapping[str, Tally]
    head: Tally = field(default_factory=Tally)
    misses: Sequence[Miss] = ()
    judged: Sequence[Judged] = ()

    @property
    def micro_f1(self) -> float:
        """F1 over all records, whatever their type."""
        total = sum(self.tallies.values(), Tally())
        both = total.gold + total.predicted
        return 2 * total.matched / both if both else 0.0

    @property
    def macro_f1(self) -> float:
        """The mean F1 of the types that something is expected of."""
        scored = [tally.f1 for tally in self.tallies.values() if tally.gold]
        return sum(scored) / len(scored) if scored else 0.0

    @property
    def document_fields(self) -> float:
        """The share of the document's own fields (kind, title, …) that are right."""
        return self.head.fields_right / self.head.fields if self.head.fields else 0.0
