"""Two groups compared in one sentence: "Kvinnor är oftare nöjda än män (85 respektive 80 procent)"."""

import re
from functools import cache

from extractors.indicators.clauses import Figure
from extractors.indicators.subjects import without_place
from extractors.indicators.told import Told, outcome
from extractors.swedish.terms import patterns

_BOTH = re.compile(
    r"\(\s*(?P<one>[\d,]+)\s?(?:%|procent)?\s+(?:respektive|resp\.?|mot|och)\s+(?P<other>[\d,]+)\s?(?:%|procent)\s*\)"
)


@cache
def _compares() -> re.Pattern[str]:
    """Who is more often so than whom; the other group before or behind what they are."""
    group, more = r"[^,.;:()\d]{3,60}?", patterns("indicator_prose", "more")
    verb = patterns("indicator_prose", "opinion")
    return re.compile(
        rf"(?P<one>{group})\s+(?P<verb>{verb})\s+(?:sig\s+)?(?:{more})\s+"
        rf"(?:(?P<first>{group})\s+än\s+(?P<last>{group})|(?P<than>\w+)\s+än\s+(?P<mid>\w+)\s+(?P<rest>{group}))\s*$",
        re.I,
    )


@cache
def _each() -> re.Pattern[str]:
    """Each group's figure in parentheses of its own: "Kvinnor är mer nöjda med X (88 procent) än män (82 procent)"."""
    group, more = r"[^,.;:()\d]{3,60}?", patterns("indicator_prose", "more")
    verb, figure = patterns("indicator_prose", "opinion"), r"\(\s*(?P<{}>[\d,]+)\s?(?:%|procent)\s*\)"
    return re.compile(
        rf"(?:^|[.;:]\s)(?P<one>{group})\s+(?P<verb>{verb})\s+(?:sig\s+)?{more}\s+(?P<what>{group})\s*"
        rf"{figure.format('first')}\s+än\s+(?P<other>{group})\s*{figure.format('last')}",
        re.I,
    )


def _of_each(text: str, figure: Figure) -> Told | None:
    """What a figure in such a comparison is of."""
    for match in _each().finditer(text):
        for name, whom in (("first", "one"), ("last", "other")):
            if match.start(name) == figure.start:
                return Told(outcome(match["verb"], match["what"]), without_place(match[whom]))
    return None


def of_pair(text: str, figure: Figure) -> Told | None:
    """What one of two figures in parentheses behind a comparison is of, and which of the groups it describes."""
    if each := _of_each(text, figure):
        return each
    both = next((m for m in _BOTH.finditer(text) if m.start() < figure.start < m.end()), None)
    match = _compares().search(text[: both.start()]) if both else None
    if both is None or match is None:
        return None
    if match["first"]:
        what, other = match["first"], match["last"]
        if longer := re.fullmatch(r"(?P<whom>\w+)\s+(?P<rest>(?:med|på|i|av|över|utomhus)\s.+)", other):
            what, other = f"{what} {longer['rest']}", longer["whom"]
    else:
        what, other = f"{match['than']} {match['rest']}", match["mid"]
    whom = match["one"] if figure.start == both.start("one") else other
    return Told(outcome(match["verb"], what), without_place(whom))
