"""Figures written with characters that look like others, or like nothing: read as they look, or not at all."""

from decimal import Decimal

import pytest

from extractors.reading.cleaning import cleaned
from extractors.reading.raw import RawPage, Word
from extractors.swedish.money import find_amounts
from extractors.swedish.numbers import find_numbers
from models.provenance import BBox


@pytest.mark.parametrize("sign", ["-", "–", "−", "\u2010", "\u2011", "\u2012"])
def test_every_hyphen_and_dash_before_a_figure_is_a_minus(sign: str) -> None:
    assert [amount.value for amount in find_amounts(f"avvikelse {sign}140 tkr")] == [Decimal(-140_000)]
    assert [number.value for number in find_numbers(f"avvikelse {sign}140 procent")] == [Decimal(-140)]


@pytest.mark.parametrize(
    "written",
    [
        "1О0",
        "1l0",
        "１４０",
        "١٤٠",
        "1४0",
        "1\u00ad40",
        "1\u200b40",
        "1\u200e40",
        "1\u033640",
        "1٫5",
        "14⁰",
        "1e9",
        "9" * 400,
    ],
    ids=lambda text: ascii(text)[:24],
)
def test_the_end_of_a_figure_that_is_not_understood_is_not_read_as_one(written: str) -> None:
    assert find_amounts(f"anslaget är {written} tkr") == []


def test_marks_without_width_do_not_part_a_figure() -> None:
    word = Word("\u200f1\u200b4\u206a0\u202c".replace("\u206a", "\u2066"), BBox(0, 0, 20, 10), 10.0, False, False)
    (seen,) = cleaned(RawPage(1, 100, 100, (word,))).words
    assert seen.text == "140"
