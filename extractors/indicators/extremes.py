"""Shares of the highest and the lowest: "Andelen är högst i X, 82 procent, och lägst i Y, 49 procent"."""

import re
from dataclasses import replace
from functools import cache

from extractors.indicators.subjects import group
from extractors.indicators.told import Clause, Told, term, what

_TO = r"(?:,\s+(?:med\s+)?|\s+\(|\s+med\s+)"
_AMONG = r"(?:i|på|bland|hos|vid|för|inom)"


@cache
def _most() -> re.Pattern[str]:
    """In front of a number: what is highest or lowest where; what it is may have been told before."""
    verb = r"(?:är|var|blev|ligger|låg)\s+(?:som\s+|fortsatt\s+)?"
    superlative = r"(?:högst|lägst|störst|minst|högre|lägre|bäst|sämst)"
    return re.compile(
        rf"(?:(?:^|[.;:]\s)(?P<name>[^,;:\d]{{4,90}}?)\s+{verb}|(?:,\s+|\s)(?:och|men|medan|samt)\s+(?:{verb})?)"
        rf"{superlative}\s+{_AMONG}\s+(?P<whom>[^,;:()\d]{{3,50}}?){_TO}(?:{term('about')}\s+)*$",
        re.I,
    )


def extreme(clause: Clause) -> Told | None:
    """What is highest or lowest, and of whom."""
    match = _most().search(clause.sentence)
    if match is None or (match["name"] is None and clause.last is None):
        return None
    whom = group(match["whom"])
    if match["name"]:
        return Told(what(match["name"]), whom)
    return replace(clause.last, subject=whom) if clause.last else None
