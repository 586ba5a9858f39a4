"""What is said of a goal behind it: how it is measured, in which years, its target, by when it is to be reached."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from extractors.goals.draft import Draft
from extractors.sections.roles import Role
from extractors.sections.tree import Node
from extractors.swedish.dates import find_deadline, find_years
from extractors.swedish.terms import load
from models.document import Block

_NEAR = 3  # nodes: a labelled line further from a goal is of something else
_SENTENCE = re.compile(r"(?<=[^\d\s.]{2})\.\s|(?<=\d{4})\.\s")


@cache
def _fields() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Labelled lines behind a goal, by the field they fill."""
    found = load("goals")["field"]
    return tuple(
        (name, re.compile(rf"^(?:{'|'.join(labels)})\s*[:–]\s*(?P<value>.+)$", re.I | re.S))
        for name, labels in found.items()
    )


def told_behind(node: Node, block: Block, drafts: list[Draft]) -> list[Draft] | None:
    """The goals with what a block says of how or when they are measured; None where it says nothing of it."""
    if node.role is Role.GOAL_METHOD:
        return [d if d.method else replace(d, method=block.text.rstrip(".")) for d in drafts]
    if node.role is Role.GOAL_INTERVAL:
        years = tuple(y.printed for y in find_years(block.text))
        return [d if d.measured_in else replace(d, measured_in=years) for d in drafts]
    if node.index - drafts[-1].node > _NEAR:
        return None
    told = next(_labelled_lines(block.text, drafts[-1]), None)
    return [*drafts[:-1], replace(told, node=node.index)] if told else None


def is_labelled(text: str) -> bool:
    """Whether a text is a labelled line of a goal: "Målvärde: 30 procent"."""
    return any(pattern.match(text) for _, pattern in _fields())


def _labelled_lines(text: str, draft: Draft) -> Iterator[Draft]:
    """A goal with the field that a labelled line fills."""
    for name, pattern in _fields():
        if match := pattern.match(text):
            yield with_field(draft, name, match["value"].strip().rstrip("."))


def with_field(draft: Draft, name: str, value: str) -> Draft:
    """A goal with a labelled line behind it: "Målvärde: 30 procent"."""
    if name == "measured_in":
        return replace(draft, measured_in=tuple(y.printed for y in find_years(value)))
    if name == "deadline":
        return replace(draft, deadline=value)
    if name == "method":
        return replace(draft, method=value)
    target = _SENTENCE.split(value)[0]  # "Målvärde: 75 procent senast 2026. Utfall: …"
    by = find_deadline(target)
    return replace(draft, target=target, deadline=draft.deadline or (by.printed if by else None))
