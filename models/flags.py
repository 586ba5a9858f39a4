"""Marks on records that a person should look at."""

from enum import StrEnum

from pydantic import Field

from models.base import Frozen


class Severity(StrEnum):
    """How much harm the flagged record does if nobody looks (allvarlighetsgrad)."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Flag(Frozen):
    """A doubt about a record, told to the reviewer (flagga)."""

    code: str = Field(pattern=r"^[a-z][a-z0-9_]*$", description="Stable name of the doubt, e.g. unit_missing")
    severity: Severity
    explanation: str = Field(description="What is doubtful, in plain Swedish")
    remedy: str = Field(description="What the reviewer should do, in plain Swedish")
