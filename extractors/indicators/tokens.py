"""The words of a sentence that tells a value, each in its class: what the grammar of such sentences is written in.

A class is one letter, so that a pattern of clauses is a regular expression over letters: "Sjukfrånvaron var i fjol
7 procent" is `wMF`. When and on what ground a value was measured, and adverbs, may stand anywhere; they are left out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extractors.indicators.clauses import Figure
from extractors.swedish.terms import patterns

_PREPOSITIONS = {
    "av": "v", "till": "t", "på": "p", "från": "f", "med": "m", "om": "o",
    "i": "i", "inom": "i", "vid": "i", "hos": "i", "bland": "i", "för": "i",
}  # fmt: skip
_SMALL = {
    "och": "c",
    "samt": "c",
    "respektive": "c",
    "resp": "c",
    "men": "b",
    "medan": "b",
    "då": "b",
    "att": "q",
    "som": "s",
}
_LEFT_OUT = "YSa"
_PAST = re.compile(
    r"[^\W\d_]{2,}(?:ade|ades|dde|ddes|(?<!vä)rde|rdes|kte|ktes|lde|ldes|stes|mdes|gdes|vdes|pte|ptes)$", re.I
)
_PRESENT = re.compile(r"[^\W\d_]{2,}(?:ar|er|år|as|es|ns|vs|rs)$", re.I)
_DEFINITE = re.compile(r"(?:[^\W\d_]{3,}(?:na|en|et|an|are)|\d+|de|dem|vi|man|som)$", re.I)
_SETS = re.compile(r"(?:de|den|det|alla|samtliga|flera|många|några|våra|[^\W\d_]{3,}s)$", re.I)  # nouns follow these
_NUMBERED = re.compile(
    r"(?:årskurs(?:erna)?|åk|år|klass|termin|steg|zon|typ|fråga|diagram|tabell|figur|bilaga|sidan?|punkt|nivå|minst|högst|inom|över|under|åldern|åldrarna|åldersgruppen)\s+(?:\d+\s?(?:[–-]|och|till)\s?)?$",
    re.I,
)
_FIRST = re.compile(r"\d{1,3}\s?[–-]\s?$")
_NOW_AND_THEN = re.compile(r"då och|och då", re.I)
_AGED = re.compile(r"\d{1,3}(?:\s?[–-]\s?\d{1,3}\s+år|\s+år\s+(?:och|eller)\s+(?:äldre|yngre|uppåt))", re.I)


@dataclass(frozen=True)
class Token:
    """A word or phrase of a sentence: `text[start:end]`, and its class."""

    kind: str
    start: int
    end: int


@cache
def _scanner() -> re.Pattern[str]:
    """What is found in a sentence between its numbers, phrases before words."""

    def phrases(key: str) -> str:
        return rf"(?<![\w-]){patterns('indicator_grammar', key)}(?![\w-])"

    kinds = (("Y", "times"), ("S", "sources"), ("j", "compares"), ("M", "is"), ("U", "stands"), ("X", "moves"))
    listed = [f"(?P<{kind}>{phrases(key)})" for kind, key in kinds]
    more = [f"(?P<{kind}>{phrases(key)})" for kind, key in (("H", "has"), ("O", "does"), ("a", "adverbs"))]
    return re.compile("|".join([*listed, *more, r"(?P<w>[^\W_][\w&/:’'–-]*\w|\w)", r"(?P<x>[^\s\w])"]), re.I)


def tokens(text: str, figures: Sequence[Figure]) -> list[Token]:
    """The words of a sentence and the numbers in it, left to right."""
    out: list[Token] = []
    at = 0
    told = [f for f in figures if f.percent or not _is_in_name(text, f)]
    for figure in (*told, None):
        stop = figure.start if figure else len(text)
        while match := _scanner().search(text, at, stop):
            at = match.end()
            out.append(Token(_kind(text, match, out), match.start(), match.end()))
        if figure:
            out.append(Token("F", figure.start, figure.end))
            at = figure.end
    return out


def _is_in_name(text: str, figure: Figure) -> bool:
    """Whether a number is part of a name: "årskurs 9", "16–24 år", "minst 100 Mbit/s"."""
    before = text[: figure.start]
    ends_range = _FIRST.search(before) is not None and text[figure.end :].lstrip().startswith("år")
    return ends_range or _NUMBERED.search(before) is not None or _AGED.match(text, figure.start) is not None


def _kind(text: str, match: re.Match[str], before: Sequence[Token]) -> str:
    """The class of a match, by the word and what stands in front of it."""
    kind = match.lastgroup or "x"
    word = match[0].casefold()
    if kind == "x":
        if word in "–—-":
            return "-" if match.start() and text[match.start() - 1].isspace() else "w"
        return word if word in "(),.;:" else "w"
    if kind == "j" and word == "mot" and not any(t.kind == "F" for t in before):
        return "w"  # "brott mot person"
    if kind != "w" or (word == "då" and _NOW_AND_THEN.search(text, max(0, match.start() - 4), match.end() + 4)):
        return kind
    small = _PREPOSITIONS.get(word) or _SMALL.get(word)
    return small or ("V" if _is_verb(text, match[0], before) else "w")


def _is_verb(text: str, word: str, before: Sequence[Token]) -> bool:
    """Whether a word with the ending of a finite verb stands where one does."""
    last = next((t for t in reversed(before) if t.kind not in _LEFT_OUT), None)
    if last is None or last.kind in ",q":
        return _PAST.match(word) is not None or (_PRESENT.match(word) is not None and word[:1].islower())
    previous = text[last.start : last.end]
    if last.kind == "F" and not previous.endswith(("%", "procent")):
        return False  # what is counted
    if _PAST.match(word):
        return last.kind in "wFs" and _SETS.match(previous) is None
    return _PRESENT.match(word) is not None and (last.kind in "Fs" or _DEFINITE.search(previous) is not None)


def kept(words: Sequence[Token]) -> list[Token]:
    """The words without what may stand anywhere, a time compared with ("jämfört med föregående år") too."""
    then = [*words[1:], None]
    return [
        word
        for word, following in zip(words, then, strict=True)
        if word.kind not in _LEFT_OUT and not (word.kind == "j" and following and following.kind == "Y")
    ]


def kinds(words: Sequence[Token]) -> str:
    """The classes of words as one string."""
    return "".join(word.kind for word in words)


def phrase(text: str, words: Sequence[Token]) -> str:
    """The text from the first of some words to the last; nothing for none."""
    return re.sub(r"\s+", " ", text[words[0].start : words[-1].end]) if words else ""
