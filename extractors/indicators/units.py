"""The unit of a measured value in a table: %, index, antal, or what it is counted in."""

import re
from collections.abc import Sequence
from functools import cache

from extractors.indicators.register import is_before_break
from extractors.indicators.words import find_index
from extractors.swedish.terms import alternation, load, patterns

_PERCENT = re.compile(r"%|\bprocent\b|\bandel(?:en)?\b", re.I)
_COUNT = re.compile(r"\bantal(?:et)?\b", re.I)
_GRADE = re.compile(r"\bbetyg(?:sindex)?\b|\bindex\w*\b", re.I)
_AGE = re.compile(r"\b\w*ålder(?:n)?\b", re.I)
_SURVEY = re.compile(r"medborgarundersökning", re.I)


@cache
def _counted_in() -> re.Pattern[str]:
    """ "Väntetid i antal dagar", "Matsvinn, gram": what a value is counted in."""
    names = alternation(load("indicators")["counted_in"])
    return re.compile(rf"(?:[,(]\s*|\bi\s+(?:antal\s+)?|\bantal\s+){names}\)?(?=\s|[,.;)]|$)", re.I)


def stated(unit: str) -> str | None:
    """The unit that a column of units gives a row, "procent" and "st" as "%" and "antal"; None where it is empty."""
    bare = unit.casefold().strip(" .-–")
    if _PERCENT.fullmatch(bare) or re.fullmatch(r"(?:andel\w*|procent)\W+(?:%|procent|andel)\W*", bare):
        return "%"
    return "antal" if bare in ("st", "antal", "stycken") else unit.strip(" .-–") or None


def unit_of(printed: str, name: str, column: str, near: Sequence[str], period: str | None) -> str | None:
    """The unit that cell, name, header or caption says; None where none does.

    In SCB's medborgarundersökning up to 2020 the values of questions and factors are grades of 0–100 (betygsindex).
    """
    if re.search(r"%|procent", printed):
        return "%"
    said = next((unit for text in (name, column, *near) if (unit := _said(text))), None)
    if said is not None:
        return said
    if _AGE.search(name):
        return "år"
    if _things().match(name) and printed.replace(" ", "").isdigit():
        return "antal"
    years = [period, *re.findall(r"(?:19|20)\d\d", " ".join(near))]
    old = any(y and is_before_break(y) for y in years)
    return "index" if old and any(_SURVEY.search(t) for t in near) else None


def _said(text: str) -> str | None:
    """The unit that a label, header or caption says."""
    if _PERCENT.search(text):
        return "%"
    if match := _counted_in().search(text):
        return re.sub(r"^[,(\s]*(?:i\s+)?(?:antal\s+)?|[)\s]+$", "", match[0], flags=re.I)
    if find_index(text) or _GRADE.search(text):
        return "index"
    return "antal" if _COUNT.search(text) else None


def tells_measure(text: str) -> bool:
    """Whether a header or caption says that it is of something measured: a unit, things counted, a time, an age."""
    if re.search(r"\bper\s+(?:dygn|dag|vecka|timme|invånare|elev|person|\d)", text, re.I):
        return True
    return bool(_said(text) or _AGE.search(text) or _things().match(text.strip()) or _measure().search(text))


@cache
def _measure() -> re.Pattern[str]:
    """A word for a measure: "Väntetid", "Meritvärde"."""
    return re.compile(rf"\w*{patterns('indicator_prose', 'measure')}\b", re.I)


@cache
def _things() -> re.Pattern[str]:
    """A label that begins with things that are counted, in the plural: "Besök på fritidsgård", "Belagda platser"."""
    return re.compile(rf"(?:[^\W\d_]+(?:a|e|de)\s+)?\w*{patterns('indicator_prose', 'counted')}\b", re.I)
