"""Numbers written as words (räkneord)."""

import re
from collections import deque
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extractors.swedish.terms import alternation, load

_AND = "och"
_ALONE = 1000  # "tusen" may stand for one thousand; "miljoner" alone has no number


@dataclass(frozen=True)
class _Vocabulary:
    ones: dict[str, int]
    teens: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    fractions: dict[str, Decimal]
    morpheme: re.Pattern[str]
    and_a_half: re.Pattern[str]


@cache
def _vocabulary() -> _Vocabulary:
    terms = load("numbers")
    fractions = {word: Decimal(value) for word, value in terms["fractions"].items()}
    return _Vocabulary(
        **{table: terms[table] for table in ("ones", "teens", "tens", "scales")},
        fractions=fractions,
        morpheme=re.compile(_morpheme()),
        and_a_half=re.compile(rf"\b(och\s+)?(?:en|ett)\s+(?={alternation(fractions)}\b)"),
    )


def _morpheme() -> str:
    terms = load("numbers")
    return alternation(
        word
        for table in ("ones", "teens", "tens", "hundred", "scales", "fractions", "contractions")
        for word in terms[table]
    )


@cache
def number_words_pattern() -> str:
    """A regular expression for a run of number words: "tjugofem", "två och en halv miljoner", "ett hundra tusen"."""
    word = rf"{_morpheme()}{{1,8}}\b"
    return rf"\b{word}(?:\s+(?:och\s+)?{word})*"


def read_words(phrase: str, first: Decimal | None = None) -> Decimal | None:
    """The value of a phrase of number words in small letters, or None where it is not one ("fem två").

    `first` is a number in digits that stands in front of the words: 1.5 for "1,5 miljoner".
    """
    halves_marked = _vocabulary().and_a_half.sub(lambda m: f"{_AND} " if m[1] else "", phrase)
    morphemes = _morphemes(halves_marked)
    if morphemes is None or (not morphemes and first is None):
        return None
    return _add_up(deque(morphemes), first)


def _morphemes(phrase: str) -> list[str] | None:
    """The words taken apart: "tjugofem tusen" → tjugo, fem, tusen. None where a piece is no number word."""
    found: list[str] = []
    for word in phrase.split():
        pieces = [_AND] if word == _AND else _split(word)
        if pieces is None:
            return None
        found.extend(pieces)
    return found


def _split(word: str) -> list[str] | None:
    contractions: dict[str, list[str]] = load("numbers")["contractions"]
    pieces: list[str] = []
    at = 0
    while at < len(word):
        match = _vocabulary().morpheme.match(word, at)
        if match is None:
            return None
        pieces.extend(contractions.get(match[0], [match[0]]))
        at = match.end()
    return pieces


def _add_up(morphemes: deque[str], first: Decimal | None) -> Decimal | None:
    """The sum of groups, each with its scale, the scales falling: (två)(hundra fem)·tusen + (tio)."""
    scales = _vocabulary().scales
    total, below, group = Decimal(0), None, first
    while morphemes or group is not None:
        group = _take_group(morphemes) if group is None else group
        scale = scales.get(morphemes[0]) if morphemes else None
        if scale is None:
            done = group is not None and not morphemes
            return total + group if done and group is not None else None
        if (below is not None and scale >= below) or (group is None and scale > _ALONE):
            return None
        morphemes.popleft()
        total += scale * (Decimal(1) if group is None else group)
        below, group = scale, None
        if morphemes and morphemes[0] == _AND and len(morphemes) > 1:
            morphemes.popleft()
    return total


def _take_group(morphemes: deque[str]) -> Decimal | None:
    """Takes what stands before a scale from tusen upward: a number below a thousand, or one with a half."""
    group = _take_below_hundred(morphemes)
    if morphemes and morphemes[0] == "hundra":
        morphemes.popleft()
        group = 100 * (Decimal(1) if group is None else group)
        group += _take_below_hundred(morphemes) or 0
    fractions = _vocabulary().fractions
    if group is None and morphemes and morphemes[0] in fractions:
        return fractions[morphemes.popleft()]
    if group is not None and len(morphemes) > 1 and morphemes[0] == _AND and morphemes[1] in fractions:
        morphemes.popleft()
        return group + fractions[morphemes.popleft()]
    return group


def _take_below_hundred(morphemes: deque[str]) -> Decimal | None:
    known = _vocabulary()
    if not morphemes:
        return None
    head = morphemes[0]
    if head in known.tens:
        value = known.tens[morphemes.popleft()]
        if morphemes and known.ones.get(morphemes[0]):
            value += known.ones[morphemes.popleft()]
        return Decimal(value)
    if head in known.ones or head in known.teens:
        morphemes.popleft()
        return Decimal(known.ones.get(head, known.teens.get(head, 0)))
    return None
