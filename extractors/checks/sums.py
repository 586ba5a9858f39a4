"""Doubts about totals: a printed sum that its parts do not add up to."""

from decimal import Decimal

from extractors.swedish.money import to_value
from models.extraction import Extraction
from models.flags import Flag, Severity
from models.records import BudgetLine, Record

_ROUNDING = Decimal("0.5")  # of the unit, for each part: printed amounts are rounded one by one


def total_mismatch(record: Record, extraction: Extraction) -> list[Flag]:
    """A column's total that differs from the sum of the amounts above it by more than rounding explains.

    Only where the column has one total: with subtotals nobody can tell from the page which parts belong to which.
    """
    if not isinstance(record, BudgetLine) or not record.is_total or "column" not in record.evidence:
        return []
    column = [b for b in extraction.budget_lines if _same_column(b, record)]
    parts = [b for b in column if not b.is_total]
    if len(parts) < 2 or sum(b.is_total for b in column) != 1 or any(b.unit != record.unit for b in parts):
        return []
    difference = record.value - sum((b.value for b in parts), Decimal(0))
    unit = to_value(_ROUNDING, record.unit) if record.unit else _ROUNDING
    if abs(difference) <= unit * (len(parts) + 1):
        return []
    return [
        Flag(
            code="total_mismatch",
            severity=Severity.ERROR,
            explanation=(
                f"Summan {record.printed} stämmer inte med delarna i kolumnen {record.column}: de skiljer sig med "
                f"{difference:f} kronor."
            ),
            remedy=(
                "Jämför raderna med sidan. Är en rad felläst, rätta den; är dokumentets summa fel, godkänn den "
                "som den står."
            ),
        )
    ]


def _same_column(line: BudgetLine, total: BudgetLine) -> bool:
    """Whether an amount stands in the column of a total, above it."""
    return line.evidence.get("column") == total.evidence["column"] and line.column == total.column


CHECKS = [total_mismatch]
