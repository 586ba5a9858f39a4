"""What is read of a page is what the page shows, whatever else its text layer says."""

from pathlib import Path

import pytest

from extractors.reading.backends.pdfium import Gather
from extractors.reading.backends.shown import Showing
from extractors.reading.cleaning import cleaned
from extractors.reading.options import ReadOptions
from extractors.reading.pages import read_pages
from extractors.reading.pdf import FASTEST, raw_pages
from extractors.reading.raw import RawPage, Unseen
from models.document import SourceDocument
from tests.faults.hidden_text import FIGURE, HIDDEN, OF_A_SCANNER, SHOWN, page_with

_BACKENDS = [pytest.param(FASTEST, id="pdfium"), pytest.param(None, id="pdfplumber")]

_UPON_EACH_OTHER = b"BT /F1 12 Tf 72 650 Td (140 tkr) Tj ET BT /F1 12 Tf 73 650 Td (999 tkr) Tj ET"


def _read(folder: Path, content: bytes, gather: Gather | None, turned: int = 0) -> tuple[RawPage, list[str]]:
    path = folder / "a.pdf"
    path.write_bytes(page_with(content, turned))
    page = cleaned(*raw_pages(path, [], gather=gather))
    return page, [word.text for word in page.words]


@pytest.mark.parametrize("gather", _BACKENDS)
@pytest.mark.parametrize("way", HIDDEN)
def test_a_figure_that_the_page_does_not_show_is_not_read(tmp_path: Path, way: str, gather: Gather | None) -> None:
    _, words = _read(tmp_path, HIDDEN[way], gather)
    assert words[:3] == ["Anslaget", "till", "skolan"]
    assert not any(FIGURE[:2] in word for word in words)


@pytest.mark.parametrize("gather", _BACKENDS)
@pytest.mark.parametrize("way", SHOWN)
def test_a_figure_that_the_page_shows_is_read(tmp_path: Path, way: str, gather: Gather | None) -> None:
    page, words = _read(tmp_path, SHOWN[way], gather)
    assert (words[3:], (page.unseen or Unseen()).hidden) == ([FIGURE, "tkr"], 0)


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_on_a_turned_page_too(tmp_path: Path, turned: int) -> None:
    matrix = {90: b"0 1 -1 0 900 0 cm ", 180: b"-1 0 0 -1 500 1300 cm ", 270: b"0 -1 1 0 -300 500 cm "}[turned]
    for state, expected in ((b"", [FIGURE, "tkr"]), (b"3 Tr ", [])):
        content = b"q %s%s BT /F1 12 Tf 72 650 Td (140 tkr) Tj ET Q" % (matrix, state)
        page, words = _read(tmp_path, content, FASTEST, turned)
        assert [word for word in words if word in (FIGURE, "tkr")] == expected
        assert (page.unseen or Unseen()).hidden == (0 if expected else len("140tkr"))


@pytest.mark.parametrize("gather", _BACKENDS)
def test_two_figures_upon_each_other_are_neither_read_nor_passed_over(tmp_path: Path, gather: Gather | None) -> None:
    page, words = _read(tmp_path, _UPON_EACH_OTHER, gather)
    assert words == ["Anslaget", "till", "skolan"]
    assert (page.unseen or Unseen()).mixed == len("140 tkr" + "999 tkr")


@pytest.mark.parametrize("gather", _BACKENDS)
def test_what_a_scanner_read_in_its_picture_is_read_and_counted(tmp_path: Path, gather: Gather | None) -> None:
    page, words = _read(tmp_path, OF_A_SCANNER, gather)
    assert words[3:] == [FIGURE, "tkr"]
    assert page.unseen == Unseen(in_pictures=len("140tkr"))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (HIDDEN["white_on_white"], "text_hidden"),
        (_UPON_EACH_OTHER, "text_mixed"),
        (OF_A_SCANNER, "text_of_a_scanner"),
    ],
)
def test_what_was_left_out_is_told(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(page_with(content))
    (read,) = read_pages(SourceDocument(id="0" * 64, path=str(path)), ReadOptions())
    assert [(issue.code, issue.page) for issue in read.issues] == [(code, 1)]
    assert FIGURE not in read.issues[0].explanation


def test_a_page_on_which_nothing_speaks_for_hidden_text_is_not_drawn(
    tmp_path: Path, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[object] = []
    monkeypatch.setattr(Showing, "of", lambda page, _view: drawn.append(page))
    list(raw_pages(samples / "budget_pitea.pdf", []))
    assert drawn == []
    _read(tmp_path, b"BT 3 Tr /F1 12 Tf 72 650 Td (140 tkr) Tj ET", FASTEST)
    assert len(drawn) == 1


def test_a_label_that_runs_into_its_value_by_a_letter_is_read_with_it(tmp_path: Path) -> None:
    content = b"BT /F1 12 Tf 72 650 Td (Sammanstallning) Tj ET BT /F1 12 Tf 152 650 Td (Onsdagen den 8) Tj ET"
    page, _ = _read(tmp_path, content, FASTEST)
    assert (page.unseen or Unseen()).mixed == 0
