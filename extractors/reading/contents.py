"""Tables of contents (innehållsförteckning): set aside, for their lines repeat the headings and say nothing more."""

import re
from collections.abc import Sequence

from extractors.reading.columns import Piece
from models.provenance import BBox

_TITLE = re.compile(r"innehåll(?:s?förteckning)?:?", re.I)
_LEADER = re.compile(r"(?:\.\s?){4,}\s*\d{1,3}$|…{2,}\s*\d{1,3}$")
_PAGE = re.compile(r"\d{1,3}")
_GAP = 2.0  # times the font size: wider than any space in a sentence
_FLUSH = 4.0  # points within which the page numbers end, or begin
_FEWEST = 2  # lines


def has_leader(text: str) -> bool:
    """Whether a line ends in a row of dots and a page number."""
    return _LEADER.search(text) is not None


def contents_lines(pieces: Sequence[Piece]) -> set[int]:
    """Which of a page's pieces, by index, are lines of a table of contents that is set without dots.

    Such lines stand under the title "Innehåll" and end in page numbers that stand apart, under each other, and never
    fall.
    """
    found: set[int] = set()
    for start, piece in enumerate(pieces):
        if _TITLE.fullmatch(" ".join(word.text for word in piece.words)):
            run = _run(pieces, start + 1)
            found.update(run if len(run) >= _FEWEST else ())
    return found


def _run(pieces: Sequence[Piece], start: int) -> list[int]:
    """The lines from `start` on that end in page numbers."""
    run: list[int] = []
    for i in range(start, len(pieces)):
        words = pieces[i].words
        number = _PAGE.fullmatch(words[-1].text)
        apart = len(words) > 1 and words[-1].bbox.x0 - words[-2].bbox.x1 > _GAP * words[-1].size
        if number is None or not apart:
            break
        above = pieces[run[-1]].words[-1] if run else None
        if above and (int(above.text) > int(number[0]) or not _aligned(above.bbox, words[-1].bbox)):
            break
        run.append(i)
    return run


def _aligned(one: BBox, other: BBox) -> bool:
    """Whether two page numbers are flush right or flush left."""
    return min(abs(one.x0 - other.x0), abs(one.x1 - other.x1)) <= _FLUSH
