"""A page as the backends read it → RawPage."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pdfminer.pdfdocument import PDFPasswordIncorrect, PDFTextExtractionNotAllowed
from pdfplumber.utils.exceptions import PdfminerException

from extractors.reading.backends.compiled import fastest
from extractors.reading.backends.frames import AnyPage, File, Frame, opened
from extractors.reading.backends.pdfium import Gather
from extractors.reading.backends.stock import is_on_page
from extractors.reading.raw import Grid, RawPage
from extractors.reading.rules import merge_rules
from models.document import Issue
from models.errors import Damaged, Encrypted, NoPages, ReadError
from models.provenance import BBox

_SHAPES = 2  # fewer make no table
FASTEST = fastest()


def raw_pages(
    path: Path, issues: list[Issue], first: int = 1, last: int | None = None, gather: Gather | None = FASTEST
) -> Iterator[RawPage]:
    """The pages of a PDF from `first` to `last` (from 1, both included), one at a time.

    pdfium reads them, by way of `gather`; pdfplumber reads those that pdfium cannot, and all of them without `gather`.
    A page that neither can read is left out and told in `issues`.

    Raises Encrypted, NoPages or Damaged where nothing of the file can be read.
    """
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # its warnings name neither file nor page
    try:
        with opened(path) as file:
            yield from _pages(file, path, (first, last), issues, gather)
    except ReadError:
        raise
    except Exception as error:
        raise _as_ours(error, path) from error


def _pages(
    file: File, path: Path, span: tuple[int, int | None], issues: list[Issue], gather: Gather | None
) -> Iterator[RawPage]:
    """The pages of an opened file."""
    found = 0
    try:
        for frame in file.frames(*span):
            found = frame.number
            yield from _read(frame, path, issues, gather)
    except Exception as error:
        if not found:
            raise
        issues.append(_page_issue(error, path, found + 1))
    if not found and span[0] == 1:
        if file.fault:
            raise file.fault
        raise NoPages("the PDF has no pages", "Fetch it again, or ask its publisher.", file=str(path))


def _read(frame: Frame, path: Path, issues: list[Issue], gather: Gather | None) -> Iterator[RawPage]:
    """One page by the first reading that succeeds; none, and an issue, where none does."""
    fault: Exception = LookupError("no library knows the page")
    for reading in frame.readings(gather):
        try:
            with reading() as page:
                raw = _raw_page(page)
        except Exception as error:
            fault = error
            continue
        yield raw
        return
    issues.append(_page_issue(fault, path, frame.number))


def _as_ours(error: Exception, path: Path) -> ReadError:
    """pdfminer's error as one of ours, with what to do about it."""
    cause = error.args[0] if isinstance(error, PdfminerException) and error.args else error
    if isinstance(cause, PDFPasswordIncorrect | PDFTextExtractionNotAllowed):
        return Encrypted("the PDF asks for a password", "Ask its publisher for an open copy.", file=str(path))
    return Damaged(
        f"the PDF's structure is broken ({type(cause).__name__})",
        "Fetch it again; if it stays so, open and save it anew in a PDF reader.",
        file=str(path),
    )


def _page_issue(error: Exception, path: Path, page: int) -> Issue:
    """What stopped the reading of one page."""
    return Issue(
        code="page_unreadable",
        file=str(path),
        page=page,
        explanation=f"the page could not be read ({type(error).__name__})",
        remedy="Open the page in a PDF reader; if it shows there, save the file anew and load it again.",
    )


def _raw_page(page: AnyPage) -> RawPage:
    """Everything the layout needs of one page."""
    width, height = float(page.width), float(page.height)
    drawn = (*page.lines, *page.rects, *page.curves)
    ruled = len(drawn) >= _SHAPES
    image_area = sum(max(0.0, i["width"]) * max(0.0, i["height"]) for i in page.images)
    return RawPage(
        number=page.page_number,
        width=width,
        height=height,
        words=page.words(),
        grids=tuple(_grids(page)) if ruled else (),
        rules=_rules(page) if drawn else (),
        image_share=min(1.0, image_area / (width * height)) if width and height else 0.0,
        unseen=page.unseen,
        has_drawing=any(is_on_page(shape, width, height) and not _is_white(shape) for shape in drawn),
    )


def _grids(page: AnyPage) -> Iterator[Grid]:
    """The ruled grids that pdfplumber's line strategy finds."""
    for table in page.find_tables():
        yield Grid(bbox=BBox(*table.bbox), cells=tuple(BBox(*cell) for cell in table.cells))


def _rules(page: AnyPage) -> tuple[BBox, ...]:
    """The page's horizontal rules: lines, and the upper and lower ends of bars and bands that can be seen."""
    seen = (e for e in page.horizontal_edges if e["width"] > 0 and not _is_white(e))
    return merge_rules(BBox(float(e["x0"]), float(e["top"]), float(e["x1"]), float(e["bottom"])) for e in seen)


def _is_white(shape: dict[str, Any]) -> bool:
    """Whether a shape, or an edge of one, is a white area without outline, as word processors put behind text."""
    if shape.get("stroke") or not shape.get("fill"):
        return False
    colour = shape.get("non_stroking_color")
    values = colour if isinstance(colour, tuple | list) else (colour,)
    if not all(isinstance(v, int | float) for v in values):
        return False
    return not any(values) if len(values) == 4 else bool(values) and all(v >= 0.99 for v in values)
