"""Doubts about amounts."""

from models.extraction import Extraction
from models.flags import Flag, Severity
from models.records import BudgetLine, Record


def unit_missing(record: Record, extraction: Extraction) -> list[Flag]:
    """An amount without a unit in reach: nobody can say how much it is."""
    del extraction
    if not isinstance(record, BudgetLine) or record.unit is not None:
        return []
    return [
        Flag(
            code="unit_missing",
            severity=Severity.ERROR,
            explanation=(
                f"Beloppet {record.printed} står utan enhet: varken cellen, kolumnen, rubriken eller texten ovanför "
                "anger kr, tkr eller mnkr."
            ),
            remedy=(
                "Se efter i dokumentet vilken enhet tabellen har och fyll i den. Utan enhet räknas beloppet inte med i "
                "jämförelser."
            ),
        )
    ]


def unit_misprint(record: Record, extraction: Extraction) -> list[Flag]:
    """A unit that was printed as no unit is: "kkkr"."""
    del extraction
    if not isinstance(record, BudgetLine) or "kkkr" not in _unit_quote(record):
        return []
    return [
        Flag(
            code="unit_misprint",
            severity=Severity.WARNING,
            explanation="Enheten är tryckt ”kkkr”, som inte finns. Den är läst som kkr (tusental kronor).",
            remedy="Bekräfta att kkr stämmer, till exempel mot beloppen i texten.",
        )
    ]


def _unit_quote(record: BudgetLine) -> str:
    """The text in which the unit was read."""
    place = record.evidence.get("unit")
    return place.quote.casefold() if place else record.printed.casefold()


CHECKS = [unit_missing, unit_misprint]
