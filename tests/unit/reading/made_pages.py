"""Pages made by hand for the tests of reading: words at places, rules and grids, no PDF."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from extractors.reading.document import reading_order
from extractors.reading.raw import Grid, RawPage, Word
from models.document import Block, Table
from models.provenance import BBox

WIDTH, HEIGHT = 595.0, 842.0  # A4 in points
_LETTER, _SPACE = 0.5, 0.25  # times the font size: how wide every letter, and every space, is


def at(x0: float, top: float, text: str, size: float = 10.0, bold: bool = False) -> list[Word]:
    """Words that begin at x0, set so that every letter is half as wide as the type is high."""
    words = []
    for part in text.split(" "):
        x1 = x0 + _LETTER * size * len(part)
        words.append(Word(part, BBox(x0, top, x1, top + size), size, bold=bold, italic=False))
        x0 = x1 + _SPACE * size
    return words


def up_to(x1: float, top: float, text: str, size: float = 10.0, bold: bool = False) -> list[Word]:
    """Words that end at x1, as figures do."""
    width = _LETTER * size * len(text.replace(" ", "")) + _SPACE * size * text.count(" ")
    return at(x1 - width, top, text, size, bold)


def lines(x0: float, top: float, *texts: str, step: float = 12.0, size: float = 10.0, bold: bool = False) -> list[Word]:
    """Lines below each other, `step` points apart."""
    return [word for i, text in enumerate(texts) for word in at(x0, top + i * step, text, size, bold)]


def figures(
    top: float, label: str, *numbers: str, ends: Sequence[float] = (300, 380, 460), bold: bool = False
) -> list[Word]:
    """A row of a table of numbers: a label at 60, the numbers flush right at `ends`; "" for a blank cell."""
    words = at(60, top, label, bold=bold) if label else []
    for end, number in zip(ends, numbers, strict=False):
        words += up_to(end, top, number, bold=bold) if number else []
    return words


def rules(*tops: float, x0: float = 55.0, x1: float = 465.0) -> tuple[BBox, ...]:
    """Horizontal rules at these heights."""
    return tuple(BBox(x0, top, x1, top) for top in tops)


def grid(xs: Sequence[float], ys: Sequence[float], merged: Iterable[BBox] = ()) -> Grid:
    """A ruled grid; where a merged cell lies there are no others."""
    wide = tuple(merged)
    cells = [BBox(x0, top, x1, bottom) for top, bottom in pairwise(ys) for x0, x1 in pairwise(xs)]
    free = [cell for cell in cells if not any(box.overlap(cell) for box in wide)]
    return Grid(BBox(xs[0], ys[0], xs[-1], ys[-1]), (*free, *wide))


def page(
    *words: Sequence[Word],
    number: int = 1,
    grids: Sequence[Grid] = (),
    ruled: Sequence[BBox] = (),
    images: float = 0.0,
    drawing: bool = False,
) -> RawPage:
    """An A4 page with these words on it."""
    flat = tuple(word for group in words for word in group)
    return RawPage(
        number, WIDTH, HEIGHT, flat, grids=tuple(grids), rules=tuple(ruled), image_share=images, has_drawing=drawing
    )


def items(*pages: RawPage) -> list[Block | Table]:
    """The blocks and tables of pages in reading order."""
    return reading_order(pages, {})


def blocks(*pages: RawPage) -> list[Block]:
    """The blocks of pages in reading order."""
    return [item for item in items(*pages) if isinstance(item, Block)]


def tables(*pages: RawPage) -> list[Table]:
    """The tables of pages in reading order."""
    return [item for item in items(*pages) if isinstance(item, Table)]
