"""What a run did, as it is told to the data team."""

from datetime import datetime
from enum import StrEnum

from pydantic import Field

from models.base import Frozen


class OutcomeCode(StrEnum):
    """What became of a file in a run."""

    LOADED = "loaded"
    UNCHANGED = "unchanged"  # same bytes, same extractor: nothing to do
    PARTIAL = "partial"  # some pages read, a fault on the others
    WITHHELD = "withheld"  # forgotten on demand: not read
    UNREAD = "unread"  # no honest text on any page
    FAILED = "failed"


class DocumentOutcome(Frozen):
    """What became of one file in one run; every file met has exactly one."""

    path: str
    document_id: str | None = Field(default=None, description="SHA-256; None where the file could not be opened")
    outcome: OutcomeCode
    code: str | None = Field(default=None, description="The issue's code where not all is well")
    explanation: str | None = None
    remedy: str | None = None
    records: dict[str, int] = Field(default_factory=dict, description="How many records by list name")
    flagged: int = 0


class LoadResult(Frozen):
    """How a load changed the warehouse, counted in rows."""

    inserted: int = 0
    changed: int = 0
    unchanged: int = 0
    withdrawn: int = 0
    flagged: int = 0

    def __add__(self, other: "LoadResult") -> "LoadResult":
        return LoadResult(
            inserted=self.inserted + other.inserted,
            changed=self.changed + other.changed,
            unchanged=self.unchanged + other.unchanged,
            withdrawn=self.withdrawn + other.withdrawn,
            flagged=self.flagged + other.flagged,
        )


class Run(Frozen):
    """One run of a flow (körning)."""

    id: str
    flow: str
    started_at: datetime
    finished_at: datetime | None = None
    extractor_version: str
    outcomes: tuple[DocumentOutcome, ...] = ()
    loaded: LoadResult = LoadResult()
