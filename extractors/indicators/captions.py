"""What the caption or heading of a table says that its values are."""

import re
from functools import cache

from extractors.indicators.periods import as_printed
from extractors.swedish.dates import find_years
from extractors.swedish.terms import patterns

_NUMBER = re.compile(r"^(?:tabell|diagram|figur)\s+\d+[.:]?\s*", re.I)
_WHERE = re.compile(r"\s+i\s+(?:[A-ZÅÄÖ][\w-]+\s+)?kommun(?:en)?\b.*$")  # whose values they are, behind what they are
_LEADS_TO_YEAR = re.compile(r"[\s,]+(?:(?:år|under|i)\s*)?$", re.I)


@cache
def _told_apart() -> re.Pattern[str]:
    """By what the values are told apart: "efter skola och kön"."""
    by = patterns("indicators", "told_apart")
    return re.compile(rf",?\s+{by}\s+[^\W\d_]+(?:\s+och\s+[^\W\d_]+)?$", re.I)


def name_of(caption: str) -> str | None:
    """A caption without its number, its year, the municipality, and by what the values are told apart.

    "Tabell 3. Meritvärde i årskurs 9 efter skola, 2023" → "Meritvärde i årskurs 9"; None where it names a chapter.
    """
    text = _NUMBER.sub("", caption).rstrip(" .:")
    years = find_years(text)
    if len(years) == 1 and years[0].end == len(text):
        printed = as_printed(text, years[0])
        text = _LEADS_TO_YEAR.sub("", text.removesuffix(printed))
    text = _told_apart().sub("", _WHERE.sub("", text)).strip(" :.,")
    return None if not text or re.fullmatch(patterns("indicators", "chapters"), text, re.I) else text
