"""Amounts in tables of money, a record for each cell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.confidence.seen import table_grounds
from extractors.extractor import Reading
from extractors.money.costs import Plan, cost_in, name_in, period_in_cell, plan_of
from extractors.money.draft import Amount
from extractors.money.heads import (
    YEAR,
    Head,
    between_years,
    code_columns,
    heads_of,
    is_other,
    label_column,
    names_money,
    shared_year,
    unit_cells,
)
from extractors.money.totals import Placed, with_totals
from extractors.money.units import StatedUnit, as_printed, unit_of_table, unit_of_text
from extractors.money.words import (
    counts_other,
    heads_figures,
    is_sum_column,
    is_total,
    kind_of,
)
from extractors.sections.passage import Passage
from extractors.sections.tree import Node
from extractors.swedish.dates import find_years
from extractors.swedish.money import Amount as Found
from extractors.swedish.money import find_amounts, to_value
from extractors.swedish.numbers import parse_number
from models.document import Cell, Table
from models.provenance import Provenance
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
    codes, units, plan = code_columns(heads), unit_cells(reading, table, heads), plan_of(table)
    for row in range(table.header_rows, table.n_rows):
        label = _label(table, row, codes, plan)
        if _counts(label):
            continue
        own = _unit_of_row(reading, label, units.get(row))
        if row in units and own is None:
            continue
        for column, head in enumerate(heads):
            cell = table.at(row, column)
            if cell is None or cell.row != row or cell is label or column in codes or is_other(head):
                continue
            found = _cost(cell, head, label) if plan else None
            found = found or _value(cell, head, own or head.unit or stated)
            if found is not None:
                is_of_table = not (plan or between_years(head, heads))
                place = _Place(cell, label, head, shared_year(head, heads), is_of_table)
                yield Placed(row, column, _named(reading, node, place, found))


def _unit_of_row(reading: Reading, label: Cell | None, unit: Cell | None) -> StatedUnit | None:
    """The unit that a row states: in its label, or in its cell of the column of units."""
    cells = [c for c in (label, unit) if c is not None]
    found = (unit_of_text(c.text, UnitSource.CELL, Passage.of(c), reading) for c in cells)
    return next((unit for unit in found if unit), None)


def _label(table: Table, row: int, codes: frozenset[int], plan: Plan | None = None) -> Cell | None:
    """The cell that names a row: the first with words in front of the numbers, else the first where it is a year."""
    measure = table.at(row, plan.measure) if plan else None
    if measure is not None and measure.text:
        return measure
    named = label_column(table, codes)
    cells = [c for c in table.cells if c.row <= row < c.row + c.row_span and c.text and c.column >= (named or 0)]
    cells.sort(key=lambda c: c.column)
    for cell in (
        c for c in cells if c.column not in codes
    ):  # what stands behind the first number is a remark: "Ej aktuellt"
        if _ANY_LETTERS.search(cell.text) and parse_number(cell.text) is None and not find_amounts(cell.text):
            return cell
        if parse_number(cell.text) is not None:
            break
    first = table.at(row, 0)
    return first if first is not None and first.text and YEAR.fullmatch(first.text.strip()) else None


def own_amount(cell: Cell) -> Found | None:
    """The amount of a cell that states its own unit: "140 tkr"."""
    own = find_amounts(cell.text)
    if len(own) != 1:
        return None
    length = own[0].end - own[0].start + (len(own[0].per) + 1 if own[0].per else 0)  # "5 kr/sida"
    return own[0] if length > 0.6 * len(cell.text) else None


def _value(cell: Cell, head: Head, stated: StatedUnit | None) -> "_Value | None":
    """The value in a cell, or None where it holds none."""
    if "%" in cell.text or not cell.lines:
        return None
    if own := own_amount(cell):
        return _of_own(cell, own)
    number = parse_number(cell.text)
    if number is None or (YEAR.fullmatch(cell.text.strip()) and not head.plain_thousands):
        return None
    if stated is None:
        return _Value(number, None, None, None, None)
    note = stated.note
    return _Value(to_value(number, note.unit), stated.printed, stated.source, note.currency, stated.place)


@dataclass(frozen=True)
class _Value:
    """A cell's value with its unit and where that was stated."""

    value: Decimal
    unit: str | None
    source: UnitSource | None
    currency: str | None
    place: Provenance | None
    period: str | None = None  # told in the cell
    name: str | None = None  # what the cell says that the amount is for
    printed: str | None = None  # the amount, where the cell says more


def _of_own(cell: Cell, own: Found, name: str | None = None) -> _Value:
    """The value of a cell that states its own unit."""
    unit = as_printed(own.printed, own.unit)
    return _Value(
        own.value, unit, UnitSource.CELL, own.currency, None, period_in_cell(cell.text, own), name, own.printed
    )


