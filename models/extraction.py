"""Everything that was read out of one document."""

from collections.abc import Iterator
from typing import Any

from pydantic import Field

from models.base import Frozen
from models.document import Issue, SourceDocument
from models.persons import PersonMention
from models.records import (
    RECORD_LISTS,
    AgendaItem,
    BudgetLine,
    Decision,
    DocumentInfo,
    Goal,
    Indicator,
    Measure,
    Meeting,
    Record,
    WorkingGroup,
)


class Extraction(Frozen):
    """The records of one document and the faults met in reading it.

    `document` is None only where no page could be read.
    """

    source: SourceDocument
    extractor_version: str = Field(description="Hash over code, wordlists, settings and library versions")
    pipeline: str = Field(description="The spaCy pipeline, e.g. blank:sv")
    n_pages: int = Field(ge=0)
    pages_unread: tuple[int, ...] = Field(default=(), description="Pages without an honest text layer")
    document: DocumentInfo | None = None
    meeting: Meeting | None = None
    agenda_items: tuple[AgendaItem, ...] = ()
    decisions: tuple[Decision, ...] = ()
    measures: tuple[Measure, ...] = ()
    budget_lines: tuple[BudgetLine, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    working_groups: tuple[WorkingGroup, ...] = ()
    goals: tuple[Goal, ...] = ()
    persons: tuple[PersonMention, ...] = Field(
        default=(), description="Whom the records name, and in what capacity: decides which names are published"
    )
    issues: tuple[Issue, ...] = ()

    def records(self) -> Iterator[tuple[str, Record]]:
        """(list name, record) of all lists, in the order of the format; not document, meeting, participants."""
        for name in RECORD_LISTS:
            for record in getattr(self, name):
                yield name, record

    def to_records(self) -> dict[str, Any]:
        """The extraction in the public record format (docs/records.md), ready for `json.dumps`."""
        out: dict[str, Any] = {
            "document": _plain(self.document) if self.document else None,
            "meeting": _plain(self.meeting) if self.meeting else None,
        }
        if self.meeting:
            out["meeting"]["participants"] = [_plain(p) for p in self.meeting.participants]
        for name in RECORD_LISTS:
            out[name] = [_plain(record) for record in getattr(self, name)]
        out["pipeline"] = self.pipeline
        out["issues"] = [issue.model_dump(mode="json") for issue in self.issues]
        return out


def _plain(record: Record) -> dict[str, Any]:
    """A record as plain JSON values: what it says, then page, confidence and its grounds, flags (codes), places."""
    dumped = record.model_dump(mode="json", exclude={"flags", "participants"})
    value = getattr(record, "value", None)
    if value is not None:
        dumped["value"] = int(value) if value == value.to_integral_value() else float(value)
    content = {name: v for name, v in dumped.items() if name not in Record.model_fields}
    return {
        **content,
        "page": record.page,
        "confidence": record.confidence,
        "grounds": list(record.grounds),
        "flags": [flag.code for flag in record.flags],
        "id": record.id,
        "extractor": record.extractor,
        "places": dumped["places"],
        "evidence": dumped["evidence"],
    }
