"""The record types: one line for each that a document holds many of. What goes over all types goes over this."""

from dataclasses import dataclass

from models.records.agenda_item import AgendaItem
from models.records.base import Record
from models.records.budget_line import BudgetLine
from models.records.decision import Decision
from models.records.goal import Goal
from models.records.indicator import Indicator
from models.records.measure import Measure
from models.records.working_group import WorkingGroup


@dataclass(frozen=True)
class RecordType:
    """What a record type is called in each room."""

    list_name: str
    """The list of an `Extraction`, and of the public format (docs/records.md), that holds its records."""
    relation: str
    """The warehouse's relation of its rows."""
    model: type[Record]
    gold: tuple[str, ...]
    """What of a record gold files hold, in their order, beside the page: docs/records.md."""


RECORD_TYPES = (
    RecordType("agenda_items", "agenda_item", AgendaItem, ("number", "title", "reference")),
    RecordType("decisions", "decision", Decision, ("agenda_item", "organization", "status", "text")),
    RecordType("measures", "measure", Measure, ("text", "category", "responsible", "deadline", "status")),
    RecordType(
        "budget_lines", "budget_line", BudgetLine, ("label", "column", "value", "currency", "printed", "unit", "period")
    ),
    RecordType("indicators", "indicator", Indicator, ("name", "subject", "value", "unit", "period")),
    RecordType("working_groups", "working_group", WorkingGroup, ("name", "as_of")),
    RecordType("goals", "goal", Goal, ("text", "deadline")),
)
RECORD_LISTS = tuple(one.list_name for one in RECORD_TYPES)
"""The lists' names in the order of the format; not document, meeting, participants."""
