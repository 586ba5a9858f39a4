"""Doubts about arithmetic: totals that are not the sum of their parts, deviations that are not a difference."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from extractors.swedish.numbers import find_numbers, parse_number
from extractors.whole import Found, Whole
from models.flags import Flag, Severity
from models.provenance import Provenance
from models.records import AmountKind, BudgetLine

_ROUNDING = Decimal("0.5")  # of the last printed digit, for each amount: they are rounded one by one
_OF_WHICH = re.compile(r"(?:varav|därav|av vilka|härav)\b", re.I)
_NET = re.compile(r"netto", re.I)
_FEWEST_PARTS = 2
_TELLING = 3  # parts: a sum of so many that fits is hardly chance
_RESULTS = (AmountKind.OUTCOME, AmountKind.FORECAST)


def total_mismatch(whole: Whole) -> Found:
    """A column's total that no sum of what stands above it explains, rounding allowed for.

    A total may be of the rows since the last total, of all rows, of the totals before it, or of the rows below it;
    in blocks of income, cost and net of the net rows alone, or of the rows that its own label names.
    """
    for column in _grouped(whole.extraction.budget_lines, "column").values():
        if all(line.is_total for line in column):  # a column of sums: its rows are named as any
            continue
        for i, line in enumerate(column):
            if line.is_total and line.unit is not None and (off := _off(column, i)):
                yield line.id, _mismatch(line, off)


def bears_out(lines: Sequence[BudgetLine]) -> set[str]:
    """The ids of amounts in columns whose totals are all the sum of what stands above or below them."""
    out: set[str] = set()
    for column in _grouped(lines, "column").values():
        totals = [i for i, line in enumerate(column) if line.is_total and line.unit is not None]
        if totals and len(totals) < len(column) and all(_adds_up(column, i) for i in totals):
            out |= {line.id for line in column}
    return out


def _adds_up(column: Sequence[BudgetLine], at: int) -> bool:
    """Whether some sum explains a total, of parts enough that it is not so by chance."""
    one_unit = all(line.unit == column[at].unit for line in column)
    return (
        one_unit and _off(column, at) is None and any(len(parts) >= _TELLING for parts in _possible_parts(column, at))
    )


def _off(column: Sequence[BudgetLine], at: int) -> Decimal | None:
    """By how much a total misses the nearest sum; None where one fits or there are too few parts to tell."""
    misses = []
    for parts in _possible_parts(column, at):
        if len(parts) < _FEWEST_PARTS:
            continue
        if any(p.unit != column[at].unit for p in parts):
            return None
        miss = column[at].value - sum((p.value for p in parts), Decimal(0))
        if abs(miss) <= sum((_step(p) for p in (*parts, column[at])), Decimal(0)) * _ROUNDING:
            return None
        misses.append(miss)
    return min(misses, key=abs) if misses else None


def _possible_parts(column: Sequence[BudgetLine], at: int) -> Iterator[list[BudgetLine]]:
    """What a total may be the sum of."""
    rows = [line for line in column[:at] if not _OF_WHICH.match(line.label or "")]
    last = max((i for i, line in enumerate(rows) if line.is_total), default=-1)
    totals = [line for line in rows if line.is_total]
    yield rows[last + 1 :]
    yield [line for line in rows if not line.is_total]
    yield totals
    yield totals + rows[last + 1 :]
    yield from _of_blocks(rows, column[at].label or "")
    below = [line for line in column[at + 1 :] if not _OF_WHICH.match(line.label or "")]
    end = next((i for i, line in enumerate(below) if line.is_total), len(below))
    yield below[:end]


def _of_blocks(rows: Sequence[BudgetLine], label: str) -> Iterator[list[BudgetLine]]:
    """The rows of one kind where each block has one: of net, and of what the total names ("Summa intäkter")."""
    yield [line for line in rows if _NET.match(line.label or "")]
    yield [line for line in rows if line.label and re.search(rf"\b{re.escape(line.label)}", label, re.I)]


def _step(line: BudgetLine) -> Decimal:
    """The worth of the last printed digit of an amount."""
    decimals = sum(c.isdigit() for c in line.printed.partition(",")[2])
    last = Decimal(1).scaleb(-decimals)
    number = parse_number(line.printed) or next((n.value for n in find_numbers(line.printed)), None)
    return last * abs(line.value / number) if number else last


def _mismatch(line: BudgetLine, off: Decimal) -> Flag:
    return Flag(
        code="total_mismatch",
        severity=Severity.ERROR,
        explanation=(
            f"Summan {line.printed} stämmer inte med delarna i kolumnen {line.column}: de skiljer sig med "
            f"{off:f} kronor."
        ),
        remedy=(
            "Jämför raderna med sidan. Är en rad felläst, rätta den; är dokumentets summa fel, godkänn den "
            "som den står."
        ),
    )


def deviation_mismatch(whole: Whole) -> Found:
    """A deviation that is not the difference between its row's budget and outcome or forecast, either way round."""
    for row in _grouped(whole.extraction.budget_lines, "label").values():
        for period in dict.fromkeys(line.period for line in row):
            of_year = [line for line in row if line.period == period and line.unit is not None]
            deviations = [line for line in of_year if line.kind is AmountKind.DEVIATION]
            budgets = [line for line in of_year if line.kind is AmountKind.BUDGET]
            results = [line for line in of_year if line.kind in _RESULTS]
            if len(deviations) != 1 or not budgets or not results:
                continue
            if not any(_differ_by(b, r, deviations[0]) for b, r in product(budgets, results)):
                yield deviations[0].id, _not_a_difference(deviations[0], budgets[0], results[0])


def _differ_by(budget: BudgetLine, result: BudgetLine, deviation: BudgetLine) -> bool:
    """Whether an amount is the difference of two others, whichever is taken from which."""
    slack = (_step(budget) + _step(result) + _step(deviation)) * _ROUNDING
    return abs(abs(abs(result.value) - abs(budget.value)) - abs(deviation.value)) <= slack or (
        abs(abs(result.value - budget.value) - abs(deviation.value)) <= slack
    )


def _not_a_difference(deviation: BudgetLine, budget: BudgetLine, result: BudgetLine) -> Flag:
    return Flag(
        code="deviation_mismatch",
        severity=Severity.ERROR,
        explanation=(
            f"Avvikelsen {deviation.printed} är inte skillnaden mellan {result.printed} och {budget.printed} på raden."
        ),
        remedy="Jämför raden med sidan: en siffra kan vara felläst, höra till en annan kolumn eller vara feltryckt.",
    )


def _grouped(lines: Sequence[BudgetLine], by: str) -> dict[Provenance, list[BudgetLine]]:
    """Amounts that share the place of their column's header or of their row's label, down or along the page."""
    groups: dict[Provenance, list[BudgetLine]] = {}
    for line in lines:
        if by in line.evidence:
            groups.setdefault(line.evidence[by], []).append(line)
    for group in groups.values():
        group.sort(key=lambda a: (a.page, a.places[0].bbox.top, a.places[0].bbox.x0))
    return groups


WHOLE_CHECKS = [total_mismatch, deviation_mismatch]
