"""Words as the letters that they show."""

import pytest

from extractors.reading.cleaning import cleaned
from extractors.reading.raw import Word
from models.provenance import BBox
from tests.unit.reading.made_pages import at, page


def _texts(*words: Word) -> list[str]:
    return [word.text for word in cleaned(page(words)).words]


def _word(text: str, width: float, x0: float = 60.0, top: float = 100.0) -> Word:
    return Word(text, BBox(x0, top, x0 + width, top + 10), 10.0, bold=False, italic=False)


@pytest.mark.parametrize(
    ("printed", "meant"),
    [("A\u030arsbudget", "Årsbudget"), ("fo\u0308r", "för"), ("ef\ufb01ciens", "efficiens"), ("\ufb02er", "fler"),
     ("kommun\u200b", "kommun")],
)  # fmt: skip
def test_letters_are_composed_and_ligatures_taken_apart(printed: str, meant: str) -> None:
    assert _texts(_word(printed, 40)) == [meant]


def test_a_word_printed_twice_to_look_bold_is_one_bold_word() -> None:
    (word,) = cleaned(page([_word("Beslut", 30), _word("Beslut", 30, x0=60.4)])).words
    assert (word.text, word.bold) == ("Beslut", True)


def test_the_same_word_twice_in_a_row_stays_twice() -> None:
    assert _texts(*at(60, 100, "ja ja")) == ["ja", "ja"]


def test_letters_doubled_in_the_room_of_one_are_single_and_bold() -> None:
    (word,) = cleaned(page([_word("BBeesslluutt", 30)])).words
    assert (word.text, word.bold) == ("Beslut", True)


@pytest.mark.parametrize(("text", "width"), [("1122", 22), ("33", 11), ("AA", 13), ("xx", 10)])
def test_what_is_written_double_stays_so(text: str, width: float) -> None:
    assert _texts(_word(text, width)) == [text]


def test_a_page_that_needs_nothing_is_the_same_object() -> None:
    whole = page(at(60, 100, "Nämnden beslutar"))
    assert cleaned(whole) is whole


def test_letters_on_their_side_are_left_out_of_the_lines() -> None:
    heights = (6.1, 5.6, 2.9, 5.9, 5.6)
    letters, bottom = [], 160.0
    for letter, height in zip("Hälsa", heights, strict=True):
        letters.append(Word(letter, BBox(60, bottom - height, 71, bottom), height, bold=True, italic=False))
        bottom -= height
    assert _texts(*letters, *at(80, 140, "Promenader")) == ["Promenader"]


def test_a_column_of_single_letters_stays() -> None:
    letters = [word for i, party in enumerate("SMVC") for word in at(60, 100 + 10 * i, party)]
    assert _texts(*letters) == ["S", "M", "V", "C"]
