"""Shares that answer a question ("På frågan om badet sköts bra svarade 78 procent ja"), and shares of things."""

import re
from functools import cache

from extractors.indicators.told import Clause, Told, term, without_opener

_TREATED = re.compile(
    r"\s+av\s+(?P<what>(?:(?:de|kommunens)\s+)?(?:\w+\s+)?\w{3,}(?:na|en|et)\s+\w{3,}(?:as|ades|des|tes|ts)\s+[^,.;()]{3,60})",
    re.I,
)


@cache
def _question() -> re.Pattern[str]:
    """In front of a number: the question that was asked."""
    return re.compile(
        rf"(?:^|[.;]\s){term('question')}(?P<what>[^.;]{{8,120}}?),?\s+(?:svarade|svarar|uppgav|uppger|anger|angav)\s+(?:{term('about')}\s+)?$",
        re.I,
    )


def answered(clause: Clause) -> Told | None:
    """A share of those who answered the question so."""
    match = _question().search(clause.sentence)
    return Told(match["what"].strip()) if match else None


def treated(clause: Clause) -> Told | None:
    """ "84 procent av synpunkterna besvaras inom fem dagar": things, and what is done with them."""
    match = None if re.search(r"[^\W\d_]{3}", without_opener(clause.before)) else _TREATED.match(clause.behind)
    return Told(match["what"].strip()) if match else None
