"""A meeting and those present at it."""

import datetime
from enum import StrEnum

from pydantic import Field

from models.records.base import Record


class Capacity(StrEnum):
    """In what capacity a person was present."""

    MEMBER = "member"  # ledamot
    SUBSTITUTE = "substitute"  # ersättare, also when serving (tjänstgörande ersättare)
    OFFICIAL = "official"  # tjänsteperson
    OTHER = "other"


class Participant(Record):
    """A person listed as present (närvarande)."""

    name: str = Field(description="In natural order: 'Lindvall Mikael' → 'Mikael Lindvall'")
    role: str | None = Field(default=None, description="ordförande, vice ordförande, sekreterare, …")
    party: str | None = Field(default=None, description="As printed: S, M, SD, …")
    capacity: Capacity = Capacity.OTHER


class Meeting(Record):
    """A meeting of a committee (sammanträde)."""

    date: datetime.date | None = None
    start: str | None = Field(default=None, pattern=r"^\d{2}:\d{2}$")
    end: str | None = Field(default=None, pattern=r"^\d{2}:\d{2}$")
    place: str | None = Field(default=None, description="Plats, as printed")
    participants: tuple[Participant, ...] = ()
