"""Something that someone is to carry out or has carried out."""

import datetime

from pydantic import Field

from models.records.base import Record


class Measure(Record):
    """A measure (åtgärd, aktivitet, insats). Told twice for the same year it is one record with two places."""

    text: str = Field(min_length=1, description="What is to be done, without description, responsible or deadline")
    category: str | None = Field(default=None, description="The document's own grouping: group row, column or heading")
    responsible: tuple[str, ...] = Field(default=(), description="As printed: 'KS' stays 'KS' (ansvarig)")
    deadline: str | None = Field(default=None, description="As printed: a date, a year, 'delårsrapport 2 2021'")
    deadline_from: datetime.date | None = Field(default=None, description="First day of the printed deadline")
    deadline_to: datetime.date | None = Field(default=None, description="Last day of the printed deadline")
    status: str | None = Field(default=None, description="As printed: 'pågår', 'klar'")
    description: str | None = Field(default=None, description="The cell or text that explains it (beskrivning)")
    follow_up: str | None = Field(default=None, description="How and when it is reported back (uppföljning)")
    referred_to: str | None = Field(default=None, description="Where the matter is sent: 'frågan hänvisas till …'")
    theme: str | None = Field(default=None, description="What it is about, in the taxonomy of docs/themes.md (tema)")
    theme_confidence: float | None = Field(default=None, ge=0, le=1, description="How sure its words make the theme")
