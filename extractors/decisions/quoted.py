"""Decisions that other papers than minutes quote with their day: "Nämnden beslutade den 3 maj, § 12, att anta …"."""

import re
from collections.abc import Iterator

from extractors.decisions.leads import own_body
from extractors.decisions.running import Clause
from extractors.decisions.runs import CLOSED, Walk
from extractors.decisions.wording import clauses
from extractors.sections.roles import Role
from extractors.swedish.dates import find_dates
from extractors.swedish.organizations import find_organizations, is_committee
from extractors.swedish.terms import load
from models.records import DocumentKind, Status

_TOLD = re.compile(
    r"(?P<body>[^.:;,]{2,70}?)\s+(?:beslutade|beslöt|har\s+beslutat)\b(?P<when>[^.:;]{0,80}?),?\s+att\s+(?=\w)"
)
_PARAGRAPH = re.compile(r"§\s?\d")
_MINUTES = frozenset({DocumentKind.PROTOKOLL, DocumentKind.KALLELSE})


def quoted(walk: Walk) -> Iterator[Clause]:
    """The clauses of sentences that tell what a committee decided, on which day or in which §.

    Where a section tells of the matter's history they are background, and in minutes every sentence may be.
    """
    if walk.reading.kind.kind in _MINUTES:
        return
    for node, block in walk.reading.structure.blocks():
        if node.role in CLOSED or node.role is Role.BACKGROUND or " att " not in block.text:
            continue
        for start, end in walk.reading.sentences(block.text):
            told = _TOLD.match(block.text[start:end])
            body = _who(walk.own(node), told["body"]) if told and _is_dated(told["when"]) else None
            if told is None or body is None:
                continue
            begin = start + told.end()
            for s, e in clauses(block.text[begin:end]):
                yield Clause(node, begin + s, begin + e, Status.DECIDED, body, is_att=True)


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
