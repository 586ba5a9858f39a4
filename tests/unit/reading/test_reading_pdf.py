"""pdfplumber's view of a PDF as words, grids and rules, and its faults as ours."""

from pathlib import Path

import pikepdf
import pytest

from extractors.pipeline import extract
from extractors.reading.document import read
from extractors.reading.pdf import raw_pages
from extractors.reading.raw import RawPage
from extractors.reading.source import open_source
from models.document import Issue, TextLayer
from models.errors import Damaged, Encrypted, ReadError
from models.settings import Settings


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


@pytest.mark.parametrize(("name", "code"), [("vector", "no_text_layer"), ("no_contents", "no_text")])
def test_a_document_without_any_text_is_unread_and_told(shared_corpus: Path, name: str, code: str) -> None:
    path = shared_corpus / "bad" / f"ocrmypdf__tests__resources__{name}.pdf"
    extraction = extract(read(open_source(path)), Settings())
    assert extraction.pages_unread == (1,)
    assert [issue.code for issue in extraction.issues] == [code]


def _pdf(path: Path, *contents: bytes) -> Path:
    """A PDF with a page for each content stream."""
    with pikepdf.new() as pdf:
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        for content in contents:
            page = pdf.add_blank_page(page_size=(595, 842))
            page.Contents = pdf.make_stream(content)
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        pdf.save(path)
    return path


_TEXT, _DRAWING = b"BT /F1 12 Tf 60 700 Td (Rapporten) Tj ET", b"60 700 m 80 720 90 650 120 700 c S"
_WHITE, _BEYOND = b"1 1 1 rg 0 0 595 842 re f", b"700 900 m 800 900 l S"


def test_a_blank_page_among_others_is_read_and_a_drawn_one_is_not(tmp_path: Path) -> None:
    parsed = read(open_source(_pdf(tmp_path / "a.pdf", _TEXT, b"", _DRAWING)))
    assert [page.text_layer for page in parsed.pages] == [TextLayer.OK, TextLayer.OK, TextLayer.NONE]
    assert [(issue.code, issue.page) for issue in parsed.issues] == [("no_text_layer", 3)]
    assert extract(parsed, Settings()).pages_unread == (3,)


def test_what_cannot_be_seen_is_no_drawing(tmp_path: Path) -> None:
    pages = _pages(_pdf(tmp_path / "a.pdf", _DRAWING, _WHITE, _BEYOND))
    assert [page.has_drawing for page in pages] == [True, False, False]


def test_a_document_of_blank_pages_is_unread(tmp_path: Path) -> None:
    extraction = extract(read(open_source(_pdf(tmp_path / "a.pdf", b"", _WHITE))), Settings())
    assert extraction.pages_unread == (1, 2)
    assert [issue.code for issue in extraction.issues] == ["no_text"]


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
        ("ocrmypdf__tests__resources__invalid.pdf", Damaged),
    ],
)
def test_a_file_that_cannot_be_read_tells_why_and_what_to_do(
    shared_corpus: Path, name: str, error: type[ReadError]
) -> None:
    with pytest.raises(error) as caught:
        list(raw_pages(shared_corpus / "bad" / name, []))
    assert caught.value.remedy


def test_a_page_tree_that_only_pdfium_can_follow_is_read(shared_corpus: Path) -> None:
    pages = _pages(shared_corpus / "bad" / "qpdf__qpdf__qtest__qpdf__no-pages-types.pdf")
    assert [page.number for page in pages] == [1]
    assert pages[0].words


def test_every_word_of_a_page_is_in_a_line(samples: Path) -> None:
    path = samples / "medborgarundersokning_skovde.pdf"
    parsed = read(open_source(path))
    read_boxes = {(line.page, box) for line in parsed.lines() for box in line.boxes}
    assert {(page.number, word.bbox) for page in _pages(path) for word in page.words} == read_boxes
