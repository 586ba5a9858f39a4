"""What a reviewer changed."""

from datetime import datetime
from enum import StrEnum
from typing import Any, Self

from pydantic import Field, model_validator

from models.base import Frozen
from models.provenance import Provenance


class Action(StrEnum):
    """What the reviewer did with a record."""

    ACCEPT = "accept"
    EDIT = "edit"
    ADD = "add"
    REJECT = "reject"
    SPLIT = "split"
    MERGE = "merge"
    DUPLICATE = "duplicate"


class Correction(Frozen):
    """One act of a reviewer, appended and never changed (rättelse)."""

    record_id: str
    action: Action
    field: str | None = Field(default=None, pattern=r"^(/[^/]+)+$", description="JSON pointer of the edited field")
    old: Any = None
    new: Any = None
    source: Provenance | None = Field(default=None, description="Region and quote that the reviewer saw")
    extractor_version: str
    reviewer: str
    at: datetime
    reason: str | None = None

    @model_validator(mode="after")
    def _edit_names_its_field(self) -> Self:
        if (self.action is Action.EDIT) != (self.field is not None):
            raise ValueError("an edit, and only an edit, names a field")
        return self
