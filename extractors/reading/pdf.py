"""pdfplumber → RawPage. The only file that knows a PDF library."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect, PDFTextExtractionNotAllowed
from pdfplumber.utils.exceptions import PdfminerException

from extractors.reading.raw import Grid, RawPage, Word
from extractors.reading.rules import merge_rules
from models.document import Issue
from models.errors import Damaged, Encrypted, NoPages, ReadError
from models.provenance import BBox

_RAISED = 0.8  # a mark is set smaller than this share of its word
_BOLD = ("bold", "black", "heavy", "semibold", "demi")
_ITALIC = ("italic", "oblique")


def raw_pages(path: Path, issues: list[Issue]) -> Iterator[RawPage]:
    """The pages of a PDF, one at a time; a page that cannot be read is left out and told in `issues`.

    Raises Encrypted, NoPages or Damaged where nothing of the file can be read.
    """
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # its warnings name neither file nor page
    try:
        pdf = pdfplumber.open(path)
        pages = pdf.pages
    except Exception as error:
        raise _as_ours(error, path) from error
    with pdf:
        if not pages:
            raise NoPages("the PDF has no pages", "Fetch it again, or ask its publisher.", file=str(path))
        for page in pages:
            try:
                yield _raw_page(page)
            except Exception as error:
                issues.append(_page_issue(error, path, page.page_number))
            finally:
                page.close()


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


def _raw_page(page: Any) -> RawPage:
    """Everything the layout needs of one pdfplumber page."""
    width, height = float(page.width), float(page.height)
    words = tuple(
        _word(found)
        for found in page.extract_words(return_chars=True)
        if found["upright"] and _on_page(found, width, height)
    )
    image_area = sum(max(0.0, i["width"]) * max(0.0, i["height"]) for i in page.images)
    return RawPage(
        number=page.page_number,
        width=width,
        height=height,
        words=words,
        grids=tuple(_grids(page)) if page.edges else (),
        rules=_rules(page) if page.edges else (),
        image_share=min(1.0, image_area / (width * height)) if width and height else 0.0,
        has_drawing=_has_drawing(page, width, height),
    )


def _has_drawing(page: Any, width: float, height: float) -> bool:
    """Whether lines, areas or curves can be seen on a page."""
    drawn = (*page.curves, *page.rects, *page.lines)
    return any(_on_page(shape, width, height) and not _is_white(shape) for shape in drawn)


def _on_page(found: dict[str, Any], width: float, height: float) -> bool:
    """Whether any of a word or shape can be seen: some files hide text beyond the page's edge."""
    return bool(found["x1"] > 0 and found["x0"] < width and found["bottom"] > 0 and found["top"] < height)


def _grids(page: Any) -> Iterator[Grid]:
    """The ruled grids that pdfplumber's line strategy finds."""
    for table in page.find_tables():
        yield Grid(bbox=BBox(*table.bbox), cells=tuple(BBox(*cell) for cell in table.cells))


def _rules(page: Any) -> tuple[BBox, ...]:
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


def _word(found: dict[str, Any]) -> Word:
    """A pdfplumber word with the look that most of its characters have."""
    chars = found["chars"]
    sizes = [float(char["size"]) for char in chars]
    size = max(set(sizes), key=sizes.count)
    font = str(chars[0]["fontname"]).casefold()
    return Word(
        text=found["text"],
        bbox=BBox(float(found["x0"]), float(found["top"]), float(found["x1"]), float(found["bottom"])),
        size=round(size, 1),
        bold=any(mark in font for mark in _BOLD),
        italic=any(mark in font for mark in _ITALIC),
        raised=_raised(chars),
    )


def _raised(chars: list[dict[str, Any]]) -> int:
    """How many characters at a word's end are a footnote mark: smaller than its first and above the line."""
    first, count = chars[0], 0
    for char in reversed(chars[1:]):
        smaller = char["size"] < _RAISED * first["size"] and char["bottom"] < first["bottom"] - 0.5
        if not (smaller and (char["text"].isdigit() or char["text"] in "*,")):
            break
        count += 1
    return count
