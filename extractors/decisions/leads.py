"""What introduces a decision: "Nämnden beslutar att", "Styrelsen föreslår fullmäktige besluta"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from extractors.swedish.organizations import OrganizationSpan, find_organizations, is_committee
from extractors.swedish.terms import load
from models.records import Status

_MAX_BODY = 70  # characters that may stand in front of "beslutar"
_PERSON_WITH_PARTY = re.compile(r"\([A-ZÅÄÖ][\wÅÄÖåäö]{0,4}\)|\(-\)")
_INFINITIVE = re.compile(r"\s+(?:att\s+)?(?=\w+a\b)")


@dataclass(frozen=True)
class Lead:
    """ "… nämnden beslutar att": who, whether it is decided or proposed, and where the decision itself begins.

    `is_plain` tells that it is in the present tense and says what is decided: no report of an earlier decision.
    `proposer` is the body that proposes in words that may themselves be its decision: "Nämnden föreslår fullmäktige
    att", without "besluta".
    """

    body: str | None
    status: Status
    end: int
    is_plain: bool = True
    proposer: str | None = None


@cache
def _terms() -> dict[str, Any]:
    """The wordlist."""
    return load("decisions")


@cache
def _tail() -> str:
    """What may stand between "beslutar" and the decision: how, on what grounds, "att", a colon."""
    manner, grounds = ("|".join(_terms()["lead"][key]) for key in ("manner", "grounds"))
    how = rf"(?:\s+(?:{manner}))*(?:,?\s+(?:{grounds})\b[^:;]{{2,120}}?(?=,?\s*(?:att\b|:)))?(?:\s+(?:{manner}))*"
    return rf"{how},?(?:\s*:)?(?:\s*att\b\s*:?)?\s*"


@cache
def _patterns() -> tuple[tuple[Status, bool, re.Pattern[str]], ...]:
    """(status, whether plain, pattern) of leads, the narrower first. (?P<body>) is who decides."""
    lead = _terms()["lead"]
    before = rf"^(?P<body>[^.:;]{{2,{_MAX_BODY}}}?)\s+"
    turned = r"^[^.:;]{0,80}?\b[Bb]eslutar\s+(?P<body>[^.:;,]{2,60}?)"
    return (
        (Status.DECIDED, True, re.compile(rf"{turned}(?=,?\s+(?:att\b|följande))(?:\s+följande)?,?\s*att\b\s*:?\s*")),
        (Status.PROPOSED, True, re.compile(f"{before}(?:{'|'.join(lead['proposed'])}){_tail()}", re.I)),
        (Status.DECIDED, True, re.compile(rf"{before}(?:{'|'.join(lead['decided'])}){_tail()}", re.I)),
        (Status.DECIDED, False, re.compile(rf"{before}(?:{'|'.join(lead['told'])}){_tail()}", re.I)),
        (Status.DECIDED, True, re.compile(rf"^(?P<body>)beslutar(?:\s+att\b)?{_tail()}", re.I)),
    )


@cache
def _proposes() -> re.Pattern[str]:
    """ "Förvaltningen föreslår (att)": what follows is the body that is asked."""
    return re.compile(rf"^[^.:;]{{2,{_MAX_BODY}}}?\s+(?:{'|'.join(_terms()['lead']['proposes'])})\s+", re.I)


@cache
def _asks() -> re.Pattern[str]:
    """What may follow the body that is asked: "besluta att", "att fatta följande beslut:"."""
    return re.compile(rf"\s+(?:att\s+)?(?:{'|'.join(_terms()['lead']['asks'])}){_tail()}", re.I)


@cache
def _passes_on() -> re.Pattern[str]:
    """ "… att föreslå": the body that is asked is asked to ask another."""
    return re.compile(
        rf"\s+(?:att\s+|besluta[r]?\s+(?:att\s+)?)?(?:{'|'.join(_terms()['lead']['passes_on'])})\s+", re.I
    )


def split_lead(text: str) -> Lead | None:
    """The lead a text begins with, or None. "Nämnden har beslutat om ett uppdrag" tells of a decision and has none."""
    if (lead := _proposal(text)) is not None:
        return lead
    for status, is_plain, pattern in _patterns():
        match = pattern.match(text)
        if not match or (match.start("body") > 0 and not _decides(match["body"])):
            continue
        rest = text[match.end() :]
        if rest and not _ends_in_att(match[0]) and not _may_follow(match[0], rest):
            return None
        body = match["body"].strip()
        spans = find_organizations(body)
        if (body and not spans and not own_body(body)) or _PERSON_WITH_PARTY.search(body):
            return None
        return Lead(spans[-1].canonical if spans else None, status, match.end(), is_plain)
    return None


def leads(text: str, sentences: Sequence[tuple[int, int]]) -> list[tuple[int, Lead]]:
    """(where it begins, the lead) of each sentence that has one; the lead's `end` counts from the text's start."""
    out: list[tuple[int, Lead]] = []
    for start, end in sentences:
        lead = split_lead(text[start:end])
        if lead is not None:
            out.append((start, replace(lead, end=start + lead.end)))
    return out


def own_body(body: str) -> bool:
    """Whether a body only means the document's own: "nämnden"."""
    return body.casefold() in _terms()["own"]["words"]


def _decides(body: str) -> bool:
    """Whether what stands behind "beslutar" is the body that does."""
    return is_committee(body) or own_body(body)


def _proposal(text: str) -> Lead | None:
    """ "X föreslår Y (att föreslå Z) besluta att": the last body asked is the one that is to decide."""
    match = _proposes().match(text)
    if match is None or _PERSON_WITH_PARTY.search(match[0]):
        return None
    at, asked = match.end(), None
    while (span := _asked(text, at)) is not None:
        asked, at = span, span.end
        onward = _passes_on().match(text, at)
        if onward is None:
            break
        at = onward.end()
    if asked is None or at != asked.end:
        return None
    if asks := _asks().match(text, at):
        return Lead(asked.canonical, Status.PROPOSED, asks.end())
    end = _end_of_asking(text, at)
    named = find_organizations(match[0])
    proposer = named[0].canonical if named else match[0].split(" ")[0]
    return None if end is None else Lead(asked.canonical, Status.PROPOSED, end, proposer=proposer)


def _asked(text: str, at: int) -> OrganizationSpan | None:
    """The committee named at a place of a text, or "nämnden" and the like."""
    span = next((s for s in find_organizations(text[at : at + _MAX_BODY + 40]) if s.start == 0), None)
    if span is None or not _decides(span.canonical):
        return None
    return OrganizationSpan(at, at + span.end, span.printed, span.canonical)


def _end_of_asking(text: str, at: int) -> int | None:
    """Where the decision begins behind a body asked without "besluta"; None where no decision follows."""
    for pattern in (r"\s+att\b\s*:?\s*", r"\s*:\s*", r"\s*$"):
        if match := re.compile(pattern).match(text, at):
            return match.end()
    infinitive = _INFINITIVE.match(text, at)
    return infinitive.end() if infinitive else None


def _ends_in_att(lead: str) -> bool:
    """Whether a lead ends in "att": whatever follows is what is decided."""
    return lead.rstrip(" :").casefold().endswith("att")


def _may_follow(lead: str, rest: str) -> bool:
    """Whether what follows "beslutar" without "att" is still the decision: a verb, or anything behind a colon."""
    first = rest.split(maxsplit=1)[0].casefold()
    return lead.rstrip().endswith(":") or (
        bool(re.fullmatch(r"\w+(?:a|er|ar|s)", first)) and first not in {"om", "detta", "efter", "under", "vidare"}
    )
