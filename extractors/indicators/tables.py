"""Measured values in tables: those compared, years and indices as rows or columns in any arrangement."""

import re
from collections.abc import Iterator

from extractors.extractor import Reading
from extractors.indicators.axes import Axis, columns_of, only_says_when, rows_of
from extractors.indicators.draft import Value
from extractors.indicators.units import unit_of
from extractors.indicators.words import find_index, is_survey
from extractors.money.heads import label_column
from extractors.money.words import counts_other, heads_figures, speaks_of_money
from extractors.sections.passage import Passage
from extractors.sections.tree import Node
from extractors.swedish.dates import find_years
from extractors.swedish.money import unit_in
from extractors.swedish.numbers import parse_number
from extractors.swedish.places import find_places
from models.document import Block, Cell, Table
from models.provenance import Provenance

_NO_OUTCOME = re.compile(
    r"\b(?:mål|målvärde|målnivå|målsättning|måltal|inriktningsmål|ambition|prognos|budget|förändring|trend|skillnad|diff\w*|rang|ranking|"
    r"placering|nr|antal svar\w*|bortfall)\b",
    re.I,
)
_MEASURE_COLUMN = re.compile(
    r"\b(?:indikator(?:er)?|nyckeltal|mått|styrmått|resultatmått|mätetal|fråga|frågor|frågeområde|faktor(?:er)?|index|delindex|område)\b",
    re.I,
)
_SHARE = re.compile(r"%|\bprocent\b|\bandel(?:en)?\b", re.I)
_LETTERS = re.compile(r"[^\W\d_]{2}")


def from_table(reading: Reading, node: Node, table: Table) -> Iterator[Value]:
    """The measured values of a table; none where it holds money or nothing says that its numbers were measured."""
    labels = label_column(table, frozenset()) or 0
    columns, rows = columns_of(table), rows_of(table, labels)
    around = ([table.caption] if table.caption else []) + list(reversed(node.headings))
    if not _is_measured(columns, list(rows.values()), around):
        return
    for r, row in rows.items():
        if _holds_money(row):
            continue
        for c, column in enumerate(columns):
            cell = table.at(r, c)
            if c <= labels or cell is None or cell.row != r or cell is row.cell:
                continue
            if found := _value(reading, cell, row, column, around):
                yield found


def _holds_money(row: Axis) -> bool:
    """Whether a row's label has a unit of money: "Kostnad per plats, kr"."""
    return unit_in(row.text) is not None


def _is_measured(columns: list[Axis], rows: list[Axis], around: list[Block]) -> bool:
    """Whether a table's numbers are measured values: those compared, an index or a share is named, and no money."""
    texts = [a.text for a in columns]
    near = [b.text for b in around[:2]]
    labels = [r.text for r in rows if r.text]
    counting = sum(counts_other(t) or bool(_SHARE.search(t)) for t in labels)
    figures = any(heads_figures(c.text) for c in columns[:2])
    if any(unit_in(t) for t in (*texts, *near)):
        return False
    if sum(speaks_of_money(t) for t in texts) >= 2 and not figures and counting < max(1, 0.5 * len(labels)):
        return False
    compares = sum(a.subject is not None for a in columns) >= 2 or sum(a.subject is not None for a in rows) >= 2
    says = any(find_index(t) or is_survey(t) or _SHARE.search(t) for t in (*texts, *labels, *near))
    names = any(_MEASURE_COLUMN.search(c.text) for c in columns[:2])
    shares = any(_SHARE.search(t) for t in texts[1:])
    return shares or (compares and says) or (names and (says or figures)) or (says and any(a.period for a in columns))


def _value(reading: Reading, cell: Cell, row: Axis, column: Axis, around: list[Block]) -> Value | None:
    """One cell as a measured value, or None where it holds no number, a target or a change."""
    printed = cell.text.strip()
    number = parse_number(re.sub(r"\s*(?:%|procent)\s*$", "", printed))
    if number is None or find_years(printed) or (column.name and _NO_OUTCOME.search(column.name)):
        return None
    name = _name(row, column, around)
    if name is None:
        return None
    subject = row.subject or column.subject or _place_around(around)
    period = row.period or column.period
    evidence: dict[str, Provenance] = {}
    for key, axis in (("subject", row if row.subject else column), ("name", row if row.name else column)):
        if axis.cell is not None and (places := Passage.of(axis.cell).places(reading.quoter)):
            evidence[key] = places[0]
    return Value(
        name=name,
        subject=subject,
        value=number,
        unit=unit_of(printed, name, column.text, [b.text for b in around[:2]], period),
        period=period or _year_around(reading, around),
        places=Passage.of(cell).places(reading.quoter),
        anchor=("table", row.text, column.text),
        confidence=0.9 if period and (row.subject or column.subject) else 0.75,
        evidence=evidence,
        about=" ".join([row.text, column.text, *(b.text for b in around)]),
    )


def _name(row: Axis, column: Axis, around: list[Block]) -> str | None:
    """What was measured: the label that is neither subject nor year; else an index that the caption names."""
    if row.name and _LETTERS.search(row.name):
        return row.name
    if column.name and _LETTERS.search(column.name) and (row.subject or row.period) and not only_says_when(column):
        return column.name
    for block in around:
        if match := find_index(block.text):
            return match[0]
    if around and (row.subject or column.subject):
        text = re.sub(r"^(?:tabell|diagram|figur)\s+\d+[.:]?\s*", "", around[0].text, flags=re.I)
        return text.strip(" :.") or None
    return None


def _place_around(around: list[Block]) -> str | None:
    """The one municipality that caption and headings name."""
    named = {place.name for block in around for place in find_places(block.text)}
    return named.pop() if len(named) == 1 else None


def _year_around(reading: Reading, around: list[Block]) -> str | None:
    """The one year that caption, heading or title names."""
    for block in (*around, *([reading.title] if reading.title else [])):
        years = {y.printed for y in find_years(block.text)}
        if years:
            return years.pop() if len(years) == 1 else None
    return None
