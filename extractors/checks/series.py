"""Doubts about series: an amount far from its line's other years, values measured in two ways."""

from collections import defaultdict
from decimal import Decimal
from statistics import median

from extractors.whole import Found, Whole
from models.flags import Flag, Severity
from models.records import BudgetLine, Indicator

_JUMP = Decimal("9.5")
_STEADY = 2  # the other years differ by no more than this factor: else the line jumps by nature


def tenfold_jump(whole: Whole) -> Found:
    """An amount ten times, or a tenth of, what its line has in the other years: a digit lost, or another unit."""
    lines: dict[object, list[BudgetLine]] = defaultdict(list)
    for line in whole.extraction.budget_lines:
        if "label" in line.evidence and line.period and line.value:
            lines[line.evidence["label"], line.kind, line.unit].append(line)
    for row in lines.values():
        for line in row:
            others = [abs(other.value) for other in row if other.period != line.period]
            if len(others) < 2 or max(others) > _STEADY * min(others):
                continue
            usual = median(others)
            if not usual / _JUMP < abs(line.value) < usual * _JUMP:
                yield line.id, _jump(line)


def _jump(line: BudgetLine) -> Flag:
    return Flag(
        code="tenfold_jump",
        severity=Severity.WARNING,
        explanation=f"Beloppet {line.printed} för {line.period} är tio gånger större eller mindre än radens andra år.",
        remedy="Jämför med sidan: en siffra kan ha fallit bort, eller kolumnen ha en annan enhet.",
    )


def method_break(whole: Whole) -> Found:
    """A value of an indicator that the document also tells by the survey's other method: they are not one series."""
    methods: dict[str, set[str]] = defaultdict(set)
    found = [i for i in whole.extraction.indicators if i.indicator and i.method]
    for value in found:
        methods[str(value.indicator)].add(str(value.method))
    yield from ((value.id, _break(value)) for value in found if len(methods[str(value.indicator)]) > 1)


def _break(value: Indicator) -> Flag:
    return Flag(
        code="method_break",
        severity=Severity.WARNING,
        explanation=(
            f"{value.name} redovisas för år på båda sidor om bytet av undersökningens metod; värdet hör till metoden "
            f"{value.method}."
        ),
        remedy="Jämför inte värden från olika metoder som en serie.",
    )


WHOLE_CHECKS = [tenfold_jump, method_break]
