"""Decisions of minutes that no heading and no "beslutar" announces: "Socialnämnden fastställer dagordningen."."""

import re
from collections.abc import Iterator
from functools import cache

from extractors.decisions.leads import own_body
from extractors.decisions.runs import CLOSED, Clause, Walk
from extractors.decisions.wording import is_noise
from extractors.sections.roles import Role
from extractors.swedish.organizations import find_organizations
from extractors.swedish.terms import load
from models.records import DocumentKind, Status


@cache
def _acts() -> re.Pattern[str]:
    """A verb by which a committee decides, right behind its name."""
    return re.compile(rf"\s+(?:{'|'.join(load('decisions')['acts']['verbs'])})\b", re.I)


def unheaded(walk: Walk) -> Iterator[Clause]:
    """Sentences of minutes in which the meeting's own body acts: "Nämnden godkänner rapporten"."""
    if walk.reading.kind.kind is not DocumentKind.PROTOKOLL:
        return
    for node, block in walk.reading.structure.blocks():
        if node.role in CLOSED or node.role is Role.BACKGROUND:
            continue
        for start, end in walk.reading.sentences(block.text):
            sentence = block.text[start:end]
            span = next((s for s in find_organizations(sentence) if s.start == 0), None)
            own = walk.own(node)
            if span is None or not (own_body(span.canonical) or span.canonical == own) or is_noise(sentence):
                continue
            if _acts().match(sentence, span.end):
                yield Clause(node, start, end, Status.DECIDED, own, is_att=False)
