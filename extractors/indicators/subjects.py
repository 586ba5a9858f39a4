"""Whom a measured value in a sentence describes: a municipality, those compared, a group of people."""

import re
from dataclasses import dataclass
from functools import cache

from extractors.extractor import Reading
from extractors.indicators.words import alternatives
from extractors.swedish.places import find_places
from extractors.swedish.terms import patterns

_OWN = re.compile(r"\b(?:kommunens?|vår\s+kommun)\b", re.I)


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


def compared(text: str) -> list[Named]:
    """The municipalities and the groups compared with that a text names, left to right."""
    found = [Named(p.start, p.end, p.name) for p in find_places(text)]
    found += [
        Named(m.start(), m.end(), re.sub(r"(?<=kommuner) i \w+$", "", m[0])) for m in _subject_words().finditer(text)
    ]
    return sorted(found, key=lambda named: named.start)


def group(phrase: str) -> str | None:
    """The subject that a group's phrase names: "kvinnor i Skövde", "föräldrarna"; of everybody only where they live.

    None where the phrase names everybody asked and no place.
    """
    bare = re.sub(r"^(?:de|den|det|alla|samtliga)\s+(?=\w+\s*$)", "", phrase.strip(" ,."), flags=re.I)
    places = find_places(bare)
    if places:
        rest = re.sub(r"\s*\b(?:i|från)\s*$", "", bare[: places[0].start].strip())
        if not rest or _everybody().fullmatch(rest):
            return places[0].name
        return bare
    return None if _everybody().fullmatch(bare) else bare or None


def of_whole(reading: Reading, sentence: str, before: str) -> str | None:
    """Whom a value without a subject of its own describes: the one place of the sentence or of those before it.

    Else, where the sentence speaks of "kommunen", the document's own municipality.
    """
    for text in (sentence, before):
        names = {place.name for place in find_places(text)}
        if names:
            return names.pop() if len(names) == 1 else None
    if not _OWN.search(sentence):
        return None
    document = reading.document
    return document.municipality if document is not None and document.municipality else "kommunen"
