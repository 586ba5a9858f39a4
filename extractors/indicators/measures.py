"""Measured values in days, points, kilowatt-hours and the like: "väntetiden var i snitt 47 dagar"."""

import re
from functools import cache

from extractors.indicators.around import Around
from extractors.indicators.clauses import Figure
from extractors.indicators.grammar import of_value
from extractors.indicators.same import of_same
from extractors.indicators.told import Told, bounds, term
from extractors.indicators.words import is_wanted
from extractors.swedish.terms import alternation, load

_TO = re.compile(r"\s+till\s+\d[\d\s]*(?:,\d+)?(?=\s)")


@cache
def _unit() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A unit behind a number; one of so much for each: "kWh per kvadratmeter", "barn per årsarbetare"."""
    counted = alternation([*load("indicators")["counted_in"], *load("indicators")["rates"]])
    return (
        re.compile(rf"\s(?P<unit>{counted})(?!\w)(?!\s+per\s)", re.I),
        re.compile(rf"\s(?P<unit>(?:{counted}|[^\W\d_]{{3,}})\s+per\s+[^\W\d_]{{3,}}(?:\s+och\s+år)?)(?!\w)", re.I),
    )


@cache
def _rates() -> re.Pattern[str]:
    """A unit that only measured values come in: whatever is so much is measured."""
    return re.compile(alternation(load("indicators")["rates"]), re.I)


@cache
def _measure() -> re.Pattern[str]:
    """A name that has a word for a measure: "Väntetiden till förskola", "Ohälsotalet"."""
    return re.compile(rf"(?:\S+\s+){{0,4}}?\w*(?:{term('measure')}|{term('score')})(?!\w)", re.I)


def measured_in_unit(clause: Around, figure: Figure, last: tuple[Told, str] | None = None) -> tuple[Told, str] | None:
    """A figure in days, points and the like, or so much for each, with its unit; None for a target and all else.

    `last` is the value before it in the sentence and its unit: another may be compared with it.
    """
    text = clause.text
    shared = _TO.match(text, figure.end)  # "från 214 till 221 poäng"
    plain, each = (unit.match(text, shared.end() if shared else figure.end) for unit in _unit())
    unit = each or plain
    if unit is None or is_wanted(text[: figure.start], text[: figure.start]) or bounds().search(text[: figure.start]):
        return None
    end = figure.end if shared else unit.end()
    told = of_value(clause, last[0] if last else None, end)
    if told is not None:
        rate = each is not None or _rates().fullmatch(unit["unit"]) is not None
        return (told, unit["unit"]) if rate or _measure().match(told.name) else None
    same = of_same(clause, last[0], end) if last is not None and last[1] == unit["unit"] else None
    return (same, unit["unit"]) if same else None
