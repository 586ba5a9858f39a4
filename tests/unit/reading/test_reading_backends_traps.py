"""What pdfium does otherwise than pdfplumber, and what becomes of it."""

from pathlib import Path

import pikepdf
import pytest

from extractors.reading.backends.faults import Inexact
from extractors.reading.backends.gathering import gather
from extractors.reading.pdf import FASTEST, raw_pages
from models.document import Issue
from tests.unit.reading.backend_pages import NEAR, both, by_pdfium, made


def _texts(path: Path) -> list[str]:
    """The words of a page that pdfium has read, which must be those of stock pdfplumber, in the same places."""
    (_, stock), *_ = both(path)
    words = by_pdfium(path).words()
    assert [word.text for word in words] == [word.text for word in stock.words]
    for word, other in zip(words, stock.words, strict=True):
        assert word.bbox == pytest.approx(other.bbox, abs=NEAR)
    return [word.text for word in words]


def test_a_space_that_is_a_string_of_its_own_parts_two_words(tmp_path: Path) -> None:
    content = b"BT /F1 9 Tf 60 700 Td (Rapport) Tj ( ) Tj (om) Tj ET"
    assert _texts(made(tmp_path / "a.pdf", content)) == ["Rapport", "om"]


def test_a_gap_in_a_string_parts_words_only_where_it_is_wide(tmp_path: Path) -> None:
    content = b"BT /F1 9 Tf 60 700 Td [(tio) -250 (tusen) -900 (kronor)] TJ ET"
    assert _texts(made(tmp_path / "a.pdf", content)) == ["tiotusen", "kronor"]


def test_a_space_after_a_gap_is_not_lost(tmp_path: Path) -> None:
    content = b"BT /F1 5 Tf 60 700 Td [(belopp) -200 ( och) -200 ( ) -200 (tid)] TJ ET"
    assert _texts(made(tmp_path / "a.pdf", content)) == ["belopp", "och", "tid"]


def test_a_hyphen_at_a_line_end_stays_a_hyphen(tmp_path: Path) -> None:
    content = b"BT /F1 12 Tf 60 700 Td (kommunikations-) Tj 0 -14 Td (strategi) Tj ET"
    assert _texts(made(tmp_path / "a.pdf", content)) == ["kommunikations-", "strategi"]


def test_several_spaces_in_a_row_part_two_words(tmp_path: Path) -> None:
    content = b"BT /F1 12 Tf 60 700 Td (Budget    2024) Tj ET"
    assert _texts(made(tmp_path / "a.pdf", content)) == ["Budget", "2024"]


def test_text_drawn_twice_to_look_bold_is_read_once(tmp_path: Path) -> None:
    content = b"BT /F1 12 Tf 60 700 Td (Beslut) Tj ET BT /F1 12 Tf 60.3 700 Td (Beslut) Tj ET"
    path = made(tmp_path / "a.pdf", content)
    assert [word.text for word in by_pdfium(path).words()] == ["Beslut"]


def test_invisible_text_is_no_word(tmp_path: Path) -> None:
    assert _texts(made(tmp_path / "a.pdf", b"BT 3 Tr /F1 12 Tf 60 700 Td (Osynlig) Tj ET")) == []


def test_text_outside_the_page_is_no_word(tmp_path: Path) -> None:
    content = b"BT /F1 12 Tf 60 700 Td (inne) Tj 900 0 Td (ute) Tj ET"
    assert _texts(made(tmp_path / "a.pdf", content)) == ["inne"]


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(tmp_path: Path, angle: int) -> None:
    matrix = {0: b"1 0 0 1 60 700", 90: b"0 1 -1 0 200 60", 180: b"-1 0 0 -1 500 700", 270: b"0 -1 1 0 200 700"}[angle]
    content = b"BT /F1 12 Tf " + matrix + b" Tm (Plan 2024) Tj ET 60 500 200 40 re S"
    assert _texts(made(tmp_path / "a.pdf", content, Rotate=angle)) == ["Plan", "2024"]
    (ours, stock), *_ = both(tmp_path / "a.pdf")
    assert (ours.width, ours.height) == (stock.width, stock.height)
    for rule, other in zip(ours.rules, stock.rules, strict=True):
        assert rule == pytest.approx(other, abs=NEAR)


@pytest.mark.parametrize("key", ["MediaBox", "CropBox"])
def test_a_page_whose_corner_is_not_the_origin_is_read_where_it_lies(tmp_path: Path, key: str) -> None:
    content = b"BT /F1 12 Tf 160 700 Td (Plan) Tj ET 160 500 200 40 re S"
    box = pikepdf.Array([100, 50, 500, 800])
    assert _texts(made(tmp_path / "a.pdf", content, **{key: box})) == ["Plan"]


