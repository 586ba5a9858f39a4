"""Words of a measure, of its heading and of its committee → a theme of terms/themes.toml, or none."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from extractors.swedish.terms import load

# How much a word says, by where it stands: the measure itself, its heading or column, the committee.
_IN_TEXT, _IN_CATEGORY, _IN_COMMITTEE = 1.0, 0.6, 0.35
_LETTER = 0.06  # a longer word is a more particular one
_OF_THE_WORK = {"economy": 0.6, "organization": 0.45, "follow_up": 0.5, "information": 0.8}
"""Themes of how the work is done give way to what it is about: "utbilda personalen i förskolan" is about school."""
_FLOOR = 0.3  # less than that is no more than a committee's name
_IN_NAME = 0.6  # how sure a body's name makes a theme
_INFLECTED = r"(?:e?[nt]|na|[aoe]r(?:na)?)?s?"
_WORD = re.compile(r"\w+(?:-\w+)*")


class Theme(NamedTuple):
    """A theme's key in themes.toml, and how sure that is, from 0 to 1."""

    key: str
    confidence: float


@lru_cache(maxsize=5_000)  # the cells of a row of money share their label
def theme(text: str, category: str | None = None, committee: str | None = None) -> Theme | None:
    """The theme that most words speak for; None where none do, or where two are spoken for alike."""
    scores: dict[str, float] = {}
    for said, weight, kind in (
        (text, _IN_TEXT, "stems"),
        (category, _IN_CATEGORY, "stems"),
        (committee, _IN_COMMITTEE, "bodies"),
    ):
        for key, score in _spoken_for(said or "", kind).items():
            scores[key] = scores.get(key, 0.0) + weight * score
    ranked = sorted(((_OF_THE_WORK.get(key, 1.0) * score, key) for key, score in scores.items()), reverse=True)
    if not ranked or ranked[0][0] < _FLOOR:
        return None
    best, second = ranked[0][0], ranked[1][0] if len(ranked) > 1 else 0.0
    if best == second:
        return None
    return Theme(ranked[0][1], round(best / (best + second) * min(1.0, 0.4 + best / 5), 2))


@lru_cache(maxsize=1_000)
def theme_of_body(name: str) -> Theme | None:
    """The theme of a body whose name speaks for that one alone: "Utbildningsnämnden", not "Kultur- och fritidsnämnden".

    The confidence is that of a name, which says what most of the body's money and work is about.
    """
    spoken = _spoken_for(name, "bodies")
    return Theme(next(iter(spoken)), _IN_NAME) if len(spoken) == 1 else None


def _spoken_for(said: str, kind: str) -> Mapping[str, float]:
    """How much a text says for each theme. Each word speaks once, for the theme of the longest stem that it holds.

    So "naturvård" is of nature and "sjukvård" of care, though both end alike.
    """
    longest: dict[int, int] = {}
    matches: list[tuple[str, str, list[int]]] = []
    words = [word.start() for word in _WORD.finditer(said)]
    for key, pattern in _patterns(kind).items():
        for match in pattern.finditer(said):
            spanned = words[bisect_right(words, match.start()) - 1 : bisect_left(words, match.end())]
            matches.append((key, match.group().casefold(), spanned))
            for word in spanned:
                longest[word] = max(longest.get(word, 0), len(match.group()))
    found: dict[str, set[str]] = defaultdict(set)
    for key, stem, spanned in matches:
        if any(longest[word] == len(stem) for word in spanned):
            found[key].add(stem)
    return {key: sum(1.0 + _LETTER * len(stem) for stem in stems) for key, stems in found.items()}


@cache
def _patterns(kind: str) -> Mapping[str, re.Pattern[str]]:
    return {key: _pattern(terms[kind]) for key, terms in load("themes").items() if terms.get(kind)}


def _pattern(stems: list[str]) -> re.Pattern[str]:
    """Beginnings of words; with "-" in front, a compound's later part, inflected or not."""
    starts = sorted((re.escape(s) for s in stems if not s.startswith("-")), key=len, reverse=True)
    inner = sorted((re.escape(s[1:]) for s in stems if s.startswith("-")), key=len, reverse=True)
    choices = [rf"\b(?:{'|'.join(starts)})"] if starts else []
    choices += [rf"\w(?:{'|'.join(inner)}){_INFLECTED}\b"] if inner else []
    return re.compile("|".join(choices), re.IGNORECASE)
