"""What a committee decided or is asked to decide."""

from enum import StrEnum

from pydantic import Field

from models.records.base import Record


class Status(StrEnum):
    """Whether it was decided or only proposed."""

    PROPOSED = "proposed"  # förslag till beslut
    DECIDED = "decided"  # beslut


class Outcome(StrEnum):
    """What became of the matter."""

    ADOPTED = "adopted"  # bifall
    REJECTED = "rejected"  # avslag
    REFERRED_BACK = "referred back"  # återremiss
    POSTPONED = "postponed"  # bordläggning
    NOTED = "noted"  # till handlingarna


class Decision(Record):
    """One att-clause or numbered point of a decision or a proposal (beslut, beslutsförslag)."""

    agenda_item: str | None = Field(default=None, description="Number of the § it stands under")
    organization: str | None = Field(default=None, description="The body that decided, or is asked to decide")
    status: Status
    text: str = Field(min_length=1, description="The clause as printed")
    outcome: Outcome | None = None
    votes: dict[str, int] | None = Field(default=None, description="Counts by side: ja, nej, avstår")
    assigned_to: tuple[str, ...] = Field(default=(), description="Who is told to do it")
    due: str | None = Field(default=None, description="By when, as printed")
