"""Running headers, footers, page numbers, boxes to sign in: what is on the page and no part of its text."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from extractors.reading.lines import visual_lines
from extractors.reading.raw import RawPage, Word
from extractors.reading.signing import certificates, is_for_signing

_EDGE = 0.10  # share of the page's height, at top and bottom, where furniture stands
_ZONE = 0.16  # and where a tall letterhead or footer may still reach
_PAGE_NUMBER = re.compile(
    r"(?:sid(?:a|an|nr)?\.?\s*)?[-–]?\s*\d{1,3}\s*(?:\(\s*\d{1,3}\s*\)|(?:av|/|of)\s*\d{1,3})?\s*[-–]?", re.IGNORECASE
)


def furniture(pages: Sequence[RawPage]) -> dict[int, set[int]]:
    """For each page number the words (by `id`) that are furniture.

    A line is furniture when its text, digits aside, stands near the edge on at least two pages and a third of all, or
    in the wider zone on three pages and most of them, when it is a page number near the edge, or when it is there for
    those who sign. A certificate of electronic signatures at the end is furniture as a whole.
    """
    rows = {page.number: _rows(page) for page in pages}
    at_edge: Counter[str] = Counter()
    in_zone: Counter[str] = Counter()
    for page_rows in rows.values():
        at_edge.update({_key(row) for row, place in page_rows if place <= _EDGE})
        in_zone.update({_key(row) for row, place in page_rows if place <= _ZONE})
    often = {key for key, n in at_edge.items() if key and n >= max(2, len(pages) / 3)}
    often |= {key for key, n in in_zone.items() if key and n >= max(3, 0.6 * len(pages))}
    signed = certificates(pages)
    found: dict[int, set[int]] = defaultdict(set)
    middle = {page.number: page.height / 2 for page in pages}
    for number, page_rows in rows.items():
        for row, place in page_rows:
            at_foot = place <= _EDGE and row[0].bbox.top > middle[number]
            text = " ".join(word.text for word in row)
            comes_back = place <= _ZONE and _key(row) in often
            is_number = place <= _EDGE and _PAGE_NUMBER.fullmatch(text)
            if number in signed or comes_back or is_number or is_for_signing(row, at_foot):
                found[number].update(id(word) for word in row)
    return found


def _rows(page: RawPage) -> list[tuple[list[Word], float]]:
    """The page's visual lines, each with its distance from the nearer edge as a share of the page's height."""
    out = []
    for row in visual_lines(page.words):
        top, bottom = min(w.bbox.top for w in row), max(w.bbox.bottom for w in row)
        out.append((row, min(bottom, page.height - top) / page.height))
    return out


def _key(row: Sequence[Word]) -> str:
    """A line's text with numbers made alike; empty for a mere number and for a § (each page may begin with one)."""
    text = re.sub(r"\d+", "#", " ".join(word.text for word in row).casefold())
    return text if re.search(r"[^\W\d_]", text) and "§" not in text else ""
