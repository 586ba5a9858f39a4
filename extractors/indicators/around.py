"""The clause that a number of a sentence stands in, as words in their classes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.indicators.clauses import Figure, figures
from extractors.indicators.tokens import Token, kept, kinds, tokens

_VERBS = "MUXHO"  # known by themselves; others only by where they stand
_INSERTED = re.compile(r",(?:s|wOw)[^,;:]*,")  # ", som i fjol var 84 procent,", ", det vill säga …,"
_NEW = re.compile(r"^[^sq]*[MUXHO][^sqc]*c[wivp]{1,5}H?[MUX][^c]*$")  # "Fler trivs i skolan och andelen har ökat"
_MEASURES = re.compile(r"(?:andel|antal)", re.I)


@dataclass(frozen=True)
class Around:
    """A sentence, and the words of a number's clause in front of it and behind it, adverbs and times left out."""

    text: str
    before: tuple[Token, ...]
    behind: tuple[Token, ...]
    sentence: tuple[Token, ...]  # all words in front of it
    end: int = 0  # behind the number and its unit
    inside: bool = False  # within parentheses

    @property
    def left(self) -> str:
        """The classes of the words in front."""
        return kinds(self.before)

    @property
    def right(self) -> str:
        """The classes of the words behind."""
        return kinds(self.behind)


@lru_cache(maxsize=16)
def _words(text: str) -> tuple[Token, ...]:
    """The words of a sentence without adverbs and times."""
    return tuple(kept(tokens(text, figures(text))))


def around(text: str, figure: Figure) -> Around:
    """The clause of a number; its insertions are left out, and so is the clause that it depends on."""
    words = _words(text)
    at = next((i for i, w in enumerate(words) if w.kind == "F" and w.start == figure.start), None)
    if at is None:
        return Around(text, (), (), ())
    before = list(words[:at])
    opened = _opened(kinds(before))
    if opened is not None:
        return Around(text, tuple(before[opened + 1 :]), words[at + 1 :], tuple(before), words[at].end, inside=True)
    return Around(text, tuple(_clause(text, before)), words[at + 1 :], tuple(before), words[at].end)


def _opened(codes: str) -> int | None:
    """Where a parenthesis opens that is not closed."""
    at = codes.rfind("(")
    return at if at > codes.rfind(")") else None


def _clause(text: str, words: list[Token]) -> list[Token]:
    """The words of the clause that the last of some words stands in."""
    words = _without_asides(words)
    codes = kinds(words)
    start = max((m.end() for m in re.finditer(r"[;:.b-]|,(?!w{1,2}c)", codes)), default=0)
    if codes[start:].startswith("s") and is_subject(codes[: start - 1]):
        return words[: start - 1] + words[start + 1 :]  # "NAME, som i fjol var"
    words, codes = words[start:], codes[start:]
    joined = codes.rfind("c")
    goes_on = joined >= 0 and _goes_on(text, words[joined:])
    if joined >= 0 and (
        "F" in codes[:joined] or (goes_on and re.search("[MUX]", codes[:joined])) or _NEW.search(codes)
    ):
        shared = _subject(words) if goes_on else []
        words, codes = shared + words[joined + 1 :], kinds(shared) + codes[joined + 1 :]
    that = codes.rfind("q")
    if (
        that >= 0
        and any(v in codes[:that] for v in _VERBS)
        and "s" not in codes[:that]
        and not _is_measure(text, words)
    ):
        words = words[that + 1 :]
    return words


def _goes_on(text: str, words: Sequence[Token]) -> bool:
    """Whether a verb stands right behind "och": its subject is that of the clause before."""
    return len(words) > 1 and words[1].kind in "MUXH" and not text[words[0].end : words[1].start].strip()


def is_subject(codes: str) -> bool:
    """Whether words in front of a verb are its subject: no circumstance, and no verb that does not depend on them."""
    found = re.search(rf"[{_VERBS}]", codes)
    return codes[:1] not in set("ivpotfm") and (found is None or re.search(r"[sq]", codes[: found.start()]) is not None)


def _subject(words: Sequence[Token]) -> list[Token]:
    """The subject of a clause, in front of its verb or right behind it."""
    codes = kinds(words)
    for verb in re.finditer(r"[MUXH]", codes):
        if verb.start() and is_subject(codes[: verb.start()]):
            return list(words[: verb.start()])
        behind = re.compile(r"[wi]+").match(codes, verb.end())
        return list(words[verb.end() : behind.end()]) if behind else []
    return []


def _is_measure(text: str, words: Sequence[Token]) -> bool:
    """Whether words begin with "andelen" or "antalet"; what follows may be a clause of its own."""
    return any(_MEASURES.match(text[w.start : w.end]) for w in words[:3])


def _without_asides(words: list[Token]) -> list[Token]:
    """Words without what stands in parentheses, and without clauses between commas."""
    out = list(words)
    for pattern in (re.compile(r"\([^()]*\)"), _INSERTED):
        while match := pattern.search(kinds(out)):
            del out[match.start() : match.end()]
    return out
