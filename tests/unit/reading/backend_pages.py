"""Pages by both backends, and PDFs made to try pdfium's traps."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

import pikepdf

from extractors.reading.backends.frames import opened
from extractors.reading.backends.gathering import gather
from extractors.reading.backends.pdfium import PdfiumPage
from extractors.reading.pdf import FASTEST, raw_pages
from extractors.reading.raw import RawPage

NEAR = 0.02  # points


def both(path: Path) -> Iterator[tuple[RawPage, RawPage]]:
    """Each page as our backend and as stock pdfplumber read it."""
    yield from zip(raw_pages(path, [], gather=FASTEST), raw_pages(path, [], gather=None), strict=True)


def by_pdfium(path: Path, number: int = 1) -> PdfiumPage:
    """A page read by pdfium; Inexact where it is left to pdfplumber."""
    with opened(path) as file:
        frame = next(file.frames(number, number))
        with next(frame.readings(gather))() as page:
            assert isinstance(page, PdfiumPage)
            return page


def differing(ours: list[str], stock: list[str]) -> int:
    """How many words differ between two sequences."""
    matches = SequenceMatcher(None, ours, stock, autojunk=False).get_matching_blocks()
    return max(len(ours), len(stock)) - sum(match.size for match in matches)


def made(path: Path, content: bytes, **page_keys: object) -> Path:
    """A PDF of one page that knows Helvetica as F1."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842))
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.Contents = pdf.make_stream(content)
        for key, value in page_keys.items():
            page[f"/{key}"] = value
        pdf.save(path)
    return path
