"""Doubts about what an amount is for."""

from models.extraction import Extraction
from models.flags import Flag, Severity
from models.records import BudgetLine, Record


def label_missing(record: Record, extraction: Extraction) -> list[Flag]:
    """An amount beside which no noun phrase says what it pays for: it stays without a name."""
    del extraction
    if not isinstance(record, BudgetLine) or record.label is not None:
        return []
    return [
        Flag(
            code="label_missing",
            severity=Severity.WARNING,
            explanation=f"Vad beloppet {record.printed} avser framgår inte av orden närmast beloppet.",
            remedy="Läs meningen eller raden på sidan och fyll i vad pengarna avser.",
        )
    ]


CHECKS = [label_missing]
