"""Doubts about the text that records were read from: seen by OCR, or of a text layer that may lie."""

from models.extraction import Extraction
from models.flags import Flag, Severity
from models.records import Record

_UNSURE = 0.8  # of a word: the model is as a rule surer of what it reads right
_DOUBTFUL = "text_layer_doubtful"
_NOT_COMPARED = ("text_of_a_scanner", "text_not_compared")


def read_by_ocr(record: Record, extraction: Extraction) -> list[Flag]:
    """A record of which something was read from a picture: letters and figures may be misread."""
    del extraction
    sure = [p.ocr for p in (*record.places, *record.evidence.values()) if p.ocr is not None]
    if not sure:
        return []
    unsure = min(sure) < _UNSURE
    return [
        Flag(
            code="ocr",
            severity=Severity.WARNING if unsure else Severity.INFO,
            explanation=(
                "Sidan saknar tillförlitlig text och är läst med teckenigenkänning (OCR)"
                + (f"; minst ett ord är osäkert läst ({min(sure):.0%})." if unsure else ".")
            ),
            remedy="Jämför ord och siffror med bilden av sidan.",
        )
    ]


def text_doubtful(record: Record, extraction: Extraction) -> list[Flag]:
    """A record of a page whose text layer may not say what the page shows, and was not compared with it."""
    pages = {issue.page for issue in extraction.issues if issue.code == _DOUBTFUL}
    if not any(place.page in pages for place in record.places):
        return []
    return [
        Flag(
            code="text_doubtful",
            severity=Severity.WARNING,
            explanation="Sidans textlager innehåller ord som inte finns; det säger kanske inte vad sidan visar.",
            remedy="Jämför med sidan, eller installera tesseract och läs in dokumentet igen.",
        )
    ]


def text_not_compared(record: Record, extraction: Extraction) -> list[Flag]:
    """A record of a page whose text is not drawn, as a scanner's software adds it, or that could not be drawn."""
    pages = {issue.page for issue in extraction.issues if issue.code in _NOT_COMPARED}
    if not any(place.page in pages for place in record.places):
        return []
    return [
        Flag(
            code="text_not_compared",
            severity=Severity.INFO,
            explanation=(
                "Sidans text är inte jämförd med det som sidan visar; på en skannad sida är den vad skannern läste."
            ),
            remedy="Jämför ord och siffror med bilden av sidan.",
        )
    ]


CHECKS = [read_by_ocr, text_doubtful, text_not_compared]
