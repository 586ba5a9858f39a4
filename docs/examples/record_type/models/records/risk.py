"""What may go wrong."""

from pydantic import Field

from models.records.base import Record


class Risk(Record):
    """A risk that a document names (risk)."""

    text: str = Field(min_length=1, description="What may happen, as printed")
