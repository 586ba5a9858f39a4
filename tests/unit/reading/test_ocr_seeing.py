"""What tesseract answers → words: hOCR, symbols that one model lacks, bullets, sizes and bold type."""

import cv2
import numpy as np
import pytest

from extractors.reading.ocr.hocr import SeenLine, SeenWord, seen_lines
from extractors.reading.ocr.looks import bold, sizes, with_bullets
from extractors.reading.ocr.render import Picture
from extractors.reading.ocr.symbols import with_symbols
from extractors.reading.ocr.tesseract import OcrFailed
from models.provenance import BBox
from tests.unit.reading.seen_pages import paper, picture

_HOCR = b"""<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml"><body><div class="ocr_page"><p class="ocr_par">
<span class="ocr_line" title="bbox 100 50 400 90; baseline 0.01 -8; x_size 40; x_descenders 8; x_ascenders 9">
 <span class="ocrx_word" title="bbox 100 50 220 90; x_wconf 96">N\xc3\xa4mnden</span>
 <span class="ocrx_word" title="bbox 240 50 400 90; x_wconf 41"><em>beslutar</em></span>
</span>
<span class="ocr_line" title="bbox 0 0 9 9; x_size 9">
 <span class="ocrx_word" title="bbox 0 0 9 9; x_wconf 9"> </span>
</span>
</p></div></body></html>"""


def _line(*words: tuple[str, float, float], size: float = 40.0) -> SeenLine:
    """A line at height 50 to 90 with words from x0 to x1."""
    seen = tuple(SeenWord(text, BBox(x0, 50, x1, 90), 0.9) for text, x0, x1 in words)
    return SeenLine(seen, BBox.union(w.box for w in seen), size, (0.0, 82.0))


def _texts(lines: list[SeenLine]) -> list[str]:
    return [word.text for line in lines for word in line.words]


def test_hocr_gives_words_with_places_and_how_sure_they_are() -> None:
    (line,) = seen_lines(_HOCR)
    assert [(w.text, w.confidence) for w in line.words] == [("Nämnden", 0.96), ("beslutar", 0.41)]
    assert line.words[1].box == BBox(240, 50, 400, 90)
    assert line.base(200) == pytest.approx(90 - 8 + 0.01 * 100)


def test_an_answer_that_is_no_hocr_is_told() -> None:
    with pytest.raises(OcrFailed, match="not hOCR"):
        seen_lines(b"Segmentation fault")


def test_a_symbol_that_the_swedish_model_lacks_is_taken_from_the_english_one() -> None:
    swedish = _line(("KFN", 0, 60), ("8", 80, 95), ("73", 105, 140), ("andel", 160, 240), ("5296", 260, 330))
    english = _line(("KEN", 0, 60), ("§", 80, 95), ("73", 105, 140), ("ande!", 160, 240), ("52%", 260, 330))
    assert _texts(with_symbols([swedish], [english])) == ["KFN", "§", "73", "andel", "52%"]


def test_letters_are_not_taken_from_the_english_model() -> None:
    swedish, english = _line(("för", 0, 60)), _line(("f%r", 0, 60))
    assert _texts(with_symbols([swedish], [english])) == ["för"]


def test_a_round_blob_before_a_line_is_a_bullet_and_a_letter_is_not() -> None:
    grey = paper(500, 150)
    cv2.circle(grey, (110, 70), 6, 0, -1)
    cv2.circle(grey, (310, 70), 8, 0, 2)
    bullet, letter = _line(("e", 100, 120), ("Vi", 140, 180)), _line(("o", 300, 320), ("Vi", 340, 380))
    assert with_bullets(bullet, picture(grey))[0].text == "•"
    assert with_bullets(letter, picture(grey))[0].text == "o"


def test_a_flat_blob_before_a_line_is_a_dash_whatever_it_was_taken_for() -> None:
    grey = paper(500, 150)
    grey[68:72, 100:120] = 0
    assert with_bullets(_line(("=", 100, 120), ("Vi", 140, 180)), picture(grey))[0].text == "–"
    grey[76:80, 100:120] = 0
    assert with_bullets(_line(("=", 100, 120), ("Vi", 140, 180)), picture(grey))[0].text == "=", "two strokes"


def test_sizes_that_differ_by_a_hair_are_one_and_a_heading_s_is_another() -> None:
    lines = [_line(("text", 0, 100), size=size) for size in (20.0, 20.6, 20.2, 20.9)]
    found = sizes([*lines, _line(("Rubrik", 0, 200), size=33)], picture(paper()))
    assert len(set(found[:4])) == 1
    assert found[4] > 1.4 * found[0]


def _stems(*widths: int, finer: int = 1) -> tuple[list[SeenLine], Picture]:
    """A line of upright strokes for each width; drawn so many times finer than the picture is."""
    grey = paper(900 * finer, 400 * finer)
    lines = []
    for i, width in enumerate(widths):
        for x in range(110, 390, 20):
            grey[(45 + 80 * i) * finer : (75 + 80 * i) * finer, x * finer : x * finer + width] = 0
        box = BBox(100, 40 + 80 * i, 400, 80 + 80 * i)
        lines.append(SeenLine((SeenWord("kommunen", box, 0.9),), box, 50.0, (0.0, 80.0 + 80 * i)))
    return lines, picture(cv2.resize(grey, (900, 400), interpolation=cv2.INTER_AREA).astype(np.uint8))


def test_thick_stems_are_bold() -> None:
    assert bold(*_stems(3, 3, 6, 3)) == [[False], [False], [True], [False]]


def test_bold_is_told_in_a_coarse_scan_whose_stems_are_but_two_pixels_wide() -> None:
    assert bold(*_stems(16, 16, 20, 16, finer=8)) == [[False], [False], [True], [False]]


def test_stems_that_differ_by_a_hair_are_none_of_them_bold() -> None:
    assert bold(*_stems(32, 33, 32, 34, finer=8)) == [[False]] * 4


def test_a_page_without_ink_has_no_bold_word() -> None:
    lines, _ = _stems(3, 3)
    assert bold(lines, picture(paper())) == [[False], [False]]
