"""Registry numbers (diarienummer)."""

import re
from dataclasses import dataclass

_NUMBER = r"(?:(?:19|20)\d{2}[/:.–-]\d{1,6}|\d{1,6}[/:](?:19|20)?\d{2})(?:[-/–]\d{1,4})?"
_PREFIX = r"[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{0,7}"
_LABELLED = re.compile(
    r"\b(?:dnr|diarienr|diarienummer|ärendenr|ärendenummer|dn|beteckning)\b[.:]?\s*"
    rf"(?P<number>(?:{_PREFIX}[ /:-]{{0,2}})?{_NUMBER})",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?<![\w/])(?P<number>(?:[A-ZÅÄÖ]{1,6}[ /:-]{0,2}|[A-ZÅÄÖ][a-zåäö]{1,5}/)"
    r"(?:19|20)\d{2}[/:.-]\d{1,6}(?:[-/]\d{1,4})?)(?![\w/])"
)
_YEAR_FIRST = re.compile(r"(?<![\w/.-])(?P<number>(?:19|20)\d{2}[/:-]\d{2,6}(?:[-/.]\d{1,4})?)(?![\w/-])")
_SPAN_OF_YEARS = re.compile(r"((?:19|20)\d{2})[/–-](?:(?:19|20)?\d{2})$")


@dataclass(frozen=True)
class Reference:
    """A registry number in a text: `printed == text[start:end]`, without the label "Dnr"."""

    start: int
    end: int
    printed: str


def find_references(text: str, *, bare: bool = True) -> list[Reference]:
    """Registry numbers, in order: labelled ("Dnr KS 2018/14") and, where `bare`, such that cannot be anything else.

    "2021/00123" is one; "2020/2021" and "2021-11-05" are years and a date.
    """
    found: dict[int, Reference] = {}
    for pattern in (_LABELLED, _BARE, _YEAR_FIRST) if bare else (_LABELLED,):
        for match in pattern.finditer(text):
            start, end = match.span("number")
            if any(r.start < end and start < r.end for r in found.values()):
                continue
            if pattern is _YEAR_FIRST and not _is_serial(match["number"]):
                continue
            found[start] = Reference(start, end, match["number"])
    return [found[start] for start in sorted(found)]


def _is_serial(text: str) -> bool:
    """Whether year and number are a registry number rather than a span of years, a month or a date."""
    if _SPAN_OF_YEARS.fullmatch(text) and len(text) in (7, 9):
        year, other = int(text[:4]), int(text[5:])
        if text[4] in "-–" or other == (year + 1) % 100 or year < other < year + 40:
            return False
    return not re.fullmatch(r"(?:19|20)\d{2}-(?:0[1-9]|1[0-2])(?:-\d{1,2})?", text)
