"""One record type a file; the format is fixed by docs/records.md."""

from models.records.agenda_item import AgendaItem
from models.records.base import Record
from models.records.budget_line import AmountKind, BudgetLine, UnitSource
from models.records.decision import Decision, Outcome, Status
from models.records.document import DocumentInfo, DocumentKind, Signature
from models.records.goal import Goal
from models.records.indicator import Indicator
from models.records.measure import Measure
from models.records.meeting import Capacity, Meeting, Participant
from models.records.types import RECORD_LISTS, RECORD_TYPES, RecordType
from models.records.working_group import Member, WorkingGroup

__all__ = [
    "RECORD_LISTS",
    "RECORD_TYPES",
    "AgendaItem",
    "AmountKind",
    "BudgetLine",
    "Capacity",
    "Decision",
    "DocumentInfo",
    "DocumentKind",
    "Goal",
    "Indicator",
    "Measure",
    "Meeting",
    "Member",
    "Outcome",
    "Participant",
    "Record",
    "RecordType",
    "Signature",
    "Status",
    "UnitSource",
    "WorkingGroup",
]
