"""What leads to a list of measures: "Följande åtgärder planeras:", "Nämnden får i uppdrag att", "Vi lovar att:"."""

import re

from extractors.extractor import Reading
from extractors.measures.announcing import terms
from extractors.measures.assigning import find_assignment, find_commitment
from extractors.measures.assigning import terms as wording
from extractors.measures.deeds import who_is_to
from extractors.sections.tree import Node
from models.document import Block, BlockKind

_GROUNDS = re.compile(
    r"^(?:mot bakgrund av|utifrån|med anledning av|till följd av|på grund av|med utgångspunkt i|efter|för att)\s"
    r"[^:]*?(?=\b(?:föreslå|rekommendera|bör|behöver|krävs|ska)\w*)",
    re.I,
)
_LEADS_ON = re.compile(r"\b(?:att|ska(?:ll)?|bör|kommer)$", re.I)


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


def told_by(lead: str) -> tuple[str, ...] | None:
    """Whom a lead or a heading tells to do what follows: "Socialnämnden får i uppdrag att:", "Polisen åtar sig".

    Empty where only a pronoun says who ("Under våren ska vi:"); None where nobody is told anything.
    """
    text = lead.rstrip(" :")
    text = re.sub(r"\bföljande\s+uppdrag\b", "i uppdrag", text)
    whole = text if text.endswith(" att") else f"{text} att"
    found = find_assignment(whole, told=True) or find_commitment(whole)
    if found is not None and not whole[found.start :].strip():
        return found.responsible
    return who_is_to(text)


def lead_of(reading: Reading, node: Node) -> Block | None:
    """The paragraph that leads to a list: it ends with a colon, or with "att" or "ska" in front of the items."""
    if node.lead is not None:
        return node.lead
    for other in reversed(reading.structure.nodes[: node.index]):
        if other.block is None or other.is_heading:
            return None
        if other.block.kind is BlockKind.PARAGRAPH:
            return other.block if _LEADS_ON.search(other.block.text) else None
    return None
