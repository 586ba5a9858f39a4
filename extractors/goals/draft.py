"""A goal as it is found, before it is a record."""

import re
from dataclasses import dataclass
from functools import cache

from extractors.extractor import Reading
from extractors.sections.passage import Passage
from extractors.swedish.dates import find_dates, find_deadline, find_years
from extractors.swedish.terms import load
from models.provenance import Provenance

_TARGET = re.compile(
    r"(?:minst|högst|lägst|under|över|till)\s+(?:\w+\s+){0,2}?"
    r"(?:\d[\d,. ]*\s?(?:procent|%|enheter|index|personer|dagar)|(?:index|betyg)\s\d[\d,]*)|"
    r"\d[\d,. ]*\s?(?:procent|%|enheter)",
    re.I,
)
_AFTER = re.compile(
    r"\bsenast\s+(?P<when>(?:[^\W\d_]+|\d+)\s+(?:år|månader|veckor)\s+efter\s+[^,.;:]{3,50}?)(?=\s+(?:ska|skall|är|har)\b|[,.;:]|$)",
    re.I,
)


@dataclass(frozen=True)
class Draft:
    """A goal as it is found."""

    text: str
    deadline: str | None
    places: tuple[Provenance, ...]
    anchor: tuple[str, ...]
    grounds: tuple[str, ...]
    method: str | None = None
    measured_in: tuple[str, ...] = ()
    target: str | None = None
    node: int = -1  # the last one that told of it


@cache
def _field_within() -> re.Pattern[str]:
    """A labelled line run on behind a goal's sentence: "… ska minska. Uppnås senast: 2025"."""
    labels = "|".join(label for names in load("goals")["field"].values() for label in names)
    return re.compile(rf"(?<=[.!?])\s+(?:{labels})\s*:\s.*$", re.I | re.S)


def draft(reading: Reading, passage: Passage, start: int, end: int, *grounds: str) -> Draft:
    """A goal that is text[start:end] of a passage."""
    whole = passage.text[start:end].strip()
    text = _field_within().split(whole)[0]
    target = _TARGET.search(text)
    return Draft(
        text=text,
        deadline=_deadline(reading, whole),
        places=passage.places(reading.quoter, start, passage.text.index(text, start) + len(text)),
        anchor=(passage.text,),
        grounds=grounds,
        target=target[0].strip() if target else None,
    )


def _deadline(reading: Reading, text: str) -> str | None:
    """By when a goal is to be reached, as printed: "senast två år efter avslutet", a date, a year to come."""
    if after := _AFTER.search(text):
        return after["when"]
    found = find_deadline(text)
    return found.printed if found else to_come(reading, text)


def to_come(reading: Reading, text: str) -> str | None:
    """The last year in a text, or the day that it is part of, as printed, where it is later than the document's."""
    known = reading.document.date if reading.document else None
    years = [y for y in find_years(text) if y.last and known and y.last.year > known.year]
    if not years:
        return None
    last = years[-1]
    day = next((d for d in find_dates(text) if d.start <= last.start and last.end <= d.end and d.first == d.last), None)
    return day.printed if day is not None and day.first is not None else last.printed
