"""Document kinds: one TOML file a genre, found by scanning this folder. Several genres may be of one kind.

Genres whose kind is other are named, too, where their titles could be taken for another kind: plans of a committee's
work, which may hold its budget (verksamhetsplan), regulations (reglemente), rates (taxa).
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from models.records import DocumentKind


@dataclass(frozen=True)
class Kind:
    """How a kind of document is recognised and what is looked for in it.

    `title` matches a title or the letterhead's name of the genre; `letterhead` only the latter; `sections` are headings
    that tell the genre by its build. `skips` names record lists that such documents do not have.
    """

    kind: DocumentKind
    title: tuple[re.Pattern[str], ...]
    letterhead: tuple[re.Pattern[str], ...]
    sections: tuple[re.Pattern[str], ...]
    skips: frozenset[str]


@cache
def kinds() -> tuple[Kind, ...]:
    """All kinds. ValueError where a file names a kind the record format does not know."""
    return tuple(_load(path) for path in sorted(Path(__file__).parent.glob("*.toml")))


def _load(path: Path) -> Kind:
    """One genre from its file, which tells its `kind` where that is not the file's name."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    compiled = {
        name: tuple(re.compile(p, re.IGNORECASE) for p in data.get(name, ()))
        for name in ("title", "letterhead", "sections")
    }
    return Kind(kind=DocumentKind(data.get("kind", path.stem)), skips=frozenset(data.get("skips", ())), **compiled)


def by_name(kind: DocumentKind) -> Kind:
    """The kind of that name; a kind without a file is recognised by nothing and skips nothing."""
    return next((k for k in kinds() if k.kind is kind), Kind(kind, (), (), (), frozenset()))
