"""hOCR, as tesseract writes it, → words with their boxes in pixels, line by line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from extractors.reading.ocr.tesseract import OcrFailed
from models.provenance import BBox

_LINES = {"ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"}
_BOX = re.compile(r"bbox (\d+) (\d+) (\d+) (\d+)")
_BASELINE = re.compile(r"baseline (-?[\d.]+) (-?[\d.]+)")
_SIZE = re.compile(r"x_size ([\d.]+)")
_SURE = re.compile(r"x_wconf (\d+)")


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A word in a picture: its box in pixels, and how sure tesseract is of it, 0 to 1."""

    text: str
    box: BBox
    confidence: float


@dataclass(frozen=True, slots=True)
class SeenLine:
    """Words on one line. `size` is from descender to ascender, in pixels; `baseline` a slope, and a height at x0."""

    words: tuple[SeenWord, ...]
    box: BBox
    size: float
    baseline: tuple[float, float]

    def base(self, x: float) -> float:
        """How far down the baseline is at `x`."""
        slope, height = self.baseline
        return height + slope * (x - self.box.x0)


def seen_lines(hocr: bytes) -> list[SeenLine]:
    """The lines of a page that have words. Raises OcrFailed where the hOCR is none."""
    try:
        root = ElementTree.fromstring(hocr)
    except ElementTree.ParseError as error:
        raise OcrFailed(f"tesseract's answer is not hOCR ({error})") from error
    return [line for element in root.iter() if element.get("class") in _LINES for line in _line(element)]


def _line(element: ElementTree.Element) -> Iterator[SeenLine]:
    title = element.get("title", "")
    words = tuple(word for child in element.iter() if child.get("class") == "ocrx_word" for word in _word(child))
    box, size, baseline = _box(title), _SIZE.search(title), _BASELINE.search(title)
    if words and box and size:
        slope, offset = (float(baseline[1]), float(baseline[2])) if baseline else (0.0, 0.0)
        yield SeenLine(words, box, float(size[1]), (slope, box.bottom + offset))


def _word(element: ElementTree.Element) -> Iterator[SeenWord]:
    title = element.get("title", "")
    text, box, sure = "".join(element.itertext()).strip(), _box(title), _SURE.search(title)
    if text and box:
        yield SeenWord("".join(text.split()), box, int(sure[1]) / 100 if sure else 0.0)


def _box(title: str) -> BBox | None:
    found = _BOX.search(title)
    return BBox(*(float(v) for v in found.groups())) if found else None
