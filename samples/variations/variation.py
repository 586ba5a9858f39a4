"""Other forms of the same samples: what may change in a document without changing what is read from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Pairs = tuple[tuple[str, str], ...]
"""What stands in the sample, and what stands there instead."""


class Kind(StrEnum):
    """What a variation changes."""

    MUNICIPALITY = "another municipality"
    PEOPLE = "other people"
    NUMBERS = "other numbers"
    HEADERS = "synonyms for the headers"
    COLUMNS = "columns turned"
    FONT = "another font and size"
    PAGES = "other page breaks"


@dataclass(frozen=True)
class Variation:
    """A change of a sample that its expected records follow.

    `substitutions` pairs words or numbers of the source with others (a number as printed: "1 250"), `people` pairs a
    single word of a person's name with another; `headers` pairs a table's header with a synonym, `labels` a word
    before a colon. `columns` gives a table's columns in a new order, by the table's name in the source; `is_turned`
    lets the columns after the first of every table run from right to left. `font` replaces the document's own, `scale`
    multiplies its sizes; `margin` is added at the left and at the right, in centimetres; `paragraph` is put in further
    down. `kinds` says what of this was done to the sample throughout.
    """

    title: str
    substitutions: Pairs = ()
    people: Pairs = ()
    headers: Pairs = ()
    labels: Pairs = ()
    columns: tuple[tuple[str, tuple[int, ...]], ...] = ()
    is_turned: bool = False
    font: str | None = None
    scale: float = 1.0
    margin: float = 0.0
    paragraph: str | None = None
    kinds: frozenset[Kind] = frozenset()

    def typst_inputs(self) -> dict[str, Any]:
        """What the source reads of the variation."""
        return {"columns": dict(self.columns)} | ({"font": self.font} if self.font else {})
