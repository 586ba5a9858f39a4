"""Tables whose every other row has a coloured ground, and no rules."""

from extractors.reading.raw import Grid, Word
from models.document import Block
from tests.unit.reading.made_pages import at, grid, items, page, tables

_XS = (55, 200, 340, 465)


def _row(top: float, *texts: str, bold: bool = False) -> list[Word]:
    return [word for x0, text in zip(_XS, texts, strict=False) for word in at(x0 + 5, top, text, bold=bold)]


def _shaded(*tops: float) -> list[Grid]:
    return [grid(_XS, (top, top + 20)) for top in tops]


_HEAD = _row(105, "Risk", "Kontroll", "Resultat", bold=True)
_BODY = [
    *_row(125, "Fel utbetalning", "Stickprov", "Inga"),
    *_row(145, "Brist i akter", "Granskning", "Två"),
    *_row(165, "Otillåten åtkomst", "Loggar", "Pågår"),
    *_row(185, "Sen rapport", "Stickprov", "Klart"),
]
_LABELS = ["Risk", "Fel utbetalning", "Brist i akter", "Otillåten åtkomst", "Sen rapport"]


def test_rows_without_ground_between_and_below_those_with_it_belong_to_the_table() -> None:
    (table,) = tables(page(_HEAD, _BODY, grids=[grid(_XS, (100, 120, 140)), *_shaded(160)]))
    assert [row[0] for row in table.rows] == _LABELS
    assert table.rows[2] == ("Brist i akter", "Granskning", "Två")
    assert table.header_rows == 1


def test_a_header_without_ground_belongs_to_it_too() -> None:
    (table,) = tables(page(_HEAD, _BODY, grids=_shaded(120, 160)))
    assert [row[0] for row in table.rows] == _LABELS


def test_a_sentence_between_two_grids_parts_them() -> None:
    above = [*_HEAD, *_row(125, "Fel", "Prov", "Inga")]
    between = at(60, 145, "Nedan visas de kontroller som återstår under hösten.")
    below = [*_row(165, "Brist", "Prov", "Två"), *_row(185, "Sen", "Prov", "Klart")]
    grids = [grid(_XS, (100, 120, 140)), grid(_XS, (160, 180, 200))]
    found = items(page(above, between, below, grids=grids))
    assert [isinstance(item, Block) for item in found] == [False, True, False]


def test_other_columns_make_another_table() -> None:
    words = [*_HEAD, *_row(125, "Fel", "Prov", "Inga"), *_row(145, "Brist", "Prov", "Två")]
    other = grid((55, 150, 300, 465), (160, 180, 200))
    more = [*at(60, 165, "Kod"), *at(160, 165, "Namn"), *at(60, 185, "A1"), *at(160, 185, "Gator")]
    assert len(tables(page(words, more, grids=[grid(_XS, (100, 120, 140)), other]))) == 2


def test_the_names_of_the_next_table_stand_closer_to_it_than_to_the_one_above() -> None:
    words = [*_HEAD, *_row(125, "Fel", "Prov", "Inga"), *_row(166, "Volym", "2022", "2023", bold=True)]
    words += [*_row(185, "Barn", "1 230", "1 244"), *_row(205, "Elever", "3 400", "3 440")]
    found = tables(page(words, grids=[grid(_XS, (100, 120, 140)), grid(_XS, (180, 200, 220))]))
    assert "Volym" not in [row[0] for row in found[0].rows]
