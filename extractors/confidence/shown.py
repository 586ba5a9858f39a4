"""Grounds that a finished record shows of itself, whichever strategy made it."""

from collections.abc import Callable, Iterator, Mapping

from models.records import (
    AgendaItem,
    BudgetLine,
    Decision,
    Goal,
    Indicator,
    Measure,
    Record,
    UnitSource,
)

_NEAR = (UnitSource.CELL, UnitSource.COLUMN, UnitSource.CAPTION, UnitSource.HEADING)
_DOUBTFUL = frozenset({"headers_alike", "headers_blank", "table_joined"})  # a value may stand under another's name


def shown(record: Record) -> Iterator[str]:
    """The grounds of a record that its fields and places show."""
    if any(place.ocr is not None for place in record.places):
        yield "ocr"
    if len({place.page for place in record.places}) > 1:
        yield "on_two_pages"
    if tell := _TELL.get(type(record)):
        yield from tell(record)


_WHOLE = "told_in_table"
"""The table itself tells all that there is to tell of a record: nothing was taken from elsewhere or left open."""


def _of_amount(line: BudgetLine) -> Iterator[str]:
    told = {"header_matched", "label_in_row", "period_in_header"} <= set(line.grounds)
    if told and line.unit_from in _NEAR:
        yield _WHOLE
    yield f"unit_in_{line.unit_from}" if line.unit_from else "unit_missing"
    if line.period is None:
        yield "period_missing"
    if line.is_total:
        yield "is_total"
    if line.kind is not None:
        yield "kind_told"


def _of_value(value: Indicator) -> Iterator[str]:
    told = {"name_on_axis", "period_on_axis"} <= set(value.grounds)
    if told and value.unit is not None and not _DOUBTFUL.intersection(value.grounds):
        yield _WHOLE
    if value.subject is None:
        yield "subject_missing"
    if value.period is None:
        yield "period_missing"
    if value.unit is None:
        yield "unit_missing"


def _of_measure(measure: Measure) -> Iterator[str]:
    told = {"columns_matched", "category_in_column"} <= set(measure.grounds)
    if told and len(measure.responsible) == 1 and (measure.deadline_from or measure.deadline_to):
        yield _WHOLE
    if measure.responsible:
        yield "responsible_told" if len(measure.responsible) == 1 else "responsible_several"
    if measure.deadline is not None:
        yield "deadline_parsed" if measure.deadline_from or measure.deadline_to else "deadline_unparsed"
    if measure.category is not None:
        yield "category_told"
    if measure.status is not None:
        yield "status_told"


def _of_decision(decision: Decision) -> Iterator[str]:
    yield "item_known" if decision.agenda_item else "item_missing"
    if "status" in decision.evidence:
        yield "under_heading"


def _of_item(item: AgendaItem) -> Iterator[str]:
    if item.reference is not None:
        yield "reference_below" if "reference" in item.evidence else "reference_beside"


def _of_goal(goal: Goal) -> Iterator[str]:
    if goal.deadline is not None:
        yield "deadline_told"


_TELL: Mapping[type[Record], Callable[..., Iterator[str]]] = {
    AgendaItem: _of_item,
    BudgetLine: _of_amount,
    Decision: _of_decision,
    Goal: _of_goal,
    Indicator: _of_value,
    Measure: _of_measure,
}
