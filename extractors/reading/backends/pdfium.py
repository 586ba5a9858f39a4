"""pdfplumber's page, read by pdfium."""

import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pdfplumber.page import Page
from pypdfium2 import raw

from extractors.reading.backends.fonts import FontBook
from extractors.reading.backends.gathered import Gathered
from extractors.reading.backends.glyphs import page_glyphs
from extractors.reading.backends.shapes import Shape, page_pictures, page_shapes
from extractors.reading.backends.view import View
from extractors.reading.backends.words import page_words
from extractors.reading.raw import Word

Gather = Callable[[int, int], Gathered]


@dataclass(frozen=True, slots=True)
class Source:
    """What pages are made of: pdfplumber's PDF (or None), pdfium's document, the fonts, and the pass to make."""

    stock: Any
    document: Any
    book: FontBook
    gather: Gather


class PdfiumPage(Page):
    """A page with pdfplumber's interface whose characters and shapes come from pdfium, in one pass, when it is made.

    The page's frame (boxes, rotation, resources) is pdfminer's. Nothing of pdfium's is held on to.
    Raises Inexact where the page is better left to pdfplumber.
    """

    def __init__(self, source: "Source", known: Any, number: int) -> None:
        """`known` is pdfminer's page."""
        super().__init__(source.stock, known, number)
        corner = (float(self.mediabox[0]), float(self.mediabox[1]))
        view = View.of(known.mediabox, known.rotate, float(self.height), corner)
        page = source.document[number - 1]
        text_page = raw.FPDFText_LoadPage(page.raw)
        try:
            self._found = source.gather(_integer(page.raw), _integer(text_page))
            self._glyphs = page_glyphs(self._found, view, source.book, known.resources)
        finally:
            raw.FPDFText_ClosePage(text_page)
            page.close()
        self._view = view

    def words(self) -> tuple[Word, ...]:
        """The upright words that can be seen."""
        return page_words(self._glyphs, float(self.width), float(self.height))

    @cached_property
    def _shapes(self) -> dict[str, list[Shape]]:
        return page_shapes(self._found, self._view)

    @property
    def lines(self) -> list[Shape]:
        """Straight strokes."""
        return self._shapes["line"]

    @property
    def rects(self) -> list[Shape]:
        """Rectangles along the page's edges."""
        return self._shapes["rect"]

    @property
    def curves(self) -> list[Shape]:
        """All other shapes."""
        return self._shapes["curve"]

    @cached_property
    def images(self) -> list[Shape]:
        """Where the pictures lie."""
        return page_pictures(self._found, self._view)

    @cached_property
    def chars(self) -> list[dict[str, Any]]:
        """Every character under pdfplumber's names: made when asked for, words need none of them."""
        return self._glyphs.as_chars(self.page_number)

    @property
    def objects(self) -> dict[str, list[dict[str, Any]]]:
        """Everything by its kind."""
        kinds = {**self._shapes, "char": self.chars, "image": self.images}
        return {kind: found for kind, found in kinds.items() if found}


def _integer(pointer: Any) -> int:
    """A handle of pypdfium2's as a number."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0
