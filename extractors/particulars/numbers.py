"""The registry number of a paper (diarienummer), its version, the year of its survey."""

import re
from collections.abc import Iterator
from itertools import pairwise

from extractors.extractor import Reading
from extractors.particulars import labelled
from extractors.particulars.told import Told
from extractors.sections.head import NAMED_BY_GENRE, HeadText
from extractors.sections.passage import Passage
from extractors.swedish.dates import find_dates
from extractors.swedish.references import find_references

_VERSION = re.compile(r"\bversion\s*:?\s*\d[\d.–-]*", re.I)
_SURVEY = re.compile(r"\b\w*(?:undersökning|enkät)(?:en|ens|ar)?,?(?:\s+[^\W\d]+){0,5}?,?\s+((?:19|20)\d\d)\b", re.I)
_LABEL = re.compile(
    r"(?:vår(?:t)? )?(?:d\.?\s?nr|(?:diarie|ärende)-?\s?(?:nr|nummer|id|beteckning)|beteckning)[ :.]*", re.I
)
_YOURS = re.compile(r"\b(?:er|ert)\s+\S+\s*$", re.I)  # the receiver's number: "Er beteckning: …"
_VALUE = 25  # characters: a longer text beside a label is no number
_EDGE = 6.0  # points between the left edges of a label and of what stands below it
_BASE = 4.0  # points between the tops of a label and of what stands beside it
_BELOW = 3.0  # heights of a line


def reference(reading: Reading) -> Told | None:
    """The registry number in the head. Minutes have one for each item, none for the whole."""
    if reading.kind.kind in NAMED_BY_GENRE:
        return None
    for head in reading.head:
        for found in find_references(head.text):
            if _YOURS.search(head.text[: found.start]):
                continue
            return found.printed, head.place(reading.structure, found.start, found.end)
    for label in reading.head:
        if _LABEL.fullmatch(label.text):
            for value in _values(label, reading):
                return value.text, value.place(reading.structure)
    return labelled.number(reading)


def _values(label: HeadText, reading: Reading) -> Iterator[HeadText]:
    """What may be the number that a label names: beside it, below it, else what follows on it."""
    others = [head for head in reading.head if _is_number(head.text)]
    yield from sorted((o for o in others if _stands(label, o, below=False)), key=lambda o: o.passage.lines[0].bbox.x0)
    yield from (o for o in others if _stands(label, o, below=True))
    yield from (value for above, value in pairwise(reading.head) if above is label and _is_number(value.text))


def _is_number(text: str) -> bool:
    """Whether a text is short, has digits and is no day."""
    return len(text) < _VALUE and any(map(str.isdigit, text)) and not find_dates(text)


def _stands(label: HeadText, value: HeadText, *, below: bool) -> bool:
    """Whether a text stands to the right of a label on its line, or right below it at the same edge."""
    one, other = label.passage.lines[0], value.passage.lines[0]
    if one.page != other.page:
        return False
    down = other.bbox.top - one.bbox.top
    if below:
        return abs(other.bbox.x0 - one.bbox.x0) < _EDGE and _BASE <= down < _BELOW * one.size
    return abs(down) < _BASE and other.bbox.x0 > one.bbox.x1


def version(reading: Reading) -> Told | None:
    """The printed version: "Version: 2010"."""
    for head in reading.head:
        if match := _VERSION.search(head.text):
            return match[0].rstrip(".–-"), head.place(reading.structure, *match.span())
    return None


def survey_year(reading: Reading) -> Told | None:
    """The year of the survey that the title names."""
    if reading.title is None or not (match := _SURVEY.search(reading.title.text)):
        return None
    return match[1], Passage.of(reading.title).place(reading.quoter, *match.span(1))