def test_a_page_in_larger_units_is_read_in_points_of_its_own(tmp_path: Path) -> None:
    assert _texts(made(tmp_path / "a.pdf", b"BT /F1 12 Tf 60 700 Td (Plan) Tj ET", UserUnit=2)) == ["Plan"]


def test_text_in_a_form_is_read_where_the_form_is_drawn(tmp_path: Path) -> None:
    path = made(tmp_path / "a.pdf", b"q 2 0 0 2 100 100 cm /X1 Do Q")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0]
        form = pdf.make_stream(b"BT /F1 6 Tf 10 200 Td (I) Tj ( ) Tj (form) Tj ET 10 190 50 20 re S")
        keys = {"Type": "/XObject", "Subtype": "/Form"}
        form.update({f"/{key}": pikepdf.Name(value) for key, value in keys.items()})
        form["/BBox"], form["/Resources"] = pikepdf.Array([0, 0, 300, 300]), page.Resources
        form["/Matrix"] = pikepdf.Array([1, 0, 0, 1, 5, 5])
        page.Resources["/XObject"] = pikepdf.Dictionary(X1=form)
        pdf.save(path)
    assert _texts(path) == ["I", "form"]
    ours, stock = by_pdfium(path), next(iter(both(path)))[1]
    assert [(r["x0"], r["top"]) for r in ours.rects] == [pytest.approx((130, 842 - 530), abs=NEAR)]
    assert len(ours.rects) * 2 == len(stock.rules)


def test_letters_raised_above_the_line_are_counted_as_a_mark(tmp_path: Path) -> None:
    content = b"BT /F1 12 Tf 60 700 Td (1234) Tj 5 Ts /F1 6 Tf (2) Tj ET"
    path = made(tmp_path / "a.pdf", content)
    assert _texts(path) == ["12342"]
    assert [word.raised for word in by_pdfium(path).words()] == [1]


def test_fractions_of_widths_do_not_add_up(samples: Path) -> None:
    (ours, stock), *_ = both(samples / "budget_pitea.pdf")
    drift = [abs(a.bbox.x1 - b.bbox.x1) for a, b in zip(ours.words, stock.words, strict=True)]
    assert max(drift) < 0.005


def test_other_text_in_place_of_what_is_drawn_leaves_the_page_to_pdfplumber(tmp_path: Path) -> None:
    content = b"BT /F1 12 Tf 60 700 Td /Span <</ActualText (Annat)>> BDC (Drawn) Tj EMC ET"
    path = made(tmp_path / "a.pdf", content)
    with pytest.raises(Inexact):
        by_pdfium(path)
    assert [w.text for page in raw_pages(path, []) for w in page.words] == ["Drawn"]


def test_a_page_that_the_pass_fails_on_is_read_by_pdfplumber(samples: Path) -> None:
    def fails(page: int, text_page: int) -> object:
        raise ValueError(f"{page} {text_page}")

    path, issues = samples / "budget_pitea.pdf", list[Issue]()
    pages = list(raw_pages(path, issues, gather=fails))  # type: ignore[arg-type]
    assert [len(page.words) for page in pages] == [len(page.words) for page in raw_pages(path, [], gather=None)]
    assert issues == []


def test_a_range_of_pages_is_read_alone(samples: Path) -> None:
    path = samples / "protokoll_karlstad.pdf"
    whole = list(raw_pages(path, []))
    assert [page.number for page in whole] == [1, 2, 3]
    assert list(raw_pages(path, [], 2, 2)) == whole[1:2]
    assert list(raw_pages(path, [], 2)) == whole[1:]
    assert list(raw_pages(path, [], 7, 9)) == []


def test_without_the_compiled_pass_the_pages_are_the_same(samples: Path) -> None:
    path = samples / "strategi_lidkoping.pdf"
    assert list(raw_pages(path, [], gather=gather)) == list(raw_pages(path, [], gather=FASTEST))


def test_a_page_says_its_characters_and_pictures_as_pdfplumber_does(samples: Path) -> None:
    page = by_pdfium(samples / "budget_pitea.pdf")
    assert {"text", "x0", "x1", "top", "bottom", "size", "fontname", "upright"} <= set(page.chars[0])
    assert [word["text"] for word in page.extract_words()] == [word.text for word in page.words()]
    assert page.crop((0, 0, float(page.width), 200)).extract_text()
    scan = by_pdfium(samples / "skannat_protokollsutdrag_hudiksvall.pdf")
    assert len(scan.images) == 1
