"""Proposals in the rows of an agenda's table, below the title of the item that the row is."""

from collections.abc import Iterator

from extractors.decisions.running import Clause
from extractors.decisions.runs import Walk
from extractors.sections.agenda import Agenda
from extractors.sections.tree import sections_within


def in_rows(walk: Walk, items: Agenda) -> Iterator[tuple[Clause, str]]:
    """(clause, number of the item) of every proposal that stands in a row."""
    for start in items.starts:
        if start.row is not None:
            for clause in walk.clauses(sections_within(start.row.below, start.position)):
                yield clause, start.number
