"""Decisions of minutes that no heading and no "beslutar" announces: "Socialnämnden fastställer dagordningen.".

Nor need they name who decides: "Redovisningen godkänns.", "Eva Ek utses att justera protokollet.".
"""

import re
from collections.abc import Iterator
from functools import cache

from extractors.decisions.leads import own_body
from extractors.decisions.running import Clause
from extractors.decisions.runs import CLOSED, Walk
from extractors.decisions.wording import is_noise
from extractors.sections.roles import Role
from extractors.swedish.organizations import find_organizations
from extractors.swedish.terms import load
from models.records import DocumentKind, Status


@cache
def _acts() -> re.Pattern[str]:
    """A verb by which a committee decides, right behind its name."""
    return re.compile(rf"\s+(?:{'|'.join(load('decisions')['acts']['verbs'])})\b", re.I)


@cache
def _is_done() -> re.Pattern[str]:
    """What becomes of a matter, at the end of a sentence in the present and without an agent."""
    return re.compile(rf"^[^\W\d_][^.:;?]*?\s(?:{'|'.join(load('decisions')['acts']['passive'])})\s*\.?$", re.I)


@cache
def _becomes() -> re.Pattern[str]:
    """What becomes of a matter, right behind its name: "Ärendet bordläggs till nästa möte"; not by whom."""
    acts = load("decisions")["acts"]
    return re.compile(
        rf"^(?:{'|'.join(acts['put'])})\s(?:[^\W\d_]+\s)?(?:{'|'.join(acts['becomes'])})(?![\w-]|\s+av\b)[^?]*$", re.I
    )


_ELECTED = re.compile(r"^(?:till|att|som)\s[^.:;?]{3,90}?\s(?:utses|väljs|utsågs|valdes)\s+[A-ZÅÄÖ]", re.I)


def unheaded(walk: Walk) -> Iterator[Clause]:
    """Sentences of minutes in which the meeting's own body acts, or in which something is decided by nobody named."""
    if walk.reading.kind.kind is not DocumentKind.PROTOKOLL:
        return
    for node, block in walk.reading.structure.blocks():
        if node.role in CLOSED or node.role is Role.BACKGROUND:
            continue
        for start, end in walk.reading.sentences(block.text):
            sentence = block.text[start:end]
            own = walk.own(node)
            if not is_noise(sentence) and (_own_acts(sentence, own) or _is_done_with(sentence)):
                yield Clause(node, start, end, Status.DECIDED, own, is_att=False)


def _is_done_with(sentence: str) -> bool:
    """Whether a sentence tells what becomes of a matter, or who is elected, and nobody does it."""
    return any(pattern.match(sentence) for pattern in (_is_done(), _becomes(), _ELECTED))


def _own_acts(sentence: str, own: str | None) -> bool:
    """Whether a sentence begins with the meeting's own body, and the body does something by which it decides."""
    span = next((s for s in find_organizations(sentence) if s.start == 0), None)
    if span is None or not (own_body(span.canonical) or span.canonical == own):
        return False
    return _acts().match(sentence, span.end) is not None
