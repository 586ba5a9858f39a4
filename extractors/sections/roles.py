"""What a heading or a margin label announces: a decision, measures, background …"""

import re
from enum import StrEnum
from functools import cache, lru_cache

from extractors.swedish.terms import load

_NUMBERING = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*\.?|[a-zåäö]\)|bilaga \d+[:.]?)\s+")


class Role(StrEnum):
    """The roles that sections play in Swedish committee documents, named as in sections.toml."""

    RECIPIENTS = "recipients"
    PROPOSALS_MADE = "proposals_made"
    DOCUMENTS = "documents"
    HISTORY = "history"
    PROPOSED = "proposed"
    DECIDED = "decided"
    BACKGROUND = "background"
    PRESENT = "present"
    GROUP = "group"
    GOAL_METHOD = "goal_method"
    GOAL_INTERVAL = "goal_interval"
    GOALS = "goals"
    MEASURES = "measures"


# Roles that a short line plays even where it is not set as a heading.
SPOKEN_FOR = frozenset(
    {Role.RECIPIENTS, Role.PROPOSALS_MADE, Role.DOCUMENTS, Role.PROPOSED, Role.DECIDED, Role.PRESENT}
)


@cache
def _patterns() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    """Each role with one pattern of all its alternatives, in the order of the file."""
    data = load("sections")
    return tuple(
        (Role(name), re.compile("|".join(f"(?:{p})" for p in part["patterns"]))) for name, part in data.items()
    )


@lru_cache(maxsize=5_000)  # asked of every heading for every block below it
def role_of(heading: str) -> Role | None:
    """The role of the section under a heading; None where the heading announces nothing we know."""
    text = _NUMBERING.sub("", heading.casefold().strip()).rstrip(" .:–-")
    for role, pattern in _patterns():
        if pattern.fullmatch(text):
            return role
    return None
