"""Decisions that sentences tell as facts, where no heading and no lead announces them.

"Socialnämnden fastställer dagordningen.", "Ärendet bordlades.", "Eva Ek utses att justera protokollet."; in notes of a
meeting (minnesanteckningar) also "Beslut: …" within a paragraph.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.decisions.acts import acting, decided_by_nobody, deciding, is_done
from extractors.decisions.lead import own_body
from extractors.decisions.running import Clause
from extractors.decisions.runs import CLOSED, Walk
from extractors.decisions.wording import is_noise
from extractors.extractor import Reading
from extractors.sections.roles import Role
from extractors.sections.tree import Node
from extractors.swedish.dates import find_dates
from extractors.swedish.organizations import OrganizationSpan, find_organizations, is_committee
from models.document import BlockKind
from models.records import DocumentKind, Status

_NOTES = re.compile(r"^(?:minnes|mötes)?anteckningar\b", re.I)
_TITLES = 3  # headings at the top that may be the title
_LABEL = re.compile(r"beslut(?:et)?\s*:\s*(?:att\s+)?(?=\S)", re.I)
_EARLIER = re.compile(r"\b(?:tidigare|förra|förut|i fjol|redan|sedan tidigare)\b", re.I)
_ASKED = re.compile(r"\bföreslås\s+(?=[a-zåäö])")
_TO_DO = re.compile(r"\s+(?:att\s+)?(?:besluta\s+)?(?:att\s+)?(?=\w+a\b)")
_PRONOUNS = frozenset({"vi", "gruppen", "mötet"})


def are_notes(reading: Reading) -> bool:
    """Whether a document calls itself notes of a meeting."""
    if reading.kind.kind is not DocumentKind.PROTOKOLL:
        return False
    headings = [n.block.text for n in reading.structure.nodes if n.is_heading and n.block][:_TITLES]
    return any(_NOTES.match(text) for text in ([reading.title.text] if reading.title else []) + headings)


def told(walk: Walk) -> Iterator[Clause]:
    """The decisions that sentences of minutes or notes tell of; what was decided before that meeting is left out."""
    if walk.reading.kind.kind is not DocumentKind.PROTOKOLL:
        return
    notes = are_notes(walk.reading)
    for node, block in walk.reading.structure.blocks():
        if node.role in CLOSED or (not notes and node.role is Role.BACKGROUND):
            continue
        for start, end in walk.reading.sentences(block.text):
            sentence = block.text[start:end]
            if sentence.rstrip().endswith(("?", ":")) or is_noise(sentence):
                continue
            found = _in_notes(walk, node, sentence) if notes and block.kind is BlockKind.PARAGRAPH else None
            found = found or _told(walk, node, sentence)
            if found is not None:
                yield replace(found, start=start + found.start, end=start + found.end)


def _in_notes(walk: Walk, node: Node, sentence: str) -> Clause | None:
    """What a sentence of notes says is decided or put to another body, its span counted from the sentence's start."""
    if label := _LABEL.match(sentence):
        return Clause(node, label.end(), len(sentence), Status.DECIDED, walk.own(node), is_att=False)
    if asked := _put_to_another(sentence):
        return Clause(node, asked[1], len(sentence), Status.PROPOSED, asked[0], is_att=False)
    return None


def _told(walk: Walk, node: Node, sentence: str) -> Clause | None:
    """The decision that a sentence tells of, its span counted from the sentence's start."""
    own = walk.own(node)
    begins = _own_at_start(sentence, own)
    past = not _tells_of_earlier(sentence)
    lead = deciding().match(sentence, begins) if begins else decided_by_nobody().match(sentence)
    if lead and past:
        return Clause(node, lead.end(), len(sentence), Status.DECIDED, own, is_att=True)
    acts = begins is not None and acting(past=past).match(sentence, begins) is not None
    if acts or (not _tells_of_others(sentence) and is_done(sentence, past=past)):
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
    """Whether a sentence in the past tells of what was decided before the meeting: it gives the year, or says so."""
    if _EARLIER.search(sentence):
        return True
    acted = re.search(r"\b(?:besluta\w+|beslöt|antog\w*|fastställde\w*)\b.{0,30}?(?:\b(?:19|20)\d\d\b|§)", sentence)
    return acted is not None or re.search(r"\bbeslutade\s+den\s+\d", sentence) is not None


def _tells_of_others(sentence: str) -> bool:
    """Whether a sentence begins with when or where something was decided, as history does: "Förra gången …"."""
    dates = find_dates(sentence)
    return bool(dates) and dates[0].start < len("Den ") + 1
