"""An item of business at a meeting."""

from pydantic import Field

from models.records.base import Record


class AgendaItem(Record):
    """One § of the minutes, or one numbered item of a notice (ärende)."""

    number: str = Field(description="As printed without the § sign: 39, 39a")
    title: str | None = Field(default=None, description="Ärendemening")
    reference: str | None = Field(default=None, description="Registry number (diarienummer)")
