"""Values behind a label and a colon: "Indikator: Andel nöjda elever, Ystad: 2022 86 %, 2023 84 %. Riket 2023: 85 %"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractors.indicators.captions import name_of
from extractors.indicators.clauses import PERCENT, Figure
from extractors.indicators.subjects import compared
from extractors.indicators.told import Told
from extractors.indicators.units import tells_measure, unit_of
from extractors.indicators.words import find_index, is_survey, is_wanted
from extractors.swedish.money import find_amounts
from extractors.swedish.numbers import find_numbers
from extractors.swedish.terms import patterns

_YEAR = r"(?:(?:våren|hösten|vt|ht)\s+)?(?:19|20)\d\d"
_ITEM = re.compile(
    rf"(?:(?P<whom>[^\W\d_][^\d,.;:()]{{2,40}}?)\s*:?\s+)?(?:(?P<year>{_YEAR})\s*:?\s+)?"
    r"(?P<value>\d[\d \u00a0]*(?:,\d+)?)"
    rf"(?:\s?(?:%|procent))?(?:\s*\((?P<behind>{_YEAR})\))?(?=\s*(?:[,.;]|$|och\s))"
)
_BETWEEN = re.compile(r"\s*(?:[,.;]|och)\s*")
_LABEL = re.compile(r"(?P<label>[^\W\d_][^:.;?!\d]{2,90}?)\s*:\s*(?=\d)")
_ONE = re.compile(r"\d[\d \u00a0]*(?:,\d+)?(?:\s?(?:%|procent))?(?:\s*\([^()]{4,20}\))?\s*\.?$")


@dataclass(frozen=True)
class Labelled:
    """A value of such a line, with what it is of, its unit and its year."""

    figure: Figure
    told: Told
    unit: str | None
    period: str | None


@cache
def _line() -> re.Pattern[str]:
    """A label for measures, or a name that is one itself, then a colon and a value."""
    label, starts = patterns("indicator_prose", "label"), patterns("indicator_prose", "starts")
    return re.compile(
        rf"(?:(?:{label})(?:\s+\d+)?\s*:\s*(?P<name>[^:.;]{{4,160}}?)|(?P<bare>(?:{starts})[^:.;]{{4,160}}?))\s*:\s*(?=[\d])",
        re.I,
    )


def labelled(text: str, above: Sequence[str] = ()) -> list[Labelled]:
    """The values of a line that names a measure and then tells it, left to right; none where the text is no such line.

    `above` are the texts that stand above the line, the nearest first: a label like "Bygglov" is a measure below
    "Nöjd-Kund-Index 2021", and "Senaste värdet" is one of what the heading names. A value without a year of its own
    has that behind it or none: years are not taken from the value before.
    """
    line = _line().match(text)
    if line is not None:
        return _values(text, line.end(), *_name_and_subject((line["name"] or line["bare"]).strip()), above)
    line = _LABEL.match(text)
    name = _measured(line["label"].strip(), text[line.end() :], above) if line else None
    return _values(text, line.end(), name, None, above) if line and name else []


def _measured(label: str, value: str, above: Sequence[str]) -> str | None:
    """What a label above a lone value names; None where nothing says that it is measured, or where it was not."""
    unmeasured = re.search(rf"(?<!\w){patterns('indicator_prose', 'no_measure')}(?!\w)", label, re.I)
    near = [text for text in above if not is_wanted(text)][:2]
    if not _ONE.match(value) or unmeasured or is_wanted(label) or compared(label):
        return None
    if re.fullmatch(patterns("indicator_prose", "of_time"), label, re.I):
        return name_of(near[0]) if near and PERCENT.search(value) else None
    told = any(find_index(text) or (PERCENT.search(value) and is_survey(text)) for text in near)
    return label if told or (tells_measure(label) and find_index(label)) else None


def _values(text: str, at: int, name: str, whom: str | None, above: Sequence[str]) -> list[Labelled]:
    """The values from a place of a line on, of a measure."""
    out: list[Labelled] = []
    while (item := _ITEM.match(text, at)) is not None and not find_amounts(text[at : item.end() + 12]):
        numbers = [n for n in find_numbers(text) if n.start == item.start("value")]
        if not numbers or (item["whom"] and _is_other(item["whom"])):
            break
        percent = PERCENT.match(text, numbers[0].end)
        figure = Figure(numbers[0], percent is not None, percent.end() if percent else numbers[0].end)
        whom = item["whom"] or whom
        unit = "%" if percent else unit_of("", name, "", above[:2], None)
        out.append(Labelled(figure, replace(Told(name), subject=whom), unit, item["year"] or item["behind"]))
        between = _BETWEEN.match(text, item.end())
        if between is None:
            break
        at = between.end()
    return out


def _is_other(whom: str) -> bool:
    """Whether what stands in front of a value says that it is a target, a change or of another measure."""
    return re.fullmatch(patterns("indicator_prose", "compared_with"), whom.strip(), re.I) is None and not any(
        named.start == 0 for named in compared(whom)
    )


def _name_and_subject(label: str) -> tuple[str, str | None]:
    """A label's name, and whom it names behind a comma: "Meritvärde, Ystad, 17 ämnen" → "Meritvärde", "Ystad"."""
    first, *parts = label.split(", ")
    for i, part in enumerate(parts):
        named = [n for n in compared(part) if n.start == 0 and n.end == len(part)]
        if named:
            return ", ".join([first, *parts[:i]]), named[0].name
    return label, None
