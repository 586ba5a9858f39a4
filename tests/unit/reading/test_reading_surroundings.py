"""A table keeps its caption, the note of its unit and the heading it stands under."""

import pytest

from models.document import Table
from tests.unit.reading.made_pages import at, figures, page, tables


def _below(*words: object, top: float = 200.0) -> Table:
    rows = [
        figures(top, "Verksamhet", "Utfall", "Budget", "Prognos"),
        figures(top + 14, "Grundskola", "61 300", "62 000", "61 900"),
        figures(top + 28, "Förskola", "40 100", "39 800", "40 200"),
        figures(top + 42, "Summa", "101 400", "101 800", "102 100"),
    ]
    (found,) = tables(page(*words, *rows))  # type: ignore[arg-type]
    return found


def test_the_line_right_above_is_the_caption_and_the_nearest_heading_the_heading() -> None:
    found = _below(
        at(60, 60, "Kultur", 14, bold=True),
        at(60, 100, "Ekonomi", 14, bold=True),
        at(60, 130, "Nämnden följer sin budget väl under hela det gångna året."),
        at(60, 180, "Tabell 1. Nämndens driftbudget"),
    )
    assert found.caption is not None
    assert found.caption.text == "Tabell 1. Nämndens driftbudget"
    assert found.heading is not None
    assert found.heading.text == "Ekonomi"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Tabell 1. Driftbudget (tkr)", "(tkr)"),
        ("Driftbudget, mnkr", "mnkr"),
        ("Belopp i kkr", "kkr"),
        ("Driftbudget i miljoner kronor", "miljoner kronor"),
    ],
)
def test_the_unit_in_the_caption_is_kept_with_its_words_places(line: str, words: str) -> None:
    printed = at(60, 180, line)
    note = _below(printed).unit_note
    assert note is not None
    assert note.text == words
    assert list(note.boxes) == [word.bbox for word in printed][-len(words.split(" ")) :]


def test_a_unit_may_be_told_above_the_caption_but_not_above_the_heading() -> None:
    within = _below(at(60, 60, "Drift", 14, bold=True), at(60, 110, "Belopp i tkr"), at(60, 180, "Tabell 1. Skolor"))
    assert within.unit_note is not None
    assert within.unit_note.text == "tkr"
    beyond = _below(at(60, 60, "Belopp i tkr"), at(60, 110, "Drift", 14, bold=True), at(60, 180, "Tabell 1. Skolor"))
    assert beyond.unit_note is None


def test_the_heading_may_tell_the_unit() -> None:
    found = _below(at(60, 60, "Drift (mnkr)", 14, bold=True), at(60, 110, "Skolorna först."), at(60, 180, "Tabell 1."))
    assert found.unit_note is not None
    assert found.unit_note.text == "(mnkr)"


def test_a_caption_set_as_a_heading_stands_under_the_one_above_it_in_rank() -> None:
    found = _below(
        at(60, 40, "Ekonomi", 16, bold=True),
        at(60, 70, "Skolornas drift (mnkr)", 12, bold=True),
        at(60, 100, "Nämnden följer sin budget väl under hela det gångna året."),
        at(60, 180, "Tabell 1. Driftbudget", 12, bold=True),
    )
    assert found.caption is not None
    assert found.caption.text == "Tabell 1. Driftbudget"
    assert found.heading is not None
    assert found.heading.text == "Ekonomi"
    assert found.unit_note is None, "a heading of the same rank is another section's"


def test_an_amount_in_the_text_before_is_no_note() -> None:
    assert _below(at(60, 180, "Skolan kostar 400 tkr")).unit_note is None


def test_two_units_are_none() -> None:
    assert _below(at(60, 180, "Belopp i tkr, andelar i mnkr")).unit_note is None
