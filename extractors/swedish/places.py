"""Names of municipalities in running text, without the word kommun: "där Arvika ligger på 52"."""

import re
from dataclasses import dataclass
from functools import cache

from extractors.swedish.terms import alternation, load
from models.reference import municipalities


@dataclass(frozen=True)
class PlaceSpan:
    """A municipality's name in a text: `printed == text[start:end]`, a genitive s included."""

    start: int
    end: int
    printed: str
    name: str


@cache
def _names() -> dict[str, str]:
    """Each form of each name that is no ordinary word."""
    ordinary = set(load("municipalities")["words"]["ordinary"])
    forms: dict[str, str] = {}
    for name in (one.name for one in municipalities() if one.name not in ordinary):
        forms[name] = name
        forms[name if name.endswith(("s", "x", "z")) else f"{name}s"] = name
    return forms


@cache
def _pattern() -> re.Pattern[str]:
    """All names, longest first."""
    return re.compile(rf"(?<![\w-]){alternation(_names())}(?![\w-])")


def find_places(text: str) -> list[PlaceSpan]:
    """The municipalities' names in a text, left to right; names that are ordinary words ("Mark") left out."""
    return [PlaceSpan(m.start(), m.end(), m[0], _names()[m[0]]) for m in _pattern().finditer(text) if m[0] in _names()]
