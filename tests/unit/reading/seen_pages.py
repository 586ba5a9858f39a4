"""For the tests of OCR: pictures drawn by hand, and a reader that sees what it is told to."""

from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.reading.ocr.page_reader import PageReader
from extractors.reading.ocr.render import Picture
from extractors.reading.ocr.tesseract import OcrFailed, Tesseract
from extractors.reading.raw import RawPage
from models.document import SourceDocument
from models.provenance import BBox

DPI = 150.0
NO_TESSERACT = Tesseract("/nonexistent", "none", frozenset({"swe"}))


def paper(width: int = 900, height: int = 700) -> NDArray[np.uint8]:
    """White paper."""
    return np.full((height, width), 255, np.uint8)


def with_table(grey: NDArray[np.uint8], rows: int = 5, columns: int = 3, text: str = "abc") -> NDArray[np.uint8]:
    """A ruled table drawn at (100, 100), 60 pixels a row and 200 a column, with a text in each cell."""
    for i in range(rows + 1):
        cv2.line(grey, (100, 100 + 60 * i), (100 + 200 * columns, 100 + 60 * i), 0, 2)
    for k in range(columns + 1):
        cv2.line(grey, (100 + 200 * k, 100), (100 + 200 * k, 100 + 60 * rows), 0, 2)
    for i in range(rows):
        for k in range(columns):
            cv2.putText(grey, text, (110 + 200 * k, 140 + 60 * i), cv2.FONT_HERSHEY_SIMPLEX, 0.8, 0, 2)
    return grey


def picture(grey: NDArray[np.uint8]) -> Picture:
    """A picture at 150 dpi."""
    return Picture(grey, DPI)


@dataclass(frozen=True)
class Seer(PageReader):
    """A reader that sees what it is told, and remembers what it was asked."""

    shown: RawPage | OcrFailed | None = None
    asked: list[tuple[int, BBox]] = field(default_factory=list)

    def _seen(self, source: SourceDocument, number: int, size: tuple[float, float], region: BBox) -> RawPage:
        del source, size
        self.asked.append((number, region))
        if isinstance(self.shown, RawPage):
            return self.shown
        raise self.shown or AssertionError(f"page {number} was looked at, and nobody should have")
