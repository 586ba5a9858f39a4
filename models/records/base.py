"""What every record carries besides its own fields."""

from pydantic import Field

from models.base import Frozen
from models.flags import Flag
from models.provenance import Provenance


class Record(Frozen):
    """Something a document says, with the places where it says it.

    Text values are Swedish as printed, wraps and line-end hyphenation undone. A value that the document does not state
    is None (or empty), never guessed.
    """

    id: str = Field(min_length=1, description="Named by a place in the document, never by a field's value")
    places: tuple[Provenance, ...] = Field(min_length=1, description="Where the record stands; several if told twice")
    evidence: dict[str, Provenance] = Field(
        default_factory=dict, description="Where a field came from when not from the places: a unit from a heading"
    )
    confidence: float = Field(
        default=1.0, ge=0.0, le=1.0, description="How likely it is right in all fields, as far as its grounds tell"
    )
    grounds: tuple[str, ...] = Field(
        default=(), description="What the confidence is built from, by name: header_matched, unit_in_caption, …"
    )
    flags: tuple[Flag, ...] = ()
    extractor: str = Field(description="The extractor that made it, e.g. measures")

    @property
    def page(self) -> int:
        """The 1-based page of the file where the record starts."""
        return self.places[0].page
