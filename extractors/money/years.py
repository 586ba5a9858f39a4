"""The year that a whole document is of, for amounts whose sentence names none: "Verksamhetsplan 2024"."""

import re
from functools import cache

from extractors.extractor import Reading
from extractors.sections.passage import Passage
from extractors.swedish.dates import find_dates, find_years
from extractors.swedish.terms import patterns
from models.document import Block
from models.provenance import Provenance

_MONTH, _WHOLE = 31, 330  # days: a part of a year is longer than a month


@cache
def _words(name: str) -> re.Pattern[str]:
    """A list of words of time, or of titles."""
    return re.compile(rf"\b{patterns('money_prose', name)}\b", re.I)


@cache
def _compared() -> re.Pattern[str]:
    """Another year that an amount is only compared with: "mer än föregående år"."""
    than, year = patterns("money_prose", "compared"), patterns("money_prose", "another_year")
    return re.compile(rf"\b{than}\s+(?:\w+\s+){{0,3}}{year}", re.I)


def in_document(reading: Reading, sentence: str) -> tuple[str | None, dict[str, Provenance]]:
    """The period that a sentence without a year means, as the document tells it.

    "Perioden" is the months that title, captions or headers name, where they agree. A plan or a report of one year, by
    its title, speaks of that year; other documents only where the sentence says "årets", "helåret": the year of their
    date. A sentence of another year ("förra året") means neither.
    """
    if _words("another_year").search(_compared().sub(" ", sentence)):
        return None, {}
    if _words("this_period").search(sentence):
        return _months(reading), {}
    title = reading.title
    if title is not None and _words("of_a_year").search(title.text):
        return _year_of(reading, title)
    document = reading.document
    if document is not None and document.date is not None and _words("this_year").search(sentence):
        place = document.evidence.get("date")
        return str(document.date)[:4], {"period": place} if place else {}
    return None, {}


def _year_of(reading: Reading, title: Block) -> tuple[str | None, dict[str, Provenance]]:
    """The one year of a title."""
    years = find_years(title.text)
    if len({y.printed for y in years}) != 1 or not years[0].printed.isdigit():
        return None, {}
    places = Passage.of(title).places(reading.quoter, years[0].start, years[0].end)
    return years[0].printed, {"period": places[0]} if places else {}


def _months(reading: Reading) -> str | None:
    """The months of a year that title, captions and tables' headers name, where they name the same."""
    texts = [reading.title.text] if reading.title else []
    for _, table in reading.structure.tables():
        texts += [table.caption.text] if table.caption else []
        texts += [c.text for c in table.cells if c.row < table.header_rows]
    found: dict[str, str] = {}
    for span in (d for text in texts for d in find_dates(text) if d.first and d.last):
        if span.first and span.last and _MONTH < (span.last - span.first).days < _WHOLE:
            found.setdefault(span.printed.casefold(), span.printed)
    return next(iter(found.values())) if len(found) == 1 else None
