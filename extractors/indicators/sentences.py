"""Measured values in running text: indices, shares and counts, sentence by sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.extractor import Reading
from extractors.indicators.clauses import Figure, figures, year_of
from extractors.indicators.counts import count
from extractors.indicators.draft import Value
from extractors.indicators.earlier import is_of_year_before
from extractors.indicators.indices import index_value
from extractors.indicators.shares import Told, share
from extractors.indicators.subjects import compared, of_whole
from extractors.indicators.words import find_index, is_survey
from extractors.sections.passage import Passage
from extractors.sections.tree import Node
from extractors.swedish.dates import find_years

_DIGIT = re.compile(r"\d")
_TODAY = re.compile(r"\b(?:i\s?dag|för\s+närvarande|just\s+nu)\b", re.I)


@dataclass
class _Thread:
    """What the sentences of a passage have told so far: the last share and the last index, the text before."""

    share: Told | None = None
    index: Told | None = None
    before: str = ""


@dataclass(frozen=True)
class _Found:
    """A figure of a sentence, what it is of, its unit."""

    figure: Figure
    told: Told
    unit: str


@dataclass(frozen=True)
class _Around:
    """Where a sentence stands: its node, and the text of its passage before it."""

    node: Node
    before: str


def from_text(reading: Reading, node: Node, passage: Passage) -> Iterator[Value]:
    """The measured values of running text in a block or a cell."""
    if _DIGIT.search(passage.text) is None:
        return
    thread = _Thread()
    for start, end in reading.sentences(passage.text):
        if _DIGIT.search(passage.text, start, end) is None:
            continue
        thread.before = passage.text[:start]
        for found in _of_sentence(passage.text[start:end], thread):
            yield _value(reading, passage, (start, end), found, _Around(node, thread.before))


def _of_sentence(text: str, thread: _Thread) -> Iterator[_Found]:
    """The values of a sentence, left to right."""
    index_near = find_index(text) is not None or (thread.index is not None and len(compared(text)) >= 1)
    compares = (is_survey(text) or is_survey(thread.before)) and len(compared(text)) >= 2
    for figure in figures(text):
        told: Told | None = None
        unit = "%"
        if figure.number.value < 0:
            continue
        if is_of_year_before(text, figure) and thread.share is not None:
            told = thread.share
        elif figure.percent:
            told = share(text, figure, thread.share)
            thread.share = told or thread.share
        elif (index_near or compares) and (told := index_value(text, figure, thread.index)):
            thread.index, unit = told, "index"
        else:
            told, unit = count(text, figure), "antal"
        if told is not None and told.measured:
            yield _Found(figure, told, unit)


def _value(reading: Reading, passage: Passage, span: tuple[int, int], found: _Found, around: _Around) -> Value:
    """A value of a sentence as a draft."""
    start, end = span
    sentence, figure, told = passage.text[start:end], found.figure, found.told
    period = year_of(sentence, figure)
    if period is None and found.unit != "antal" and not (find_years(sentence) or _TODAY.search(sentence)):
        period = _year_around(reading, around.node, around.before)
    if is_of_year_before(sentence, figure):
        period = None
    return Value(
        name=told.name,
        subject=told.subject or of_whole(reading, sentence, around.before),
        value=figure.number.value,
        unit=found.unit,
        period=period,
        places=passage.places(reading.quoter, start + figure.start, start + figure.end),
        anchor=("text", passage.text),
        confidence=0.8 if told.subject and found.unit != "antal" else 0.6,
        about=" ".join([sentence, *(h.text for h in around.node.headings)]),
    )


def _year_around(reading: Reading, node: Node, before: str) -> str | None:
    """The year that the sentences before, the heading or the title give a value."""
    years_before = find_years(before)
    if years_before:
        return years_before[-1].printed
    document = reading.document
    if document is not None and document.survey_year:
        return document.survey_year
    for heading in (node.heading, reading.title):
        years = {y.printed for y in find_years(heading.text)} if heading else set()
        if len(years) == 1:
            return years.pop()
    return None
