"""Counts in a sentence that describe an outcome: "6 300 kunder", "antalet utlån uppgick till 78 250"."""

import re
from functools import cache

from extractors.indicators.clauses import Figure, clause_start
from extractors.indicators.told import Told
from extractors.indicators.words import is_wanted
from extractors.swedish.dates import find_dates
from extractors.swedish.money import find_amounts
from extractors.swedish.terms import patterns

_FEWEST = 10  # a smaller number of things is a detail of the text, not an outcome
_GOES_ON = re.compile(
    r"(?:\s+(?:av|med|per|som|klassade|i\s+genomsnitt)\s+[^,.;:()]{2,60}?)?(?=\s+(?:i|på|under|vid|till|från|för|och|samt|men|år)\b|[,.;:()]|$)"
)
_GOES_WHERE = re.compile(r"\s+(?:i|av|på|vid)\s+(?!(?:hela\s+)?(?:kommunen|länet|landet|riket)\b)[^\W\d_]{3,}")
_AND = re.compile(r"\d\s+[^\d,.;:]{3,60}\s+(?:och|samt)\s+$")
_NOW = re.compile(r"(?:är|blir|utgör|ligger|uppgår|motsvarar)\b", re.I)  # rules and wishes are told so, too
_SAME = re.compile(r"\s*(?:(?:år|under|i|vid)\b|\(?(?:19|20)\d\d|[.,;)]|$)")  # no other thing is counted there
_LOCATIVE = re.compile(r"^(?:på|vid|i|hos|inom|från)\s+", re.I)
_LEADS = r"(?:till|på|med|av|för|om|i|vid|mellan|från|inom)"  # a number behind it is of those it was done to
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
    return re.compile(
        rf"\s+(?P<noun>(?:[^\W\d_]+(?:a|e|de)\s+)?[^\W\d_]*{patterns('indicator_prose', 'counted')})\b", re.I
    )


@cache
def _number_of() -> re.Pattern[str]:
    """ "antalet utlån uppgick till": what was counted, and its verb."""
    measures = f"{patterns('indicator_prose', 'is')}|{patterns('indicator_prose', 'moves')}|uppgår|uppgick|uppgått"
    whom = r"(?:\b(?:till|för|i|på|inom|hos)\s+(?P<whom>[^\W\d_]+(?:n|t|a)),\s+där\s+)?"
    counted = r"\b(?P<number>antalet?\s+[^,;:]{3,60}?|[^\W\d_]{3,}antal(?:et)?)"
    day = r"(?:den\s+)?\d{1,2}(?=\s+[^\W\d_]{3,}\s+(?:till|(?:19|20)\d\d\b))"
    between = rf"(?:[^,;:\d]|(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\w){day}){{0,40}}?"
    rest = rf"{between}(?:(?:från|med)\s+\d[\d\s]*(?:[^\W\d_]+\s+)?till\s+)?"
    return re.compile(rf"{whom}{counted}\s+(?:(?:har|hade)\s+)?(?P<verb>{measures})\b{rest}$", re.I)


@cache
def _compared_with() -> re.Pattern[str]:
    """Behind a count: another of the same at another time, "131 000 under 2022, mot" 148 000."""
    year = r"(?:\s+(?:(?:år|under|i)\s+)?\(?(?:19|20)\d\d\)?)?"
    return re.compile(rf"\d{year},?\s+(?:att\s+)?(?:mot|jämför\w*\s+med)\s+$", re.I)


@cache
def _amounts_to() -> re.Pattern[str]:
    """ "Den totala befolkningsmängden uppgick i slutet av året till": what is so many persons."""
    return re.compile(r"(?P<noun>[^\W\d_]{5,})\s+(?:uppgår|uppgick|uppgått)\b[^,;:]{0,40}$", re.I)


@cache
def _happening() -> re.Pattern[str]:
    """In front of a count of anything: a verb that tells what was done, or what there is."""
    done = rf"(?!{patterns('indicator_prose', 'undone')}\s)[^\W\d_]{{3,}}(?:ades|ade|ats|des|rde|dde)"
    verbs = rf"{done}|{patterns('indicator_prose', 'happens')}"
    return re.compile(
        rf"(?P<subject>[^,;:]*?)\s*\b(?:{verbs})\s+(?:(?:under|år|i)\s+\d{{4}}\s+)?(?P<turned>(?:(?!{_LEADS}\b)[^\W\d_]+\s+){{0,2}}?)"
        rf"(?:{patterns('indicator_prose', 'about')}\s*)*$",
        re.I,
    )


