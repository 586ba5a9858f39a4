"""A file opened by both libraries, and its pages before they are read: each can be read in two ways."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pdfplumber
import pypdfium2
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfplumber.page import Page
from pypdfium2 import raw

from extractors.reading.backends.fonts import FontBook
from extractors.reading.backends.pdfium import Gather, PdfiumPage, Source
from extractors.reading.backends.shown import Showing
from extractors.reading.backends.stock import StockPage
from extractors.reading.backends.view import View

_FRESH = 50  # pages after which what was kept of a file is let go of

AnyPage = PdfiumPage | StockPage


@dataclass(slots=True)
class File:
    """A PDF opened by pdfminer and by pdfium, or by the one that can; `fault` is why pdfminer cannot."""

    path: Path
    stock: Any
    fault: Exception | None
    pdfium: pypdfium2.PdfDocument | None
    book: FontBook

    def frames(self, first: int, last: int | None) -> Iterator["Frame"]:
        """The pages from `first` to `last`, as far as there are any. Raises what pdfminer does on a broken tree."""
        known = iter(PDFPage.create_pages(self.stock.doc)) if self.stock else iter(())
        in_pdfium = len(self.pdfium) if self.pdfium else 0
        for number in count(1) if last is None else range(1, last + 1):
            page = next(known, None)
            if page is None and number > in_pdfium:
                return
            if number >= first:
                yield Frame(number, self, page, number <= in_pdfium)
            if number % _FRESH == 0:
                self._forget()

    def close(self) -> None:
        """Close what is open."""
        if self.pdfium:
            self.pdfium.close()
        if self.stock:
            self.stock.stream.close()

    def _forget(self) -> None:
        """Let go of the fonts and objects that both libraries keep for as long as a document is open."""
        if self.pdfium:
            self.pdfium.close()
            self.pdfium = pypdfium2.PdfDocument(self.path)
        if self.stock:
            self.stock.doc._cached_objs.clear()
            self.stock.doc._parsed_objs.clear()
        self.book = FontBook(PDFResourceManager())


@dataclass(frozen=True, slots=True)
class Frame:
    """One page: what pdfminer knows of it, if anything, and whether pdfium counts it."""

    number: int
    file: File
    known: PDFPage | None
    in_pdfium: bool

    def readings(self, gather: Gather | None) -> Iterator[Callable[[], AbstractContextManager[AnyPage]]]:
        """The ways to read the page, pdfium's first; any may fail. Without `gather`, only pdfplumber's."""
        if gather and self.in_pdfium:
            yield lambda: closing(self._by_pdfium(gather))
        if known := self.known:
            yield lambda: closing(StockPage(self.file.stock, known, self.number, self._showing(known)))

    def _showing(self, known: PDFPage) -> Showing | None:
        """The page as it is drawn; None where pdfium does not know it."""
        if not (self.file.pdfium and self.in_pdfium):
            return None
        frame = Page(self.file.stock, known, self.number)
        page = self.file.pdfium[self.number - 1]
        try:
            return Showing.of(page, View.of_page(known, frame))
        finally:
            page.close()

    def _by_pdfium(self, gather: Gather) -> PdfiumPage:
        known = self.known or _as_pdfium_knows(self.file.pdfium, self.number)
        return PdfiumPage(Source(self.file.stock, self.file.pdfium, self.file.book, gather), known, self.number)


@contextmanager
def opened(path: Path) -> Iterator[File]:
    """A file, closed afterwards. Raises pdfminer's error where neither library can open it."""
    stock, fault, document = None, None, None
    try:
        stock = pdfplumber.open(path)
    except Exception as error:
        fault = error
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        if fault:
            raise fault from None
    file = File(path, stock, fault, document, FontBook(PDFResourceManager()))
    try:
        yield file
    finally:
        file.close()


def _as_pdfium_knows(document: Any, number: int) -> Any:
    """A page's frame from pdfium, in pdfminer's terms: without its resources."""
    page = document[number - 1]
    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page.raw, box)
    visible = (box.left, box.bottom, box.right, box.top)
    media = page.get_mediabox(fallback_ok=False) or visible
    rotation = page.get_rotation()
    page.close()
    attrs = {"MediaBox": list(media), "CropBox": list(visible), "Rotate": rotation}
    return SimpleNamespace(attrs=attrs, mediabox=media, rotate=rotation, resources={})
