"""Sentences that speak of what the one before them told: "Av beloppet …", "Därav avser …", "Ramen har höjts med …"."""

import re
from functools import cache

from extractors.swedish.organizations import is_body, is_committee
from extractors.swedish.terms import patterns

_NOUN = re.compile(r"\s*(?:(?:Av|I|Inom)\s+)?(?P<word>[^\W\d_]{4,})", re.I)
_IT = re.compile(
    r"\b(?:är|var|blir|blev|uppgår|uppgick|beräknas|väntas)\s+(?:den|det|de|dessa)\s+(?!\w+(?:en|et|na|an)\b)", re.I
)
_DEFINITE = re.compile(r"(?:en|et|an|na|n|t)$")
_SHORT, _STEM = 5, 6  # letters: a stem this short must be a whole word; of longer ones so many are compared


@cache
def _pointing() -> re.Pattern[str]:
    """Words that point back by themselves, at the beginning of a sentence."""
    return re.compile(rf"\s*{patterns('money_prose', 'pointing')}\b", re.I)


@cache
def _paying() -> re.Pattern[str]:
    """Verbs of costs, at the beginning of a sentence that names nothing."""
    return re.compile(rf"\s*{patterns('money_prose', 'paying')}\b", re.I)


def points_back(sentence: str) -> bool:
    """Whether a sentence begins with a word that points to the sum told before it, or has it for its subject."""
    return _pointing().match(sentence) is not None or _IT.search(sentence) is not None


def lacks_subject(sentence: str) -> bool:
    """Whether a sentence begins with the verb that tells how something is paid: "Finansieras med …"."""
    return _paying().match(sentence) is not None


def names_again(sentence: str, told: str) -> bool:
    """Whether a sentence begins with the definite form of a noun told before: "nämndens ram" … "Ramen …"."""
    match = _NOUN.match(sentence)
    if match is None or not _DEFINITE.search(match["word"]):
        return False
    word = match["word"].casefold()
    if is_body(match["word"]) or is_committee(match["word"]):
        return False
    stem = _DEFINITE.sub("", word)
    pattern = rf"\b{re.escape(stem)}(?:s|en|et)?\b" if len(stem) < _SHORT else re.escape(stem[:_STEM])
    return re.search(pattern, told.casefold()) is not None


def year_before(text: str, start: int, label: str | None) -> str | None:
    """The year that stands behind a noun told before, where a sentence begins with that noun and tells its amount.

    "Kulturstipendium 2023 … Stipendiesumman är 25 tkr."
    """
    sentence = text[start:].strip()
    if not label or not sentence.casefold().startswith(label.casefold()):
        return None
    named = re.finditer(r"(?P<noun>[^\W\d_]{4,})\s+(?:för\s+)?(?P<year>(?:19|20)\d\d)\b", text[:start])
    years = {m["year"] for m in named if names_again(sentence, m["noun"])}
    return years.pop() if len(years) == 1 else None