@cache
def _given_to() -> re.Pattern[str]:
    """In front of a number of those that something was given to: "fördelades till"."""
    return re.compile(rf"(?<!\w){patterns('indicator_prose', 'undone')}\s+till\s+(?:\w+\s+)?$", re.I)


@cache
def _plural() -> re.Pattern[str]:
    """Things in the plural by their ending, other than units and parts of a text."""
    none = patterns("indicator_prose", "not_counted")
    adjectives = r"(?:[^\W\d_]+(?:a|e|de)\s+){0,2}"
    return re.compile(
        rf"\s+(?!{none}\b)(?P<noun>{adjectives}(?!{none}\b)[^\W\d_]{{3,}}(?:ar|er|or|tillfällen|ören|anden))\b", re.I
    )


def count(text: str, figure: Figure, last: Told | None = None) -> Told | None:
    """What a figure counts and whom that describes; None where it counts nothing that tells of an outcome.

    `last` is what the count before it in the sentence was of: "98 400 besök och 75 300 utlån" has one verb.
    """
    start = clause_start(text, figure.start)
    before = text[start : figure.start]
    if not _is_count(text, figure, before):
        return None
    if (match := _number_of().search(text[: figure.start])) and match.start("number") >= start:
        return Told(match["number"].strip(), match["whom"], counted=_NOW.match(match["verb"]) is None)
    if last and last.counted and _compared_with().search(text[: figure.start]) and _SAME.match(text, figure.end):
        return last
    noun = _counted().match(text, figure.end)
    if noun and noun["noun"] == "personer" and (told := _of_persons(before, text[noun.end() :])):
        return told
    verb = None
    if noun and not _given_to().search(before):
        verb = _counting().search(before) or (_happening().search(before) if noun["noun"] != "personer" else None)
    if noun is None or not (verb or (last and _AND.search(before))):
        noun = _plural().match(text, figure.end)
        verb = _happening().search(before) if noun else None
        if noun is None or verb is None:
            return None
    rest = _GOES_ON.match(text, noun.end())
    name = noun["noun"] + (rest[0] if rest else "")
    return Told(name, _whose(verb["subject"], verb["turned"]) if verb else last.subject if last else None)


@cache
def _happened() -> re.Pattern[str]:
    """What happened to so many persons, in front of their number."""
    return re.compile(rf"(?<!\w)(?P<verb>{patterns('indicator_prose', 'happened')})\s+(?:\w+\s+)?$", re.I)


def _of_persons(before: str, behind: str) -> Told | None:
    """What so many persons are ("befolkningsmängden uppgick till"), or what happened to them ("skadades")."""
    if match := _happened().search(before):
        where = _GOES_WHERE.match(behind)
        return Told(f"{match['verb']}{where[0] if where else ''}")
    match = _amounts_to().search(before)
    return Told(match["noun"]) if match else None


def _is_count(text: str, figure: Figure, before: str) -> bool:
    """Whether a figure can be a count of what was: whole and not small, no bound, no target, nobody paid."""
    value = figure.number.value
    if any(day.start <= figure.start < day.end for day in find_dates(text)):
        return False
    if value < _FEWEST or value != value.to_integral_value() or is_wanted(before, text[: figure.start]):
        return False
    bound = re.search(r"(?<!\w)(?:med|minst|högst|max|per|om)\s+$", text[: figure.start], re.I)
    return bound is None and not find_amounts(before)  # "4 150 kronor till 12 föreningar": what the money goes to


def _whose(subject: str, turned: str) -> str | None:
    """The body or firm that a clause is about: its subject, or the word behind the verb; None for a circumstance."""
    subject = re.sub(r"\s+som(?:\s+[^,;:]*)?$", "", subject)  # "X som producerar … till": X
    for phrase in (turned.strip(), re.sub(r"^(?:\d{4}|i\s+\w+|under\s+\w+)\s+", "", subject.strip())):
        match = _NAME.search(_LOCATIVE.sub("", phrase))
        if match and not re.fullmatch(patterns("indicator_prose", "nobody"), match[0], re.I):
            return match[0]
    return None
