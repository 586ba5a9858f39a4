"""All variations of a sample."""

from __future__ import annotations

from collections.abc import Iterable

from samples.build import SOURCES, expected
from samples.variations.by_hand import BY_HAND
from samples.variations.general import CONTENT, EDITIONS, FORM, general
from samples.variations.variation import Kind, Variation

_Wanted = tuple[str, frozenset[Kind], int]  # a title, the kinds of change, the edition


def usual(name: str) -> tuple[Variation, ...]:
    """The sample with all of its content changed, with all of its form changed, and what was varied by hand."""
    return (*_general(name, _together(EDITIONS[0])), *BY_HAND.get(name, ()))


def further(name: str) -> tuple[Variation, ...]:
    """The same in the other editions, and one kind of change at a time: these tell what a fall is due to."""
    single: list[_Wanted] = [(kind, frozenset({kind}), EDITIONS[0]) for kind in Kind]
    return _general(name, [*single, *(wanted for edition in EDITIONS[1:] for wanted in _together(edition))])


def _together(edition: int) -> list[_Wanted]:
    return [
        (f"other content, edition {edition + 1}", CONTENT, edition),
        (f"other form, edition {edition + 1}", FORM, edition),
    ]


def _general(name: str, several: Iterable[_Wanted]) -> tuple[Variation, ...]:
    source, records = (SOURCES / f"{name}.typ").read_text(encoding="utf-8"), expected(name)
    changed = (general(source, records, *wanted) for wanted in several)
    return tuple(variation for variation in changed if variation is not None)
