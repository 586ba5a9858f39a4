"""Sentences that go on telling who sits in a group: "Övriga ledamöter är …", "I gruppen ingår …"."""

import re
from functools import cache

from extractors.groups.persons import is_title
from extractors.swedish.terms import patterns, words

_HELD = re.compile(r"^(?P<role>[^.,;:]{5,40}?)\s+(?:är|var|har\s+varit)\s+(?=\S)")
_GIVEN = re.compile(
    r"^(?P<who>[^.;:]{4,60}?)\s+(?:är|var|utses\s+till|utsågs\s+till|har\s+utsetts\s+till|väljs\s+till)\s+(?P<role>[^\s.,;:]+(?:\s[^\s.,;:]+)?)\s*\.?$"
)
_ELECTED = re.compile(
    r"\b(?:utse|utser|utsåg|välja|väljer|valde|har\s+utsett)\s+(?P<who>[A-ZÅÄÖ][^.;:]{4,300}?)\s+(?:till|att\s+ingå\s+i)\s+"
    r"(?:(?:ledamöter|representanter|medlemmar)\s+i\s+)?(?:en\s+|den\s+)?(?P<group>[\w-]*grupp(?:en)?\b[^.;:]*)"
)
_HEADS = re.compile(r"^(?P<role>[^.,;:]{5,40}?)\s+(?:i|för|av)\s+(?:den\s+)?\w*$", re.I)


@cache
def _more() -> re.Pattern[str]:
    return re.compile(rf"^{patterns('groups', 'goes_on')}\s+", re.I)


@cache
def _of_the_group() -> re.Pattern[str]:
    return re.compile(rf"^{patterns('groups', 'of_the_group')}\s+", re.I)


def is_of_the_group(sentence: str) -> bool:
    """Whether a sentence tells who sits in "the group", which the sentence before it names."""
    return _of_the_group().match(sentence) is not None


def goes_on(sentence: str) -> tuple[int, str | None] | None:
    """(where the people begin, the role that they have) of a sentence that goes on from the one before it."""
    if match := _of_the_group().match(sentence) or _more().match(sentence):
        return match.end(), None
    held = _HELD.match(sentence)
    if held and (is_title(held["role"]) or held["role"].casefold() in words("groups", "beside")):
        return held.end(), held["role"]
    return None


def held_by(sentence: str) -> tuple[int, str] | None:
    """(where those end who have it, the role) of a sentence that gives a role: "Eva Ek utses till sammankallande"."""
    match = _GIVEN.match(sentence)
    if match is None:
        return None
    return (match.end("who"), match["role"]) if match["role"].casefold() in words("groups", "given") else None


def elected_to(sentence: str) -> tuple[int, int, int] | None:
    """(where people begin, where they end, where the group begins): "Nämnden utser A och B till arbetsgruppen"."""
    match = _ELECTED.search(sentence)
    return (match.start("who"), match.end("who"), match.start("group")) if match else None


def role_of_head(before: str) -> str | None:
    """The role that the words in front of a group's name give: "Ordförande i " of "… styrgruppen är Eva Ek"."""
    match = _HEADS.match(before)
    return match["role"] if match and is_title(match["role"]) else None
