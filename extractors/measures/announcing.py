"""What announces measures: a heading or the lead of a list; and which heading groups them."""

import re
from functools import cache

from extractors.extractor import Reading
from extractors.measures.assigning import Assignment, find_assignment, find_commitment, may_act
from extractors.measures.assigning import terms as wording
from extractors.sections.roles import Role, role_of
from extractors.sections.tree import Node
from extractors.swedish.terms import load
from models.document import Block, BlockKind

_HEADING = 80  # characters: a longer one is a sentence that looks like a heading
_GROUNDS = re.compile(
    r"^(?:mot bakgrund av|utifrån|med anledning av|till följd av|på grund av|med utgångspunkt i|efter|för att)\s"
    r"[^:]*?(?=\b(?:föreslå|rekommendera|bör|behöver|krävs|ska)\w*)",
    re.I,
)
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
    nearest = next((role for text in reversed(short) if (role := role_of(text))), None)
    if nearest is not None:
        return nearest is Role.MEASURES
    return any(terms()["headings"].search(text) or _saves(text) for text in short[-2:])


def _saves(heading: str) -> bool:
    """Whether a heading announces savings to be made."""
    return terms()["savings"].search(heading) is not None and terms()["not_savings"].search(heading) is None


def announced_by_lead(lead: str) -> bool:
    """Whether the paragraph in front of a list announces measures."""
    last = _last(lead)
    return terms()["not_announcing"].search(lead) is None and terms()["announcing"].search(last) is not None


def _last(lead: str) -> str:
    """The last sentence of a lead, without the grounds in front: "Mot bakgrund av resultatet föreslås:"."""
    return _GROUNDS.sub("", re.split(r"(?<=[.!?])\s+", lead)[-1])


def asked_by_lead(lead: str) -> bool:
    """Whether the paragraph in front of a list says that something is needed, proposed, or somebody's to do.

    It may lead to reasons and states as well: an item is a measure only by its own words. What the law or a form asks
    of somebody is none.
    """
    last = _last(lead)
    if any(terms()[name].search(last) for name in ("not_announcing", "not_asking")) or wording("law").search(last):
        return False
    return terms()["asking"].search(last) is not None or told_by(last) is not None


def told_by(lead: str) -> Assignment | None:
    """Who a lead or a heading tells to do what follows: "Socialnämnden får i uppdrag att:", "Polisen åtar sig"."""
    text = lead.rstrip(" :")
    text = re.sub(r"\bföljande\s+uppdrag\b", "i uppdrag", text)
    text = text if text.endswith(" att") else f"{text} att"
    found = find_assignment(text, told=True) or find_commitment(text)
    if found is not None and not text[found.start :].strip():
        return found
    match = re.fullmatch(
        rf"(?P<who>.{{3,60}}?)\s+{load('assignments')['shall']}(?:\s+att)?", text.removesuffix(" att"), re.I
    )
    return Assignment(match["who"], len(text), len(text)) if match and may_act(match["who"]) else None


def lead_of(reading: Reading, node: Node) -> Block | None:
    """The paragraph that leads to a list: it ends with a colon, or with "att" in front of the items."""
    if node.lead is not None:
        return node.lead
    for other in reversed(reading.structure.nodes[: node.index]):
        if other.block is None or other.is_heading:
            return None
        if other.block.kind is BlockKind.PARAGRAPH:
            return other.block if other.block.text.endswith(" att") else None
    return None


def grouping(reading: Reading, node: Node) -> Block | None:
    """The heading that groups what stands under it: the nearest one that is not the document's title."""
    return next((h for h in reversed(node.headings) if h is not reading.title), None)


def without_number(heading: str) -> str:
    """A heading without its numbering: "4.1. Omvärld" groups as "Omvärld"."""
    return _NUMBER.sub("", heading)
