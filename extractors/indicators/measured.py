"""Whether a table's numbers are measured values, and which of its rows and columns hold none."""

import re
from collections.abc import Sequence
from functools import cache

from extractors.indicators.additive import adds_up
from extractors.indicators.axes import Axis, only_says_when
from extractors.indicators.units import tells_measure
from extractors.indicators.words import find_index, is_survey
from extractors.money.words import counts_other, heads_figures, speaks_of_money
from extractors.swedish.dates import find_years
from extractors.swedish.money import unit_in
from extractors.swedish.terms import patterns
from models.document import Block, Table

_SHARE = re.compile(r"%|\bprocent\b|\bandel(?:en)?\b", re.I)
_PERCENT = re.compile(r"\d\s?%$")
_PART_OF_SUM = re.compile(r"(?:%|\bprocent|\bandel)\s+av\s+\w*(?:arvode|budget|kostnad|lön|belopp|summa|ram)\w*", re.I)
_MOST = 0.5  # of the rows
_SEVERAL = 2  # columns


@cache
def _header(name: str) -> re.Pattern[str]:
    """Headers of a sort, as whole words."""
    return re.compile(rf"(?<!\w){patterns('indicators', name)}(?!\w)", re.I)


def holds_money(row: Axis) -> bool:
    """Whether a row's label has a unit of money: "Kostnad per plats, kr"."""
    return unit_in(row.text) is not None


def tells_no_outcome(header: str) -> bool:
    """Whether a column holds targets, changes, ranks, who answered, or shares of a sum: "Målvärde", "% av budget"."""
    return _header("no_outcome").search(header) is not None or _PART_OF_SUM.search(header) is not None


def is_no_outcome(row: Axis) -> bool:
    """Whether a row holds what was planned or aimed at: "Planerade kontroller"."""
    return _row_no_outcome().fullmatch(row.text.strip()) is not None


@cache
def _row_no_outcome() -> re.Pattern[str]:
    return re.compile(patterns("indicators", "row_no_outcome"), re.I)


def tells_plan(heading: str) -> bool:
    """Whether a heading's years are to come, and not those that its values were measured in: "Mål och budget 2025"."""
    return re.search(patterns("indicator_prose", "to_come"), heading, re.I) is not None


def is_of_now(header: str) -> bool:
    """Whether a column's values are of a time that it does not name: "Nuläge", "Basår"."""
    return _header("of_now").search(header) is not None


def is_answer(header: str) -> bool:
    """Whether a column is an answer to a question, with the share that gave it: "Mycket bra", "Instämmer helt"."""
    return re.fullmatch(patterns("indicators", "answers"), header.strip(" *"), re.I) is not None


def is_measured(table: Table, columns: Sequence[Axis], rows: Sequence[Axis], around: Sequence[Block]) -> bool:
    """Whether a table's numbers are measured values: those compared, an index or a share is named, and no money."""
    texts = [a.text for a in columns]
    near = [b.text for b in around[:2]]
    labels = [r.text for r in rows if r.text]
    if any(unit_in(t) for t in (*texts, *near)):
        return False
    most = max(1, _MOST * len(labels))
    counting = sum(counts_other(t) or bool(_SHARE.search(t)) for t in labels) + _rows_in_percent(table)
    figures = any(heads_figures(c.text) for c in columns[:2])
    if sum(speaks_of_money(t) for t in texts) >= 2 and not figures and counting < most:
        return False
    compares = sum(a.subject is not None for a in columns) >= 2 or sum(a.subject is not None for a in rows) >= 2
    says = any(find_index(t) or is_survey(t) or _SHARE.search(t) for t in (*texts, *labels, *near))
    names = any(_header("measure_column").search(c.text) for c in columns[:2])
    shares = any(_SHARE.search(t) for t in texts[1:])
    dated = any(a.period for a in columns)
    volumes = any(is_volume(t) for t in (*texts[:1], *near)) and not any(map(speaks_of_money, labels))
    tallied = (dated or _rows_are_years(labels)) and adds_up(table) and not _speaks_of_money(texts, labels, around)
    told = dated and 2 * sum(map(tells_measure, labels)) > len(labels) and not _speaks_of_money(texts, labels, around)
    answers = sum(is_answer(a.text) for a in columns[1:]) >= _SEVERAL
    return (
        groups_are_measured(columns, rows, near)
        or shares
        or tallied
        or told
        or (answers and (says or counting > 0))
        or (compares and says)
        or (names and (says or figures))
        or (dated and (says or figures or volumes or counting >= most))
    )


def groups_are_measured(columns: Sequence[Axis], rows: Sequence[Axis], near: Sequence[str]) -> bool:
    """Whether a table of groups says what was measured of them: in a header beside them, or in its corner or caption.

    What stands below a heading of rules, charges or norms was not measured.
    """
    if any(speaks_of_money(c.text) for c in columns) or any(
        _header("rules").fullmatch(re.sub(r"[\d\W]+$", "", text)) for text in near
    ):
        return False
    if sum(row.subject is not None for row in rows) >= _SEVERAL:
        told = [c for c in columns[1:] if c.name and not only_says_when(c) and not is_answer(c.name)]
        if told:
            return any(tells_measure(c.text) and not tells_no_outcome(c.text) for c in told)
    elif sum(c.subject is not None for c in columns[1:]) < _SEVERAL or not all(r.period and not r.name for r in rows):
        return False
    return any(tells_measure(text) or is_volume(text) for text in (*(c.text for c in columns[:1]), *near))


def is_volume(text: str) -> bool:
    """Whether a caption, heading or corner says that how many there are is told: "Befolkning", "Volymer"."""
    return _header("volumes").search(text) is not None


def _rows_are_years(labels: Sequence[str]) -> bool:
    """Whether every row is a year."""
    return len(labels) > 1 and all(find_years(label) and label.strip()[:4].isdigit() for label in labels)


def _speaks_of_money(texts: Sequence[str], labels: Sequence[str], around: Sequence[Block]) -> bool:
    """Whether anything in or above a table speaks of money, or of what is to come."""
    told = [b.text for b in around[:2]]
    planned = any(tells_plan(t) for t in told) or any(_header("no_outcome").search(t) for t in texts)
    return planned or any(map(speaks_of_money, [*told, *texts, *labels]))


def _rows_in_percent(table: Table) -> int:
    """How many rows have a value printed in per cent and no label that says so."""
    rows = {c.row for c in table.cells if c.row >= table.header_rows and c.column and _PERCENT.search(c.text.strip())}
    return sum(not (cell and _SHARE.search(cell.text)) for r in rows if (cell := table.at(r, 0)) is not None)
