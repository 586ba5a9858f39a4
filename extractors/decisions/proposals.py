"""Leads of proposals: "Styrelsen föreslår fullmäktige besluta att", with the body that is to decide."""

import re
from functools import cache

from extractors.decisions.acts import acting
from extractors.decisions.lead import LONGEST_BODY, PERSON_WITH_PARTY, Lead, decides, tail, terms
from extractors.swedish.organizations import OrganizationSpan, find_organizations
from models.records import Status

_INFINITIVE = re.compile(r"\s+(?:att\s+)?(?=\w+a\b)")


def proposal(text: str) -> Lead | None:
    """ "X föreslår Y (att föreslå Z) besluta att": the last body asked is the one that is to decide."""
    match = _proposes().match(text)
    if match is None or PERSON_WITH_PARTY.search(match[0]) or _nobody().match(match[0]):
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
    span = next((s for s in find_organizations(text[at : at + LONGEST_BODY + 40]) if s.start == 0), None)
    if span is None or not decides(span.canonical):
        return None
    return OrganizationSpan(at, at + span.end, span.printed, span.canonical)


def _end_of_asking(text: str, at: int) -> int | None:
    """Where the decision begins behind a body asked without "besluta"; None where no decision follows."""
    for pattern in (r"\s+att\b\s*:?\s*", r"\s*:\s*", r"\s*$"):
        if match := re.compile(pattern).match(text, at):
            return match.end()
    if infinitive := _INFINITIVE.match(text, at):
        return infinitive.end()
    return at + 1 if acting(past=False).match(text, at) else None  # "föreslår att nämnden godkänner planen"


def passed_on(text: str, at: int) -> Lead | None:
    """ "beslutar att föreslå fullmäktige" with nothing behind it on the line: what it is asked follows below."""
    match = re.compile(rf"(?:{'|'.join(terms()['lead']['passes_on'])})\s+", re.I).match(text, at)
    asked = _asked(text, match.end()) if match else None
    if asked is None:
        return None
    asks = _asks().match(text, asked.end)
    end = asks.end() if asks else asked.end
    rest = re.compile(r"\s*(?:att\b)?\s*:?\s*$").match(text, end)
    return Lead(asked.canonical, Status.PROPOSED, rest.end()) if rest else None


@cache
def _proposes() -> re.Pattern[str]:
    """ "Förvaltningen föreslår (att)": what follows is the body that is asked."""
    return re.compile(rf"^[^.:;]{{2,{LONGEST_BODY}}}?\s+(?:{'|'.join(terms()['lead']['proposes'])})\s+", re.I)


@cache
def _nobody() -> re.Pattern[str]:
    """Who puts forward no proposal of the meeting's: those behind a motion, "vi"."""
    return re.compile(rf"(?:{'|'.join(terms()['lead']['movers'])})\b", re.I)


@cache
def _asks() -> re.Pattern[str]:
    """What may follow the body that is asked: "besluta att", "att fatta följande beslut:"."""
    return re.compile(rf"\s+(?:att\s+)?(?:{'|'.join(terms()['lead']['asks'])}){tail()}", re.I)


@cache
def _passes_on() -> re.Pattern[str]:
    """ "… att föreslå": the body that is asked is asked to ask another."""
    return re.compile(rf"\s+(?:att\s+|besluta[r]?\s+(?:att\s+)?)?(?:{'|'.join(terms()['lead']['passes_on'])})\s+", re.I)
