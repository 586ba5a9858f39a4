"""pdfplumber's view of a PDF as words, grids and rules, and its faults as ours."""

from pathlib import Path

import pytest

from extractors.reading.document import read
from extractors.reading.pdf import raw_pages
from extractors.reading.raw import RawPage
from extractors.reading.source import open_source
from models.document import Issue, TextLayer
from models.errors import Damaged, Encrypted, ReadError


def _pages(path: Path) -> list[RawPage]:
    issues: list[Issue] = []
    pages = list(raw_pages(path, issues))
    assert issues == []
    return pages


def test_pages_have_their_size_their_words_and_their_look(samples: Path) -> None:
    first = _pages(samples / "budget_pitea.pdf")[0]
    assert (first.number, round(first.width), round(first.height)) == (1, 595, 842)
    by_text = {word.text: word for word in first.words}
    assert by_text["Verksamhet"].bold
    assert not by_text["Fastigheter"].bold
    assert by_text["Fastigheter"].size == pytest.approx(10)


def test_grids_and_horizontal_rules_are_told_where_there_are_any(samples: Path) -> None:
    assert len(_pages(samples / "budget_pitea.pdf")[0].grids) == 3
    survey = _pages(samples / "medborgarundersokning_skovde.pdf")
    assert survey[0].grids == ()
    assert len(survey[0].rules) == 15
    assert survey[1].rules == ()


def test_a_scanned_page_is_a_picture(samples: Path) -> None:
    parsed = read(open_source(samples / "skannat_protokollsutdrag_hudiksvall.pdf"))
    assert TextLayer.NONE in {page.text_layer for page in parsed.pages}
    assert "no_text_layer" in {issue.code for issue in parsed.issues}


def test_a_file_that_breaks_off_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\n")
    with pytest.raises(ReadError) as caught:
        list(raw_pages(tmp_path / "broken.pdf", []))
    assert "broken.pdf" in str(caught.value.file)


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("pdfminer__samples__encryption__aes-256.pdf", Encrypted),
        ("pdfminer__samples__encryption__rc4-40.pdf", Encrypted),
        ("qpdf__qpdf__qtest__qpdf__no-pages-types.pdf", ReadError),
        ("ocrmypdf__tests__resources__invalid.pdf", Damaged),
    ],
)
def test_a_file_that_cannot_be_read_tells_why_and_what_to_do(
    shared_corpus: Path, name: str, error: type[ReadError]
) -> None:
    with pytest.raises(error) as caught:
        list(raw_pages(shared_corpus / "bad" / name, []))
    assert caught.value.remedy


def test_every_word_of_a_page_is_in_a_line(samples: Path) -> None:
    path = samples / "medborgarundersokning_skovde.pdf"
    parsed = read(open_source(path))
    read_boxes = {(line.page, box) for line in parsed.lines() for box in line.boxes}
    assert {(page.number, word.bbox) for page in _pages(path) for word in page.words} == read_boxes
