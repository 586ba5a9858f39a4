"""A value in parentheses behind another, of the same at another time or of others: "78 procent (fg år 74)"."""

import re
from dataclasses import dataclass
from functools import cache

from extractors.indicators.clauses import Figure
from extractors.indicators.subjects import compared
from extractors.swedish.terms import patterns

_YEAR = r"(?:19|20)\d\d"
_CLOSED = re.compile(
    rf"\s*[^\W\d_]*(?:\s+(?:(?:år|i|för|under)\s+)?(?P<year>{_YEAR})|\s+vid\s+(?:\w+skiftet|\w+ets\s+(?:början|ingång|slut)))?\s*\)"
)
_NEAR = 45  # characters from the value in front to the parenthesis: its unit, and its year or whom it describes


@dataclass(frozen=True)
class Aside:
    """Such a value: the year that its parenthesis names, whom it names; None where it names none."""

    year: str | None
    subject: str | None


@cache
def _opened() -> re.Pattern[str]:
    """A parenthesis opened in front of a number: it says which year it is of, or whom it describes, or nothing."""
    before = patterns("indicator_prose", "before")
    return re.compile(
        rf"\((?:(?P<before>{before})|(?:(?P<whom>[^\W\d_][^()\d]{{2,30}}?)\s*,?\s*)?(?P<year>{_YEAR})?)\s*:?\s*(?:var\s+)?$",
        re.I,
    )


def aside(text: str, figure: Figure, last: Figure | None) -> Aside | None:
    """The parenthesis that a number stands in, where it is of the same thing as the value in front, `last`.

    "64 procent (61 procent 2022)", "(2022: 61 procent)", "(riket 72 procent)"; None where it says anything else.
    """
    opened = _opened().search(text[: figure.start])
    if opened is None or last is None or opened.start() < last.end:
        return None
    if re.match(r"\s*\)", text[last.end :]):  # the value in front has such a parenthesis, too: each is of its own
        return None
    if opened.start() - last.end > _NEAR and not (opened["before"] or opened["year"]):
        return None
    whom = [n for n in compared(opened["whom"]) if n.end == len(opened["whom"])] if opened["whom"] else []
    closed = _CLOSED.match(text, figure.end)
    if (opened["whom"] and not whom) or (closed is None and not opened["before"]):
        return None
    year = opened["year"] or (closed["year"] if closed else None)
    if not (year or whom or opened["before"] or figure.percent == last.percent):
        return None
    return Aside(year, whom[0].name if whom else None)
