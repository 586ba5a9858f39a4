"""Where on the page a value was read."""

from collections.abc import Iterable
from typing import NamedTuple, Self

from pydantic import Field, model_validator

from models.base import Frozen


class BBox(NamedTuple):
    """A rectangle in PDF points, origin at the page's top left corner, y growing downwards."""

    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, other: "BBox", slack: float = 0.0) -> bool:
        """Whether `other` lies wholly inside this rectangle, give or take `slack` points."""
        return (
            other.x0 >= self.x0 - slack
            and other.top >= self.top - slack
            and other.x1 <= self.x1 + slack
            and other.bottom <= self.bottom + slack
        )

    def overlap(self, other: "BBox") -> float:
        """The area that both rectangles cover, in square points."""
        width = min(self.x1, other.x1) - max(self.x0, other.x0)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, width) * max(0.0, height)

    @classmethod
    def union(cls, boxes: Iterable["BBox"]) -> "BBox":
        """The smallest rectangle around all `boxes`; ValueError when there are none."""
        found = list(boxes)
        if not found:
            raise ValueError("no boxes to unite")
        return cls(
            min(b.x0 for b in found), min(b.top for b in found), max(b.x1 for b in found), max(b.bottom for b in found)
        )


class Provenance(Frozen):
    """A region of a page and the text in it (källhänvisning).

    `quote` is the text as pdfplumber reads it inside `bbox`, white space folded to single spaces, line-end hyphens
    kept: it is the page's word, not our reading of it. Only where `ocr` is set is it a reading: what OCR saw there.
    """

    page: int = Field(ge=1, description="Page of the file, counted from 1; not the printed page number")
    bbox: BBox
    quote: str
    ocr: float | None = Field(
        default=None,
        ge=0,
        le=1,
        exclude_if=lambda value: value is None,
        description="How sure OCR was of the quote's least sure word; None where the quote is the PDF's own text",
    )

    @model_validator(mode="after")
    def _upright(self) -> Self:
        if self.bbox.x1 < self.bbox.x0 or self.bbox.bottom < self.bbox.top:
            raise ValueError(f"bbox is inside out: {self.bbox}")
        return self
