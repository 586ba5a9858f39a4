"""An amount of a table with its names: the row's label, the column's header, the year that it concerns."""

from dataclasses import dataclass

from extractors.extractor import Reading
from extractors.money.cells import CellValue
from extractors.money.draft import Amount
from extractors.money.heads import YEAR, Head
from extractors.money.words import is_sum_column, is_total, kind_of, period_in_label
from extractors.sections.passage import Passage
from extractors.sections.tree import Node
from extractors.swedish.dates import find_years
from models.document import Cell, Table
from models.provenance import Provenance
from models.records import AmountKind

_OF_A_YEAR = (AmountKind.BUDGET, AmountKind.OUTCOME, AmountKind.FORECAST)


@dataclass(frozen=True)
class Place:
    """A cell of a table with what names its row and its column."""

    cell: Cell
    label: Cell | None
    head: Head
    year: str | None = None  # the year of what a deviation is between
    is_of_table: bool = False  # whether a year told for the whole table is its year
    is_of_project: bool = False  # whether it is of no one year, but of a project


def named(reading: Reading, node: Node | None, place: Place, found: CellValue) -> Amount:
    """An amount with its label, column and period. Where rows are years, the column names it."""
    cell, label, head = place.cell, place.label, place.head
    caption = node.table.caption if node is not None and node.table is not None else None
    row_is_period = label is not None and YEAR.fullmatch(label.text.strip()) is not None
    label_text = found.name or (head.text if label is None or row_is_period else label.text)
    total = is_total(label_text or "") or is_sum_column(head.text)
    period = label.text.strip() if label is not None and row_is_period else found.period or head.period or place.year
    in_label = None if period or label is None else period_in_label(label.text)
    period = period or in_label
    evidence: dict[str, Provenance] = {}
    for name, at in (("label", label), ("column", head.cells[-1] if head.cells else None)):
        if at is not None and (places := Passage.of(at).places(reading.quoter)):
            evidence[name] = places[0]
    if found.place is not None:
        evidence["unit"] = found.place
    if period is None and place.is_of_table and node is not None and not (total and _rows_are_years(node.table)):
        period = _period_around(reading, node)
    if head.part and not row_is_period and not found.period:
        period = f"{head.part} {period}" if period and period.isdigit() else head.part
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
            *_grounds_of_period(place, is_told=period is not None, in_row=row_is_period or in_label is not None),
        ),
        evidence=evidence,
    )


def _grounds_of_period(place: Place, *, is_told: bool, in_row: bool) -> tuple[str, ...]:
    """Where the period of an amount was told."""
    if in_row or place.head.period:
        return ("period_in_header",)
    if place.year:
        return ("period_shared",)
    if is_told:
        return ("period_around",)
    undated = not (place.is_of_table or place.is_of_project) and kind_of(place.head.full) in _OF_A_YEAR
    return ("period_unclear",) if undated else ()  # a year stands above its neighbours: that above it may be lost


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
