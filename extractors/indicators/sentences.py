"""Measured values in running text: indices, shares and counts, sentence by sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.extractor import Reading
from extractors.indicators.clauses import (
    Figure,
    figures,
    is_compared,
    is_of_before,
    is_start,
    own_years,
    year_of,
)
from extractors.indicators.draft import Value
from extractors.indicators.earlier import aside
from extractors.indicators.labelled import labelled
from extractors.indicators.measured import tells_plan
from extractors.indicators.periods import as_printed
from extractors.indicators.subjects import compared
from extractors.indicators.telling import Thread, tell
from extractors.indicators.told import Told
from extractors.indicators.whole import Whose, of_whole
from extractors.indicators.words import find_index, is_survey
from extractors.sections.passage import Passage
from extractors.sections.tree import Node
from extractors.swedish.dates import find_years
from extractors.swedish.terms import patterns

_DIGIT = re.compile(r"\d")
_OPEN = re.compile(
    r"\s+(?:eller|och)\s+(?:högre|lägre|mer|mindre|fler|färre|över|under|däröver|uppåt)\b", re.I
)  # a scale
_TODAY = re.compile(r"\b(?:i\s?dag|för\s+närvarande|just\s+nu)\b", re.I)


@dataclass(frozen=True)
class _Found:
    """A figure of a sentence, what it is of, its unit."""

    figure: Figure
    told: Told
    unit: str | None
    period: str | None = None  # where it is told with the value itself
    is_aside: bool = False  # in parentheses behind another value: then it has no year but that in the parentheses


@dataclass(frozen=True)
class _Around:
    """Where a sentence stands: its node, and the text of its passage before it."""

    node: Node
    before: str
    period: str | None = None  # of the value told before it


def from_text(reading: Reading, node: Node, passage: Passage) -> Iterator[Value]:
    """The measured values of running text in a block or a cell."""
    if _DIGIT.search(passage.text) is None:
        return
    thread = Thread()
    told = labelled(passage.text, _above(reading, node))
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
        around = _Around(node, "" if thread.main else thread.before, thread.period)
        values = [
            _value(reading, passage, (start, end), found, around)
            for found in _of_sentence(passage.text[start:end], thread)
        ]
        if (
            values and values[0].name != thread.main
        ):  # the same again is of another time: "År 2022 var andelen 68 procent"
            thread.main, thread.period = values[0].name, values[0].period
        yield from values


def _above(reading: Reading, node: Node) -> list[str]:
    """The texts above a block, the nearest first: what leads to it with a colon, its headings."""
    before = reading.structure.nodes[node.index - 1] if node.index else None
    leads = (
        before is not None and before.block is not None and not before.is_heading and before.block.text.endswith(":")
    )
    return [
        *([before.block.text] if before and before.block and leads else []),
        *(h.text for h in reversed(node.headings)),
    ]


def _of_sentence(text: str, thread: Thread) -> Iterator[_Found]:
    """The values of a sentence, left to right."""
    named = len(compared(text))
    index_near = find_index(text) is not None or (thread.index is not None and named >= 1)
    compares = named >= 2 and (is_survey(text) or is_survey(thread.before))
    last: _Found | None = None
    told_here: list[_Found] = []
    for figure in figures(text):
        if figure.number.value < 0 or _OPEN.match(text, figure.end):
            continue
        if told_here and ";" in text[told_here[-1].figure.end : figure.start]:
            thread.run = tuple(found.told for found in told_here)
        beside = aside(text, figure, last.figure if last else None)
        found: _Found | None = None
        if beside is not None and last is not None:
            of_last = replace(last.told, subject=beside.subject or last.told.subject, measured=True)
            found = _Found(figure, of_last, last.unit, beside.year, is_aside=True)
        else:
            before = (last.told, last.unit) if last else None
            value = tell(text, figure, thread, before, named=index_near or compares)
            found = _Found(figure, *value) if value else None
        last = found or last
        told_here += [found] if found else []
        if found is not None and found.told.measured and not _nameless(found.told.name):
            yield found
    thread.run = tuple(found.told for found in told_here) or thread.run


def _nameless(name: str) -> bool:
    """Whether a name names nothing: "Målet", "Idag", "genomsnittet"."""
    lists = (patterns("indicator_prose", key) for key in ("nameless", "pointing"))
    return any(re.fullmatch(words, name.strip(), re.I) for words in lists)


def _value(reading: Reading, passage: Passage, span: tuple[int, int], found: _Found, around: _Around) -> Value:
    """A value of a sentence as a draft."""
    start, end = span
    sentence, figure, told = passage.text[start:end], found.figure, found.told
    own = period = found.period or (None if found.is_aside else year_of(sentence, figure))
    if found.is_aside:
        period = found.period
    elif period is None and found.unit != "antal" and not _has_own_time(sentence, figure):
        period = around.period or _year_around(reading, around.node, around.before)
    whose = Whose(told.subject) if told.subject else of_whole(reading, sentence, passage.text[:start], figure.start)
    return Value(
        name=re.sub(r"\s+", " ", told.name),
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


def _has_own_time(sentence: str, figure: Figure) -> bool:
    """Whether a sentence says, or leaves open, when a figure is of: what stands around it then tells nothing of it."""
    return bool(own_years(sentence, figure)) or _TODAY.search(sentence) is not None or _is_of_then(sentence, figure)


def _is_of_then(sentence: str, figure: Figure) -> bool:
    """Whether a figure is of a time before the one told of."""
    return is_start(sentence, figure) or is_of_before(sentence, figure)


def _grounds(found: _Found, *, whose: Whose, own: str | None, period: str | None) -> Iterator[str]:
    """What speaks for a value of a sentence; `own` is the year that the sentence gives it."""
    yield {"%": "share", "index": "index_named", "antal": "count"}.get(found.unit or "", "unit_other")
    yield from ("count_named",) if found.told.counted else ()
    yield from ("subject_told",) if found.told.subject else whose.grounds
    if period:
        yield "period_in_sentence" if own else "period_around"


def _year_around(reading: Reading, node: Node, before: str) -> str | None:
    """The year that the sentences before, the heading or the title give a value; one compared with gives none."""
    years_before = [y for y in find_years(before) if not is_compared(before, y)]
    if years_before:
        return years_before[-1].printed
    document = reading.document
    if document is not None and document.survey_year:
        return document.survey_year
    for heading in (node.heading, reading.title):
        if heading is None or tells_plan(heading.text):
            continue
        years = {as_printed(heading.text, y) for y in find_years(heading.text)}
        if len(years) == 1:
            return years.pop()
    return None
