"""Tables of text without rules between their columns."""

from itertools import pairwise

import pytest

from extractors.reading.raw import Word
from extractors.reading.rules import merge_rules
from models.document import Block, Table
from models.provenance import BBox
from tests.unit.reading.made_pages import at, items, lines, page, rules, tables

_COLUMNS = (60, 180, 330, 450)


def _row(top: float, *cells: str, bold: bool = False) -> list[Word]:
    """A row of text: each cell begins at its column, "|" parts the lines of one that wraps."""
    return [
        word
        for x0, text in zip(_COLUMNS, cells, strict=False)
        for word in (lines(x0, top, *text.split("|"), bold=bold) if text else [])
    ]


_NAMES = ("Mål", "Åtgärd", "Ansvarig", "Klart")
_WANTED = (
    _NAMES,
    ("Trygga skolvägar", "Se över belysningen vid grundskolorna", "Tekniska nämnden", "2025-06-30"),
    ("Ökad delaktighet för barn och unga", "Hålla dialogmöten", "Utbildningsnämnden", "2025"),
    ("Bättre luft", "Byta tre fordon", "Servicenämnden", "2026"),
)


def _body(first: float, second: float, third: float) -> list[Word]:
    return [
        *_row(first, "Trygga skolvägar", "Se över belysningen vid|grundskolorna", "Tekniska|nämnden", "2025-06-30"),
        *_row(second, "Ökad delaktighet för|barn och unga", "Hålla dialogmöten", "Utbildningsnämnden", "2025"),
        *_row(third, "Bättre luft", "Byta tre fordon", "Servicenämnden", "2026"),
    ]


def test_bold_names_over_cells_that_wrap_are_a_table_and_the_white_between_rows_parts_them() -> None:
    (table,) = tables(page(_row(100, *_NAMES, bold=True), _body(120, 152, 184)))
    assert table.rows == _WANTED
    assert table.header_rows == 1


def test_rules_part_the_rows_where_there_are_any() -> None:
    words = (_row(104, *_NAMES), _body(124, 151, 178))
    (table,) = tables(page(*words, ruled=rules(100, 118, 148, 175, 195, x1=520)))
    assert table.rows == _WANTED


def test_where_lines_stand_equally_far_apart_a_row_begins_with_its_first_cell() -> None:
    (table,) = tables(page(_row(100, *_NAMES, bold=True), _body(112, 136, 160)))
    assert table.rows == _WANTED


def test_the_bold_title_of_a_group_is_a_row_of_its_own() -> None:
    title = at(60, 120, "Området trygghet i hela kommunen och dess närhet", bold=True)
    (table,) = tables(page(_row(100, *_NAMES, bold=True), title, _body(140, 172, 204)))
    assert [row[0] for row in table.rows][1] == "Området trygghet i hela kommunen och dess närhet"
    assert table.n_rows == 5


def test_the_sentence_after_the_last_row_stays_text() -> None:
    after = "Planen följs upp varje år i samband med bokslutet och redovisas för nämnden i mars."
    found = items(page(_row(100, *_NAMES, bold=True), _body(120, 152, 184), at(60, 206, after)))
    assert isinstance(found[-1], Block)
    assert found[-1].text == after


def test_the_cells_tile_the_table_and_hold_their_words() -> None:
    (table,) = tables(page(_row(100, *_NAMES, bold=True), _body(120, 152, 184)))
    for row in range(table.n_rows):
        boxes = [cell.boxes[0][1] for k in range(4) if (cell := table.at(row, k))]
        assert all(a.x1 == b.x0 for a, b in pairwise(boxes))
    assert all(box.holds(line.bbox) for cell in table.cells for _, box in cell.boxes for line in cell.lines)


def test_bold_headings_over_columns_of_running_text_are_no_table() -> None:
    text = ("Nämnden ansvarar för gator och", "parker i hela kommunen samt för", "lokaler som förvaltningen i dag",
            "använder. Uppdraget rör vintern", "och skötseln av alla lekplatser")  # fmt: skip
    columns = [w for x0 in (60, 240, 420) for w in lines(x0, 114, *text)]
    heads = [w for x0, name in ((60, "Gator"), (240, "Parker"), (420, "Lokaler")) for w in at(x0, 100, name, bold=True)]
    assert tables(page(heads, columns)) == []


@pytest.mark.parametrize("bold", [True, False])
def test_two_labels_beside_each_other_over_text_are_no_table_without_rules(bold: bool) -> None:
    words = [*at(60, 100, "Närvarande", bold=bold), *at(300, 100, "Övriga", bold=bold)]
    people = [*lines(60, 114, "Anna Ek", "Bo Al", "Eva Ask"), *lines(300, 114, "Ulla By", "Per Ö", "Åsa Ny")]
    assert tables(page(words, people)) == []


def test_rules_drawn_column_by_column_are_whole_rules() -> None:
    pieces = [BBox(x0, y, x1, y) for y in (100, 118, 148, 175, 195) for x0, x1 in ((55, 170), (176, 330), (336, 520))]
    assert [(rule.x0, rule.x1) for rule in merge_rules(pieces)] == [(55, 520)] * 5


def test_rules_of_one_height_that_are_cut_only_once_stay_apart() -> None:
    pieces = [BBox(55, 100, 170, 100), BBox(180, 100, 330, 100), BBox(55, 120, 330, 120)]
    assert len(merge_rules(pieces)) == 3


def test_what_goes_on_after_the_page_break_without_a_header_is_the_same_table() -> None:
    more = _row(60, "Rent vatten", "Provta alla badplatser|under sommaren", "Miljönämnden", "2026")
    after = "Planen följs upp varje år i samband med bokslutet och redovisas för nämnden i mars."
    first = page(_row(100, *_NAMES, bold=True), _body(120, 152, 184))
    (table, text) = items(first, page(more, at(60, 110, after), number=2))
    assert isinstance(table, Table)
    assert [part.page for part in table.parts] == [1, 2]
    assert table.rows[-1] == ("Rent vatten", "Provta alla badplatser under sommaren", "Miljönämnden", "2026")
    assert isinstance(text, Block)


def test_text_that_begins_a_page_after_a_table_stays_text() -> None:
    after = "Planen följs upp varje år i samband med bokslutet och redovisas för nämnden i mars."
    first = page(_row(100, *_NAMES, bold=True), _body(120, 152, 184))
    found = items(first, page(lines(60, 60, after, after), number=2))
    assert [isinstance(item, Table) for item in found] == [True, False]


def test_names_between_two_rules_may_wrap() -> None:
    names = _row(104, "Inriktningsmål|enligt plan", "Planerad aktivitet", "Ansvarig|förvaltning", "Beräknat klar")
    (table,) = tables(page(names, _body(134, 166, 198), ruled=rules(100, 130, 215, x1=520)))
    assert table.rows[0] == (
        "Inriktningsmål enligt plan",
        "Planerad aktivitet",
        "Ansvarig förvaltning",
        "Beräknat klar",
    )
    assert table.rows[1:] == _WANTED[1:]
