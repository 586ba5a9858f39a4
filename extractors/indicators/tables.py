"""Measured values in tables: those compared, years and indices as rows or columns in any arrangement."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.confidence.seen import table_grounds
from extractors.extractor import Reading
from extractors.indicators.additive import adds_up
from extractors.indicators.axes import Axis, columns_of, only_says_when, rows_of, with_names
from extractors.indicators.captions import name_of
from extractors.indicators.draft import Value
from extractors.indicators.groups import columns_with_groups, crossed, heads_groups, with_groups
from extractors.indicators.measured import (
    holds_money,
    is_answer,
    is_measured,
    is_no_outcome,
    is_of_now,
    is_volume,
    tells_no_outcome,
    tells_plan,
)
from extractors.indicators.parts import with_parts
from extractors.indicators.register import different_indices
from extractors.indicators.told import term
from extractors.indicators.units import stated, tells_measure, unit_of
from extractors.indicators.whole import Whose, is_own, of_table
from extractors.indicators.words import is_wanted
from extractors.money.columns import is_of_units, label_column
from extractors.sections.passage import Passage
from extractors.sections.tree import Node
from extractors.swedish.dates import find_years
from extractors.swedish.money import unit_in
from extractors.swedish.numbers import parse_number
from models.document import Block, Cell, Table
from models.provenance import Provenance

_LETTERS = re.compile(r"[^\W\d_]{2}")
_UNIT_COLUMN = re.compile(r"(?:mått)?enhet(?:er)?|sort|mäts\s+i|mått\s*\(enhet\)", re.I)
_NUMBERED = re.compile(r"(?:tabell|diagram|figur)\s+\d+", re.I)
_LONGEST = 100  # characters of a paragraph's last sentence that names a table
_PRESENTS = re.compile(r"\b(?:tabell|tabellen)\b|:$", re.I)


@dataclass(frozen=True)
class _Given:
    """What holds for a row of a table: the texts that present the table, whose values they are, the row's own unit."""

    around: tuple[Block, ...]
    lead: Block | None  # that of `around` which is a paragraph
    whose: Whose
    unit: str
    corner: str  # the header above the rows' labels
    tallied: bool = False  # its numbers add up to totals: they are counts
    grouped: bool = False  # its rows are groups: what a column that tells no measure holds is not known


def from_table(reading: Reading, node: Node, table: Table) -> Iterator[Value]:
    """The measured values of a table; none where it holds money or nothing says that its numbers were measured."""
    labels = label_column(table, frozenset()) or 0
    columns, rows = columns_of(table), rows_of(table, labels)
    lead = _lead(reading, node, table)
    around = [
        b for b in (table.caption, _caption_below(reading, node), lead, *reversed(node.headings)) if b is not None
    ]
    named_rows, caption = rows, _called(around, lead) or ""
    rows = with_groups(rows, columns, columns[labels].text, caption)
    columns = columns_with_groups(columns, labels)
    if not is_measured(table, columns, list(rows.values()), around):
        return
    grouped = rows != named_rows
    rows = rows if grouped else with_parts(rows)
    columns = with_names(columns, rows)
    seen = table_grounds(table)
    units = _unit_column(table, columns)
    whose = of_table(reading, [*(c.cell for c in columns[: labels + 1]), *around])
    corner, tallied = columns[labels].text, adds_up(table)
    if tallied and table.caption and all(row.period and row.name is None for row in rows.values()):
        columns = [*columns[: labels + 1], *(replace(c, name=None, subject=c.text) for c in columns[labels + 1 :])]
    for r, row in rows.items():
        unit = cell.text.strip() if units is not None and (cell := table.at(r, units)) else ""
        if holds_money(row) or unit_in(unit) or is_no_outcome(row):
            continue
        given = _Given(tuple(around), lead, whose, unit, corner, tallied, grouped)
        for c, column in enumerate(columns):
            cell = table.at(r, c)
            if c <= labels or cell is None or cell.row != r or cell is row.cell:
                continue
            if c != units and (found := _value(reading, cell, row, column, given)):
                yield replace(found, grounds=(*found.grounds, *seen))


def _unit_column(table: Table, columns: Sequence[Axis]) -> int | None:
    """The column whose cells are the rows' units, by its header or by its cells."""
    is_named = (c for c, column in enumerate(columns) if c and _UNIT_COLUMN.fullmatch(column.text.strip()))
    return next(is_named, next((c for c in range(1, len(columns)) if is_of_units(table, c)), None))


def _caption_below(reading: Reading, node: Node) -> Block | None:
    """The caption right below a table: "Figur 2: Förtroende, andel i procent"."""
    below = next((n.block for n in reading.structure.nodes[node.index + 1 : node.index + 2]), None)
    return below if below is not None and _NUMBERED.match(below.text) else None


