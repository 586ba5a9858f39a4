"""A PDF's first opening: how many pages it has, or why it cannot be read, told so that one knows what to do."""

import contextlib
import mmap
import re
from pathlib import Path

import pypdfium2
from pypdfium2 import PdfiumError
from pypdfium2.raw import FORMTYPE_XFA_FULL, FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

from extractors.reading.source import HEADER, OBJECT, bytes_of, not_a_pdf
from extractors.reading.steps import Opened
from models.document import Issue
from models.errors import Damaged, DynamicForm, Encrypted, NoPages, ReadError, Truncated

_HEADER_WITHIN = 1024  # Acrobat's leniency (ISO 32000-1, annex H.3.4.1): the header may stand this far into the file
_END = b"%%EOF"
_ENCRYPTED = re.compile(rb"/Encrypt\b")
_FORM_ONLY = re.compile(rb"/NeedsRendering\s+true\b")  # ISO 32000-1, table 28
_FETCH_AGAIN = "Fetch it again from its source."


def opened(path: Path) -> Opened:
    """Open a PDF and count its pages.

    Raises the ReadError that says why nothing of it can be read.
    """
    with bytes_of(path) as data:
        count = _counted(path, data)
        if not count:
            raise NoPages("the PDF has no pages", "Fetch it again, or ask its publisher.", file=str(path))
        return Opened(count, tuple(_doubts(data, str(path))))


def _counted(path: Path, data: mmap.mmap) -> int:
    """How many pages pdfium sees, else pdfplumber, which mends other faults."""
    try:
        with contextlib.closing(pypdfium2.PdfDocument(path)) as pdf:
            if pdf.get_formtype() == FORMTYPE_XFA_FULL or _FORM_ONLY.search(data):
                raise DynamicForm(
                    "the PDF is a dynamic form (XFA): its pages are made only when a viewer fills them in",
                    "Open it in Adobe Reader, print it to a PDF and load that, or ask its publisher for one.",
                    file=str(path),
                )
            if count := len(pdf):
                return count
    except PdfiumError as error:
        # pdfium may still tell the error of an earlier file
        if error.err_code in (FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY) and _ENCRYPTED.search(data):
            raise _encrypted(path, known=error.err_code == FPDF_ERR_PASSWORD) from error
    return _counted_by_pdfplumber(path, data)


def _counted_by_pdfplumber(path: Path, data: mmap.mmap) -> int:
    import pdfplumber  # noqa: PLC0415 - slow to import, and seldom asked

    try:
        with pdfplumber.open(path) as pdf:
            return len(pdf.pages)
    except Exception as error:  # it has no error of its own for half of what a broken file does to it
        raise _refusal(path, data) from error


def _refusal(path: Path, data: mmap.mmap) -> ReadError:
    """Why neither library could open the file, from what its bytes say."""
    if data.find(HEADER) < 0 and not OBJECT.search(data):
        return not_a_pdf(path)
    if _ENCRYPTED.search(data):
        return _encrypted(path, known=False)
    if _is_cut_off(data):
        return Truncated(
            f"the file breaks off after {len(data)} bytes: it has no end mark (%%EOF)", _FETCH_AGAIN, file=str(path)
        )
    return Damaged(
        "the PDF's structure is broken beyond mending",
        "Fetch it again; if it stays so, open and save it anew in a PDF reader.",
        file=str(path),
    )


def _encrypted(path: Path, *, known: bool) -> Encrypted:
    told = "asks for a password" if known else "is encrypted in a way that cannot be undone here, or damaged as well"
    return Encrypted(f"the PDF {told}", "Ask its publisher for an open copy.", file=str(path))


def _doubts(data: mmap.mmap, file: str) -> list[Issue]:
    """What a lenient reader passes over in silence."""
    issues = []
    if _is_cut_off(data):
        issues.append(
            Issue(
                code="truncated",
                file=file,
                explanation="the file breaks off before its end mark (%%EOF): pages or text may be missing",
                remedy=_FETCH_AGAIN,
            )
        )
    if HEADER not in data[:_HEADER_WITHIN]:
        issues.append(
            Issue(
                code="no_header",
                file=file,
                explanation="the file does not begin as a PDF does (%PDF-), and was read all the same",
                remedy="Look whether its pages are whole; a file that was changed on its way is best fetched again.",
            )
        )
    return issues


def _is_cut_off(data: mmap.mmap) -> bool:
    """Whether the end mark is missing, or more objects follow the last one, as in a cut file made for the web."""
    last = data.rfind(_END)
    return last < 0 or OBJECT.search(data, last) is not None
