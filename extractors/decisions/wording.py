"""The wording of decisions: who decides, where clauses begin and end, what becomes of the matter."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from extractors.swedish.boundaries import sentences
from extractors.swedish.organizations import find_organizations
from extractors.swedish.terms import load
from models.records import Outcome, Status

_TAIL = re.compile(r"(?:[,;]?\s+(?:samt|och|dels))?[\s,;:]*$")
_SPLIT = re.compile(r"(?:[,;]\s*(?:samt\s+|och\s+|dels\s+)?|\s+samt\s+|\s+dels\s+|\s+och\s+)att\s+(?=\S+)")
_ASSIGNING = re.compile(r"\buppdra|\bi uppdrag\b|\buppman|\bbegär", re.I)
_PUT_TO_OTHERS = re.compile(r"\b(?:föreslå|hemställ|rekommender|tillstyrk|avstyrk)\w*", re.I)
_NEGATED = re.compile(r"\b(?:inte|ej|icke)\b", re.I)
_MAX_BODY = 70  # characters that may stand in front of "beslutar"


@dataclass(frozen=True)
class Lead:
    """ "… nämnden beslutar att": who, whether it is decided or proposed, and where the decision itself begins."""

    body: str | None
    status: Status
    end: int


@cache
def _terms() -> dict[str, Any]:
    """The wordlist."""
    return load("decisions")


@cache
def _lead_patterns() -> tuple[tuple[Status, re.Pattern[str]], ...]:
    """Patterns of leads, the narrower first."""
    lead = _terms()["lead"]
    manner = (
        r"(?:\s+(?:enhälligt|därför|även|också|således|följande|i enlighet med [^.:;]{3,80}?|"
        r"efter (?:votering|omröstning)))*"
    )
    tail = rf"{manner},?(?:\s*:)?(?:\s*att\b\s*:?)?\s*"
    before = rf"^(?P<body>[^.:;]{{2,{_MAX_BODY}}}?)\s+"
    proposes = (
        rf"^[^.:;]{{2,{_MAX_BODY}}}?\s+(?:{'|'.join(lead['proposes'])})\s+(?P<body>[^.:;]{{2,{_MAX_BODY}}}?)\s+"
        rf"(?:att\s+)?beslutar?{tail}"
    )
    return (
        (Status.PROPOSED, re.compile(proposes, re.I)),
        (Status.PROPOSED, re.compile(f"{before}(?:{'|'.join(lead['proposed'])}){tail}", re.I)),
        (Status.DECIDED, re.compile(f"{before}(?:{'|'.join(lead['decided'])}){tail}", re.I)),
        (Status.DECIDED, re.compile(rf"^(?P<body>)beslutar(?:\s+att\b)?{tail}", re.I)),
    )


def split_lead(text: str) -> Lead | None:
    """The lead a text begins with, or None. "Nämnden har beslutat om ett uppdrag" tells of a decision and has none."""
    for status, pattern in _lead_patterns():
        match = pattern.match(text)
        if not match:
            continue
        rest = text[match.end() :]
        if rest and not match[0].rstrip(" :").casefold().endswith("att") and not _may_follow(match[0], rest):
            return None
        body = match["body"].strip()
        spans = find_organizations(body)
        if body and not spans and not own_body(body):
            return None
        return Lead(spans[-1].canonical if spans else None, status, match.end())
    return None


def _may_follow(lead: str, rest: str) -> bool:
    """Whether what follows "beslutar" without "att" is still the decision: a verb, or anything behind a colon."""
    first = rest.split(maxsplit=1)[0].casefold()
    return lead.rstrip().endswith(":") or (
        bool(re.fullmatch(r"\w+(?:a|er|ar|s)", first)) and first not in {"om", "detta"}
    )


def own_body(body: str) -> bool:
    """Whether a body only means the document's own: "nämnden"."""
    return body.casefold() in _terms()["own"]["words"]


@cache
def _noise() -> re.Pattern[str]:
    """What stands among decisions and is none."""
    return re.compile("|".join(f"(?:{p})" for p in _terms()["noise"]["patterns"]), re.I)


def is_noise(text: str) -> bool:
    """Whether a block among decisions is none: "omedelbart justerad", a signature line."""
    return _noise().fullmatch(text) is not None


def clauses(text: str) -> list[tuple[int, int]]:
    """The spans of the clauses in a text behind its lead, without "att" in front and "samt" behind.

    A second "att" of an assignment without a comma before it ("ger X i uppdrag att A samt att B") belongs to it.
    """
    if not re.search(r"\w", text):
        return []
    cuts = [0]
    for match in _SPLIT.finditer(text):
        before = text[cuts[-1] : match.start()]
        if match[0].startswith((",", ";")) or not _ASSIGNING.search(before):
            cuts.append(match.start())
    out = []
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        piece = text[start:end]
        inner = start + len(piece) - len(re.sub(r"^[\s,;:–-]*(?:(?:samt|och|dels)\s+)?(?:att\s+)?", "", piece))
        stop = start + len(_TAIL.sub("", piece[: _end_of_decision(piece)]))
        if stop > inner:
            out.append((inner, stop))
    return out


def _end_of_decision(text: str) -> int:
    """Where the sentences of a clause end that are decision: who reserves himself or steps aside comes behind."""
    spans = sentences(text)
    while len(spans) > 1 and is_noise(text[slice(*spans[-1])]):
        spans.pop()
    return spans[-1][1] if spans else len(text)


@cache
def _outcomes() -> tuple[tuple[Outcome, re.Pattern[str]], ...]:
    """Outcomes with their words."""
    return tuple((Outcome(name), re.compile(rf"\b(?:{'|'.join(w)})", re.I)) for name, w in _terms()["outcome"].items())


def outcome_of(text: str) -> Outcome | None:
    """What a clause does with the matter, where all such words in it agree and it decides itself.

    What is denied, or only put to another body ("föreslår fullmäktige att avslå"), has no outcome yet.
    """
    if _NEGATED.search(text) or _PUT_TO_OTHERS.search(text):
        return None
    hits = {outcome for outcome, pattern in _outcomes() if pattern.search(text)}
    return hits.pop() if len(hits) == 1 else None
