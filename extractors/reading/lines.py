"""Words → printed lines, cut where a gap is too wide to be a space."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import itemgetter

from extractors.reading.raw import Word
from extractors.reading.run_in import is_run_in
from models.document import Line

_GAP = 1.5  # times the font size: wider than any space, narrower than a gutter between columns
_BULLETS = "−•◦▪■□●○‣➢➤→✓✔❖◆·‐–—*☐☒☑o"
_MARKER = re.compile(
    rf"(?:[-{_BULLETS}]|[\uf020-\uf0ff]|\(?\d{{1,2}}[.)]|\(?[a-zåäö][.)]|§{{1,2}}|§ ?\d{{1,3}}\s?[a-z]?)"
)
_MARK = re.compile(r"(?:\d{1,2}|[*†‡]{1,3})[),]?")


def marker_of(text: str) -> str | None:
    """The bullet, number or letter that a list item's first word is; None where it is an ordinary word."""
    first = text.split(" ", 1)[0]
    return first if _MARKER.fullmatch(first) else None


def visual_lines(words: Iterable[Word]) -> list[list[Word]]:
    """Words that stand on one baseline, from the top of the page down, each line from left to right.

    Two words share a line where at least half of the smaller one's height is common to both.
    """
    rows: list[list[Word]] = []
    spans: list[tuple[float, float]] = []  # from where to where each row's first word reaches
    for _, _, word in sorted(((w.bbox.top + w.bbox.bottom, w.bbox.x0, w) for w in words), key=itemgetter(0, 1)):
        _, top, _, bottom = word.bbox
        for i in range(max(0, len(rows) - 3), len(rows)):
            upper, lower = spans[i]
            shared = (bottom if bottom < lower else lower) - (top if top > upper else upper)
            if shared >= 0.5 * (bottom - top) or shared >= 0.5 * (lower - upper):
                rows[i].append(word)
                break
        else:
            rows.append([word])
            spans.append((top, bottom))
    for row in rows:
        row.sort(key=_left)
    return sorted(rows, key=lambda row: min(w.bbox.top for w in row))


def _left(word: Word) -> float:
    """Where a word begins, in points."""
    return word.bbox.x0


def segments(row: Sequence[Word]) -> list[list[Word]]:
    """A visual line cut at wide gaps. A list marker stays with the text it stands before."""
    parts: list[list[Word]] = [[row[0]]]
    for left, right in pairwise(row):
        wide = right.bbox.x0 - left.bbox.x1 > _GAP * max(left.size, right.size)
        if wide and not _is_marker(parts[-1]):
            parts.append([right])
        else:
            parts[-1].append(right)
    return parts


def _is_marker(part: Sequence[Word]) -> bool:
    """Whether a piece of a line is nothing but a list marker or a § number."""
    return _MARKER.fullmatch(" ".join(word.text for word in part)) is not None


def make_line(words: Sequence[Word], page: int) -> Line:
    """A Line of words that stand beside each other."""
    letters = sum(len(w.text) for w in words)
    size = max({w.size for w in words}, key=lambda s: sum(len(w.text) for w in words if w.size == s))
    raised = tuple(len(w.text) if _is_mark(w, size) else w.raised for w in words)
    return Line(
        page=page,
        text=" ".join(w.text for w in words),
        boxes=tuple(w.bbox for w in words),
        size=size,
        bold=sum(len(w.text) for w in words if w.bold) > 0.6 * letters and not is_run_in(words),
        italic=sum(len(w.text) for w in words if w.italic) > 0.6 * letters,
        raised=raised if any(raised) else (),
        confidence=_confidence(words),
    )


def _confidence(words: Sequence[Word]) -> tuple[float, ...]:
    """How sure OCR was of each word; () where it saw none of them."""
    if all(w.confidence is None for w in words):
        return ()
    return tuple(1.0 if w.confidence is None else w.confidence for w in words)


def _is_mark(word: Word, size: float) -> bool:
    """Whether a whole word is a raised footnote mark."""
    return word.size < 0.8 * size and len(word.text) <= 3 and _MARK.fullmatch(word.text) is not None
