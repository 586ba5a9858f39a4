"""The clause of a sentence that a number stands in, and the year that goes with the number."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from extractors.indicators.periods import as_printed, years_of
from extractors.swedish.dates import DateSpan
from extractors.swedish.money import find_amounts
from extractors.swedish.numbers import NumberSpan, find_numbers
from extractors.swedish.terms import alternation, load

PERCENT = re.compile(r"\s?(?:%|procent\b)(?!enhet)")
_BREAK = re.compile(r"[;:]\s|,\s(?!\w+\s+(?:och|samt)\b)|\.\s|\s[–—-]\s|\b(?:men|medan|samtidigt som|och att|vilket)\s")
_BEHIND = re.compile(
    r"[\s(,]*(?:(?:samma|motsvarande)\s+(?:period|tid|tidpunkt|månad)\s+(?:år\s+)?|år\s+|under\s+|i\s+\w+\s+|hösten\s+|våren\s+|(?:första|andra)\s+halvåret\s+|(?!mellan|från|sedan|än|mot)[^\W\d][\w–-]*\s+)?$"
)
_SAME_TIME = r"(?:samma|motsvarande)\s+(?:period|tid|tidpunkt|månad)\s+"
_INTRODUCES = re.compile(r"\s?:?\s*")  # between a year and its value: "2022: 61 procent"
_COMPARED = re.compile(
    r"\b(?:sedan|än|mot|från|jämför\w*\s+med)\s+(?:år\s+)?$", re.I
)  # a later year so led in is of another value
_IN_ASIDE = re.compile(r"\((?:år\s+)?$")
_INTRODUCES_VALUE = re.compile(r"\s*:?\s*\d")  # "(2022: 71)"
_COMPARED_VALUE = re.compile(r"\b(?:(?:att\s+)?jämför\w*\s+med|mot)\s+(?:\w+\s+)?$", re.I)
_OF_BEFORE = re.compile(
    r"(?:\s+[^\W\d_]+)?\s+(?:(?:året|månaden|perioden)\s+(?:innan|före|dessförinnan)|(?:för(?:e|egåe)nde|förra|tidigare)\s+(?:år|mätning|läsår|period)\w*|i\s+fjol|vid\s+(?:förra|föregående)\s+\w+)",
    re.I,
)  # behind a value: it is of a time that is told by that of another
_FROM = re.compile(r"\bfrån\s+(?:\w+\s+)?$", re.I)


@dataclass(frozen=True)
class Figure:
    """A number of a sentence with what counts it: its unit's end, the numbers and years around it."""

    number: NumberSpan
    percent: bool
    end: int  # behind the unit

    @property
    def start(self) -> int:
        """Where the number starts."""
        return self.number.start


def figures(text: str) -> list[Figure]:
    """The numbers of a sentence that are neither money nor years. The first of "61 till 64 procent" is per cent too."""
    taken = [(a.start, a.end) for a in find_amounts(text)] + [(y.start, y.end) for y in years_of(text)]
    numbers = [n for n in find_numbers(text) if not any(s < n.end and n.start < e for s, e in taken)]
    out: list[Figure] = []
    for i, number in enumerate(numbers):
        match = PERCENT.match(text, number.end)
        if match is None and i + 1 < len(numbers):
            following = numbers[i + 1]
            joined = re.fullmatch(r"\s?(?:till|[–-]|och|respektive)\s?", text[number.end : following.start])
            if joined and PERCENT.match(text, following.end):
                out.append(Figure(number, True, number.end))
                continue
        out.append(Figure(number, match is not None, match.end() if match else number.end))
    return out


def is_compared_value(text: str, figure: Figure) -> bool:
    """Whether a value is one that the value before it is compared with: "jämfört med 77"."""
    return _COMPARED_VALUE.search(text[: figure.start]) is not None


def clause_start(text: str, at: int) -> int:
    """Where the clause begins that a position is in."""
    return max((m.end() for m in _BREAK.finditer(text[:at])), default=0)


