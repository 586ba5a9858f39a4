"""Measured values in days, points, kilowatt-hours and the like: "väntetiden var i snitt 47 dagar"."""

import re
from functools import cache

from extractors.indicators.clauses import Figure, clause_start
from extractors.indicators.possessed import possessed
from extractors.indicators.stated import of_one
from extractors.indicators.told import Clause, Told, term
from extractors.indicators.words import is_wanted
from extractors.swedish.terms import alternation, load

_TO = re.compile(r"\s+till\s+\d[\d\s]*(?:,\d+)?(?=\s)")
_COMPARED = re.compile(r"\b(?:till|jämför\w*\s+med|mot|från)\s+(?:\w+\s+)?$", re.I)
_REST = r"(?:\s(?:[^,;:.\d]|(?:årskurs|åk)\s\d){2,60}?)?"


@cache
def _told_before() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What is measured and its verb: a measure by its name, or whatever a definite noun begins the clause with."""
    moves = rf"(?:{term('moves')})(?:\s+från\s+\d[\d\s]*(?:,\d+)?(?:\s+[^\W\d_]+)?)?\s+(?:från|till)"
    verbs = rf"(?:{term('is')}|{moves})\s+(?:{term('about')}\s+)*"
    named = rf"(?P<name>(?:[^\W\d_]+\s+){{0,3}}?\w*{term('measure')}{_REST})\s+{verbs}$"
    any_name = rf"^\s*(?P<name>(?:[^\W\d_]+\s+){{0,2}}?[^\W\d_]{{4,}}(?:en|et|na|an){_REST})\s+{verbs}$"
    genitive = rf"^\s*(?P<name>[^\W\d_]{{3,}}s\s+[^\W\d_]{{4,}}{_REST})\s+{verbs}$"
    return re.compile(named, re.I), re.compile(f"{any_name}|{genitive.replace('<name>', '<own>')}", re.I)


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
    """A unit that only measured values come in: whatever begins the clause is measured."""
    return re.compile(alternation(load("indicators")["rates"]), re.I)


def measured_in_unit(text: str, figure: Figure, last: tuple[Told, str] | None = None) -> tuple[Told, str] | None:
    """A figure in days, points and the like, or so much for each, with its unit; None for a target and all else.

    `last` is the value before it in the sentence and its unit: another may be compared with it.
    """
    before = text[clause_start(text, figure.start) : figure.start]
    shared = _TO.match(text, figure.end)  # "från 214 till 221 poäng"
    plain, each = (unit.match(text, shared.end() if shared else figure.end) for unit in _unit())
    named, anything = _told_before()
    unit = each or plain
    if unit is None or is_wanted(before, text[: figure.start]):
        return None
    rate = each is not None or _rates().fullmatch(unit["unit"]) is not None
    match = named.search(before) or (anything.search(before) if rate else None)
    told = possessed(Clause(text[: figure.start], before, text[unit.end() :], None)) if match is None else None
    if told is not None and (rate or re.search(rf"\w{term('measure')}$", told.name, re.I)):
        return told, unit["unit"]
    if match is None:
        compared = last is not None and last[1] == unit["unit"] and _COMPARED.search(text[: figure.start])
        return (of_one(last[0], text[unit.end() :]), last[1]) if last is not None and compared else None
    name = match["name"] or match["own"]
    return Told(re.sub(rf"^(?:{term('leading')})\s+", "", name.strip(), flags=re.I)), unit["unit"]
