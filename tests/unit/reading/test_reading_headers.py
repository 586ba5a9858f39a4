"""Which rows at a table's top are its header."""

import pytest

from extractors.reading.headers import header_rows
from models.document import Cell, Line, Table, TablePart
from models.provenance import BBox

_BOX = BBox(0, 0, 1, 1)


def _table(*rows: tuple[str, ...], bold: int = 0) -> Table:
    """A table of one-line cells; the first `bold` rows are bold. "<" lets the cell to the left span on."""
    cells = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text == "<":
                continue
            span = 1 + sum(1 for _ in _following(row[c + 1 :]))
            boxes = (_BOX,) * len(text.split(" "))
            lines = (Line(page=1, text=text, boxes=boxes, size=10, bold=r < bold),) if text else ()
            cells.append(Cell(row=r, column=c, column_span=span, text=text, lines=lines))
    return Table(parts=(TablePart(page=1, bbox=_BOX),), cells=tuple(cells))


def _following(row: tuple[str, ...]) -> list[str]:
    """The marks right behind a cell that let it span on."""
    count = next((i for i, text in enumerate(row) if text != "<"), len(row))
    return list(row[:count])


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ([("Kommun", "NRI"), ("Skövde", "63"), ("Motala", "53")], 1),
        ([("Verksamhet", "2022", "2023"), ("Gator", "61 300", "63 900"), ("Parker", "−3", "4,5 %")], 1),
        ([("", "2022", "<"), ("Verksamhet", "Budget", "Utfall"), ("Gator", "61", "64"), ("Parker", "18", "17")], 2),
        ([("Gator", "61 300", "63 900"), ("Parker", "18 450", "18 900")], 0),
    ],
)
def test_in_a_table_of_numbers_what_stands_before_the_first_amount(rows: list[tuple[str, ...]], count: int) -> None:
    assert header_rows(_table(*rows)) == count


def test_the_title_of_a_group_of_rows_is_no_header() -> None:
    rows = [("Projekt", "2024", "2025"), ("Vatten", "<", "<"), ("Ledning", "12 000", "28 500"), ("Verk", "8", "9")]
    assert header_rows(_table(*rows)) == 1


def test_a_title_over_all_columns_above_their_names_is() -> None:
    rows = [("Resultaträkning", "<", "<"), ("tkr", "2024", "2025"), ("Intäkter", "12 000", "28 500")]
    assert header_rows(_table(*rows)) == 2


def test_years_alone_name_columns_of_text_too() -> None:
    assert header_rows(_table(("Indikator", "2022", "2023"), ("Trygghet", "låg", "hög"), ("Hälsa", "hög", "låg"))) == 1


def test_in_a_table_of_text_a_bold_first_row() -> None:
    assert header_rows(_table(("Namn", "Roll"), ("Ek", "Ledamot"), ("Al", "Ersättare"), bold=1)) == 1


def test_in_a_table_of_text_short_labels_over_longer_cells() -> None:
    assert header_rows(_table(("Åtgärd", "Vem"), ("Ta fram en skötselplan", "Parkchefen"))) == 1
    assert header_rows(_table(("Ta fram en skötselplan", "Parkchefen"), ("Byta lampor", "Gatuchefen"))) == 0


def test_one_row_alone_has_no_header() -> None:
    assert header_rows(_table(("Namn", "Roll"), bold=1)) == 0