def year_of(text: str, figure: Figure) -> str | None:
    """The year of a figure: right behind it, by its turn in "mellan 2022 och 2023", else the nearest in the sentence.

    A starting point ("från 61 till 64 procent 2023") has no year but its own.
    """
    year = None if is_of_before(text, figure) else _year_of(text, figure, years_of(text))
    return as_printed(text, year) if year else None


def own_years(text: str, figure: Figure) -> list[DateSpan]:
    """The years of a sentence that may be a figure's: not those of other figures, nor those compared with."""
    return [y for y in years_of(text) if not _is_anothers(text, y, figure) and not is_compared(text, y)]


def is_start(text: str, figure: Figure) -> bool:
    """Whether a figure is where something started from: "från 61 till 64 procent"."""
    return _FROM.search(text[: figure.start]) is not None


def is_of_before(text: str, figure: Figure) -> bool:
    """Whether a value is of a time told by that of another, "6,8 procent året innan": which, no year says."""
    return _OF_BEFORE.match(text, figure.end) is not None


def is_compared(text: str, year: DateSpan) -> bool:
    """Whether a year is one that something is compared with: "än 2022", "jämfört med 2022"."""
    return _COMPARED.search(text[: year.start]) is not None


def _year_of(text: str, figure: Figure, years: list[DateSpan]) -> DateSpan | None:
    if not years:
        return None
    for year in years:
        if year.end <= figure.start and _INTRODUCES.fullmatch(text[year.end : figure.start]):
            return year
    for year in years:
        behind = text[figure.end : year.start].replace("procent", "")
        if year.start >= figure.end and _BEHIND.fullmatch(behind) and not _is_anothers(text, year, figure):
            return year
    years = [y for y in years if not _is_anothers(text, y, figure)]
    started = is_start(text, figure)
    pair = _pair(text, years)
    if pair:
        return pair[0] if started else pair[1]
    if started:
        return None
    years = [y for y in years if not (y.start >= figure.end and is_compared(text, y)) and not _is_since(text, y)]
    return min(years, default=None, key=lambda y: min(abs(y.start - figure.end), abs(figure.start - y.end)))


def _is_since(text: str, year: DateSpan) -> bool:
    """Whether a year is the one that a change is told from: "har sedan 2019 sjunkit till"."""
    return re.search(r"\bsedan\s+(?:år\s+)?$", text[: year.start], re.I) is not None


@cache
def _counted() -> re.Pattern[str]:
    """A number with its unit right in front of a year."""
    units = alternation(load("indicators")["counted_in"])
    unit = rf"(?:%|procent|{units}(?:\s+per\s+[^\W\d_]+)?)"
    return re.compile(rf"\d(?:\s?{unit})?\s*\(?(?:{_SAME_TIME})?(?:år\s+|under\s+)?$")


def _is_anothers(text: str, year: DateSpan, figure: Figure) -> bool:
    """Whether a year is another number's: right behind it, or at the head of a later clause that it stands in.

    "91 procent, jämfört med 89 procent 2021", "71 procent var nöjda, 2021 var andelen 78 procent".
    """
    if year.start <= figure.end:
        return False
    before = text[: year.start]
    if _IN_ASIDE.search(before) and _INTRODUCES_VALUE.match(text, year.end):
        return True
    match = _counted().search(before)
    if match is not None and match.start() >= figure.end:
        return True
    heads = re.search(r"[,;]\s+(?:(?:men|och|medan)\s+)?(?:(?:år|under)\s+)?$", before)
    rest = text[year.end :]
    return heads is not None and re.match(r"\s+(?:är|var|blev|uppgick|låg|hade)\b[^,.;]*\d", rest) is not None


def _pair(text: str, years: list[DateSpan]) -> tuple[DateSpan, DateSpan] | None:
    """The two years of "mellan 2022 och 2023" or "från 2022 till 2023"."""
    for one, other in pairwise(years):
        if re.search(r"\b(?:mellan|från)\s+(?:år(?:en)?\s+)?$", text[: one.start], re.I) and re.fullmatch(
            r"\s+(?:och|till)\s+(?:år\s+)?", text[one.end : other.start]
        ):
            return one, other
    return None
