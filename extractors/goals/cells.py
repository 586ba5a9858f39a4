"""The goals that stand in a column of a table, each once: cells over several rows, and those that a page break cut."""

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.sections.passage import Passage
from extractors.swedish.hyphenation import join_lines
from models.document import Cell, Table

_SHORTEST = 8  # characters; a shorter cell is a figure or a mark


@dataclass(frozen=True)
class GoalCell:
    """A goal's text with its words on the page, and the row where it begins."""

    row: int
    passage: Passage


def goal_cells(table: Table, column: int) -> Iterator[GoalCell]:
    """The texts of a column from the top down. A cell on the next page that goes on with the sentence belongs to it."""
    held: list[Cell] = []
    for row in range(table.header_rows, table.n_rows):
        cell = table.at(row, column)
        if cell is None or cell.row != row or not cell.text:
            continue
        if held and _goes_on(held[-1], cell):
            held.append(cell)
            continue
        yield from _joined(held)
        held = [cell]
    yield from _joined(held)


def _goes_on(above: Cell, below: Cell) -> bool:
    """Whether a page break parts two cells of one sentence."""
    if not above.lines or not below.lines or below.lines[0].page == above.lines[-1].page:
        return False
    return above.text[-1] not in ".:;!?" and below.text[:1].islower()


def _joined(cells: list[Cell]) -> Iterator[GoalCell]:
    """The cells of one text as one; nothing where there are none or they say too little."""
    text = join_lines([cell.text for cell in cells])
    if len(text) >= _SHORTEST:
        yield GoalCell(cells[0].row, Passage(text, [line for cell in cells for line in cell.lines]))
