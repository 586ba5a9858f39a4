"""Amounts in tables of money, a record for each cell."""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.confidence.seen import table_grounds
from extractors.extractor import Reading
from extractors.money.cells import cost_of_row, of_own, own_amount, value_in
from extractors.money.columns import code_columns, label_column, unit_cells
from extractors.money.costs import Plan, plan_of
from extractors.money.draft import Amount
from extractors.money.heads import (
    YEAR,
    Head,
    between_years,
    heads_of,
    is_other,
    may_lack_unit,
    names_money,
    of_projects,
    of_this_year,
    shared_year,
)
from extractors.money.placed import Place, named
from extractors.money.totals import Placed, with_totals
from extractors.money.units import StatedUnit, unit_of_table, unit_of_text
from extractors.money.words import counts_other, heads_figures
from extractors.sections.passage import Passage
from extractors.sections.tree import Node
from extractors.swedish.money import find_amounts
from extractors.swedish.numbers import parse_number
from models.document import Cell, Table
from models.records import UnitSource

_ANY_LETTERS = re.compile(r"[^\W\d_]{2}")


def from_table(reading: Reading, node: Node, table: Table) -> Iterator[Amount]:
    """The amounts of a table; none where nothing says that its numbers are money."""
    seen = table_grounds(table)
    for amount in _in_table(reading, node, table):
        yield replace(amount, grounds=(*amount.grounds, *seen))


def _in_table(reading: Reading, node: Node, table: Table) -> Iterator[Amount]:
    heads = heads_of(reading, table)
    corner = next((h.unit for h in heads if h.unit and h.cells and h.cells[0].column == 0), None)
    stated = corner or unit_of_table(reading, node, table)
    figures = any(h.full and heads_figures(h.full) and not names_money([h]) for h in heads[:2])
    if not any(h.unit for h in heads) and (figures or not (names_money(heads) or stated)):
        yield from _with_own_units(reading, node, table, heads)
        return
    yield from with_totals(list(_amounts(reading, node, heads, stated)))


def _amounts(reading: Reading, node: Node, heads: list[Head], stated: StatedUnit | None) -> Iterator[Placed]:
    """The amounts of the cells that hold money, with where they stand in the table."""
    table = node.table
    if table is None:
        return
    codes, units, plan = code_columns(table, heads), unit_cells(reading, table, heads), plan_of(table)
    first = label_column(table, codes) or 0
    told = [table.caption.text if table.caption else "", node.heading.text if node.heading else ""]
    projects = of_projects(heads, " ".join(told))
    for row in range(table.header_rows, table.n_rows):
        label = _label(table, row, codes, first, plan)
        if _counts(label):
            continue
        own = _unit_of_row(reading, label, units.get(row))
        if row in units and own is None:
            continue
        for column, head in enumerate(heads):
            cell = table.at(row, column)
            if cell is None or cell.row != row or cell is label or column in codes or is_other(head):
                continue
            found = cost_of_row(cell, head, label) if plan else None
            found = found or value_in(cell, head, own or head.unit or stated)
            if found is not None and (found.unit is not None or may_lack_unit(head)):
                of_project = projects and not of_this_year(head)
                is_of_table = not (plan or of_project or between_years(head, heads))
                year = None if of_project else shared_year(head, heads)
                place = Place(cell, label, head, year, is_of_table, is_of_project=of_project)
                yield Placed(row, column, named(reading, node, place, found))


def _unit_of_row(reading: Reading, label: Cell | None, unit: Cell | None) -> StatedUnit | None:
    """The unit that a row states: in its label, or in its cell of the column of units."""
    cells = [c for c in (label, unit) if c is not None]
    found = (unit_of_text(c.text, UnitSource.CELL, Passage.of(c), reading) for c in cells)
    return next((unit for unit in found if unit), None)


def _label(table: Table, row: int, codes: frozenset[int], first: int, plan: Plan | None = None) -> Cell | None:
    """The cell that names a row: from column `first` on the first with words in front of the numbers, else its year."""
    measure = table.at(row, plan.measure) if plan else None
    if measure is not None and measure.text:
        return measure
    cells = [c for c in table.cells if c.row <= row < c.row + c.row_span and c.text and c.column >= first]
    cells.sort(key=lambda c: c.column)
    for cell in (
        c for c in cells if c.column not in codes
    ):  # what stands behind the first number is a remark: "Ej aktuellt"
        if _ANY_LETTERS.search(cell.text) and parse_number(cell.text) is None and not find_amounts(cell.text):
            return cell
        if parse_number(cell.text) is not None:
            break
    year = table.at(row, 0)
    return year if year is not None and year.text and YEAR.fullmatch(year.text.strip()) else None


def _with_own_units(reading: Reading, node: Node, table: Table, heads: list[Head]) -> Iterator[Amount]:
    """Amounts whose cell or row states the unit in a table of something else: "140 tkr", a row "Kommunbidrag, tkr"."""
    codes, units, plan = code_columns(table, heads), unit_cells(reading, table, heads), plan_of(table)
    first = label_column(table, codes) or 0
    rows = range(table.header_rows, table.n_rows)
    labels = {row: _label(table, row, codes, first) for row in rows}
    of_rows = {row: _unit_of_row(reading, labels[row], units.get(row)) for row in rows}
    for cell in table.cells:
        if cell.row < table.header_rows:
            continue
        head, label, stated = heads[cell.column], labels[cell.row], of_rows[cell.row]
        is_of_table = not (plan or between_years(head, heads))
        found = None if label is cell or cell.column in codes else value_in(cell, head, stated)
        if found is not None and found.unit is not None and not _counts(label):
            yield named(reading, node, Place(cell, label, head, is_of_table=is_of_table), found)
        elif label is cell and (own := own_amount(cell)):
            yield named(
                reading,
                node,
                Place(cell, None, head, is_of_table=is_of_table),
                of_own(cell, own),
            )


def _counts(label: Cell | None) -> bool:
    """Whether a row's label says that it counts something else than money."""
    return label is not None and counts_other(label.text)
