"""Whose paper a document is: the municipality and the committee that it names."""

import re
from collections import Counter

from extractors.extractor import Reading
from extractors.particulars import labelled
from extractors.particulars.told import Told, is_head_line
from extractors.sections.passage import Passage
from extractors.sections.roles import Role
from extractors.swedish.municipalities import find_municipalities, find_municipality
from extractors.swedish.organizations import find_organizations, is_committee

_ADOPTED = re.compile(
    r"\b(?:antag(?:en|et|na)|fastställ(?:d|t|da)|beslutad|beslutat|godkän(?:d|t|da))\s+(?:av|i)\s+", re.I
)


def municipality(reading: Reading) -> Told | None:
    """The municipality that the letterhead names, else the one that the title or most of the text names."""
    for letterhead in (True, False):
        for head in reading.head:
            if head.is_letterhead == letterhead and (name := _named_as_sender(head.text)):
                return name, head.place(reading.structure)
    counts: Counter[str] = Counter()
    places: dict[str, Passage] = {}
    for node, block in reading.structure.blocks():
        if re.search(r"\b(?:kommun|stad)", block.text, re.I) and (name := find_municipality(block.text)):
            counts[name] += 1
            places.setdefault(name, node.passage)
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return ranked[0][0], places[ranked[0][0]].place(reading.quoter)


def _named_as_sender(text: str) -> str | None:
    """The municipality in a line of the head: "X kommun", or its name alone."""
    if re.search(r"\b(?:kommun|stad)s?\b", text, re.I) or len(text.split()) <= 3:
        return find_municipality(text)
    return None


def organization(reading: Reading) -> Told | None:
    """The committee that the letterhead or the head names, else the one a proposal is put to."""
    heads = sorted(reading.head, key=lambda h: not h.is_letterhead)
    for alone in (True, False):
        for head in heads:
            for span in find_organizations(head.text):
                share = _share(head.text, span.start, span.end)
                if _may_send(span.canonical) and (share > 0.5 if alone else share > 0.25 and is_head_line(head)):
                    return span.canonical, head.place(reading.structure, span.start, span.end)
    return _adopter(reading) or labelled.adopter(reading) or _asked(reading)


def _adopter(reading: Reading) -> Told | None:
    """The committee that adopted it, by the head's words: "Antaget av kommunfullmäktige 2024-03-21"."""
    for head in reading.head:
        adopted = _ADOPTED.search(head.text)
        for span in find_organizations(head.text) if adopted else ():
            if adopted and span.start == adopted.end() and _may_send(span.canonical):
                return span.canonical, head.place(reading.structure, span.start, span.end)
    return None


def _share(text: str, start: int, end: int) -> float:
    """How much of a line a body's name is, the name of its municipality not counted.

    "Uppdrag från fullmäktige" names the body that something comes from: nothing of it is the sender's name.
    """
    if re.search(r"\b(?:uppdrag|mål|medel|bidrag|direktiv)\s+från\s+$", text[:start], re.I):
        return 0.0
    elsewhere = [s for s in find_municipalities(text) if s.end <= start or s.start >= end]
    rest = len(text) - sum(s.end - s.start for s in elsewhere)
    return (end - start) / max(1, rest)


def _may_send(body: str) -> bool:
    """Whether a body has papers of its own: a committee, or a council of a name (Kommunala pensionärsrådet)."""
    return is_committee(body) or body.endswith("rådet")


def _asked(reading: Reading) -> Told | None:
    """The committee that the document's only proposal is put to: "… nämnden beslutar"."""
    for node, block in reading.structure.blocks():
        if node.role is Role.PROPOSED:
            for span in find_organizations(block.text):
                if is_committee(span.canonical):
                    return span.canonical, node.passage.place(reading.quoter, span.start, span.end)
    return None
