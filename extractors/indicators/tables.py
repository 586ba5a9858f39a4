"""Measured values in tables: those compared, years and indices as rows or columns in any arrangement."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.extractor import Reading
from extractors.indicators.draft import Value
from extractors.indicators.words import find_index, is_subject, is_survey
from extractors.money.words import speaks_of_money
from extractors.sections.passage import Passage
from extractors.sections.tree import Node
from extractors.swedish.dates import find_years
from extractors.swedish.money import unit_in
from extractors.swedish.numbers import parse_number
from extractors.swedish.places import find_places
from models.document import Block, Cell, Table
from models.provenance import Provenance

_TARGET = re.compile(r"\b(?:mål|målvärde|målnivå|inriktningsmål|ambition)\b", re.I)
_MEASURE_COLUMN = re.compile(
    r"\b(?:indikator|nyckeltal|mått|resultatmått|mätetal|fråga|frågeområde|index|delindex|område)\b", re.I
)
_PERCENT = re.compile(r"%|\bprocent\b|\bandel\b", re.I)
_COUNT = re.compile(r"\bantal(?:et)?\b", re.I)


@dataclass(frozen=True)
class _Axis:
    """What a row's label or a column's header says about its values."""

    text: str
    name: str | None
    subject: str | None
    period: str | None
    cell: Cell | None


def from_table(reading: Reading, node: Node, table: Table) -> Iterator[Value]:
    """The measured values of a table; none where it holds money or nothing says that its numbers were measured."""
    columns = [_column(table, c) for c in range(table.n_columns)]
    rows = {r: _row(table, r) for r in range(table.header_rows, table.n_rows)}
    columns, rows = (
        _all_alike(columns[1:], columns[:1]),
        dict(zip(rows, _all_alike(list(rows.values()), []), strict=True)),
    )
    around = _around(node, table)
    if not _is_measured(columns, list(rows.values()), around):
        return
    for r, row in rows.items():
        for c, column in enumerate(columns):
            cell = table.at(r, c)
            if c == 0 or cell is None or cell.row != r or cell is row.cell:
                continue
            if found := _value(reading, cell, row, column, around):
                yield found


def _column(table: Table, column: int) -> _Axis:
    """A column by its header."""
    cells = [c for r in range(table.header_rows) if (c := table.at(r, column)) and c.text]
    return _axis(" ".join(dict.fromkeys(c.text for c in cells)), cells[-1] if cells else None)


def _row(table: Table, row: int) -> _Axis:
    """A row by its first cell."""
    cell = table.at(row, 0)
    return _axis(cell.text if cell else "", cell)


def _axis(text: str, cell: Cell | None) -> _Axis:
    """A label taken apart into whom, when and what."""
    years = find_years(text)
    period = years[0].printed if len(years) == 1 else None
    if is_subject(text):
        return _Axis(text, None, text.strip(" *"), None, cell)
    bare = text
    if period:
        bare = re.sub(r"\s+", " ", text[: years[0].start] + text[years[0].end :]).strip(" ,()–-:")
    if period and is_subject(bare):
        return _Axis(text, None, bare, period, cell)
    return _Axis(text, bare or None, None, period, cell)


def _all_alike(axes: list[_Axis], before: list[_Axis]) -> list[_Axis]:
    """Axes of which most name those compared: then the others do, too ("Lundvika", a name no register knows)."""
    named = [a for a in axes if a.text]
    if named and sum(a.subject is not None for a in named) >= max(2, 0.5 * len(named)):
        axes = [a if a.subject or not a.text else _Axis(a.text, None, a.text.strip(" *"), None, a.cell) for a in axes]
    return before + axes


def _around(node: Node, table: Table) -> list[Block]:
    """Caption and headings, nearest first."""
    return ([table.caption] if table.caption else []) + list(reversed(node.headings))


def _is_measured(columns: list[_Axis], rows: list[_Axis], around: list[Block]) -> bool:
    """Whether a table's numbers are measured values: those compared, an index or a share is named, and no money."""
    texts = [a.text for a in (*columns, *rows)]
    near = [b.text for b in around[:2]]
    if any(unit_in(t) for t in (*texts, *near)) or sum(speaks_of_money(a.text) for a in columns) >= 2:
        return False
    compares = sum(a.subject is not None for a in columns) >= 2 or sum(a.subject is not None for a in rows) >= 2
    says = any(find_index(t) or is_survey(t) or _PERCENT.search(t) for t in (*texts, *near))
    names = bool(columns) and _MEASURE_COLUMN.search(columns[0].text) is not None
    return (compares and says) or (says and names) or (says and any(a.period for a in columns))


def _value(reading: Reading, cell: Cell, row: _Axis, column: _Axis, around: list[Block]) -> Value | None:
    """One cell as a measured value, or None where it holds no number or a target."""
    printed = cell.text.strip()
    percent = bool(re.search(r"%|procent", printed))
    number = parse_number(re.sub(r"\s*(?:%|procent)\s*$", "", printed))
    if number is None or find_years(printed) or (column.name and _TARGET.search(column.text)):
        return None
    axes = (row, column)
    name = _name(row, column, around)
    if name is None:
        return None
    subject = next((a.subject for a in axes if a.subject), None)
    period = next((a.period for a in axes if a.period), None)
    if subject is None:
        named = {place.name for block in around for place in find_places(block.text)}
        subject = named.pop() if len(named) == 1 else None
    evidence: dict[str, Provenance] = {}
    for key, axis in (("subject", row if row.subject else column), ("name", row if row.name else column)):
        if axis.cell is not None and (places := Passage.of(axis.cell).places(reading.quoter)):
            evidence[key] = places[0]
    return Value(
        name=name,
        subject=subject,
        value=number,
        unit=_unit(percent, name, column, around),
        period=period or _year_around(reading, around),
        places=Passage.of(cell).places(reading.quoter),
        anchor=("table", row.text, column.text),
        confidence=0.9 if period and (row.subject or column.subject) else 0.75,
        evidence=evidence,
    )


def _name(row: _Axis, column: _Axis, around: list[Block]) -> str | None:
    """What was measured: the label that is neither subject nor year; else an index that the caption names."""
    if row.name and re.search(r"[^\W\d_]{2}", row.name):
        return row.name
    if column.name and re.search(r"[^\W\d_]{2}", column.name) and (row.subject or row.period):
        return column.name
    for block in around:
        if match := find_index(block.text):
            return match[0]
    if around and (row.subject or column.subject):
        text = re.sub(r"^(?:tabell|diagram|figur)\s+\d+[.:]?\s*", "", around[0].text, flags=re.I)
        return text.strip(" :.") or None
    return None


def _unit(percent: bool, name: str, column: _Axis, around: list[Block]) -> str | None:
    """%, antal or index, where cell, name, header or caption says so."""
    for text in (name, column.text, *(b.text for b in around[:2])):
        if percent or _PERCENT.search(text):
            return "%"
        if find_index(text):
            return "index"
        if _COUNT.search(text):
            return "antal"
    return "index" if any(is_survey(b.text) for b in around) else None


def _year_around(reading: Reading, around: list[Block]) -> str | None:
    """The one year that caption, heading or title names."""
    for block in (*around, *([reading.title] if reading.title else [])):
        years = {y.printed for y in find_years(block.text)}
        if years:
            return years.pop() if len(years) == 1 else None
    return None
