"""What introduces a decision: "Nämnden beslutar att", "Styrelsen föreslår fullmäktige besluta"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from extractors.decisions.lead import LONGEST_BODY, PERSON_WITH_PARTY, Lead, decides, own_body, tail, terms
from extractors.decisions.proposals import passed_on, proposal
from extractors.swedish.organizations import find_organizations
from models.records import Status

_SUBORDINATE = re.compile(r"\b(?:att|om|yrka\w*|anser|menar|vill|begär\w*|när|innan|motion\w*)\b", re.I)


@cache
def _patterns() -> tuple[tuple[Status, bool, re.Pattern[str]], ...]:
    """(status, whether plain, pattern) of leads, the narrower first. (?P<body>) is who decides."""
    lead = terms()["lead"]
    before = rf"^(?P<body>[^.:;]{{2,{LONGEST_BODY}}}?)\s+"
    turned = r"^[^.:;]{0,80}?\b[Bb]eslutar\s+(?P<body>[^.:;,]{2,60}?)"
    condition = rf"(?:\s+följande)?(?:,?\s+(?:{'|'.join(lead['grounds'])})\b[^:;]{{2,120}}?(?=:))?,?"
    return (
        (Status.DECIDED, True, re.compile(rf"{turned}(?=,?\s+(?:att\b|följande)|:){condition}\s*(?:att\b\s*:?|:)\s*")),
        (Status.PROPOSED, True, re.compile(f"{before}(?:{'|'.join(lead['proposed'])}){tail()}", re.I)),
        (Status.DECIDED, True, re.compile(rf"{before}(?:{'|'.join(lead['decided'])}){tail()}", re.I)),
        (Status.DECIDED, False, re.compile(rf"{before}(?:{'|'.join(lead['told'])}){tail()}", re.I)),
        (Status.DECIDED, True, re.compile(rf"^(?P<body>)beslut(?:ar|as|ades)(?:\s+att\b)?{tail()}", re.I)),
    )


@cache
def _more() -> re.Pattern[str]:
    """ "Vidare föreslås att", "Slutligen beslutas att": more of what the lead before it introduced."""
    more = "|".join(terms()["lead"]["more"])
    return re.compile(rf"^(?:{more})\s+(?:(?P<proposed>föreslås)|beslutas|beslutades)\s+att\b\s*:?\s*", re.I)


def split_lead(text: str) -> Lead | None:
    """The lead a text begins with, or None. "Nämnden har beslutat om ett uppdrag" tells of a decision and has none."""
    if (lead := proposal(text)) is not None:
        return lead
    if more := _more().match(text):
        return Lead(None, Status.PROPOSED if more["proposed"] else Status.DECIDED, more.end(), goes_on=True)
    for status, is_plain, pattern in _patterns():
        match = pattern.match(text)
        if match and (match.start("body") == 0 or decides(match["body"])):
            return _lead(text, match, status, is_plain=is_plain)
    return None


def _lead(text: str, match: re.Match[str], status: Status, *, is_plain: bool) -> Lead | None:
    """The lead that a match is; None where no decision follows, or where nobody is named who may decide."""
    rest, body = text[match.end() :], match["body"].strip()
    if rest and not _ends_in_att(match[0]) and not _may_follow(match[0], rest):
        return None
    spans = find_organizations(body)
    if (body and not spans and not own_body(body)) or PERSON_WITH_PARTY.search(body) or _SUBORDINATE.search(body):
        return None
    return passed_on(text, match.end()) or Lead(spans[-1].canonical if spans else None, status, match.end(), is_plain)


def leads(text: str, sentences: Sequence[tuple[int, int]]) -> list[tuple[int, Lead]]:
    """(where it begins, the lead) of each sentence that has one; the lead's `end` counts from the text's start."""
    out: list[tuple[int, Lead]] = []
    for start, end in sentences:
        lead = split_lead(text[start:end])
        if lead is not None:
            out.append((start, replace(lead, end=start + lead.end)))
    return out


def _ends_in_att(lead: str) -> bool:
    """Whether a lead ends in "att": whatever follows is what is decided."""
    return lead.rstrip(" :").casefold().endswith("att")


def _may_follow(lead: str, rest: str) -> bool:
    """Whether what follows "beslutar" without "att" is still the decision: a verb, or anything behind a colon."""
    first = rest.split(maxsplit=1)[0].casefold()
    return lead.rstrip().endswith(":") or (
        bool(re.fullmatch(r"\w+(?:a|er|ar|s)", first)) and first not in {"om", "detta", "efter", "under", "vidare"}
    )
