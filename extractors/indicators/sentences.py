"""Measured values in running text: indices, shares and counts, sentence by sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.extractor import Reading
from extractors.indicators.clauses import Figure, figures, year_of
from extractors.indicators.counts import count, measured_in_unit
from extractors.indicators.draft import Value
from extractors.indicators.earlier import is_of_year_before, year_before
from extractors.indicators.indices import index_value
from extractors.indicators.labelled import labelled
from extractors.indicators.pairs import of_pair
from extractors.indicators.shares import Told, share
from extractors.indicators.subjects import compared
from extractors.indicators.whole import Whose, of_whole
from extractors.indicators.words import find_index, is_survey
from extractors.sections.passage import Passage
from extractors.sections.tree import Node
from extractors.swedish.dates import find_years
from extractors.swedish.terms import patterns

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
    unit: str | None
    period: str | None = None  # where it is told with the value itself


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
    told = labelled(passage.text)
    for value in told:
        span = (0, len(passage.text))
        found = _Found(value.figure, value.told, value.unit, value.period)
        yield _value(reading, passage, span, found, _Around(node, ""))
    for start, end in reading.sentences(passage.text):
        if told and start < told[-1].figure.end:
            continue
        if _DIGIT.search(passage.text, start, end) is None:
            continue
        thread.before = passage.text[:start]
        for found in _of_sentence(passage.text[start:end], thread):
            yield _value(reading, passage, (start, end), found, _Around(node, thread.before))


def _of_sentence(text: str, thread: _Thread) -> Iterator[_Found]:
    """The values of a sentence, left to right."""
    named = len(compared(text))
    index_near = find_index(text) is not None or (thread.index is not None and named >= 1)
    compares = named >= 2 and (is_survey(text) or is_survey(thread.before))
    for figure in figures(text):
        told: Told | None = None
        unit = "%"
        if figure.number.value < 0:
            continue
        if is_of_year_before(text, figure) and thread.share is not None:
            told = thread.share
        elif (paired := of_pair(text, figure)) is not None:
            told = thread.share = paired
        elif figure.percent:
            told = share(text, figure, thread.share)
            thread.share = told or thread.share
        elif (index_near or compares) and (told := index_value(text, figure, thread.index)):
            thread.index, unit = told, "index"
        elif timed := measured_in_unit(text, figure):
            told, unit = timed
        else:
            told, unit = count(text, figure), "antal"
        if told is not None and told.measured and not _nameless(told.name):
            yield _Found(figure, told, unit)


def _nameless(name: str) -> bool:
    """Whether a name names nothing: "Målet", "Idag"."""
    return re.fullmatch(patterns("indicator_prose", "nameless"), name.strip(), re.I) is not None


def _value(reading: Reading, passage: Passage, span: tuple[int, int], found: _Found, around: _Around) -> Value:
    """A value of a sentence as a draft."""
    start, end = span
    sentence, figure, told = passage.text[start:end], found.figure, found.told
    own = period = found.period or year_of(sentence, figure)
    if period is None and found.unit != "antal" and not (find_years(sentence) or _TODAY.search(sentence)):
        period = _year_around(reading, around.node, around.before)
    if is_of_year_before(sentence, figure):
        period = year_before(sentence, figure)
    whose = Whose(told.subject) if told.subject else of_whole(reading, sentence, around.before, figure.start)
    return Value(
        name=told.name,
        subject=whose.name,
        evidence={"subject": whose.place} if whose.place else {},
        value=figure.number.value,
        unit=found.unit,
        period=period,
        places=passage.places(reading.quoter, start + figure.start, start + figure.end),
        anchor=("text", passage.text),
        grounds=("in_text", *_grounds(found, whose=whose, own=own, period=period)),
        sentence=sentence,
        about=" ".join([sentence, *(h.text for h in around.node.headings)]),
    )


def _grounds(found: _Found, *, whose: Whose, own: str | None, period: str | None) -> Iterator[str]:
    """What speaks for a value of a sentence; `own` is the year that the sentence gives it."""
    yield {"%": "share", "index": "index_named", "antal": "count"}.get(found.unit or "", "unit_other")
    yield from ("subject_told",) if found.told.subject else whose.grounds
    if period:
        yield "period_in_sentence" if own else "period_around"


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
