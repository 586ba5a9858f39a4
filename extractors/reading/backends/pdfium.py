"""pdfplumber's page, read by pdfium."""

import ctypes
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from pdfplumber.page import Page
from pypdfium2 import raw

from extractors.reading.backends.fonts import FontBook
from extractors.reading.backends.gathered import Gathered
from extractors.reading.backends.glyphs import Glyphs, page_glyphs
from extractors.reading.backends.overlaid import readable, upon_each_other
from extractors.reading.backends.shapes import Shape, page_pictures, page_shapes
from extractors.reading.backends.shown import SMALLEST, Boxes, Showing
from extractors.reading.backends.suspect import is_suspect
from extractors.reading.backends.view import View
from extractors.reading.backends.words import page_words
from extractors.reading.raw import Unseen, Word

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
        view = View.of_page(known, self)
        page = source.document[number - 1]
        text_page = raw.FPDFText_LoadPage(page.raw)
        try:
            self._found = source.gather(_integer(page.raw), _integer(text_page))
            glyphs = page_glyphs(self._found, view, source.book, known.resources)
            self._view = view
            self._glyphs, self.unseen = self._seen(glyphs, page) if len(glyphs.codes) else (glyphs, Unseen())
        finally:
            raw.FPDFText_ClosePage(text_page)
            page.close()

    def _seen(self, glyphs: Glyphs, page: Any) -> tuple[Glyphs, Unseen | None]:
        """The glyphs that can be seen and read on pdfium's page, and what was left out; None if undrawn."""
        if not self._is_suspect(glyphs, page):
            return glyphs, Unseen()
        showing = Showing.of(page, self._view)
        if showing is None:
            return glyphs, None
        kept, unseen = showing.seen(_boxes(glyphs), self.images)
        glyphs = glyphs.only(kept) if unseen.hidden else glyphs
        upright = np.flatnonzero(glyphs.upright)
        clear = np.ones(len(glyphs.codes), bool)
        clear[upright] = readable(_boxes(glyphs).only(upright), glyphs.owners[upright], self._found.handles, showing)
        mixed = int(np.count_nonzero(~clear))
        return (glyphs.only(clear) if mixed else glyphs), replace(unseen, mixed=mixed)

    def _is_suspect(self, glyphs: Glyphs, page: Any) -> bool:
        """Whether anything speaks for text that cannot be seen, or that lies on other text."""
        catalog = self.pdf.doc.catalog if self.pdf else {"OCProperties": None}
        upright = np.flatnonzero(glyphs.upright)
        if "OCProperties" in catalog or len(upon_each_other(_boxes(glyphs).only(upright), glyphs.owners[upright])):
            return True
        return bool(np.any(glyphs.bottom - glyphs.top < SMALLEST)) or is_suspect(page, self._found)

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


def _boxes(glyphs: Glyphs) -> Boxes:
    return Boxes(glyphs.codes, glyphs.x0, glyphs.top, glyphs.x1, glyphs.bottom)


def _integer(pointer: Any) -> int:
    """A handle of pypdfium2's as a number."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0
