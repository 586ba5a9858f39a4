"""Words → visual lines, segments, list markers."""

import pytest

from extractors.reading.lines import make_line, marker_of, segments, visual_lines
from extractors.reading.raw import Word
from models.provenance import BBox
from tests.unit.reading.made_pages import at, up_to


def _texts(rows: list[list[Word]]) -> list[str]:
    return [" ".join(word.text for word in row) for row in rows]


def test_words_on_one_baseline_are_a_line_from_left_to_right() -> None:
    words = [*at(200, 100, "till höger"), *at(60, 112, "nästa rad"), *at(60, 100, "till vänster")]
    assert _texts(visual_lines(words)) == ["till vänster till höger", "nästa rad"]


def test_a_word_a_little_higher_is_still_on_the_line() -> None:
    words = [*at(60, 100, "kostnad"), *at(110, 97, "2", size=6), *at(120, 100, "ökar")]
    assert _texts(visual_lines(words)) == ["kostnad 2 ökar"]


def test_a_line_is_cut_at_gaps_wider_than_any_space() -> None:
    row = [*at(60, 100, "Plats och tid"), *at(200, 100, "Kommunhuset kl. 13")]
    assert _texts(segments(row)) == ["Plats och tid", "Kommunhuset kl. 13"]


def test_a_marker_stays_with_its_text_however_wide_the_gap() -> None:
    assert len(segments([*at(60, 100, "1."), *at(100, 100, "Mötet öppnas")])) == 1
    assert len(segments([*at(60, 100, "§ 12"), *at(150, 100, "Val av justerare")])) == 1


@pytest.mark.parametrize(
    "text", ["• punkt", "- punkt", "1. punkt", "12) punkt", "a) punkt", "(3) punkt", "\uf0b7 punkt"]
)
def test_a_marker_is_a_bullet_a_number_or_a_letter(text: str) -> None:
    assert marker_of(text) == text.split(maxsplit=1)[0]


@pytest.mark.parametrize("text", ["Nämnden beslutar", "2023 blev dyrt", "att bifalla", "100. rad"])
def test_an_ordinary_word_is_no_marker(text: str) -> None:
    assert marker_of(text) is None


def test_a_line_has_a_box_for_each_word_and_the_look_of_most_letters() -> None:
    line = make_line([*at(60, 100, "Ansvarig:", bold=True), *up_to(300, 100, "kommunikationsavdelningen")], page=3)
    assert (line.page, line.text, line.bold) == (3, "Ansvarig: kommunikationsavdelningen", False)
    assert line.boxes == (BBox(60, 100, 105, 110), BBox(175, 100, 300, 110))


def test_a_raised_footnote_mark_is_left_out_of_the_plain_text() -> None:
    line = make_line([*at(60, 100, "budget"), *at(92, 98, "1", size=6), *at(100, 100, "ökar")], page=1)
    assert (line.text, line.plain) == ("budget 1 ökar", "budget ökar")
