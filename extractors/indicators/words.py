"""Names of indices and of those compared, as they are printed."""

import re
from functools import cache

from extractors.swedish.municipalities import find_municipality
from extractors.swedish.places import find_places
from extractors.swedish.terms import load, patterns

_REACHED = re.compile(r"\b(?:upp)?(?:nått|når|nådde|nå|klarat|klarar)\s+(?:\w+\s+)?\w*målen\b", re.I)  # what pupils do
_RELATIVE = re.compile(r"\bsom\s+(?:kan|vill|ska|bör|måste)\b", re.I)  # whom a share is of: "invånare som kan …"
_COMPARED = re.compile(r"\b(?:kan|ska)\s+jämföras\b", re.I)
_QUALIFIER = re.compile(r"\s*\([^)]*\)\s*$")


@cache
def _terms() -> dict[str, list[str]]:
    """The wordlist."""
    data: dict[str, list[str]] = load("indicators")
    return data


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A list of the wordlist as one pattern."""
    return re.compile("|".join(rf"(?<!\w){word}" for word in _terms()[name]), re.I)


@cache
def alternatives(name: str) -> str:
    """A list of the wordlist as alternatives of a pattern; a space may be missing where it was lost in print."""
    return "|".join(word.replace(" ", r"\s*") for word in _terms()[name])


@cache
def _wanted() -> re.Pattern[str]:
    """Words that tell of what is wanted or assumed, not of what was measured."""
    return re.compile(rf"(?<!\w){patterns('indicator_prose', 'wanted')}(?!\w)", re.I)


@cache
def _target() -> re.Pattern[str]:
    """Words for a target."""
    return re.compile(rf"(?<!\w){patterns('indicator_prose', 'target')}(?!\w)", re.I)


def find_index(text: str) -> re.Match[str] | None:
    """The first name of an index in a text."""
    return pattern("index").search(text)


def find_indices(text: str) -> list[re.Match[str]]:
    """All names of indices in a text, left to right."""
    return list(pattern("index").finditer(text))


def is_subject(text: str) -> bool:
    """Whether a header or label names whom a value describes: a municipality, "Riket", "Kvinnor"."""
    bare = _QUALIFIER.sub("", text).strip(" *:0123456789")
    if re.fullmatch(alternatives("subjects"), bare, re.I):
        return True
    return bool(bare) and (find_municipality(bare) is not None or (bool(find_places(bare)) and len(bare.split()) <= 2))


def is_average(header: str) -> bool:
    """Whether a column's header is of an average of others: "Snitt alla kommuner"."""
    return re.fullmatch(alternatives("average"), header.strip(" *"), re.I) is not None


def is_survey(text: str) -> bool:
    """Whether a text speaks of measured opinions or indices."""
    return pattern("survey").search(text) is not None


def is_wanted(clause: str, sentence: str = "") -> bool:
    """Whether a clause up to its number tells of a target or an assumption; what it says of an outcome undoes it.

    A target may be named earlier in the sentence, too: "Målvärde: index 60".
    """
    return (
        _wanted().search(_since_outcome(clause)) is not None or _target().search(_since_outcome(sentence)) is not None
    )


def _since_outcome(text: str) -> str:
    """A text from its last word that tells of an outcome."""
    text = _COMPARED.sub(" ", _RELATIVE.sub(" ", _REACHED.sub(" ", text)))
    told = r"\b(?:utfall\w*|i\s+dag|idag|resultat(?:et)?\s+(?:blev|är|var))\b"
    return re.split(told, text, flags=re.I)[-1]