def _lead(reading: Reading, node: Node, table: Table) -> Block | None:
    """The paragraph right above a table that presents it ("I tabellen visas …", "… följande:") or is its title."""
    above = reading.structure.nodes[node.index - 1] if node.index else None
    if above is None or above.block is None or above.is_heading or above.headings != node.headings:
        return None
    presents = _PRESENTS.search(above.block.text) or _is_title(above.block.text)
    return above.block if above.block is not table.caption and presents else None


def _is_title(text: str) -> bool:
    """Whether a paragraph is no more than a title: "Betygsindex per faktor, hösten 2016"."""
    return len(text) <= _LONGEST and re.search(rf"[.!?:]$|(?<!\w){term('presents')}(?!\w)", text, re.I) is None


def _value(reading: Reading, cell: Cell, row: Axis, column: Axis, given: _Given) -> Value | None:
    """One cell as a measured value, or None where it holds no number, a target or a change."""
    printed = cell.text.strip()
    number = parse_number(re.sub(r"\s*(?:%|procent)\s*$", "", printed))
    if number is None or find_years(printed) or (column.name and tells_no_outcome(column.name)):
        return None
    around = given.around
    name = _name(row, column, given)
    if name is None:
        return None
    named = crossed(row, column)
    of_own = named is not None and given.whose.name is not None and is_own(named) and not given.tallied
    period = row.period or column.period
    around_it = None if period or is_of_now(column.text) else _year_around(reading, around)
    near = [given.corner, *(b.text for b in around[:2])]
    unit = stated(given.unit) or unit_of(printed, name, column.text, near, period)
    if unit is None and (given.tallied or (is_volume(name) and number == number.to_integral_value())):
        unit = "antal"
    if unit is None and given.grouped and not tells_measure(name):
        return None
    evidence: dict[str, Provenance] = {}
    for key, axis in (("subject", row if row.subject else column), ("name", row if row.name else column)):
        if axis.cell is not None and (places := Passage.of(axis.cell).places(reading.quoter)):
            evidence[key] = places[0]
    if named is None:
        evidence.pop("subject", None)
        if given.whose.place is not None:
            evidence["subject"] = given.whose.place
    return Value(
        name=name,
        subject=given.whose.name if named is None or of_own else named,
        value=number,
        unit=unit,
        period=period or around_it,
        places=Passage.of(cell).places(reading.quoter),
        anchor=("table", row.text, column.text),
        grounds=(
            "in_table",
            "name_on_axis" if name in (row.name, column.name) else "name_around",
            *(("subject_on_axis",) if named else given.whose.grounds),
            *(("period_on_axis",) if period else ("period_around",) if around_it else ()),
            *(("unit_in_cell",) if "%" in printed else ()),
        ),
        evidence=evidence,
        about=" ".join([row.text, column.text, *(b.text for b in around)]),
    )


def _name(row: Axis, column: Axis, given: _Given) -> str | None:
    """What was measured: the label that is neither subject nor year; else the index that caption or heading names.

    The nearest of them that names any decides; where it names several, which of them a value is of stands nowhere.
    """
    if row.name and _LETTERS.search(row.name):
        return f"{row.name}: {column.name}" if column.name and is_answer(column.name) else row.name
    if column.name and is_answer(column.name) and row.subject:
        about = _called(given.around, given.lead)
        return f"{about}: {column.name}" if about else None
    if column.name and _LETTERS.search(column.name) and (row.subject or row.period) and not only_says_when(column):
        return column.name
    if (row.subject or column.subject) and tells_measure(given.corner) and not heads_groups(given.corner):
        return given.corner
    for block in given.around:
        if found := different_indices(_presenting(block.text) if block is given.lead else block.text):
            return found[0] if len(found) == 1 else None
    return _called(given.around, given.lead) if row.subject or column.subject else None


def _called(around: Sequence[Block], lead: Block | None) -> str | None:
    """What the nearest text around a table calls its values. Of a paragraph only the sentence that presents the table
    can, and only if it is no more than a name: "Andelen varierar mellan skolorna:" is none.
    """
    if not around:
        return None
    text = around[0].text
    if around[0] is lead:
        text = _presenting(text)
        if len(text) > _LONGEST or re.search(rf"\b{term('presents')}\b", text, re.I):
            return None
    return name_of(text)


def _presenting(text: str) -> str:
    """The sentences of a paragraph that speak of the table below it; all of a title."""
    if _is_title(text):
        return text
    return " ".join(s for s in re.split(r"(?<=[.!?])\s+", text) if _PRESENTS.search(s))


def _year_around(reading: Reading, around: Sequence[Block]) -> str | None:
    """The one year that caption, heading or title names; one by which something is to be reached is none."""
    for block in (*around, *([reading.title] if reading.title else [])):
        years = {y.printed for y in find_years(block.text)}
        if years and (is_wanted(block.text) or tells_plan(block.text)):
            continue
        if years:
            return years.pop() if len(years) == 1 else None
    return None
