"""Other people in a sample: each word of their names replaced, so that half a name changes where it stands alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from samples.variations.variation import Pairs

_PARTICLES = frozenset({"af", "av", "de", "El", "van", "von"})


def others(records: dict[str, Any], source: str, first: Iterable[str], last: Iterable[str]) -> Pairs:
    """Pairs of a name's word and another for everyone who was present or is a member of a group.

    `first` and `last` hold the other first names and surnames; those that the source has already are left out.
    """
    fresh = {True: _unused(first, source), False: _unused(last, source)}
    pairs: dict[str, str] = {}
    for name in _names(records):
        for place, word in enumerate(name.split()):
            if word not in pairs and word not in _PARTICLES:
                pairs[word] = next(fresh[place == 0])
    return tuple(pairs.items())


def _names(records: dict[str, Any]) -> Iterator[str]:
    """The names in the records, each once and in order; a record without a name is a vacancy or known by role only."""
    present = (records.get("meeting") or {}).get("participants", [])
    members = [member for group in records["working_groups"] for member in group["members"]]
    names = dict.fromkeys(person["name"] for person in [*present, *members])
    return (name for name in names if name and " " in name)


def _unused(words: Iterable[str], source: str) -> Iterator[str]:
    return (word for word in words if word not in source)
