"""What the columns of a table of measures hold."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from extractors.swedish.terms import load
from models.document import Table


@dataclass(frozen=True)
class Columns:
    """Column indices by role. `measure` is always known; a role may have several columns, the first is the surest."""

    measure: int
    by_role: Mapping[str, tuple[int, ...]]

    def first(self, role: str) -> int | None:
        """The surest column of a role."""
        return self.by_role[role][0] if self.by_role.get(role) else None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """A pattern for each role."""
    data: dict[str, list[str]] = load("columns")
    return {role: re.compile("|".join(rf"(?<!\w)(?:{w})" for w in found), re.I) for role, found in data.items()}


def roles_of(header: str) -> list[str]:
    """The roles that a header names, in the order it names them: "Ansvarig/tidplan" → responsible, deadline."""
    hits = {role: m.start() for role, p in _patterns().items() if (m := p.search(header))}
    return sorted(hits, key=lambda role: hits[role])


def headers(table: Table) -> list[str]:
    """Each column's header, the texts of its header rows joined."""
    out = []
    wide = table.n_columns
    across = [c for c in table.cells if c.column_span >= wide > 1]  # a group row above the headers
    for column in range(wide):
        found = [table.at(row, column) for row in range(table.header_rows)]
        cells = dict.fromkeys(c.text for c in found if c is not None and c.text and c not in across)
        out.append(" ".join(cells))
    return out


def columns_of(table: Table, *, announced: bool) -> Columns | None:
    """The columns of a table of measures, or None for another table.

    A table is one when a header names measures and another says who, when, how far or of what group, or when the
    heading above announces measures and the table says who or when. Of several columns that could hold the measure it
    is the one with most text; a sparse other one tells the state of things.
    """
    roles: dict[str, list[int]] = {}
    for column, header in enumerate(headers(table)):
        for rank, role in enumerate(roles_of(header)):
            if rank == 0 or role in ("deadline", "responsible"):
                roles.setdefault(role, []).append(column)
    beside = set(roles) & {"responsible", "deadline", "status", "category", "description", "follow_up"}
    candidates = roles.get("measure", [])
    if candidates and (beside or announced):
        measure = max(candidates, key=lambda c: _text_in(table, c))
    elif {"responsible", "deadline"} <= set(roles) or (announced and {"responsible", "deadline"} & set(roles)):
        free = [c for c in range(table.n_columns) if not any(c in found for found in roles.values())]
        free = free or roles.get("category", []) or roles.get("description", [])
        if not free:
            return None
        measure = max(free, key=lambda c: _text_in(table, c))
    else:
        return None
    for other in candidates:
        if other != measure:
            roles.setdefault("status", []).append(other)
    _set_right(roles, measure, headers(table))
    kept = {role: tuple(c for c in found if c != measure) for role, found in roles.items()}
    return Columns(measure, {**kept, "measure": (measure,)})


def _set_right(roles: dict[str, list[int]], measure: int, heads: list[str]) -> None:
    """A column "Nuläge" in front of the measure describes how things are; behind it, it says how far it has come."""
    for column in [c for c in roles.get("status", []) if c < measure and heads[c].casefold().startswith("nuläge")]:
        roles["status"].remove(column)
        roles.setdefault("description", []).append(column)


def _text_in(table: Table, column: int) -> int:
    """How many characters a column has below its header."""
    return sum(len(c.text) for c in table.cells if c.column == column and c.row >= table.header_rows)


@dataclass(frozen=True)
class Headed:
    """A table of measures with what its columns hold; the headers may stand in the table that it goes on from."""

    table: Table
    columns: Columns
    headers: tuple[str, ...]
    first_row: int


def _with_headers(table: Table) -> Table:
    """The table with its headers, where the first row only names the group of the rows below the headers."""
    first = [c for c in table.cells if c.row == 0 and c.text]
    below = [c for c in table.cells if c.row == 1 and c.text]
    is_group = table.header_rows == 1 and len(first) == 1 and first[0].column_span >= table.n_columns > 1
    known = sum(bool(roles_of(c.text)) for c in below)
    return table.model_copy(update={"header_rows": 2}) if is_group and len(below) > 1 and known > 1 else table


def headed(table: Table, *, announced: bool, above: Headed | None) -> Headed | None:
    """A table as one of measures, by its own headers or those of the table `above` that it goes on from."""
    table = _with_headers(table)
    columns = columns_of(table, announced=announced)
    if columns is not None:
        return Headed(table, columns, tuple(headers(table)), table.header_rows)
    if above is None or table.n_columns != len(above.headers) or any(roles_of(h) for h in headers(table)):
        return None
    return Headed(table, above.columns, above.headers, 0)
