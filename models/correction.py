"""What a reviewer changed."""

from enum import StrEnum
from typing import Any, Self

from pydantic import AwareDatetime, Field, model_validator

from models.base import Frozen
from models.provenance import Provenance


class Action(StrEnum):
    """What the reviewer did with a record."""

    ACCEPT = "accept"
    EDIT = "edit"
    ADD = "add"  # a record the extractor missed: `new` holds all its fields
    REJECT = "reject"
    SPLIT = "split"  # hides the record; what it becomes is added, a correction each
    MERGE = "merge"  # hides the record; `new` is the id of the one it is part of
    DUPLICATE = "duplicate"  # hides the record; `new` is the id of the one it repeats
    UNDO = "undo"  # takes an earlier act back; `new` is that correction's id


class Correctable(StrEnum):
    """The relations whose records a reviewer corrects."""

    DOCUMENT = "document"
    MEETING = "meeting"
    PARTICIPANT = "participant"
    AGENDA_ITEM = "agenda_item"
    DECISION = "decision"
    MEASURE = "measure"
    BUDGET_LINE = "budget_line"
    INDICATOR = "indicator"
    WORKING_GROUP = "working_group"
    WORKING_GROUP_MEMBER = "working_group_member"
    GOAL = "goal"


class ReviewStatus(StrEnum):
    """What reviewing has made of a record."""

    ACCEPTED = "accepted"
    EDITED = "edited"
    ADDED = "added"
    REJECTED = "rejected"
    SPLIT = "split"
    MERGED = "merged"
    DUPLICATE = "duplicate"
    STALE = "stale"  # both the source text and the value moved since: the correction waits for a reviewer
    ORPHANED = "orphaned"  # the record is gone and none stands in its place: the correction waits for a reviewer


HIDDEN = frozenset({ReviewStatus.REJECTED, ReviewStatus.SPLIT, ReviewStatus.MERGED, ReviewStatus.DUPLICATE})
"""Reviewed records that the corrected relations leave out."""


class Correction(Frozen):
    """One act of a reviewer, appended and never changed (rättelse)."""

    id: int | None = Field(default=None, ge=1, description="Order in which the acts were made; None before it is kept")
    document_id: str
    relation: Correctable
    record_id: str
    action: Action
    field: str | None = Field(default=None, pattern=r"^(/[^/]+)+$", description="JSON pointer of the edited field")
    old: Any = Field(default=None, description="An edit's value before; what an accepted record's fields said, by name")
    new: Any = None
    source: Provenance | None = Field(default=None, description="Region and quote that the reviewer saw")
    extractor_version: str
    reviewer: str
    at: AwareDatetime
    reason: str | None = None

    @model_validator(mode="after")
    def _fits_its_action(self) -> Self:
        if (self.action is Action.EDIT) != (self.field is not None):
            raise ValueError("an edit, and only an edit, names a field")
        if self.action is Action.ADD and not isinstance(self.new, dict):
            raise ValueError("an added record comes with its fields")
        if self.action is Action.UNDO and not isinstance(self.new, int):
            raise ValueError("an undo names the correction that it takes back")
        if self.action in (Action.MERGE, Action.DUPLICATE) and not isinstance(self.new, str):
            raise ValueError("a merge and a duplicate name the record that stays")
        if self.relation in (Correctable.DOCUMENT, Correctable.MEETING) and self.action not in _OF_SINGLE:
            raise ValueError(f"a {self.relation} is accepted or edited; it stays as long as its file does")
        return self


_OF_SINGLE = (Action.ACCEPT, Action.EDIT, Action.UNDO)
