"""Running headers, footers, page numbers, boxes to sign in: what is on the page and no part of its text."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.reading.lines import visual_lines
from extractors.reading.raw import RawPage, Word
from extractors.reading.signing import certificates, is_for_signing
from models.provenance import BBox

_EDGE = 0.10  # share of the page's height, at top and bottom, where furniture stands
_ZONE = 0.16  # and where a tall letterhead or footer may still reach
_FRAME = 0.5  # share of a grid that one of its cells takes up if it is a frame around text
_SAME_PLACE = 0.008  # share of the page's height within which what comes back stands
_PAGE_NUMBER = re.compile(
    r"(?:sid(?:a|an|nr)?\.?\s*)?[-–]?\s*\d{1,3}\s*(?:\(\s*\d{1,3}\s*\)|(?:av|/|of)\s*\d{1,3})?\s*[-–]?", re.IGNORECASE
)


_Key = tuple[str, int | None]


@dataclass(frozen=True, slots=True)
class _Row:
    """A visual line; `place` is how far it stands from the nearer edge of the page, as a share of the page's height."""

    words: list[Word]
    place: float
    below: bool  # the middle of the page

    def marks(self) -> list[_Key]:
        """What tells a line that comes back: its text, or its text with numbers made alike and where it stands.

        Lines that differ in their numbers are the same only at the same place: rows of a table begin alike, too. A mere
        number and a § (each page may begin with one) have none.
        """
        text = " ".join(word.text for word in self.words).casefold()
        if not re.search(r"[^\W\d_]", text) or "§" in text:
            return []
        level = re.sub(r"\d+", "#", text)
        step = round(self.place / _SAME_PLACE) * (-1 if self.below else 1)
        return [(text, None), *((level, near) for near in (step, step + 1) if level != text)]


def furniture(pages: Sequence[RawPage]) -> dict[int, set[int]]:
    """For each page number the words (by `id`) that are furniture.

    A line is furniture when its text, or at one place its text but for digits, stands near the edge on at least two
    pages and a third of all, or in the wider zone on three pages and most of them, when it is a page number near the
    edge, or when it is there for those who sign. A certificate of electronic signatures at the end is furniture as a
    whole; what stands in a table of the page's text is none.
    """
    rows = {page.number: _rows(page) for page in pages}
    tables = {page.number: list(_tables(page)) for page in pages}
    at_edge: Counter[_Key] = Counter()
    in_zone: Counter[_Key] = Counter()
    for page_rows in rows.values():
        at_edge.update({key for row in page_rows if row.place <= _EDGE for key in row.marks()})
        in_zone.update({key for row in page_rows if row.place <= _ZONE for key in row.marks()})
    often = {key for key, n in at_edge.items() if n >= max(2, len(pages) / 3)}
    often |= {key for key, n in in_zone.items() if n >= max(3, 0.6 * len(pages))}
    signed = certificates(pages)
    found: dict[int, set[int]] = defaultdict(set)
    for number, page_rows in rows.items():
        for row in page_rows:
            near = row.place <= _EDGE
            in_table = any(_holds(box, row.words) for box in tables[number])
            comes_back = row.place <= _ZONE and not often.isdisjoint(row.marks()) and not in_table
            is_number = near and _PAGE_NUMBER.fullmatch(" ".join(word.text for word in row.words))
            if number in signed or comes_back or is_number or is_for_signing(row.words, near and row.below):
                found[number].update(id(word) for word in row.words)
    return found


def _rows(page: RawPage) -> list[_Row]:
    """The page's visual lines with where they stand."""
    out = []
    for row in visual_lines(page.words):
        top, bottom = min(w.bbox.top for w in row), max(w.bbox.bottom for w in row)
        place = min(bottom, page.height - top) / page.height
        out.append(_Row(row, place, below=row[0].bbox.top > page.height / 2))
    return out


def _tables(page: RawPage) -> Iterator[BBox]:
    """The ruled tables of a page that reach out of its edge: what they say at the edge goes on from page to page.

    A frame around the page's text is none: it has one cell that is most of it.
    """
    top, bottom = _ZONE * page.height, (1 - _ZONE) * page.height
    for grid in page.grids:
        biggest = max((c.x1 - c.x0) * (c.bottom - c.top) for c in grid.cells)
        is_frame = biggest > _FRAME * (grid.bbox.x1 - grid.bbox.x0) * (grid.bbox.bottom - grid.bbox.top)
        if grid.bbox.bottom > top and grid.bbox.top < bottom and not is_frame:
            yield grid.bbox


def _holds(box: BBox, words: Sequence[Word]) -> bool:
    """Whether all words of a line stand in a rectangle."""
    return all(box.x0 <= w.middle[0] <= box.x1 and box.top <= w.middle[1] <= box.bottom for w in words)
