"""Grounds that records show only beside each other: figures that bear each other out or speak against each other."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from decimal import Decimal

from extractors.checks.sums import bears_out
from extractors.identity import normalised
from models.extraction import Extraction
from models.records import BudgetLine, Indicator

_PERIOD = "period_in_header"  # the ground of an amount whose column, or row, says the year


def together(extraction: Extraction) -> Mapping[str, tuple[str, ...]]:
    """Record id → its grounds of this sort."""
    out: dict[str, tuple[str, ...]] = defaultdict(tuple)
    borne_out = bears_out(extraction.budget_lines)
    for line in extraction.budget_lines:
        if line.id in borne_out:  # a sum tells that figures are read right, not of which year they are
            out[line.id] += ("sums_agree" if _PERIOD in line.grounds else "sums_agree_undated",)
    for record_id in _contradicted(extraction):
        out[record_id] += ("contradicted",)
    return out


def _contradicted(extraction: Extraction) -> Iterator[str]:
    """Records whose like says another value: the same label, column and period, or the same name, subject and year.

    A document does not say two things of one; then rows, columns or labels are not told apart.
    """
    alike: dict[Hashable, list[tuple[str, Decimal]]] = defaultdict(list)
    figures: list[BudgetLine | Indicator] = [*extraction.budget_lines, *extraction.indicators]
    for record in figures:
        alike[_named(record)].append((record.id, record.value))
    for said in alike.values():
        if len({value for _, value in said}) > 1:
            yield from (record_id for record_id, _ in said)


def _named(record: BudgetLine | Indicator) -> Hashable:
    """What a figure is said of."""
    if isinstance(record, BudgetLine):
        names: tuple[str | None, ...] = (record.label, record.column, record.period, record.kind)
    else:
        names = (record.name, record.subject, record.period, record.unit)
    return type(record), tuple(normalised(name or "") for name in names)
