"""A minus sign at the left of its column belongs to the number at the right."""

from collections.abc import Sequence

from extractors.reading.signs import with_signs
from models.document import Cell, Line, Table, TablePart
from models.provenance import BBox


def table(*rows: Sequence[str]) -> Table:
    cells = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            box = BBox(100 * c, 20 * r, 100 * c + 90, 20 * r + 10)
            lines = (Line(page=1, text=text, boxes=(box,), size=10),) if text else ()
            cells.append(Cell(row=r, column=c, text=text, lines=lines, boxes=((1, box),)))
    return Table(parts=(TablePart(page=1, bbox=BBox(0, 0, 500, 100)),), cells=tuple(cells), header_rows=1)


def test_a_column_of_signs_goes_into_its_numbers() -> None:
    found = with_signs(
        table(["Verksamhet", "Utfall", "", "Avvikelse"], ["Skola", "108,1", "-", "8,1"], ["Park", "4,0", "", "0,5"])
    )
    assert found.rows == (("Verksamhet", "Utfall", "Avvikelse"), ("Skola", "108,1", "- 8,1"), ("Park", "4,0", "0,5"))


def test_the_sign_and_its_number_are_one_region() -> None:
    found = with_signs(table(["Verksamhet", "Utfall", "", "Avvikelse"], ["Skola", "108,1", "−", "8,1"]))
    cell = found.at(1, 2)
    assert cell is not None
    assert [b.x0 for b in cell.lines[0].boxes] == [200, 300]


def test_a_dash_under_a_header_says_nothing_and_stays() -> None:
    rows = (["Projekt", "2025", "2026", "Totalt"], ["Park", "5,5", "–", "5,5"])
    assert with_signs(table(*rows)) == table(*rows)


def test_a_dash_without_a_number_beside_it_stays() -> None:
    rows = (["Projekt", "2025", "", "2026"], ["Park", "5,5", "–", ""])
    assert with_signs(table(*rows)) == table(*rows)
