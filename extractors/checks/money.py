"""Doubts about the unit and the sign of amounts."""

import re

from models.extraction import Extraction
from models.flags import Flag, Severity
from models.records import BudgetLine, Record, UnitSource

_PARENTHESES = re.compile(r"\(\s?\d[\d\s\u00a0\u202f.,]*\)\s*\S{0,6}$")
_TRAILING = re.compile(r"\d\s?[-−–]\s*[*†\d)]{0,2}$")
_SET_APART = re.compile(r"^[-−–]\s+\d")
_LOSS = re.compile(r"\b(?:under|minus)(?:skott|resultat)\w*|\bförlust(?:en)?\b", re.I)


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


def unit_inherited(record: Record, extraction: Extraction) -> list[Flag]:
    """An amount whose unit stands neither in its table nor its caption, but in a heading or a note."""
    del extraction
    if not isinstance(record, BudgetLine) or record.unit_from not in (UnitSource.HEADING, UnitSource.NOTE):
        return []
    place = record.evidence.get("unit")
    said = f" (”{place.quote}”, sidan {place.page})" if place else ""
    return [
        Flag(
            code="unit_inherited",
            severity=Severity.INFO,
            explanation=f"Enheten {record.unit} står inte i tabellen utan är hämtad från texten omkring den{said}.",
            remedy="Bekräfta att enheten gäller för tabellen.",
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


def sign_ambiguous(record: Record, extraction: Extraction) -> list[Flag]:
    """An amount whose sign can be read two ways: a minus behind or set apart, parentheses, a loss without a minus."""
    del extraction
    if not isinstance(record, BudgetLine):
        return []
    printed = record.printed.strip()
    why = None
    if _PARENTHESES.match(printed):
        why = "står inom parentes och är läst som negativt"
    elif _TRAILING.search(printed):
        why = "har minustecknet efter siffrorna och är läst som negativt"
    elif _SET_APART.match(printed):
        why = "har ett streck framför, skilt från siffrorna, och är läst som negativt"
    elif record.value > 0 and _LOSS.search(record.label or "") and record.column is None:
        why = "är ett underskott men tryckt utan minustecken"
    if why is None:
        return []
    return [
        Flag(
            code="sign_ambiguous",
            severity=Severity.INFO,
            explanation=f"Beloppet ”{printed}” {why}.",
            remedy="Kontrollera tecknet mot sammanhanget på sidan.",
        )
    ]


def _unit_quote(record: BudgetLine) -> str:
    """The text in which the unit was read."""
    place = record.evidence.get("unit")
    return place.quote.casefold() if place else record.printed.casefold()


CHECKS = [unit_missing, unit_inherited, unit_misprint, sign_ambiguous]
