"""From words on a page to provenance: the rectangle, and what pdfplumber reads inside it."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from math import ceil, floor

from models.document import ParsedDocument
from models.provenance import BBox, Provenance

_NOISE = 0.1  # hundredths of a point: pdfium counts in single precision, pdfplumber in double
_HAIR = 1.5  # points
_LINE_TOLERANCE = 3.0  # pdfplumber's y_tolerance: tops closer than this are one line


class Quoter:
    """Makes provenance for one document.

    The quote is read anew from all words inside the rectangle, not from the words it was asked for, so that it is what
    anyone finds there who opens the page in pdfplumber. Of what OCR saw, it is what OCR saw, and says so.
    """

    def __init__(self, parsed: ParsedDocument) -> None:
        self._words: dict[int, list[tuple[BBox, str]]] = defaultdict(list)
        self._sure: dict[int, dict[BBox, float]] = defaultdict(dict)
        for line in parsed.lines():
            self._words[line.page].extend(zip(line.boxes, line.text.split(" "), strict=True))
            self._sure[line.page].update(zip(line.boxes, line.confidence, strict=False))
        for words in self._words.values():
            words.sort(key=_top)

    def at(self, page: int, boxes: Iterable[BBox]) -> Provenance:
        """The region around `boxes` on a page."""
        box = self._with_cut_words(page, BBox.union(boxes))
        region = _outward(box)
        inside = [(b, text) for b, text in self._between(page, region.top, region.bottom) if region.holds(b)]
        sure = [self._sure[page][b] for b, _ in inside if b in self._sure[page]]
        return Provenance(page=page, bbox=region, quote=_reading(inside), ocr=min(sure, default=None))

    def _with_cut_words(self, page: int, box: BBox) -> BBox:
        """The rectangle grown so that its edges cut no word: a part of a sentence's lines may end in a shorter line."""
        cut = [b for b, _ in self._between(page, box.top - _HAIR, box.bottom + _HAIR) if _is_cut(b, box)]
        return BBox.union([box, *cut])

    def _between(self, page: int, top: float, bottom: float) -> list[tuple[BBox, str]]:
        """The words of a page that begin between two heights, both included, downwards."""
        words = self._words[page]
        return words[bisect_left(words, top, key=_top) : bisect_right(words, bottom, key=_top)]


def _top(word: tuple[BBox, str]) -> float:
    """Where a word begins."""
    return word[0].top


def _is_cut(word: BBox, box: BBox) -> bool:
    """Whether a word stands on the lines of a rectangle and is partly inside it."""
    on_lines = word.top >= box.top - _HAIR and word.bottom <= box.bottom + _HAIR
    return on_lines and word.x0 < box.x1 and word.x1 > box.x0 and not box.holds(word)


def _outward(box: BBox) -> BBox:
    """A rectangle rounded to hundredths of a point so that it still holds all it held, floating point noise or not."""
    low = (floor(v * 100 - _NOISE) / 100 for v in box[:2])
    high = (ceil(v * 100 + _NOISE) / 100 for v in box[2:])
    return BBox(*low, *high)


def _reading(words: list[tuple[BBox, str]]) -> str:
    """The text of words, which come downwards, in pdfplumber's order: clusters of tops, each from left to right."""
    rows: list[list[tuple[BBox, str]]] = []
    last_top = float("-inf")
    for box, text in words:
        if box.top - last_top > _LINE_TOLERANCE:
            rows.append([])
        rows[-1].append((box, text))
        last_top = box.top
    return " ".join(text for row in rows for _, text in sorted(row, key=lambda w: w[0].x0))
