"""From words on a page to provenance: the rectangle, and what pdfplumber reads inside it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import ceil, floor

from models.document import Line, ParsedDocument
from models.provenance import BBox, Provenance

_LINE_TOLERANCE = 3.0  # pdfplumber's y_tolerance: tops closer than this are one line


class Quoter:
    """Makes provenance for one document.

    The quote is read anew from all words inside the rectangle, not from the words it was asked for, so that it is what
    anyone finds there who opens the page in pdfplumber.
    """

    def __init__(self, parsed: ParsedDocument) -> None:
        self._words: dict[int, list[tuple[BBox, str]]] = defaultdict(list)
        for line in parsed.lines():
            self._words[line.page].extend(zip(line.boxes, line.text.split(" "), strict=True))

    def at(self, page: int, boxes: Iterable[BBox]) -> Provenance:
        """The region around `boxes` on a page."""
        box = BBox.union(boxes)
        region = BBox(*(floor(v * 100) / 100 for v in box[:2]), *(ceil(v * 100) / 100 for v in box[2:]))
        inside = [(b, text) for b, text in self._words[page] if region.holds(b)]
        return Provenance(page=page, bbox=region, quote=_reading(inside))

    def of_lines(self, lines: Sequence[Line]) -> tuple[Provenance, ...]:
        """One region a page around whole lines."""
        pages = dict.fromkeys(line.page for line in lines)
        return tuple(self.at(page, [b for line in lines if line.page == page for b in line.boxes]) for page in pages)


def _reading(words: list[tuple[BBox, str]]) -> str:
    """The words' text in pdfplumber's order: clusters of tops, each from left to right."""
    rows: list[list[tuple[BBox, str]]] = []
    last_top = float("-inf")
    for box, text in sorted(words, key=lambda w: w[0].top):
        if box.top - last_top > _LINE_TOLERANCE:
            rows.append([])
        rows[-1].append((box, text))
        last_top = box.top
    return " ".join(text for row in rows for _, text in sorted(row, key=lambda w: w[0].x0))
