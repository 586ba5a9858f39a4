"""Tables whose rows or columns are named groups, not measures: schools, districts, ages, women and men."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from extractors.indicators.axes import Axis
from extractors.indicators.units import tells_measure
from extractors.indicators.words import is_subject
from extractors.money.words import is_sum_column
from extractors.swedish.terms import patterns

_FEWEST = 2  # groups that make an axis of groups


@cache
def _heads_groups() -> re.Pattern[str]:
    """A corner that says that the labels below it are groups: "Skola", "Stadsdel", "Åldersgrupp"."""
    return re.compile(patterns("indicators", "group_axis"), re.I)


@cache
def _by_form() -> re.Pattern[str]:
    """A group known by its form: "0–5 år", "65 år och äldre", "Årskurs 9", "Unga 18–24 år"."""
    return re.compile(patterns("indicators", "group_forms"), re.I)


def is_group(label: str) -> bool:
    """Whether a label alone says that it is a group of people, or all of them."""
    bare = label.strip(" *:")
    return bool(bare) and (_by_form().fullmatch(bare) is not None or is_subject(bare) or is_sum_column(bare))


def heads_groups(corner: str) -> bool:
    """Whether a corner says that the labels below it are groups, and so names nothing that is measured."""
    return _heads_groups().fullmatch(corner.strip(" *:")) is not None


def with_groups(rows: Mapping[int, Axis], columns: Sequence[Axis], corner: str, caption: str) -> dict[int, Axis]:
    """The rows; where each label is a group by its form or its corner heads groups, it is whom the values describe.

    So it is where the caption says that the values count something ("Antal barn") and the columns are years. Labels
    that tell a measure themselves ("Restavfall, ton") are names for all that, and so are those beside municipalities.
    """
    labels = [row for row in rows.values() if row.text and row.period is None]
    formed = sum(_by_form().fullmatch(row.text.strip(" *:")) is not None for row in labels)
    if len(labels) >= _FEWEST and formed and all(is_group(row.text) for row in labels):
        return {number: _as_group(row) for number, row in rows.items()}
    places = any(c.subject is not None and not _is_people(c.subject) for c in columns[1:])
    counted = _is_part_axis(corner) and re.match(r"antal\b", caption, re.I) and all(c.period for c in columns[1:])
    headed = (heads_groups(corner) or counted) and not places
    if len(labels) < _FEWEST or not headed or 2 * sum(tells_measure(row.text) for row in labels) >= len(labels):
        return dict(rows)
    return {number: _as_group(row) for number, row in rows.items()}


def _is_part_axis(corner: str) -> bool:
    """Whether a corner may head parts of what is counted."""
    return re.fullmatch(patterns("indicators", "part_axis"), corner.strip(" *:"), re.I) is not None


def _is_people(subject: str) -> bool:
    """Whether one compared is a group within, and no other municipality: "Flickor", "Totalt"."""
    people = r"(?:kvinnor|män|flickor|pojkar)(?:na|nen)?"
    return _is_all(subject) or re.fullmatch(people, subject.strip(), re.I) is not None


def columns_with_groups(columns: Sequence[Axis], labels: int) -> list[Axis]:
    """The columns; where each behind the rows' labels is a group by its form, it is whom its values describe."""
    behind = [c for c in columns[labels + 1 :] if c.text]
    if len(behind) < _FEWEST or not all(is_group(c.name or c.subject or "") for c in behind):
        return list(columns)
    return [*columns[: labels + 1], *(_as_group(c) for c in columns[labels + 1 :])]


def crossed(row: Axis, column: Axis) -> str | None:
    """Whom a cell describes: its row's group, its column's, or both: "Aspenskolan, Flickor"; a total adds nothing."""
    if row.subject is None or column.subject is None:
        return row.subject or column.subject
    if _is_all(column.subject):
        return row.subject
    return column.subject if _is_all(row.subject) else f"{row.subject}, {column.subject}"


def _is_all(subject: str) -> bool:
    """Whether a group is all of them."""
    return is_sum_column(subject) or re.fullmatch(r"samtliga|alla", subject.strip(), re.I) is not None


def _as_group(axis: Axis) -> Axis:
    """An axis whose name is whom its values describe."""
    if axis.name is None or axis.subject is not None:
        return axis
    return replace(axis, name=None, subject=axis.name.strip(" *"))
