"""Goals in tables, with how they are measured and what is aimed at."""

import re
from collections.abc import Iterator
from functools import cache

from extractors.confidence.seen import table_grounds
from extractors.extractor import Reading
from extractors.goals.cells import goal_cells
from extractors.goals.draft import Draft, draft
from extractors.goals.fields import with_field
from extractors.measures.columns import headers, roles_of
from extractors.swedish.terms import load
from models.document import Table

_WORDS = re.compile(r"[^\W\d_]{3,}\s+(?:[^\W\d_]+\s+)*[^\W\d_]{3,}")  # two words or more: a goal is no figure


@cache
def _columns() -> dict[str, re.Pattern[str]]:
    """Columns of tables of goals; a goal's column is headed by that word alone."""
    found = {name: "|".join(words) for name, words in load("goals")["column"].items()}
    found["goal"] = rf"^(?:{found['goal']})(?:\s+\d+)?$"
    return {name: re.compile(pattern, re.I) for name, pattern in found.items()}


def from_table(reading: Reading, table: Table) -> Iterator[Draft]:
    """Goals in a table whose column is headed "Mål".

    Beside it stands how they are measured, what is done for them by whom, or how they fare.
    """
    heads = [h.strip() for h in headers(table)]
    column = next((i for i, h in enumerate(heads) if _columns()["goal"].match(h)), None)
    beside = {
        name: next((i for i, h in enumerate(heads) if i != column and _columns()[name].search(h)), None)
        for name in ("target", "method")
    }
    assessed = any(_columns()["assessed"].match(h) for i, h in enumerate(heads) if i != column)
    acted_on = any(set(roles_of(h)) & {"measure", "responsible"} for i, h in enumerate(heads) if i != column)
    measured = any(i is not None for i in beside.values())
    if column is None or not (measured or acted_on or assessed):
        return
    for cell in goal_cells(table, column):
        text = cell.passage.text
        if not measured and not _WORDS.search(text):
            continue
        goal = draft(reading, cell.passage, 0, len(text), "in_table", *table_grounds(table))
        for name, i in beside.items():
            if i is not None and (told := table.at(cell.row, i)) and told.text:
                goal = with_field(goal, name, told.text)
        yield goal
