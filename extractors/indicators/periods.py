"""The years of a sentence or label, and the season, months or part of the year printed with one: "våren 2022"."""

import re
from dataclasses import replace

from extractors.swedish.dates import DateSpan, find_dates, find_years

_PART = re.compile(
    r"(?:läsår|vår|höst|sommar|vinter|vår-|vt\b|ht\b|jan|feb|mars|apr|maj|jun|jul|aug|sep|okt|nov|dec|första|andra|tredje|fjärde|"
    r"kvartal|tertial|halvår|Q\d)",
    re.I,
)
_RUN_ON = re.compile(r"(?P<year>(?:19|20)\d\d)\s+till\s+\d{1,2}$")


def years_of(text: str) -> list[DateSpan]:
    """The years in a text. The value behind a year is no second one: "från 51 år 2016 till 55 år 2020"."""
    return [_alone(year) for year in find_years(text)]


def _alone(year: DateSpan) -> DateSpan:
    """A year without a number that only seems to end a span of years."""
    match = _RUN_ON.fullmatch(year.printed)
    if match is None or year.first is None:
        return year
    return replace(year, end=year.start + 4, printed=match["year"], last=year.first.replace(month=12, day=31))


def as_printed(text: str, year: DateSpan) -> str:
    """A year with the part of it that stands in front: "första halvåret 2022"."""
    for date in find_dates(text):
        if date.start < year.start and date.end == year.end and _PART.match(date.printed):
            return date.printed
    return year.printed
