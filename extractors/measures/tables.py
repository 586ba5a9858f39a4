"""Measures in tables: a row each, by what the columns' headers say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.confidence.seen import table_grounds
from extractors.extractor import Reading
from extractors.measures.announcing import announces, grouping, without_number
from extractors.measures.cells import Fields, items_of
from extractors.measures.columns import Columns, Headed, headed
from extractors.measures.draft import Draft
from extractors.measures.fields import Below
from extractors.measures.labels import rows_of_labels
from extractors.measures.wording import Wording, take_apart
from extractors.sections.passage import Passage
from extractors.sections.roles import Role, role_of
from extractors.sections.tree import Node
from extractors.swedish.boundaries import sentences
from extractors.swedish.dates import find_years
from extractors.swedish.money import find_amounts
from models.document import Block, Cell, Table

_NUMBERING = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[a-zåäö]\)|[-–•▪])\s+(?=\S)")


def from_tables(reading: Reading, first: int, below: Below) -> Iterator[Draft]:
    """The measures of a document's tables, from its node `first` on.

    A table without headers right behind one of measures, with as many columns, goes on with it. One with labels on the
    left has no columns.
    """
    above: Headed | None = None
    for node, table in reading.structure.tables():
        if node.index < first or node.index in below.lines or rows_of_labels(table):
            continue
        above = headed(table, announced=announces(node), above=above)
        if above is not None:
            seen = table_grounds(table)
            for draft in _of_table(reading, node, above):
                yield replace(draft, grounds=(*draft.grounds, *seen))


def _of_table(reading: Reading, node: Node, source: Headed) -> Iterator[Draft]:
    """The measures of one table."""
    table, columns = source.table, source.columns
    group = next(
        (c for c in table.cells if 0 == c.row < source.first_row - 1 and c.column_span >= table.n_columns), None
    )
    for row in range(source.first_row, table.n_rows):
        if _is_group(table, row, columns):
            group = next(c for c in table.cells if c.row == row and c.text)
            continue
        cell = table.at(row, columns.measure)
        if cell is None or cell.row != row or not re.search(r"[^\W\d_]{2}", cell.text):
            continue
        yield from _row(reading, node, _Source(source, cell, group))


def _is_group(table: Table, row: int, columns: Columns) -> bool:
    """Whether a row only names the group of those below it: one text, set across, in bold or in capitals."""
    filled = [c for c in table.cells if c.row == row and c.text]
    if len(filled) != 1 or table.n_columns < 2:
        return False
    cell = filled[0]
    if cell.column_span >= 2 and cell.column_span >= table.n_columns - 1:
        return True
    stands_out = all(line.bold for line in cell.lines) or (cell.text.isupper() and table.n_columns > 2)
    return stands_out and len(cell.text) < 90 and cell.column in (columns.measure, 0)


@dataclass(frozen=True)
class _Source:
    """A measure's cell with its table and the group row above."""

    headed: Headed
    cell: Cell
    group: Cell | None


def _row(reading: Reading, node: Node, source: _Source) -> Iterator[Draft]:
    """The measure of a row, or the measures where its cell is a list."""
    headed, cell, group = source.headed, source.cell, source.group
    category = _category(reading, node, source)
    year = _year_of_header(headed)
    items = _items(cell)
    for number, passage in enumerate(items):
        fields = Fields(reading, headed, cell.row, (number, len(items)))
        if category is not None:
            fields.point("category", Passage.of(category))
        numbering = _NUMBERING.match(passage.text)
        start = numbering.end() if numbering else 0
        wording = _without_costs(take_apart(passage.text[start:]))
        places = passage.places(reading.quoter, start, start + wording.end)
        if not places or not wording.text:
            continue
        deadline, state = fields.deadline()
        yield Draft(
            text=wording.text,
            places=places,
            anchor=("table", *headed.headers, group.text if group else "", passage.text),
            grounds=_grounds(source, category, wording, year),
            category=without_number(category.text) if category else None,
            responsible=fields.responsible() + wording.responsible,
            deadline=deadline or wording.deadline or year,
            status=fields.text("status") or state or wording.status,
            description=fields.text("description") or wording.description,
            follow_up=fields.text("follow_up") or wording.follow_up,
            evidence=dict(fields.evidence),
        )


def _without_costs(wording: Wording) -> Wording:
    """A wording whose later sentences tell what it costs without them: "Lägg ledstråk. Finansieras med 600 tkr." """
    spans = sentences(wording.text)
    rest = wording.text[spans[1][0] :] if len(spans) > 1 else ""
    if not find_amounts(rest):
        return wording
    text = wording.text[: spans[0][1]].rstrip(" .")
    return replace(wording, text=text, end=len(text), description=wording.description or rest)


def _grounds(source: _Source, category: Cell | Block | None, wording: Wording, year: str | None) -> tuple[str, ...]:
    """What speaks for a row, and where its fields were told."""
    headed = source.headed
    told = {
        "columns_matched": len(headed.columns.by_role) >= 3,
        "columns_few": len(headed.columns.by_role) < 3,
        "header_inherited": headed.first_row == 0,
        "category_in_group_row": category is not None and category is source.group,
        "category_in_column": isinstance(category, Cell) and category is not source.group,
        "category_in_heading": isinstance(category, Block),
        "responsible_in_column": "responsible" in headed.columns.by_role,
        "deadline_in_column": "deadline" in headed.columns.by_role,
        "deadline_in_header": year is not None,
        "fields_in_wording": bool(wording.responsible or wording.deadline),
    }
    return ("in_table", *(name for name, is_so in told.items() if is_so))


def _category(reading: Reading, node: Node, source: _Source) -> Cell | Block | None:
    """The nearest grouping: a group row, a column that groups, a header that says more than "åtgärd", the heading.

    A blank cell in a column that groups goes with the group above it.
    """
    if source.group is not None:
        return source.group
    headed, cell = source.headed, source.cell
    table, column = headed.table, headed.columns.first("category")
    if column is not None:
        for row in range(cell.row, headed.first_row - 1, -1):
            found = table.at(row, column)
            if found is not None and found.text:
                return found
    header = table.at(headed.first_row - 1, headed.columns.measure) if headed.first_row else None
    if header is not None and find_years(header.text):
        return header
    heading = grouping(reading, node)
    if heading is not None and role_of(heading.text) is Role.BACKGROUND:  # "Beskrivning" groups nothing
        return next((h for h in reversed(node.headings[:-1]) if h is not reading.title), heading)
    return heading


def _year_of_header(headed: Headed) -> str | None:
    """The one year that the measures' header names: "Aktiviteter under 2010"."""
    years = find_years(headed.headers[headed.columns.measure])
    return years[0].printed if len(years) == 1 else None


def _items(cell: Cell) -> list[Passage]:
    """A cell as one passage, or as several where it is a list with bullets."""
    return items_of(cell) or [Passage.of(cell)]
