"""Two models' readings made one: what tesseract's Swedish model does not know or sees badly, the English one may see.

The Swedish model has no § and no %, and is weak at figures; the English one has no å, ä and ö. So words are the Swedish
one's; what has no letters is whose is surer of it. Where the two see different figures, neither is believed quite.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.reading.ocr.hocr import SeenLine, SeenWord
from models.provenance import BBox

_SYMBOLS = re.compile(r"[§%*+]")
_FIGURES = re.compile(r"[§%*+\d.,:()–-]*[§%\d][§%*+\d.,:()–-]*")  # and no letter
_MOST = 0.5  # of a word's width lies in another that reads the same ink
_DOUBTED = 0.5  # how sure one can be of a figure that is seen in two ways


def with_symbols(lines: Sequence[SeenLine], english: Sequence[SeenLine]) -> list[SeenLine]:
    """The lines with figures and symbols as the surer model sees them."""
    figures = [word for line in english for word in line.words if _FIGURES.fullmatch(word.text)]
    return [replace(line, words=tuple(_read_twice(line.words, figures))) for line in lines]


def _read_twice(words: Sequence[SeenWord], figures: Sequence[SeenWord]) -> Iterator[SeenWord]:
    """A line's words, those that the other model sees as figures compared with what it sees."""
    left = list(words)
    while left:
        here, there = _same_ink(left[0], left, figures)
        del left[: len(here)]
        yield from _surer(here, there) if there else here


def _same_ink(
    first: SeenWord, words: Sequence[SeenWord], figures: Sequence[SeenWord]
) -> tuple[list[SeenWord], list[SeenWord]]:
    """The words from the first one on, and the figures of the other model, that read the same ink."""
    here: list[SeenWord] = [first]
    there: list[SeenWord] = []
    while True:
        box = BBox.union(w.box for w in (*here, *there))
        more_there = [f for f in figures if f not in there and _shares(f.box, box)]
        more_here = [w for w in words[len(here) :] if more_there and _shares(w.box, _around(more_there))]
        there += more_there
        here += more_here
        if not more_here:
            return here, sorted(there, key=lambda w: w.box.x0)


def _around(words: Sequence[SeenWord]) -> BBox:
    return BBox.union(word.box for word in words)


def _shares(one: BBox, other: BBox) -> bool:
    """Whether most of the narrower of two boxes on a line lies in the other."""
    shared = min(one.x1, other.x1) - max(one.x0, other.x0)
    level = (
        one.top < (other.top + other.bottom) / 2 < one.bottom or other.top < (one.top + one.bottom) / 2 < other.bottom
    )
    return level and shared >= _MOST * min(one.x1 - one.x0, other.x1 - other.x0)


def _surer(here: Sequence[SeenWord], there: Sequence[SeenWord]) -> Sequence[SeenWord]:
    """One of two readings of the same ink."""
    if _text(here) == _text(there):
        return here if _sure(here) >= _sure(there) else there
    if any(_SYMBOLS.search(word.text) for word in there):
        return there
    if any(c.isalpha() for c in _text(here)) and _sure(here) >= _sure(there):
        return here
    best = here if _sure(here) >= _sure(there) else there
    return [replace(word, confidence=min(word.confidence, _DOUBTED)) for word in best]


def _text(words: Sequence[SeenWord]) -> str:
    return "".join(word.text for word in words)


def _sure(words: Sequence[SeenWord]) -> float:
    return min(word.confidence for word in words)
