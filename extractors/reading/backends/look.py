"""How a word looks, from its letters' font, sizes and places: the same for every backend."""

from collections import Counter
from collections.abc import Sequence

_RAISED = 0.8  # a mark is set smaller than this share of its word
_LIFTED = 0.5  # points that a mark's foot stands above its word's
_MARKS = "*,)"  # in a footnote mark besides figures
_BOLD = ("bold", "black", "heavy", "semibold", "demi")
_ITALIC = ("italic", "oblique")


def is_bold(font: str) -> bool:
    """Whether a font's name says that it is bold."""
    return any(mark in font.casefold() for mark in _BOLD)


def is_italic(font: str) -> bool:
    """Whether a font's name says that it is slanted."""
    return any(mark in font.casefold() for mark in _ITALIC)


def main_size(sizes: Sequence[float]) -> float:
    """The size that most letters of a word have, in points, to one decimal; the first of two as frequent."""
    return Counter(round(size, 1) for size in sizes).most_common(1)[0][0]


def raised(texts: Sequence[str], sizes: Sequence[float], bottoms: Sequence[float]) -> int:
    """How many letters at a word's end are a footnote mark: smaller than its first and above the line."""
    count = 0
    for text, size, bottom in zip(texts[:0:-1], sizes[:0:-1], bottoms[:0:-1], strict=True):
        smaller = size < _RAISED * sizes[0] and bottom < bottoms[0] - _LIFTED
        if not (smaller and (text.isdigit() or text in "*,)")):
            break
        count += 1
    return count
