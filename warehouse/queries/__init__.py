"""The cookbook: ready queries for what is asked most, one .sql file a question.

A file begins with comments: the question, then a line for each parameter, `-- $name = default: what it does`, or
`-- $name: what it does` where it may be left out and is then NULL.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from models.errors import QueryError

_PARAMETER = re.compile(r"\$(?P<name>\w+)(?: = (?P<default>[^:]+))?: (?P<meaning>.+)")


@dataclass(frozen=True)
class Parameter:
    """A value that a recipe may be given; `default` is None where it may be left out."""

    name: str
    default: str | None
    meaning: str


@dataclass(frozen=True)
class Recipe:
    """A query, the question it answers, and what it can be given."""

    question: str
    sql: str
    parameters: tuple[Parameter, ...] = ()

    def values(self, told: Mapping[str, str]) -> dict[str, str | None]:
        """All parameters with the values they are told, or else their defaults. Raises QueryError for unknown ones."""
        known = {parameter.name: parameter.default for parameter in self.parameters}
        if unknown := sorted(set(told) - set(known)):
            remedy = f"It takes: {', '.join(known)}." if known else "It takes none."
            raise QueryError(f"the query has no parameter {unknown[0]!r}", remedy)
        return {**known, **told}


@cache
def cookbook() -> dict[str, Recipe]:
    """All recipes by name."""
    return {path.stem: _recipe(path) for path in sorted(Path(__file__).parent.glob("*.sql"))}


def _recipe(path: Path) -> Recipe:
    sql = path.read_text(encoding="utf-8")
    question, parameters = [], []
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        text = line.removeprefix("--").strip()
        if found := _PARAMETER.fullmatch(text):
            parameters.append(Parameter(found["name"], found["default"], found["meaning"]))
        else:
            question.append(text)
    return Recipe(" ".join(question), sql, tuple(parameters))
