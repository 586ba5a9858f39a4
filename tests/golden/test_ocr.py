"""Pages without honest text read from what they show; honest pages left alone. Tesseract and all, on real PDFs."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from benchmarks.ocr import TWINS, with_twins
from extractors.pipeline import extract
from extractors.reading.document import laid_out, read
from extractors.reading.ocr.cache import NoOcrCache
from extractors.reading.ocr.page_reader import PageReader, page_reader
from extractors.reading.options import ReadOptions
from extractors.reading.pages import read_pages
from extractors.reading.raw import RawPage
from extractors.reading.source import open_source
from models.document import SourceDocument, TextLayer
from models.extraction import Extraction
from models.provenance import BBox
from models.settings import Ocr, Settings
from review.evaluation.scoring import score
from samples.build import SAMPLES
from tests.golden.golden_documents import EXPECTED, READABLE, UNREAD
from tests.unit.reading.seen_pages import NO_TESSERACT

_SECONDS = 300.0  # for a page: the tests do not measure speed
_NEAR_TWIN, _NEAR_SCAN = 0.05, 0.10  # of micro F1 that a damaged text layer, and a scan, may cost


@pytest.fixture(scope="module")
def by_ocr(system_tool: Callable[[str], str]) -> ReadOptions:
    """Reading with OCR."""
    system_tool("tesseract")
    reader = page_reader(Ocr.AUTO, NoOcrCache(), _SECONDS)
    assert reader is not None, "tesseract is there, its Swedish model is not"
    return ReadOptions(ocr=reader)


@dataclass(frozen=True)
class _Guard(PageReader):
    """A reader that sees nothing, and remembers which pages it was asked to look at."""

    pages: list[int] = field(default_factory=list)

    def page(self, source: SourceDocument, number: int, size: tuple[float, float]) -> RawPage:
        del source
        self.pages.append(number)
        return RawPage(number, *size, ())

    def region(self, source: SourceDocument, number: int, size: tuple[float, float], region: BBox) -> RawPage:
        del source, region
        return RawPage(number, *size, ())


def _looked_at(pdf: Path) -> list[int]:
    """The pages of a PDF that would be rendered as a whole."""
    guard = _Guard(NO_TESSERACT)
    for _ in read_pages(open_source(pdf), ReadOptions(ocr=guard)):
        pass
    return guard.pages


def _of_page(pdf: Path, number: int, options: ReadOptions) -> Extraction:
    """What is extracted from one page of a PDF."""
    source = open_source(pdf)
    return extract(laid_out(source, read_pages(source, options, number, number)), Settings())


@pytest.mark.parametrize("name", UNREAD)
def test_a_sample_without_honest_text_is_read_by_ocr_and_says_so(name: str, by_ocr: ReadOptions) -> None:
    parsed = read(open_source(SAMPLES / f"{name}.pdf"), by_ocr)
    extraction = extract(parsed, Settings())
    assert {page.text_layer for page in parsed.pages} == {TextLayer.OCR}
    assert extraction.pages_unread == ()
    assert score(EXPECTED[name], extraction.to_records(), name).micro_f1 >= 1 - _NEAR_SCAN
    assert all("ocr" in {flag.code for flag in record.flags} for _, record in extraction.records())
    assert all(place.ocr is not None for _, record in extraction.records() for place in record.places)


@pytest.mark.parametrize("name", READABLE)
def test_no_page_of_an_honest_sample_is_looked_at(name: str) -> None:
    assert _looked_at(SAMPLES / f"{name}.pdf") == []


@pytest.mark.slow
def test_no_honest_page_of_a_real_document_is_looked_at(shared_corpus: Path) -> None:
    documents = sorted((shared_corpus / "dev").glob("*.pdf"))
    assert documents
    assert {pdf.name: pages for pdf in documents if (pages := _looked_at(pdf))} == {}


def test_lying_pages_of_real_minutes_are_suspected_and_honest_ones_left_alone(shared_corpus: Path) -> None:
    assert _looked_at(shared_corpus / "unlabelled" / "nykarleby-extract.pdf") == [1, 2, 3, 4]


@pytest.mark.soak
def test_lying_pages_of_real_minutes_are_found_out(shared_corpus: Path, by_ocr: ReadOptions) -> None:
    source = open_source(shared_corpus / "unlabelled" / "nykarleby-extract.pdf")
    pages = [read.page for read in read_pages(source, by_ocr)]
    assert [page.text_layer for page in pages] == [TextLayer.OCR] * 4 + [TextLayer.OK] * 2


@pytest.mark.soak
def test_measures_in_a_picture_of_a_table_are_found(shared_corpus: Path, by_ocr: ReadOptions) -> None:
    extraction = _of_page(shared_corpus / "dev" / "borlange-rsa-2023.pdf", 58, by_ocr)
    found = {measure.text: measure for measure in extraction.measures}
    assert len(found) == 12
    plan = found["Beslutad nödbränsleplan innehållande planer för transport och krislager"]
    assert (plan.responsible, plan.deadline) == (("Kommunskydd",), "250601")
    assert "ocr" in {flag.code for flag in plan.flags}


@pytest.mark.soak
@pytest.mark.parametrize("name", READABLE)
def test_twins_that_show_the_same_give_the_same_records(name: str, by_ocr: ReadOptions) -> None:
    original, *twins = with_twins(name, list(TWINS), by_ocr)
    assert original.by_ocr == 0
    for twin, reached in zip(TWINS, twins, strict=True):
        allowed = _NEAR_SCAN if twin.startswith("scan") else _NEAR_TWIN
        assert reached.f1 >= original.f1 - allowed, f"{twin}: {reached} after {original}"
