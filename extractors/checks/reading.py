"""Doubts about the reading itself."""

import re

from models.extraction import Extraction
from models.flags import Flag, Severity
from models.records import BudgetLine, Decision, DocumentInfo, Goal, Indicator, Measure, Record


def printed_not_on_page(record: Record, extraction: Extraction) -> list[Flag]:
    """An amount whose printed form, or a measured value whose digits, do not stand in the region it points at."""
    del extraction
    if isinstance(record, BudgetLine):
        said, what = record.printed, f"”{record.printed}”"
    elif isinstance(record, Indicator):
        said, what = f"{abs(record.value):f}", f"Värdet {record.value:f}"
    else:
        return []
    digits = [_digits(place.quote) for place in record.places]
    if isinstance(record, Indicator) and any(_digits(said) in found for found in digits):
        return []
    if isinstance(record, BudgetLine) and any(_close(said) in _close(place.quote) for place in record.places):
        return []
    return [
        Flag(
            code="printed_not_on_page",
            severity=Severity.ERROR,
            explanation=f"{what} står inte ordagrant på det utpekade stället.",
            remedy="Jämför med sidan och rätta värdet.",
        )
    ]


def text_not_on_page(record: Record, extraction: Extraction) -> list[Flag]:
    """A decision, measure or goal whose words do not stand in the regions it points at."""
    del extraction
    if not isinstance(record, (Decision, Measure, Goal)):
        return []
    page = _letters(" ".join(place.quote for place in record.places))
    if _letters(record.text) in page:
        return []
    return [
        Flag(
            code="text_not_on_page",
            severity=Severity.WARNING,
            explanation="Postens text står inte ordagrant på det utpekade stället.",
            remedy="Jämför texten med sidan.",
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


def _close(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())


def _digits(text: str) -> str:
    """The digits of a text and its decimal commas as points."""
    return re.sub(r"[^\d.]", "", text.replace(",", "."))


def _letters(text: str) -> str:
    """The letters and digits of a text: what wraps, hyphens and marks of typesetting leave."""
    return re.sub(r"[\W_]+", "", text.casefold())


CHECKS = [printed_not_on_page, text_not_on_page, kind_unknown]
