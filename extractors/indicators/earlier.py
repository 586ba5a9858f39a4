"""The year before in parentheses behind a value: "78 procent (fg år 74)"."""

import re
from functools import cache

from extractors.indicators.clauses import Figure
from extractors.swedish.terms import patterns


@cache
def _opened() -> re.Pattern[str]:
    """A parenthesis opened in front of a number, that says which year it is of."""
    year = r"(?:19|20)\d\d"
    return re.compile(rf"\((?:{patterns('indicator_prose', 'before')}|(?P<year>{year}))\s*:?\s*(?:var\s+)?$", re.I)


def is_of_year_before(text: str, figure: Figure) -> bool:
    """Whether a number stands in such a parenthesis: it is of the same thing as the value in front, of another year."""
    return _opened().search(text[: figure.start]) is not None


def year_before(text: str, figure: Figure) -> str | None:
    """The year that such a parenthesis names: "(2022: 61 procent)"."""
    match = _opened().search(text[: figure.start])
    return match["year"] if match else None
