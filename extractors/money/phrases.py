"""Noun phrases beside amounts: cut free of small words, asides and times."""

import re
from functools import cache

from extractors.swedish.dates import find_dates
from extractors.swedish.terms import patterns

_TO_DO = re.compile(r"\batt\s+\w+a$|^\w+(?<!rn)(?<!skol)(?<!sid)(?<!res)(?<!kass)a$")  # an infinitive, not "intäkterna"
_KEPT = str.maketrans("()", "\ue000\ue001")  # parentheses that part nothing, while a phrase is looked for
_SHOWN = str.maketrans("\ue000\ue001", "()")
_SHORT = re.compile(r"\([^\W\d_][^()\s]*(?:\s[^()\s]+){0,3}\)")
_LEADS_TO_TIME = re.compile(r"(?:\b(?:under|vid|per|år|i|den|från|till|för|senast|sedan|efter|fram)\s+)+$", re.I)
_LONGEST = 10  # words of a phrase


def asides_kept(text: str) -> str:
    """A text whose short parentheses stay with the phrase before them: "Nybyggnad (alternativ B)"."""
    return _SHORT.sub(lambda aside: aside[0].translate(_KEPT), text)


@cache
def generic() -> re.Pattern[str]:
    """Words that name nothing by themselves."""
    return re.compile(rf"\b{patterns('money_prose', 'generic')}\b", re.I)


@cache
def _edges() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Small words at the beginning and at the end of a phrase."""
    first, last = patterns("money_prose", "first"), patterns("money_prose", "last")
    return re.compile(rf"^{first}\s+", re.I), re.compile(rf"\s+{last}$", re.I)


@cache
def _timely() -> re.Pattern[str]:
    """Phrases of time that are no date, and of how far something is so."""
    timely, degree = patterns("money_prose", "timely"), patterns("money_prose", "degree")
    return re.compile(rf"(?<!\w)(?:{timely}|{degree})(?!\w)", re.I)


def without_times(phrase: str) -> str:
    """A phrase without the times in it that are no date, "samma år", and without "till största delen" and the like."""
    return _timely().sub(" ", phrase)


def timeless(phrase: str) -> str:
    """A phrase without the times in it and the words that lead to them: "vid årsskiftet 2022", "samma år"."""
    phrase = without_times(phrase)
    for found in reversed(find_dates(phrase)):
        phrase = f"{_LEADS_TO_TIME.sub('', phrase[: found.start])} {phrase[found.end :]}"
    return phrase


def tidy(phrase: str) -> str | None:
    """A phrase without small words and marks at its ends; None where nothing is left, or a verb."""
    phrase = asides_kept(phrase).strip(' ,.;:–—-+()”"')
    for edge in _edges():
        while (shorter := edge.sub("", phrase)) != phrase:
            phrase = shorter
    words = phrase.split()
    phrase = " ".join(words[-_LONGEST:]).strip(" ,–—-")
    named = re.search(r"[^\W\d_]{3}", generic().sub("", phrase)) and not _TO_DO.search(phrase)
    return phrase.translate(_SHOWN) if named else None
