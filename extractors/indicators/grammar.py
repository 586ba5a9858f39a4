"""What a number of a sentence is of, by the place that it has in its clause."""

import re
from dataclasses import replace
from functools import cache

from extractors.indicators.around import Around
from extractors.indicators.naming import SEVERAL, genitive, people, points_back, whom_of, without_index, without_whom
from extractors.indicators.same import that
from extractors.indicators.saying import Said, claim, is_cleft, said_of
from extractors.indicators.stated import of_one
from extractors.indicators.subjects import group
from extractors.indicators.tokens import phrase
from extractors.indicators.told import Told, outcome, small_words, term, what
from extractors.indicators.values import Given, given
from extractors.swedish.terms import patterns

_LONG = 14  # words: a longer name is a sentence that was not understood
_LETTERS = re.compile(r"[^\W\d_]{3}")
_HELD = re.compile(r"\d\s?(?:%|procent)")


def of_value(clause: Around, last: Told | None, end: int | None = None) -> Told | None:
    """What a clause gives a number to; the same as `last` where it only points back to it.

    `end` is where the number's unit ends.
    """
    found = None if is_cleft(clause) else given(clause)
    told = None if found is None else _named(clause, found, last)
    return of_one(told, clause.text[end or clause.end :]) if told else None


def of_share(clause: Around, last: Told | None) -> Told | None:
    """What those do or are of whom a number is a share."""
    found = claim(clause) if clause.inside else said_of(clause)
    if found is None:
        return that(clause, last)
    name = _said(clause.text, found)
    whom = (group(phrase(clause.text, found.whom)) if found.whom else None) or whom_of(clause.text, found.where)
    if re.fullmatch(r"visar|visade", phrase(clause.text, found.verb), re.I):
        whom = None  # "Av kontrollerna visar 83 procent att": things
    if _is_held(clause.text, found) and whom and not people().search(whom):
        whom = None  # "hade 38 procent av lokalerna en tillgänglig entré": things
    if whom and _is_passive(phrase(clause.text, found.verb)) and not people().search(whom):
        return None
    if _is_pronoun(clause.text, found) and " " not in name:
        return None
    if last and last.name.casefold().startswith(f"{name.casefold()} "):
        name = last.name  # "… att de var nöjda": with what was told before
    return Told(name, whom) if _LETTERS.search(name) and not _HELD.search(name) else None


@cache
def _word(key: str) -> re.Pattern[str]:
    """A class of words of such sentences."""
    return re.compile(patterns("indicator_grammar", key), re.I)


@cache
def _says() -> re.Pattern[str]:
    """Verbs that only lead to what is said."""
    return re.compile(rf"(?:har\s+|hade\s+)?{term('says')}", re.I)


def _said(text: str, said: Said) -> str:
    """What is said of a group, without a verb that only leads to it."""
    verb, rest = phrase(text, said.verb), phrase(text, said.what)
    if _says().fullmatch(verb):
        return outcome("", _word("frames").sub("", rest, count=1))
    if re.fullmatch(term("copula"), verb, re.I):
        return outcome("", rest)
    if _is_held(text, said):
        return outcome("", re.sub(r"^(?:en|ett)\s+", "", rest))
    return outcome("", f"{verb} {rest}".strip())


def _is_passive(verb: str) -> bool:
    """Whether something is done with what a verb is said of: "besvaras", "upptas"."""
    return re.search(r"[^\W\d_]{3}(?:as|ades|ds|des|ts|tes|rs|es)$", verb, re.I) is not None and not _word(
        "feels"
    ).match(verb)


def _is_pronoun(text: str, said: Said) -> bool:
    """Whether a group is only pointed at: "av dem"."""
    return re.fullmatch(r"dem|dessa|vilka", phrase(text, said.whom), re.I) is not None


def _is_held(text: str, said: Said) -> bool:
    """Whether it is said that somebody or something has one of what follows."""
    return (
        re.fullmatch(r"har|hade", phrase(text, said.verb), re.I) is not None
        and re.match(r"(?:en|ett)\s", phrase(text, said.what)) is not None
    )


def _named(clause: Around, found: Given, last: Told | None) -> Told | None:
    """The name and whom it describes, of the words that name it."""
    about, leading, pointing = small_words()
    where = whom_of(clause.text, found.whom)
    name = phrase(clause.text, found.name)
    while (shorter := leading.sub("", f"{name} ").strip()) != name:
        name = shorter
    if not name or pointing.fullmatch(name) or re.fullmatch(term("openers"), name, re.I):
        last = last or _claimed(clause)
        return replace(last, subject=where) if last and where else last
    if SEVERAL.fullmatch(name):
        return None
    name = re.sub(r"^(?:en|ett|sitt|sin|sina)\s+", "", about.sub("", name))
    whom, name = genitive(name) or (where, name)
    bare, placed = without_whom(name)
    if pointing.fullmatch(bare) or (last and _word("average_of").match(name)) or (back := points_back(name)):
        whose = placed if pointing.fullmatch(bare) else name if _word("average_of").match(name) else group(back or "")
        return replace(last, subject=whose) if last and whose else last
    name = without_index(what(bare))
    sizes = found.held and re.search(rf"(?<!\w){term('no_measure')}(?!\w)", name, re.I)
    if sizes or not _LETTERS.search(name) or len(name.split()) > _LONG or _HELD.search(name):
        return None
    return Told(name, placed or whom)


def _claimed(clause: Around) -> Told | None:
    """What the clause in front says of more or fewer: "Fler trivs, och andelen har ökat till"."""
    found = claim(clause)
    if found is None:
        return None
    return Told(_said(clause.text, found), group(phrase(clause.text, found.whom)) if found.whom else None)
