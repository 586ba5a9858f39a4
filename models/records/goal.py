"""What a municipality wants to reach."""

from pydantic import Field

from models.records.base import Record


class Goal(Record):
    """A goal (mål, inriktningsmål, målsättning)."""

    text: str = Field(min_length=1)
    deadline: str | None = Field(default=None, description="As printed")
    method: str | None = Field(default=None, description="How it is measured (mätmetod)")
    measured_in: tuple[str, ...] = Field(default=(), description="Years of measuring (mätintervall)")
    target: str | None = Field(default=None, description="The value to reach (målvärde), as printed")
