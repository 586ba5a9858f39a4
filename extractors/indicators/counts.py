"""Counts in a sentence that describe an outcome: "6 300 kunder", "antalet utlån uppgick till 78 250"."""

import re
from functools import cache

from extractors.indicators.clauses import Figure, clause_start
from extractors.indicators.shares import Told
from extractors.indicators.words import is_wanted
from extractors.swedish.money import find_amounts
from extractors.swedish.terms import alternation, load, patterns

_FEWEST = 10  # a smaller number of things is a detail of the text, not an outcome
_GOES_ON = re.compile(
    r"(?:\s+(?:av|med|per|som|klassade|i\s+genomsnitt)\s+[^,.;:()]{2,60}?)?(?=\s+(?:i|på|under|vid|till|från|för|och|samt|men|år)\b|[,.;:()]|$)"
)
_NAME = re.compile(r"[A-ZÅÄÖ][\w&-]*(?:\s+[A-ZÅÄÖ][\w&-]*){0,4}$")


@cache
def _counting() -> re.Pattern[str]:
    """What stands in front of a count: its verb, with a subject between in "hade kommunen"."""
    verbs, about = patterns("indicator_prose", "counting"), patterns("indicator_prose", "about")
    return re.compile(
        rf"(?P<subject>[^,;:]*?)\s*\b(?P<verb>{verbs})\s+(?:(?:under|år|i)\s+(?:\d{{4}}|\w+)\s+)?(?P<turned>(?:[^\W\d_]+\s+){{0,2}}?)(?:{about}\s*)*$",
        re.I,
    )


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"\s+(?P<noun>(?:[^\W\d_]+(?:a|e|de)\s+)?{patterns('indicator_prose', 'counted')})\b", re.I)


@cache
def _number_of() -> re.Pattern[str]:
    """ "antalet utlån uppgick till": what was counted, and its verb."""
    measures = f"{patterns('indicator_prose', 'is')}|{patterns('indicator_prose', 'moves')}"
    return re.compile(rf"\bantalet?\s+(?P<noun>[^,;:]{{3,60}}?)\s+(?:{measures})\b[^,;:]{{0,40}}$", re.I)


@cache
def _amounts_to() -> re.Pattern[str]:
    """ "Den totala befolkningsmängden uppgick i slutet av året till": what is so many persons."""
    return re.compile(r"(?P<noun>[^\W\d_]{5,})\s+(?:uppgår|uppgick|uppgått)\b[^,;:]{0,40}$", re.I)


def count(text: str, figure: Figure) -> Told | None:
    """What a figure counts and whom that describes; None where it counts nothing that tells of an outcome."""
    before = text[clause_start(text, figure.start) : figure.start]
    if not _is_count(text, figure, before):
        return None
    if match := _number_of().search(before):
        return Told(match["noun"].strip())
    noun = _counted().match(text, figure.end)
    if noun and noun["noun"] == "personer" and (match := _amounts_to().search(before)):
        return Told(match["noun"])
    verb = _counting().search(before) if noun else None
    if noun is None or verb is None:
        return None
    rest = _GOES_ON.match(text, noun.end())
    name = noun["noun"] + (rest[0] if rest else "")
    return Told(name, _whose(verb["subject"], verb["turned"]))


@cache
def _measure() -> re.Pattern[str]:
    """ "Handläggningstiden var i snitt": what is measured in days, points and the like, and its verb."""
    about, measures = patterns("indicator_prose", "about"), patterns("indicator_prose", "is")
    what = patterns("indicator_prose", "measure")
    return re.compile(
        rf"(?P<name>(?:[^\W\d_]+\s+){{0,3}}?\w*{what}(?:\s[^,;:.\d]{{2,60}}?)?)\s+(?:{measures})\s+(?:{about}\s*)*$",
        re.I,
    )


def measured_in_unit(text: str, figure: Figure) -> tuple[Told, str] | None:
    """A figure in days, points and the like, with its unit: "väntetiden var i snitt 47 dagar"."""
    before = text[clause_start(text, figure.start) : figure.start]
    unit = re.match(rf"\s(?P<unit>{alternation(load('indicators')['counted_in'])})(?!\w)", text[figure.end :], re.I)
    match = _measure().search(before)
    if unit is None or match is None or is_wanted(before, text[: figure.start]):
        return None
    name = re.sub(rf"^(?:{patterns('indicator_prose', 'leading')})\s+", "", match["name"].strip(), flags=re.I)
    return Told(name), unit["unit"]


def _is_count(text: str, figure: Figure, before: str) -> bool:
    """Whether a figure can be a count of what was: whole and not small, no bound, no target, nobody paid."""
    value = figure.number.value
    if value < _FEWEST or value != value.to_integral_value() or is_wanted(before, text[: figure.start]):
        return False
    bound = re.search(r"(?<!\w)(?:med|minst|högst|max|per|om)\s+$", text[: figure.start], re.I)
    return bound is None and not find_amounts(before)  # "4 150 kronor till 12 föreningar": what the money goes to


def _whose(subject: str, turned: str) -> str | None:
    """The body or firm that a clause is about: its subject, or the word behind the verb; None for a circumstance."""
    subject = re.sub(r"\s+som(?:\s+[^,;:]*)?$", "", subject)  # "X som producerar … till": X
    for phrase in (turned.strip(), re.sub(r"^(?:\d{4}|i\s+\w+|under\s+\w+)\s+", "", subject.strip())):
        if match := _NAME.search(phrase):
            return match[0]
    return None
