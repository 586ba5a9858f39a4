"""Which pages are looked at, and what is made of what is seen."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from extractors.reading.ocr.judging import honest
from extractors.reading.ocr.tesseract import OcrFailed
from extractors.reading.raw import RawPage, Word
from models.document import SourceDocument, TextLayer
from tests.unit.reading.made_pages import HEIGHT, WIDTH, grid, lines, page
from tests.unit.reading.seen_pages import NO_TESSERACT, Seer, paper, with_table

_TRUE = (
    "nämnden beslutar att utföra konditionen på trafikleder och grundförbättring",
    "är taget eftersom vägarna annars förfaller under de kommande åren",
    "förvaltningen ska återkomma med en tidplan för arbetet under våren",
)
_TOLD = (
    "nämnden beslutar at utöra konditionen på trafkleder och grundförbätring",
    "är taget efersom vägarna annars förfaler under de komande åren",
    "förvaltningen ska återkomma med en tidplan för arbetet under våren",
)
_MORE = "kommunen ansvarar också för gator, parker, vatten och avlopp samt skolornas lokaler och bibliotek"
_SOURCE = SourceDocument(id="0" * 64, path="a.pdf")


def _seen(*texts: str, sure: float = 0.9) -> RawPage:
    words = tuple(replace(word, confidence=sure) for word in lines(60, 101, *texts))
    return replace(page(words), image_share=1.0)


def _told(texts: tuple[str, ...] = _TOLD, size: float = 10.0) -> list[Word]:
    """Words of a text layer, set so that each stands where its true twin does."""
    return [
        replace(shown, text=told.text, size=size, bold=True)
        for shown, told in zip(lines(60, 100, *_TRUE), lines(60, 100, *texts), strict=True)
    ]


def _reader(shown: RawPage | OcrFailed | None, every: bool = False) -> Seer:
    return Seer(NO_TESSERACT, every=every, shown=shown)


def _pdf(folder: Path, grey: np.ndarray, words: list[Word]) -> tuple[SourceDocument, RawPage]:
    """A PDF of one A4 page that is a picture, and the page as a reader finds it."""
    file = folder / "picture.pdf"
    Image.fromarray(grey).resize((1240, 1754)).save(file, "PDF", resolution=150.0)
    source = SourceDocument(id="1" * 64, path=str(file))
    return source, RawPage(1, 1240 * 0.48, 1754 * 0.48, tuple(words), image_share=1.0)


def test_an_honest_page_is_not_looked_at() -> None:
    reader = _reader(None)
    found, raw, issues = honest(page(lines(60, 100, *_TRUE)), _SOURCE, reader)
    assert (found.text_layer, issues, reader.asked) == (TextLayer.OK, (), [])
    assert raw == page(lines(60, 100, *_TRUE))


def test_a_page_whose_words_are_seen_to_be_others_is_read_as_it_is_seen() -> None:
    found, raw, issues = honest(page(_told()), _SOURCE, _reader(_seen(*_TRUE)))
    assert (found.text_layer, issues) == (TextLayer.OCR, ())
    assert raw is not None
    assert [w.text for w in raw.words] == [w.text for w in _seen(*_TRUE).words]


def test_a_lying_page_keeps_what_it_does_not_lie_about() -> None:
    ruled = page(_told(size=14.0), grids=[grid((50, 300, 550), (90, 120, 140))])
    _, raw, _ = honest(ruled, _SOURCE, _reader(_seen(*_TRUE)))
    assert raw is not None
    assert raw.grids == ruled.grids
    assert {(w.size, w.bold, w.confidence) for w in raw.words} == {(14.0, True, 0.9)}


def test_odd_words_that_are_printed_as_they_are_written_are_honest() -> None:
    found, raw, _ = honest(page(_told()), _SOURCE, _reader(_seen(*_TOLD)))
    assert found.text_layer is TextLayer.OK
    assert raw == page(_told())


def test_what_is_hardly_seen_contradicts_nobody() -> None:
    found, _, _ = honest(page(_told()), _SOURCE, _reader(_seen(*_TRUE, sure=0.3)))
    assert found.text_layer is TextLayer.OK


def test_a_picture_is_read_as_it_is_seen() -> None:
    found, raw, _ = honest(page(images=0.9), _SOURCE, _reader(_seen(*_TRUE)))
    assert found.text_layer is TextLayer.OCR
    assert raw == _seen(*_TRUE)


def test_what_is_seen_as_no_words_is_not_read() -> None:
    riddle = ["xqzv wrtk plmn bvcx"] * 6
    found, raw, (issue,) = honest(page(images=0.9), _SOURCE, _reader(_seen(*riddle)))
    assert (found.text_layer, raw, issue.code) == (TextLayer.NONE, None, "ocr_failed")


@pytest.mark.parametrize("raw", [page(images=0.9), page(_told())])
def test_a_failure_to_look_costs_the_page_and_is_told(raw: RawPage) -> None:
    found, left, (issue,) = honest(raw, _SOURCE, _reader(OcrFailed("tesseract was not done after 25 seconds")))
    assert not found.text_layer.is_read
    assert left is None
    assert "not done after 25 seconds" in issue.explanation


@pytest.mark.parametrize(
    ("raw", "state", "code"),
    [
        (page(images=0.9), TextLayer.NONE, "no_text_layer"),
        (page(_told()), TextLayer.GARBLED, "text_layer_garbled"),
        (page(_told(), lines(60, 160, _MORE)), TextLayer.DOUBTFUL, "text_layer_doubtful"),
    ],
)
def test_without_tesseract_it_is_told_what_to_install(raw: RawPage, state: TextLayer, code: str) -> None:
    found, left, (issue,) = honest(raw, _SOURCE, None)
    assert (found.text_layer, issue.code) == (state, code)
    assert (left is not None) is state.is_read
    assert "tesseract-ocr-swe" in issue.remedy


def test_every_page_is_looked_at_where_that_is_asked_for() -> None:
    reader = _reader(_seen(*_TRUE), every=True)
    found, _, _ = honest(page(lines(60, 100, *_TRUE)), _SOURCE, reader)
    assert found.text_layer is TextLayer.OCR
    assert len(reader.asked) == 1


def test_a_picture_of_a_table_on_an_honest_page_is_read_at_its_place(tmp_path: Path) -> None:
    source, raw = _pdf(tmp_path, with_table(paper(900, 1273)), [])
    raw = replace(raw, words=tuple(lines(60, 780, "Bilaga till protokollet")), image_share=0.3)
    reader = _reader(RawPage(1, WIDTH, HEIGHT, tuple(lines(10, 20, "cell"))))
    found, whole, _ = honest(raw, source, reader)
    assert found.text_layer is TextLayer.OK
    ((number, region),) = reader.asked
    assert (number, found.pictures_read) == (1, (region,))
    assert whole is not None
    assert [w.text for w in whole.words] == [*(w.text for w in raw.words), "cell"]


def test_a_photograph_on_an_honest_page_is_not_looked_at(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).normal(128, 40, (1273, 900)).clip(0, 255).astype(np.uint8)
    source, raw = _pdf(tmp_path, noise, [])
    reader = _reader(None)
    honest(replace(raw, words=tuple(lines(60, 780, *_TRUE))), source, reader)
    assert reader.asked == []


def test_a_scan_with_a_stamp_for_a_text_layer_is_a_scan(tmp_path: Path) -> None:
    scan = paper(1240, 1754)
    for i in range(20):
        for x in range(100, 1100, 40):
            scan[100 + 60 * i : 118 + 60 * i, x : x + 14] = 0
    source, raw = _pdf(tmp_path, scan, lines(400, 20, "Kommunstyrelsen 2020-01-02 Sida 3 (5)"))
    found, _, _ = honest(raw, source, _reader(_seen(*_TRUE)))
    assert found.text_layer is TextLayer.OCR
