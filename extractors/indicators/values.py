"""Values that a clause gives to what it names: "NAME uppgick till 7", "i riket var NAME 8", "X har NAME på 9"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.indicators.around import Around, is_subject
from extractors.indicators.tokens import Token

_PHRASE = r"[wivpotmfc-]+?(?:[sq][wivpotmfcMUXHO-]+?)?"
_DELTA = r"(?:m[^FMUXHO]{0,4}F[^FMUXHO]{0,6}?)?"  # "med 3 procentenheter"
_FROM = r"(?:f[^FMUXHO]{0,3}(?:F[^FMUXHO]{0,6}?t)?)"
_TO = rf"(?:{_DELTA}(?:{_FROM}|[tp]w?))"
_VERB = rf"H?(?:M(?:w?p)?|U[tp]|X{_TO})"
_SUBJECT_FIRST = re.compile(rf"(?P<name>.+?)(?P<verb>{_VERB})")
_VERB_FIRST = re.compile(
    rf"(?P<where>(?:[ivpotmf][wivpotmfc]*)?)(?:M(?P<name>{_PHRASE})|U(?P<stands>{_PHRASE})[tp]|X(?P<moves>{_PHRASE}){_TO}"
    rf"|H(?P<has>{_PHRASE})(?:M|U[tp]|X{_TO}))"
)
_CHANGED = re.compile(rf"(?P<whom>[wivpotmfc]+)H?X(?P<name>[wivpom]+?)(?:{_FROM}|t)")
_POSSESSED = re.compile(r"(?P<whom>[wivpotmfc]*)H(?P<name>[wivom]+?)[po]")
_TURNED = re.compile(r"(?P<where>(?:[ivpotmf][wivpotmfc]*)?)H(?P<whom>w{1,3}?)(?P<name>w{1,4})[po]")


@dataclass(frozen=True)
class Given:
    """The words that name what is measured, and those that say of whom."""

    name: tuple[Token, ...]
    whom: tuple[Token, ...] = ()
    verb: str = ""  # its classes
    held: bool = False  # somebody has so much of it


def given(clause: Around) -> Given | None:
    """What the clause in front of a number gives it to; an empty name where the clause leaves it to the one before."""
    codes, words = clause.left.replace("V", "w"), clause.before
    if (match := _VERB_FIRST.fullmatch(codes)) is not None:
        part = next(p for p in ("name", "stands", "moves", "has") if match[p] is not None)
        return Given(_span(words, match, part), _span(words, match, "where"))
    match = _SUBJECT_FIRST.fullmatch(codes)
    if match is not None and is_subject(match["name"]):
        return Given(_span(words, match, "name"))
    for pattern in (_CHANGED, _POSSESSED, _TURNED):
        if (match := pattern.fullmatch(codes)) is not None:
            return Given(_span(words, match, "name"), _span(words, match, "whom"), held=pattern is not _CHANGED)
    return None


def _span(words: Sequence[Token], match: re.Match[str], part: str) -> tuple[Token, ...]:
    """The words that a part of a match covers."""
    return tuple(words[match.start(part) : match.end(part)])
