"""Whom a measured value in a sentence describes: a municipality, those compared, a group of people."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.indicators.words import alternatives
from extractors.swedish.places import find_places
from extractors.swedish.terms import patterns


@dataclass(frozen=True)
class Named:
    """Somebody compared, as named in a text: `text[start:end]`, a municipality by its short name."""

    start: int
    end: int
    name: str


@cache
def _subject_words() -> re.Pattern[str]:
    """Words for those compared."""
    return re.compile(rf"(?<!\w)(?:{alternatives('subjects')})(?!\w)", re.I)


@cache
def _everybody() -> re.Pattern[str]:
    """Groups that are all whom a survey asked."""
    return re.compile(patterns("indicator_prose", "everybody"), re.I)


@cache
def _served() -> re.Pattern[str]:
    """Those whom a service's own survey asks, with where they live: "vårdnadshavarna i Bro" are all asked there."""
    return re.compile(rf"(?:de\s+)?(?:{patterns('indicator_prose', 'served')})\s+i\s+(?P<place>[A-ZÅÄÖ][\w-]+)")


@cache
def _bare_served() -> re.Pattern[str]:
    """Those whom a service's survey asks, and no more said of them."""
    return re.compile(patterns("indicator_prose", "served"), re.I)


def compared(text: str) -> list[Named]:
    """The municipalities and the groups compared with that a text names, left to right."""
    return list(_compared(text))


@lru_cache(maxsize=256)
def _compared(text: str) -> tuple[Named, ...]:
    """As `compared`; a sentence is asked for each of its numbers."""
    found = [Named(p.start, p.end, p.name) for p in find_places(text)]
    found += [
        Named(m.start(), m.end(), re.sub(r"(?<=kommuner) i \w+$", "", m[0])) for m in _subject_words().finditer(text)
    ]
    return tuple(sorted(found, key=lambda named: named.start))


def without_place(phrase: str) -> str:
    """A group without the place that it lives in: "Kvinnor i Skövde" → "Kvinnor"."""
    places = find_places(phrase)
    bare = re.sub(r"\s*\b(?:i|från)\s*$", "", phrase[: places[0].start].strip()) if places else phrase.strip()
    return bare or phrase.strip()


def group(phrase: str) -> str | None:
    """The subject that a group's phrase names: "kvinnor i Skövde", "äldre kvinnor"; of everybody only where they live.

    None where the phrase names everybody asked and no place.
    """
    if re.match(r"\d", phrase.strip()):  # "640 invånare våren 2023": so many as answered
        return None
    bare = re.sub(r"^(?:de|den|det|alla|samtliga)\s+(?=\w+\s*$)", "", phrase.strip(" ,."), flags=re.I)
    if served := _served().fullmatch(bare):
        return served["place"]
    places = find_places(bare)
    if places:
        rest = re.sub(r"\s*\b(?:i|från)\s*$", "", bare[: places[0].start].strip())
        if not rest or _everybody().fullmatch(rest):
            return places[0].name
        return bare
    asked = _everybody().fullmatch(bare) or _bare_served().fullmatch(bare)
    return None if asked else bare or None
