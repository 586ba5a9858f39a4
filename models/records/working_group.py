"""A group of people appointed to work on something."""

from typing import Self

from pydantic import Field, model_validator

from models.base import Frozen
from models.provenance import Provenance
from models.records.base import Record


class Member(Frozen):
    """A seat in a working group. Known only by role: name None, not vacant."""

    name: str | None = None
    represents: str | None = Field(default=None, description="The body the member comes from, as printed: 'BUN'")
    role: str | None = Field(default=None, description="ordförande, sammankallande, ekonom, …")
    vacant: bool = Field(default=False, description="The seat stands empty (vakant)")
    place: Provenance

    @model_validator(mode="after")
    def _nobody_sits_in_a_vacant_seat(self) -> Self:
        if self.vacant and self.name is not None:
            raise ValueError(f"vacant seat with a name: {self.name}")
        return self


class WorkingGroup(Record):
    """A working, steering, project or reference group (arbetsgrupp, styrgrupp, projektgrupp, referensgrupp)."""

    name: str
    as_of: str | None = Field(default=None, pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$", description="ISO year, month or day")
    members: tuple[Member, ...] = ()