def _cost(cell: Cell, head: Head, label: Cell | None) -> _Value | None:
    """The value in a cell of what measures cost, which may say more than the amount."""
    own = cost_in(cell, head.full)
    return _of_own(cell, own, name_in(cell, own, label.text if label else "")) if own else None


def _with_own_units(reading: Reading, node: Node, table: Table, heads: list[Head]) -> Iterator[Amount]:
    """Amounts whose cell or row states the unit in a table of something else: "140 tkr", a row "Kommunbidrag, tkr"."""
    codes, units, plan = code_columns(heads), unit_cells(reading, table, heads), plan_of(table)
    for cell in table.cells:
        if cell.row < table.header_rows:
            continue
        head = heads[cell.column]
        is_of_table = not (plan or between_years(head, heads))
        label = _label(table, cell.row, codes)
        stated = _unit_of_row(reading, label, units.get(cell.row))
        found = None if label is cell or cell.column in codes else _value(cell, head, stated)
        if found is not None and found.unit is not None and not _counts(label):
            yield _named(reading, node, _Place(cell, label, head, is_of_table=is_of_table), found)
        elif label is cell and (own := own_amount(cell)):
            yield _named(
                reading,
                node,
                _Place(cell, None, head, is_of_table=is_of_table),
                _of_own(cell, own),
            )


def _counts(label: Cell | None) -> bool:
    """Whether a row's label says that it counts something else than money."""
    return label is not None and counts_other(label.text)


@dataclass(frozen=True)
class _Place:
    """A cell of a table with what names its row and its column."""

    cell: Cell
    label: Cell | None
    head: Head
    year: str | None = None  # the year of what a deviation is between
    is_of_table: bool = False  # whether a year told for the whole table is its year


def _named(reading: Reading, node: Node | None, place: _Place, found: _Value) -> Amount:
    """An amount with its label, column and period. Where rows are years, the column names it."""
    cell, label, head = place.cell, place.label, place.head
    caption = node.table.caption if node is not None and node.table is not None else None
    row_is_period = label is not None and YEAR.fullmatch(label.text.strip()) is not None
    label_text = found.name or (head.text if label is None or row_is_period else label.text)
    total = is_total(label_text or "") or is_sum_column(head.text)
    period = label.text.strip() if label is not None and row_is_period else found.period or head.period or place.year
    evidence: dict[str, Provenance] = {}
    for name, at in (("label", label), ("column", head.cells[-1] if head.cells else None)):
        if at is not None and (places := Passage.of(at).places(reading.quoter)):
            evidence[name] = places[0]
    if found.place is not None:
        evidence["unit"] = found.place
    if period is None and place.is_of_table and node is not None and not (total and _rows_are_years(node.table)):
        period = _period_around(reading, node)
    return Amount(
        label=label_text or None,
        column=head.text or None,
        value=found.value,
        printed=found.printed or cell.text,
        unit=found.unit,
        unit_from=found.source,
        currency=found.currency,
        period=period,
        is_total=total,
        kind=kind_of(head.full, label_text, caption.text if caption else None),
        places=Passage.of(cell).places(reading.quoter),
        anchor=("table", *_table_key(node), label.text if label else "", head.full),
        grounds=(
            "in_table",
            "header_matched" if head.cells else "header_missing",
            "label_missing" if label is None else "label_is_period" if row_is_period else "label_in_row",
            *_grounds_of_period(place, is_told=period is not None, in_row=row_is_period),
        ),
        evidence=evidence,
    )


def _grounds_of_period(place: _Place, *, is_told: bool, in_row: bool) -> tuple[str, ...]:
    """Where the period of an amount was told."""
    if in_row or place.head.period:
        return ("period_in_header",)
    if place.year:
        return ("period_shared",)
    return ("period_around",) if is_told else ()


def _table_key(node: Node | None) -> tuple[str, ...]:
    """What tells a table from others of the document: its caption, its heading, its first row."""
    if node is None or node.table is None:
        return ()
    table = node.table
    caption = table.caption.text if table.caption else ""
    return caption, node.heading.text if node.heading else "", node.first_row


def _rows_are_years(table: Table | None) -> bool:
    """Whether the rows of a table are years: then its total is of no one year."""
    return table is not None and any(c.column == 0 and YEAR.fullmatch(c.text.strip()) for c in table.cells)


def _period_around(reading: Reading, node: Node) -> str | None:
    """The one year that the caption, the nearest headings or the title name for a whole table."""
    table = node.table
    around = [table.caption] if table is not None and table.caption else []
    around += list(reversed(node.headings))
    around += [reading.title] if reading.title else []
    for block in around:
        years = {y.printed for y in find_years(block.text)}
        if years:
            return years.pop() if len(years) == 1 else None
    return None
