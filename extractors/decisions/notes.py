"""Decisions in notes of a meeting (minnesanteckningar), told as facts: "Rådet beslutade att …", "Ansökan avslogs"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from extractors.decisions.leads import own_body
from extractors.decisions.running import Clause
from extractors.decisions.runs import CLOSED, Walk
from extractors.extractor import Reading
from extractors.sections.tree import Node
from extractors.swedish.organizations import OrganizationSpan, find_organizations, is_committee
from extractors.swedish.terms import load
from models.document import BlockKind
from models.records import DocumentKind, Status

_NOTES = re.compile(r"^(?:minnes|mötes)?anteckningar\b", re.I)
_TITLES = 3  # headings at the top that may be the title
_LABEL = re.compile(r"beslut(?:et)?\s*:\s*(?:att\s+)?(?=\S)", re.I)
_EARLIER = re.compile(r"\b(?:tidigare|förra|förut|i fjol|redan|sedan tidigare)\b|§", re.I)
_ASKED = re.compile(r"\bföreslås\s+(?=[a-zåäö])")
_TO_DO = re.compile(r"\s+(?:att\s+)?(?:besluta\s+)?(?:att\s+)?(?=\w+a\b)")
_PRONOUNS = frozenset({"vi", "gruppen", "mötet"})


def are_notes(reading: Reading) -> bool:
    """Whether a document calls itself notes of a meeting."""
    if reading.kind.kind is not DocumentKind.PROTOKOLL:
        return False
    headings = [n.block.text for n in reading.structure.nodes if n.is_heading and n.block][:_TITLES]
    return any(_NOTES.match(text) for text in ([reading.title.text] if reading.title else []) + headings)


def told_as_facts(walk: Walk) -> Iterator[Clause]:
    """The decisions that the sentences of notes tell of; what was decided before that meeting is left out."""
    if not are_notes(walk.reading):
        return
    for node, block in walk.reading.structure.blocks():
        if node.role in CLOSED or block.kind is not BlockKind.PARAGRAPH:
            continue
        for start, end in walk.reading.sentences(block.text):
            if block.text[start:end].rstrip().endswith(("?", ":")):
                continue
            found = _in_sentence(walk, node, block.text[start:end])
            if found is not None:
                yield replace(found, start=start + found.start, end=start + found.end)


def _in_sentence(walk: Walk, node: Node, sentence: str) -> Clause | None:
    """The decision of a sentence, its span counted from the sentence's start."""
    own = walk.own(node)
    if label := _LABEL.match(sentence):
        return Clause(node, label.end(), len(sentence), Status.DECIDED, own, is_att=False)
    if asked := _put_to_another(sentence):
        return Clause(node, asked[1], len(sentence), Status.PROPOSED, asked[0], is_att=False)
    if _tells_of_earlier(sentence):
        return None
    acting = _own_at_start(sentence, own)
    if acting and (lead := _decided().match(sentence, acting)):
        return Clause(node, lead.end(), len(sentence), Status.DECIDED, own, is_att=True)
    if (acting and _acted().match(sentence, acting)) or _was_done().search(sentence.rstrip(" .")):
        return Clause(node, 0, len(sentence), Status.DECIDED, own, is_att=False)
    return None


def _own_at_start(sentence: str, own: str | None) -> int | None:
    """Where the name of the meeting's own body, or "vi", ends at the start of a sentence."""
    first = re.match(r"\w+", sentence)
    if first and (first[0].casefold() in _PRONOUNS or own_body(first[0])):
        return first.end()
    span = next((s for s in find_organizations(sentence) if s.start == 0), None)
    return span.end if span and (own_body(span.canonical) or span.canonical == own) else None


def _put_to_another(sentence: str) -> tuple[str, int] | None:
    """(committee, where what it is asked begins) of "… föreslås kommunstyrelsen höja anslaget"."""
    match = _ASKED.search(sentence)
    span: OrganizationSpan | None = None
    if match:
        span = next((s for s in find_organizations(sentence[match.end() :]) if s.start == 0), None)
    if match is None or span is None or not is_committee(span.canonical):
        return None
    to_do = _TO_DO.match(sentence, match.end() + span.end)
    return (span.canonical, to_do.end()) if to_do else None


def _tells_of_earlier(sentence: str) -> bool:
    """Whether a sentence tells of what was decided before: it gives the day, or says so."""
    return _EARLIER.search(sentence) is not None or re.search(r"\bbeslutade\s+den\s+\d", sentence) is not None


@cache
def _decided() -> re.Pattern[str]:
    """What leads to a decision behind the body's name: "beslutade att", "enades om att"."""
    return re.compile(rf"\s+(?:{'|'.join(load('decisions')['notes']['leads'])})\s+", re.I)


@cache
def _acted() -> re.Pattern[str]:
    """A verb by which the body decides."""
    notes = load("decisions")["notes"]
    return re.compile(rf"\s+(?:{'|'.join([*load('decisions')['acts']['verbs'], *notes['acted']])})\b", re.I)


@cache
def _was_done() -> re.Pattern[str]:
    """What was put to the meeting, and at the end of the sentence what became of it: "Ansökan … avslogs"."""
    notes = load("decisions")["notes"]
    return re.compile(
        rf"^(?:{'|'.join(notes['matters'])})\b[^.;:]*?\s(?:{'|'.join(notes['was_done'])})(?:\s+(?:enhälligt|av\s+(?:rådet|gruppen|nämnden)))?$",
        re.I,
    )
