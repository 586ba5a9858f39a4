"""What a measured value in a sentence is of, and the words around it from which that is read."""

import re
from dataclasses import dataclass
from functools import cache

from extractors.swedish.terms import patterns

_END = re.compile(
    r"\s*[(;.]|,\s|\s(?:medan|jämfört|(?:och|samt)\s+(?:\d|lika\s+många|(?:bland|hos|av)\s+\w+)|vilket|mot)\b|\s+(?:år|under)\s+\d{4}|$"
)
_OPINION_CUT = re.compile(r"\b(?:som|att)\s+", re.I)


@dataclass(frozen=True)
class Told:
    """What a value is of and whom it describes."""

    name: str
    subject: str | None = None
    measured: bool = True  # False for a target, a bound, a change: only what it is of is of use to what follows
    counted: bool = False  # whether it is told to be the number of something: "antalet besök"


@dataclass(frozen=True)
class Clause:
    """What stands around a figure: its sentence and its clause up to it, what follows, what the one before was of."""

    sentence: str
    before: str
    behind: str
    last: Told | None


def term(key: str) -> str:
    """A list of wordings around measured values as one group of a regular expression."""
    return patterns("indicator_prose", key)


@cache
def small_words() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Words beside a number; words that lead to a name; whole names that only point back."""
    about, leading, pointing = term("about"), term("leading"), term("pointing")
    return (
        re.compile(rf"^\s*(?:{about}(?!\w)\s*)+|(?<!\w)(?:{about}\s*)+$", re.I),
        re.compile(rf"^(?:{leading})\s+", re.I),
        re.compile(rf"^(?:{pointing})$", re.I),
    )


@cache
def bounds() -> re.Pattern[str]:
    """Words in front of a number that make it a change or a bound."""
    return re.compile(
        rf"(?<!\w)(?<!jämfört\s)(?<!jämförelse\s)(?<!jämföra\s)(?<!jämföras\s){term('bounds')}\s+(?:{term('about')}\s+)?$",
        re.I,
    )


@cache
def _opener() -> re.Pattern[str]:
    """Words that join a clause to the one before, up to "är det": they name nothing."""
    return re.compile(rf"^\s*(?:{term('openers')}\s+)?(?:(?:är|var|blir|blev)\s+det\s+)?", re.I)


def without_opener(before: str) -> str:
    """A clause up to its number without the words that only lead to it: "Däremot är det bara"."""
    return small_words()[0].sub("", _opener().sub("", before))


def what(phrase: str) -> str:
    """What a share is a share of: "andelen som är nöjda med hemtjänsten" → "nöjda med hemtjänsten"."""
    phrase = phrase.strip(" ,.;:(")
    opinion = _OPINION_CUT.search(phrase)
    if (
        re.match(r"andel(?:en)?\s+(?:i\s+[\w-]+\s+)?(?:som|att)\b", phrase, re.I)
        and opinion
        and len(phrase) - opinion.end() > 5
    ):
        verb = re.match(rf"{term('opinion')}\s+(?:att\s+)?", phrase[opinion.end() :], re.I)
        told = phrase[opinion.end() :]
        if verb and re.match(r"(?:är|var|har|hade|anser|tycker|upplever|uppger|svarar)\b", verb[0], re.I):
            told = told[verb.end() :]
        return told.strip(" ,.;:")
    return phrase


def outcome(verb: str, said: str) -> str:
    """What those asked say or are: "är", "nöjda med …" → "nöjda med …"; "känner", "sig trygga" stays whole."""
    end = _END.search(said)
    said = said[: end.start()] if end else said
    said = re.sub(r"^\s*(?:att\s+)?(?:de\s+)?(?:är\s+|var\s+|det\s+är\s+)?", "", said.strip())
    keeps = re.match(r"(?:känner|kände|trivs|trivdes|har|hade)\b", verb, re.I) and not said.startswith("att")
    return (f"{verb} {said}" if keeps else said).strip(" ,.;:")
