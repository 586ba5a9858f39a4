"""Rows of sums that stand below a full grid."""

import pytest

from models.document import Block
from tests.unit.reading.made_pages import at, figures, grid, items, page, tables

_GRID = grid((55, 240, 310, 390, 465), (100, 120, 140, 160))
_WORDS = [
    *figures(104, "Projekt", "2022", "2023", "2024", bold=True),
    *figures(124, "Gator", "61", "64", "70"),
    *figures(144, "Parker", "18", "19", "20"),
]


def test_the_sums_right_below_a_grid_are_its_last_row() -> None:
    (table,) = tables(page(_WORDS, figures(164, "Summa", "79", "83", "90", bold=True), grids=[_GRID]))
    assert table.rows[-1] == ("Summa", "79", "83", "90")
    assert table.bbox.bottom == 174
    assert all(box.holds(line.bbox) for cell in table.cells for _, box in cell.boxes for line in cell.lines)


@pytest.mark.parametrize(
    "below",
    [
        figures(190, "Summa", "79", "83", "90", bold=True),
        at(60, 164, "Under 2024 ökade kostnaden med 5 procent till 90 mnkr."),
        figures(164, "Källa", "2024", "", "", ends=(350, 0, 0)),
        figures(164, "", "79", "83", "90"),
    ],
    ids=["too far below", "a sentence", "a source", "no label"],
)
def test_what_else_stands_below_a_grid_stays_text(below: list) -> None:  # type: ignore[type-arg]
    found = items(page(_WORDS, below, grids=[_GRID]))
    assert found[0].rows[-1][0] == "Parker"  # type: ignore[union-attr]
    assert isinstance(found[-1], Block)
