"""Sentences that go on telling who sits in a group: "Övriga ledamöter är …", "I gruppen ingår …"."""

import re
from functools import cache

from extractors.groups.persons import is_title
from extractors.swedish.terms import patterns, words

_HELD = re.compile(r"^(?P<role>[^.,;:]{5,40}?)\s+(?:är|var|har\s+varit)\s+(?=\S)")
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


def role_of_head(before: str) -> str | None:
    """The role that the words in front of a group's name give: "Ordförande i " of "… styrgruppen är Eva Ek"."""
    match = _HEADS.match(before)
    return match["role"] if match and is_title(match["role"]) else None
