"""Measures in tables: a row each, by what the columns' headers say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.extractor import Reading
from extractors.measures.columns import Columns, columns_of, headers, roles_of
from extractors.measures.draft import Draft
from extractors.measures.lists import without_number
from extractors.measures.wording import people, take_apart
from extractors.reading.lines import marker_of
from extractors.sections.passage import Passage
from extractors.sections.roles import Role
from extractors.sections.tree import Node
from extractors.swedish.dates import find_deadline, find_years
from extractors.swedish.hyphenation import join_lines
from models.document import Block, Cell, Line, Table
from models.provenance import Provenance

_NUMBERING = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[a-zåäö]\)|[-–•▪])\s+(?=\S)")
_ENDS = re.compile(r"slut|klar|färdig|senast|till\b|deadline", re.I)
_NOTHING = re.compile(r"(?:[-–—]|ej aktuellt|inte aktuellt|inget|ingen|saknas|n/?a)?[.\s]*", re.I)


def from_table(reading: Reading, node: Node, table: Table) -> Iterator[Draft]:
    """The measures of a table; none where its headers name no measures."""
    columns = columns_of(table, announced=node.role is Role.MEASURES)
    if columns is None:
        return
    group: Cell | None = None
    for row in range(table.header_rows, table.n_rows):
        if _is_group(table, row, columns):
            group = next(c for c in table.cells if c.row == row and c.text)
            continue
        cell = table.at(row, columns.measure)
        if cell is None or cell.row != row or not re.search(r"[^\W\d_]{2}", cell.text):
            continue
        yield from _row(reading, node, _Source(table, columns, cell, group))


def _is_group(table: Table, row: int, columns: Columns) -> bool:
    """Whether a row only names the group of those below it: one text, set across or in bold, or not in the measure."""
    filled = [c for c in table.cells if c.row == row and c.text]
    if len(filled) != 1 or table.n_columns < 2:
        return False
    cell = filled[0]
    if cell.column_span >= 2 and cell.column_span >= table.n_columns - 1:
        return True
    bold = all(line.bold for line in cell.lines)
    return bold and len(cell.text) < 90 and cell.column in (columns.measure, 0)


@dataclass(frozen=True)
class _Source:
    """A measure's cell with its table, the table's columns and the group row above."""

    table: Table
    columns: Columns
    cell: Cell
    group: Cell | None


def _row(reading: Reading, node: Node, source: _Source) -> Iterator[Draft]:
    """The measure of a row, or the measures where its cell is a list."""
    table, columns, cell, group = source.table, source.columns, source.cell, source.group
    fields = _Fields(reading, table, columns, cell.row)
    grouping = _category(node, source)
    if grouping is not None:
        fields.point("category", Passage.of(grouping))
    year = _year_of_header(table, columns)
    for passage in _items(cell):
        numbering = _NUMBERING.match(passage.text)
        start = numbering.end() if numbering else 0
        wording = take_apart(passage.text[start:])
        places = passage.places(reading.quoter, start, start + wording.end)
        if not places or not wording.text:
            continue
        yield Draft(
            text=wording.text,
            places=places,
            anchor=("table", *headers(table), group.text if group else "", passage.text),
            confidence=0.95 if len(columns.by_role) >= 3 else 0.85,
            category=without_number(grouping.text) if grouping else None,
            responsible=fields.responsible() + wording.responsible,
            deadline=fields.deadline() or wording.deadline or year,
            status=fields.text("status") or wording.status,
            description=fields.text("description"),
            follow_up=fields.text("follow_up") or wording.follow_up,
            evidence=dict(fields.evidence),
        )


class _Fields:
    """The cells beside a measure, by role, with where each was read."""

    def __init__(self, reading: Reading, table: Table, columns: Columns, row: int) -> None:
        self._reading, self._table, self._columns, self._row = reading, table, columns, row
        self.evidence: dict[str, Provenance] = {}

    def point(self, name: str, passage: Passage) -> None:
        """Note where a field was read."""
        if places := passage.places(self._reading.quoter):
            self.evidence[name] = places[0]

    def _cells(self, role: str) -> Iterator[Cell]:
        """The cells of a role in this row that say something."""
        for column in self._columns.by_role.get(role, ()):
            cell = self._table.at(self._row, column)
            if cell is not None and cell.column != self._columns.measure and not _NOTHING.fullmatch(cell.text):
                yield cell

    def text(self, role: str) -> str | None:
        """The text of a role's first cell."""
        cell = next(self._cells(role), None)
        if cell is None:
            return None
        self.point(role, Passage.of(cell))
        return cell.text

    def responsible(self) -> tuple[str, ...]:
        """Who: the whole cell, or the part of it that is not a date where the column holds both."""
        out: tuple[str, ...] = ()
        for cell in self._cells("responsible"):
            both = "deadline" in roles_of(headers(self._table)[cell.column])
            text = _without_date(cell.text) if both else cell.text
            if text:
                self.point("responsible", Passage.of(cell))
                out += people(text)
        return out

    def deadline(self) -> str | None:
        """When: the cell, or the date in it where the column holds more; of several columns the one that ends it."""
        cells = sorted(self._cells("deadline"), key=lambda c: not _ENDS.search(headers(self._table)[c.column]))
        for cell in cells or self._cells("start"):
            both = "responsible" in roles_of(headers(self._table)[cell.column])
            found = find_deadline(cell.text) if both else None
            text = found.printed if found else None if both else cell.text
            if text:
                self.point("deadline", Passage.of(cell))
                return text
        return None


def _without_date(text: str) -> str:
    """A cell that names who and when, without the when."""
    found = find_deadline(text)
    if found is None:
        return text
    before = re.sub(r"(?:\b(?:senast|klart?|under|till|före|den|i)\b|[\s,;/–-])*$", "", text[: found.start], flags=re.I)
    return f"{before} {text[found.end :]}".strip(" ,;/–-")


def _category(node: Node, source: _Source) -> Cell | Block | None:
    """The nearest grouping: a group row, a column that groups, a header that says more than "åtgärd", the heading.

    A blank cell in a column that groups goes with the group above it.
    """
    if source.group is not None:
        return source.group
    table, columns, cell = source.table, source.columns, source.cell
    column = columns.first("category")
    if column is not None:
        for row in range(cell.row, table.header_rows - 1, -1):
            found = table.at(row, column)
            if found is not None and found.text:
                return found
    header = table.at(table.header_rows - 1, columns.measure) if table.header_rows else None
    if header is not None and find_years(header.text):
        return header
    return node.heading


def _year_of_header(table: Table, columns: Columns) -> str | None:
    """The one year that the measures' header names: "Aktiviteter under 2010"."""
    years = find_years(headers(table)[columns.measure])
    return years[0].printed if len(years) == 1 else None


def _items(cell: Cell) -> list[Passage]:
    """A cell as one passage, or as several where it is a list with bullets."""
    starts = [i for i, line in enumerate(cell.lines) if (m := marker_of(line.text)) and len(line.text) > len(m) + 1]
    if len(starts) < 2 or starts[0] != 0:
        return [Passage.of(cell)]
    groups: list[tuple[Line, ...]] = [
        cell.lines[a:b] for a, b in zip(starts, [*starts[1:], len(cell.lines)], strict=True)
    ]
    return [Passage(join_lines([line.plain for line in lines]), lines) for lines in groups]
