"""Earlier decisions told with their day or § in running text: "Kommunfullmäktige beslutade den 3 maj, § 12, att …"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.decisions.leads import own_body
from extractors.decisions.running import Clause
from extractors.decisions.runs import CLOSED, Walk
from extractors.decisions.wording import clauses, gives_task
from extractors.sections.roles import Role
from extractors.swedish.dates import find_dates
from extractors.swedish.organizations import find_organizations, is_committee
from extractors.swedish.terms import load
from models.records import DocumentKind, Status

_WHEN = r"(?P<when>[^.:;]{0,80}?)"
_DECIDED = r"(?:beslutade|beslöt)"
_GAVE = r"(?P<text>(?:gav|gett|givit)\b[^.:;]{3,140}?\bi\s+uppdrag\s+att\b)"
_TOLD = (
    re.compile(rf"(?P<body>[^.:;,]{{2,70}}?)\s+{_DECIDED}\b{_WHEN},?\s+att\s+(?=\w)"),
    re.compile(rf"(?P<body>[^.:;,]{{2,70}}?)\s+har\b{_WHEN},?\s+beslutat\b(?P<later>[^.:;]{{0,60}}?),?\s+att\s+(?=\w)"),
    re.compile(rf"{_WHEN},?\s+{_DECIDED}\s+(?P<body>[^.:;,]{{2,60}}?),?\s+att\s+(?=\w)"),
    re.compile(rf"(?P<body>[^.:;,]{{2,70}}?)\s+(?:har\b{_WHEN},?\s+)?{_GAVE}"),
    re.compile(rf"{_WHEN},?\s+{_GAVE}"),
)
_PARAGRAPH = re.compile(r"§\s?\d")
_MINUTES = frozenset({DocumentKind.PROTOKOLL, DocumentKind.KALLELSE})


@dataclass(frozen=True)
class _Told:
    """Whose decision a sentence tells of, and where in the sentence it begins."""

    body: str
    start: int


def quoted(walk: Walk) -> Iterator[Clause]:
    """The clauses of sentences that tell what a committee decided, on which day or in which §.

    In minutes, and where a section tells of the matter's history, they are background, but for what is given somebody
    to do.
    """
    minutes = walk.reading.kind.kind in _MINUTES
    for node, block in walk.reading.structure.blocks():
        if node.role in CLOSED or " att " not in block.text:
            continue
        is_background = minutes or node.role is Role.BACKGROUND
        for start, end in walk.reading.sentences(block.text):
            told = _told(walk.own(node), block.text[start:end])
            if told is None:
                continue
            begin = start + told.start
            for s, e in clauses(block.text[begin:end]):
                if not is_background or gives_task(block.text[begin + s : begin + e]):
                    yield Clause(node, begin + s, begin + e, Status.DECIDED, told.body, is_att=True)


def _told(own: str | None, sentence: str) -> _Told | None:
    """The dated decision of a committee that a sentence tells of."""
    for pattern in _TOLD:
        match = pattern.match(sentence)
        if match is None:
            continue
        found = match.groupdict()
        start = match.start("text") if found.get("text") else match.end()
        words = found.get("body") or re.sub(r"^\w+\s+", "", found.get("text") or "")  # "gav nämnden rektorn i uppdrag"
        body = _who(own, words)
        if body is not None and _is_dated(" ".join(found.get(k) or "" for k in ("when", "later", "text"))):
            return _Told(body, start)
    return None


def _is_dated(words: str) -> bool:
    """Whether words say when it was decided, or in which §."""
    return _PARAGRAPH.search(words) is not None or any(d.first == d.last for d in find_dates(words) if d.first)


def _who(own: str | None, phrase: str) -> str | None:
    """The committee that a phrase names as the decider; None where it names none."""
    others = load("decisions")["quoted"]["others"]
    spans = [s for s in find_organizations(phrase) if is_committee(s.canonical) and s.canonical not in others]
    if spans and spans[0].start == 0:
        return spans[0].canonical
    return own if own_body(phrase.strip()) else None
