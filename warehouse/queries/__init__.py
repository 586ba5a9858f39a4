"""The cookbook: ready queries for what is asked most, one .sql file a question."""

from functools import cache
from pathlib import Path
from typing import NamedTuple


class Recipe(NamedTuple):
    """A query and the question it answers."""

    question: str
    sql: str


@cache
def cookbook() -> dict[str, Recipe]:
    """All recipes by name. A file's first comment, its '--' stripped, is the question."""
    return {path.stem: _recipe(path) for path in sorted(Path(__file__).parent.glob("*.sql"))}


def _recipe(path: Path) -> Recipe:
    sql = path.read_text(encoding="utf-8")
    first = []
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        first.append(line.removeprefix("--").strip())
    return Recipe(" ".join(first), sql)
