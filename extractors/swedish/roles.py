"""Roles at meetings and in the administration (roller)."""

import re
from dataclasses import dataclass
from functools import cache

from extractors.swedish.spaces import even, fold
from extractors.swedish.terms import alternation, load


@dataclass(frozen=True)
class RoleSpan:
    """A role named in a text: `printed == text[start:end]`.

    `role` is its plain form ("1:e vice ordf." → "1:e vice ordförande"), `capacity` what the record format calls it:
    member, substitute, official or other.
    """

    start: int
    end: int
    printed: str
    role: str
    capacity: str


@cache
def _roles() -> dict[str, tuple[str, str]]:
    """Every spelling in small letters → (role, capacity)."""
    found: dict[str, tuple[str, str]] = {}
    for capacity, roles in load("roles").items():
        for role, spellings in roles.items():
            found.update({spelling.lower(): (role, capacity) for spelling in (role, *spellings)})
    return found


@cache
def _role() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){alternation(_roles())}(?!\w)", re.IGNORECASE)


def find_roles(text: str) -> list[RoleSpan]:
    """The roles named in `text`, left to right."""
    spans: list[RoleSpan] = []
    for match in _role().finditer(even(text)):
        role, capacity = _roles()[fold(match[0]).lower()]
        spans.append(RoleSpan(match.start(), match.end(), text[match.start() : match.end()], role, capacity))
    return spans
