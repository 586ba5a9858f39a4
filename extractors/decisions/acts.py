"""Verbs by which a committee decides, as sentences use them: what it does, and what becomes of a matter."""

import re
from functools import cache
from typing import Any

from extractors.swedish.terms import load

_TASK = r"\b(?:justera\w*|ordförande|sekreterare|ledamot|ledamöter|ersättare|representant\w*|ombud|kontaktpolitiker)\b"
_ELECTED = (
    re.compile(r"(?:till|att|som)\s[^.:;?]{3,90}?\s(?:utses|väljs|utsågs|valdes)\s+[A-ZÅÄÖ]", re.I),
    re.compile(rf"[A-ZÅÄÖ][^.:;?]{{3,120}}?\s(?:utses|väljs|utsågs|valdes)\s(?:till|att|jämte|som)\b[^.:;?]*?{_TASK}"),
)
_PRESENT, _PAST, _PASSIVE, _PASSIVE_PAST = range(4)


def is_done(sentence: str, *, past: bool) -> bool:
    """Whether a sentence tells what becomes of a matter, or who is elected, and nobody does it.

    `past` admits what became of one of the matters that are put to meetings.
    """
    patterns = [_passive(), _becomes(_PASSIVE), *_ELECTED]
    if past:
        patterns += [_became(), _becomes(_PASSIVE_PAST)]
    return any(pattern.match(sentence) for pattern in patterns)


@cache
def _terms() -> dict[str, Any]:
    """The wordlist's part on what sentences tell."""
    part: dict[str, Any] = load("decisions")["acts"]
    return part


def _any(forms: object) -> str:
    """Words or patterns as one alternation; a space meets any white space."""
    return "|".join(str(form).replace(" ", r"\s+") for form in forms) if isinstance(forms, list) else ""


def _verbs(*columns: int) -> str:
    """The verbs in the forms of some columns."""
    return _any([row[column] for row in _terms()["verbs"] for column in columns])


@cache
def deciding() -> re.Pattern[str]:
    """What leads to a decision behind the body's name: "beslutade att", "enades om att"."""
    return re.compile(rf"\s+(?:{_any(_terms()['leads'])})\s+", re.I)


@cache
def decided_by_nobody() -> re.Pattern[str]:
    """What leads to a decision that nobody named takes: "Beslutas att"."""
    return re.compile(rf"(?:det\s+)?(?:{_any(_terms()['by_nobody'])})\s+", re.I)


@cache
def acting(*, past: bool) -> re.Pattern[str]:
    """A verb by which a committee decides, right behind its name."""
    verbs = _verbs(_PRESENT, _PAST) if past else _verbs(_PRESENT)
    return re.compile(rf"\s+(?:{verbs}|{_any(_terms()['phrases'])})(?!\w)", re.I)


@cache
def becomes() -> re.Pattern[str]:
    """What becomes of a matter, anywhere in a text that is known to decide."""
    return re.compile(rf"\s(?:{_verbs(_PASSIVE)}|{_any(_terms()['becomes'])})(?![\w-])", re.I)


@cache
def _passive() -> re.Pattern[str]:
    """What becomes of anything, at the end of a sentence in the present and without an agent."""
    forms = f"{_verbs(_PASSIVE)}|läggs\\s+till\\s+handlingarna"
    return re.compile(rf"^[^\W\d_][^.:;?]*?\s(?:{forms})(?:\s+(?:{_any(_terms()['ends'])}))?\s*\.?$", re.I)


@cache
def _became() -> re.Pattern[str]:
    """What became of a matter that was put to the meeting, at the end of a sentence: "Ansökan från X avslogs"."""
    forms = f"{_verbs(_PASSIVE_PAST)}|{_any(_terms()['becomes'])}"
    ends = _any(_terms()["ends"])
    return re.compile(rf"^{_matter()}\b[^.;:?]*?\s(?:{forms})(?:\s+(?:{ends}))?\s*\.?$", re.I)


@cache
def _becomes(column: int) -> re.Pattern[str]:
    """What becomes of a matter, right behind its name: "Ärendet bordläggs till nästa möte"; not by whom."""
    forms = f"{_verbs(column)}|{_any(_terms()['becomes'])}"
    return re.compile(
        rf"^{_matter()}\s(?:[^\W\d_]+\s)?(?:{forms})(?![\w-]|\s+(?:av|om|när|endast|inte|ej)\b)[^?]*$", re.I
    )


def _matter() -> str:
    """What is put to a meeting, as it begins a sentence."""
    return rf"(?:förslag(?:et)?\s+till\s+)?\w*(?:{_any(_terms()['put'])})"
