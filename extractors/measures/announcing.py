"""Which headings announce measures, and which group them."""

import re
from dataclasses import replace
from functools import cache

from extractors.extractor import Reading
from extractors.sections.roles import Role, role_of
from extractors.sections.tree import Node
from extractors.swedish.terms import load
from models.document import Block

_HEADING = 80  # characters: a longer one is a sentence that looks like a heading
HEADLINE = 8
"""Words: a longer sentence is no headline."""
_NEAR = 2  # headings: one further out announces only by its role
_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2})*\.?\s+(?=\S)")


@cache
def terms() -> dict[str, re.Pattern[str]]:
    """The wordlists of measures as patterns."""
    data: dict[str, list[str]] = load("measures")
    return {
        name: re.compile("|".join(rf"\b{w}".replace(" ", r"\s+") for w in found), re.I) for name, found in data.items()
    }


def announces(node: Node) -> bool:
    """Whether the section that a node stands in announces measures: by its margin label or a heading of a few words."""
    if node.margin is not None:
        return node.role is Role.MEASURES
    short = [h.text for h in node.headings if len(h.text) < _HEADING]
    for outward, text in enumerate(reversed(short)):
        is_other = terms()["not_headings"].search(text) is not None
        if not is_other and outward < _NEAR and (terms()["headings"].search(text) or _saves(text)):
            return role_of(text) in (None, Role.MEASURES)
        if (role := role_of(text)) is not None and not is_other:
            return role is Role.MEASURES
    return False


def _saves(heading: str) -> bool:
    """Whether a heading announces savings to be made."""
    return terms()["savings"].search(heading) is not None and terms()["not_savings"].search(heading) is None


def announced(reading: Reading, node: Node) -> bool:
    """Whether a section announces measures even without what the document's title says."""
    return announces(replace(node, headings=tuple(h for h in node.headings if h is not reading.title)))


def is_headed(node: Node) -> bool:
    """Whether the very heading above announces measures in a few words: "Det här ska vi göra", "Åtgärder 2024"."""
    heading = node.heading
    return (
        heading is not None and len(heading.text.split()) <= HEADLINE and announces(replace(node, headings=(heading,)))
    )


def grouping(reading: Reading, node: Node) -> Block | None:
    """The heading that groups what stands under it: the nearest one that is not the document's title."""
    return next((h for h in reversed(node.headings) if h is not reading.title), None)


def without_number(heading: str) -> str:
    """A heading without its numbering: "4.1. Omvärld" groups as "Omvärld"."""
    return _NUMBER.sub("", heading)
