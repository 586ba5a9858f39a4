"""Footnotes tied to their marks, contents set aside, headings that begin a paragraph."""

from dataclasses import replace

import pytest

from extractors.reading.raw import Word
from models.document import Block, BlockKind, Table
from tests.unit.reading.made_pages import at, blocks, figures, grid, items, lines, page, up_to

_FULL = "Nämnden beslutade vid sitt sammanträde i oktober att förvaltningen ska"
_RUNNING = lines(60, 500, _FULL, _FULL, _FULL, _FULL)
_GRID = grid((55, 240, 310, 390, 465), (100, 120, 140, 160))


def _raised(words: list[Word], characters: int) -> list[Word]:
    """Words the last of which ends in a raised mark."""
    return [*words[:-1], replace(words[-1], raised=characters)]


def test_a_footnote_is_told_with_its_mark_beside_its_text() -> None:
    marked = _raised(at(60, 470, "Kostnaden uppgår till 3400tkr1"), 1)
    mark = replace(at(60, 700, "1", size=5)[0], raised=1)
    found = blocks(page(marked, _RUNNING, [mark], at(66, 700, "Beloppet avser löpande priser.", size=8)))
    note = found[-1]
    assert (note.kind, note.marker, note.text) == (BlockKind.FOOTNOTE, "1", "Beloppet avser löpande priser.")
    assert found[0].text == "Kostnaden uppgår till 3400tkr"
    assert found[0].lines[0].marks == ("1",)


def test_footnotes_below_each_other_are_two() -> None:
    notes = lines(60, 700, "1Beloppet avser löpande priser.", "2Exklusive timanställda.", size=8, step=10)
    found = blocks(page(_RUNNING, notes))[-2:]
    assert [(note.marker, note.text) for note in found] == [
        ("1", "Beloppet avser löpande priser."),
        ("2", "Exklusive timanställda."),
    ]


def test_what_explains_a_mark_in_a_table_is_a_footnote() -> None:
    words = [
        *figures(104, "Projekt", "2022", "2023", "2024", bold=True),
        *figures(124, "Gator", "61*", "64", "70"),
        *figures(144, "Parker", "18", "19 1)", "20"),
    ]
    below = [*at(60, 165, "* Statsbidrag tillkommer."), *at(60, 177, "1) Preliminärt utfall.")]
    found = items(page(words, below, _RUNNING, grids=[_GRID]))
    notes = [item for item in found if isinstance(item, Block) and item.kind is BlockKind.FOOTNOTE]
    assert isinstance(found[0], Table)
    assert [(note.marker, note.text) for note in notes] == [
        ("*", "Statsbidrag tillkommer."),
        ("1)", "Preliminärt utfall."),
    ]


def test_a_list_below_a_table_without_marks_stays_a_list() -> None:
    words = [*figures(104, "Projekt", "2022", "2023", "2024"), *figures(124, "Gator", "61", "64", "70"),
             *figures(144, "Parker", "18", "19", "20")]  # fmt: skip
    found = items(page(words, lines(60, 170, "1) Rusta upp parken", "2) Laga gatan"), _RUNNING, grids=[_GRID]))
    assert [item.kind for item in found[1:3] if isinstance(item, Block)] == [BlockKind.LIST_ITEM] * 2


def test_contents_without_dots_are_set_aside() -> None:
    entries = [
        word
        for i, (title, number) in enumerate((("Inledning", "3"), ("Mål och medel", "4"), ("Ekonomi", "12")))
        for word in (*at(60, 120 + 14 * i, title), *up_to(500, 120 + 14 * i, number))
    ]
    found = blocks(page(at(60, 100, "Innehållsförteckning", bold=True), entries, _RUNNING))
    assert [block.kind for block in found[1:4]] == [BlockKind.TOC] * 3


def test_labels_with_numbers_elsewhere_are_no_contents() -> None:
    entries = [
        word
        for i, (title, number) in enumerate((("Skola", "3"), ("Vård", "4"), ("Kultur", "12")))
        for word in (*at(60, 120 + 14 * i, title), *up_to(500, 120 + 14 * i, number))
    ]
    found = blocks(page(at(60, 100, "Antal anställda", bold=True), entries, _RUNNING))
    assert BlockKind.TOC not in [block.kind for block in found]


def _begins_bold(label: str, rest: str) -> list[Word]:
    bold = at(60, 100, label, bold=True)
    return [*bold, *at(bold[-1].bbox.x1 + 2.5, 100, rest)]


def test_a_bold_beginning_heads_its_paragraph() -> None:
    words = [*_begins_bold("Ärendet", "Kommunfullmäktige har gett nämnden i uppdrag att redovisa"),
             *at(60, 112, "ekonomin varje kvartal.")]  # fmt: skip
    heading, text = blocks(page(words, _RUNNING))[:2]
    assert (heading.kind, heading.text) == (BlockKind.HEADING, "Ärendet")
    assert text.text == "Kommunfullmäktige har gett nämnden i uppdrag att redovisa ekonomin varje kvartal."
    assert heading.lines[0].boxes[0].x1 < text.lines[0].boxes[0].x0


@pytest.mark.parametrize(
    ("label", "rest"),
    [
        ("Anna Ek (S)", "yrkar bifall till förvaltningens förslag om en ny plan."),
        ("Ansvarig:", "Fritidschefen tillsammans med förvaltningens ledning i övrigt."),
        ("Ansvarig", "Fritidschefen"),
        ("Nämnden beslutar enhälligt att inte anta planen nu", "Den ska arbetas om och redovisas på nytt."),
    ],
)
def test_other_bold_beginnings_stay_in_their_text(label: str, rest: str) -> None:
    assert blocks(page(_begins_bold(label, rest), _RUNNING))[0].text == f"{label} {rest}"
