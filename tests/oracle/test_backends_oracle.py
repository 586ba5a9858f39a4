"""Stock pdfplumber as the oracle of what pdfium reads: words, places, grids, rules; and C as Python has it."""

import ctypes
from dataclasses import fields
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from pypdfium2 import raw

from extractors.reading.backends.compiled import compiled
from extractors.reading.backends.gathering import gather
from extractors.reading.raw import RawPage
from samples.build import SAMPLES, names
from tests.unit.reading.backend_pages import both, differing

DEV = (
    "soderhamn",
    "trelleborg",
    "jonkoping-barn-och-utbildningsnamnden-2016-10-18",
    "jonkoping-barn-och-utbildningsnamnden-2021-01-26",
    pytest.param("sundsvall-tillvaxtstrategi", marks=pytest.mark.slow),
    pytest.param("borlange-rsa-2023", marks=pytest.mark.slow),
)
_EQUAL = 0.995  # of the words
_ELSEWHERE = 0.1  # points: what rounding of widths adds up to on a long line stays below


def _check(path: Path) -> None:
    """Words, grids and rules of every page as stock has them, and words where stock has them."""
    words = differ = far = 0
    for ours, stock in both(path):
        texts, expected = [w.text for w in ours.words], [w.text for w in stock.words]
        words, differ = words + len(expected), differ + differing(texts, expected)
        far += _far(ours, stock) if texts == expected else 0
        assert _rounded(ours.grids) == _rounded(stock.grids), f"page {ours.number}"
        assert len(ours.rules) == len(stock.rules), f"page {ours.number}"
        assert (ours.width, ours.height, ours.has_drawing) == (stock.width, stock.height, stock.has_drawing)
        assert ours.image_share == pytest.approx(stock.image_share, abs=1e-4)
    assert differ <= (1 - _EQUAL) * words
    assert far <= (1 - _EQUAL) * words


def _far(ours: RawPage, stock: RawPage) -> int:
    """How many words stand elsewhere, or look otherwise."""
    pairs = zip(ours.words, stock.words, strict=True)
    return sum(
        max(abs(a - b) for a, b in zip(one.bbox, other.bbox, strict=True)) > _ELSEWHERE
        or (one.bold, one.italic, one.raised) != (other.bold, other.italic, other.raised)
        or abs(one.size - other.size) > 0.11
        for one, other in pairs
    )


def _rounded(grids: tuple[object, ...]) -> list[str]:
    """Grids as text, to a tenth of a point."""
    return [str([tuple(round(v, 1) + 0 for v in cell) for cell in sorted(g.cells)]) for g in grids]  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", names())
def test_a_sample_is_read_as_stock_pdfplumber_reads_it(name: str) -> None:
    _check(SAMPLES / f"{name}.pdf")


@pytest.mark.parametrize("name", DEV)
def test_a_real_document_is_read_as_stock_pdfplumber_reads_it(shared_corpus: Path, name: str) -> None:
    _check(shared_corpus / "dev" / f"{name}.pdf")


def _same_in_c(path: Path) -> list[str]:
    """The columns that C and Python fill differently."""
    in_c = compiled()
    if in_c is None:
        pytest.skip("the compiled pass has not been built")
    wrong = []
    document = pypdfium2.PdfDocument(path)
    for page in document:
        text_page = raw.FPDFText_LoadPage(page.raw)
        at = [ctypes.cast(found, ctypes.c_void_p).value or 0 for found in (page.raw, text_page)]
        one, other = gather(*at), in_c(*at)
        for column in fields(one):
            a, b = getattr(one, column.name), getattr(other, column.name)
            if not (a.dtype == b.dtype and np.array_equal(a, b)):
                wrong.append(column.name)
        raw.FPDFText_ClosePage(text_page)
        page.close()
    document.close()
    return wrong


@pytest.mark.parametrize("name", names())
def test_the_compiled_pass_gives_what_python_gives(name: str) -> None:
    assert _same_in_c(SAMPLES / f"{name}.pdf") == []


def test_the_compiled_pass_gives_what_python_gives_on_damaged_files(shared_corpus: Path) -> None:
    tried, wrong = 0, []
    for path in sorted((shared_corpus / "bad").glob("*.pdf")):
        try:
            wrong += _same_in_c(path)
            tried += 1
        except pypdfium2.PdfiumError:
            continue  # pdfium cannot open it, or not every page of it
    assert tried > 20
    assert wrong == []
