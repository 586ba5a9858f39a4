"""Doubts about the reading itself."""

from models.extraction import Extraction
from models.flags import Flag, Severity
from models.records import BudgetLine, DocumentInfo, Record

_UNSURE = 0.65  # below this an extractor had only weak evidence


def low_confidence(record: Record, extraction: Extraction) -> list[Flag]:
    """A record that was made on weak evidence."""
    del extraction
    if record.confidence >= _UNSURE:
        return []
    return [
        Flag(
            code="low_confidence",
            severity=Severity.INFO,
            explanation=f"Tolkningen bygger på svaga tecken (säkerhet {record.confidence:.2f}).",
            remedy="Läs stället i dokumentet och godkänn, rätta eller förkasta posten.",
        )
    ]


def printed_not_on_page(record: Record, extraction: Extraction) -> list[Flag]:
    """An amount whose printed form does not stand in the region it points at."""
    del extraction
    if not isinstance(record, BudgetLine):
        return []
    printed = "".join(record.printed.split())
    if any(printed in "".join(place.quote.split()) for place in record.places):
        return []
    return [
        Flag(
            code="printed_not_on_page",
            severity=Severity.ERROR,
            explanation=f"”{record.printed}” står inte ordagrant på det utpekade stället.",
            remedy="Jämför med sidan och rätta beloppet.",
        )
    ]


def kind_unknown(record: Record, extraction: Extraction) -> list[Flag]:
    """A document whose genre nothing tells."""
    del extraction
    if not isinstance(record, DocumentInfo) or record.kind != "other":
        return []
    return [
        Flag(
            code="kind_unknown",
            severity=Severity.INFO,
            explanation="Dokumentets slag framgår varken av titeln, brevhuvudet eller rubrikerna.",
            remedy="Välj slag för dokumentet, eller lämna det som övrigt.",
        )
    ]


CHECKS = [low_confidence, printed_not_on_page, kind_unknown]
