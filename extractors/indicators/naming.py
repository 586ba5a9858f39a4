"""What a noun phrase in front of a number names: whom, and what without the words that only lead to it."""

import re
from collections.abc import Sequence
from functools import cache

from extractors.indicators.register import identified
from extractors.indicators.subjects import compared, group
from extractors.indicators.tokens import Token, phrase
from extractors.indicators.told import term
from extractors.indicators.words import find_index

_GENITIVE = re.compile(r"(?P<whom>[^\W\d_]+(?:\s+[^\W\d_]+)?)s\s+(?P<rest>[^\W\d_].*)")
SEVERAL = re.compile(r"motsvarande\s+(?:andelar|siffror|värden|resultat)|andelarna|siffrorna|värdena", re.I)
"""Names that point back at several values."""
_FACTOR = re.compile(r"(?:betygsindex(?:et)?|index(?:et)?|betyget)\s+för\s+(?:faktorn\s+|området\s+|frågan\s+)?", re.I)


def whom_of(text: str, words: Sequence[Token]) -> str | None:
    """Whom the beginning of a clause names: "I Åsele", "Bland flickorna", "Kommunen"."""
    if not words:
        return None
    first = words[1:] if words[0].kind in "ivpfo" else words
    named = phrase(text, first)
    if not named or re.fullmatch(term("no_place"), named, re.I) or re.fullmatch(r"(?:vi|den|det|de|som)", named, re.I):
        return None
    return group(named)


def genitive(name: str) -> tuple[str, str] | None:
    """ "Kvinnors sjukfrånvaro" → "Kvinnor", "sjukfrånvaro"; None where the first word is nobody compared."""
    match = _GENITIVE.fullmatch(name)
    if match is None:
        return None
    for whom in (match["whom"], match["whom"].split()[0].removesuffix("s")):
        named = compared(whom)
        if named and named[0].start == 0 and named[0].end == len(whom):
            return named[0].name, match["rest"]
    return None


def without_whom(name: str) -> tuple[str, str | None]:
    """A name without those compared at its end: "Arbetslösheten i Östersund" → "Arbetslösheten", "Östersund"."""
    named = next((n for n in compared(name) if n.end == len(name) and n.start), None)
    if named is None or not (before := re.search(r"\s+(?:i|för|hos|bland)\s+$", name[: named.start])):
        return name, None
    return name[: before.start()], named.name


def points_back(name: str) -> str | None:
    """ "motsvarande siffra för landet", "den för pojkar": whom."""
    match = re.fullmatch(
        rf"{term('pointing')}\s+(?:i|på|bland|hos|för)\s+(?P<whom>(?:(?!\bsom\b)[^,;:\d]){{3,50}})", name, re.I
    )
    return match["whom"] if match else None


def without_index(name: str) -> str:
    """A name without what only says that it is an index: "Betygsindex för faktorn Gator" → "Gator".

    An index of the register covers what its factors do not: "NMI för kommunens verksamheter" → "NMI".
    """
    if (factor := _FACTOR.match(name)) is not None:
        return name[factor.end() :]
    index = find_index(name)
    if index is None:
        return name
    if re.fullmatch(rf"{term('result')}\s+", name[: index.start()], re.I):
        return without_index(name[index.start() :])
    known = identified(index[0], "", None) is not None and identified(name, "", None) is None
    return index[0] if known and index.start() == 0 else name


@cache
def people() -> re.Pattern[str]:
    """Words for people, alone or at the end of a word."""
    return re.compile(rf"{term('people')}(?!\w)", re.I)
