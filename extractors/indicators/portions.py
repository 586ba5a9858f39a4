"""Shares of a whole by who makes it up: "Fotgängare stod för 44 procent av de skadade, cyklister för 23 procent"."""

import re
from functools import cache

from extractors.indicators.subjects import group
from extractors.indicators.told import Clause, Told, term

_PART_OF = re.compile(r"\s+av\s+(?P<what>[^,.;(]{3,60}?)(?=\s*(?:[,.;(]|$)|\s(?:och|samt|medan|under|år)\s)", re.I)
_NEXT = re.compile(r"(?:^|,\s|\b(?:och|samt|medan)\s)\s*(?P<whom>[^\W\d_][^,;:\d]{2,50}?)\s+för\s+$", re.I)
_STOOD = r"(?:stod|står|svarade|svarar)\s+för"


@cache
def _standing() -> re.Pattern[str]:
    """Who makes up a share, in front of it."""
    return re.compile(rf"^(?P<whom>[^,;:]{{3,60}}?)\s+{_STOOD}\s+(?:{term('about')}\s+)*$", re.I)


def stands_for(clause: Clause) -> Told | None:
    """ "X stod för 44 procent av Y": of Y, describing X. The shares after it may leave out the verb and the whole."""
    if (match := _standing().match(clause.before)) and (whole := _PART_OF.match(clause.behind)):
        return Told(re.sub(r"^(?:de|den|det)\s+", "", whole["what"]), group(match["whom"]))
    match = _NEXT.search(clause.before)
    if match is None or clause.last is None or not re.search(rf"\b{_STOOD}\b", clause.sentence, re.I):
        return None
    return Told(clause.last.name, group(match["whom"]))
