"""Amounts of one sum told one after another, each with what it goes to behind it or who bears it in front of it.

"Därav avser 6 000 tkr inventarier, 2 750 tkr datorer och 5 250 tkr utemiljöer", "Av beloppet läggs 11 mkr på
skolpengen och 3 mkr på stödfunktioner", "Av underskottet svarar kosten för 1 900 tkr och städningen för 600 tkr".
"""

import re
from functools import cache

from extractors.swedish.terms import patterns

_MORE = r"(?:[,;]|\boch\b|\bsamt\b|\brespektive\b)"
_THING = r"(?P<what>[^\W\d_][^.;:()]{2,90})"
_BORNE = re.compile(r"^\s*(?:[,;]|och\b|samt\b|medan\b)?\s*(?P<what>[^\W\d_][^,.;:()]{2,60}?)\s+för\s*$")


@cache
def _lead(name: str) -> re.Pattern[str]:
    """Verbs that an amount of a sum follows, with the small words that may stand between."""
    about = patterns("money_prose", "about")
    return re.compile(rf"\b{patterns('money_prose', name)}\s+(?:\w+\s+)?{about}?\s*$", re.I)


@cache
def _bearing() -> re.Pattern[str]:
    """Who bears an amount, between such a verb and "för": "svarar kosten för 1 900 tkr"."""
    verbs, about = patterns("money_prose", "bearing"), patterns("money_prose", "about")
    return re.compile(rf"\b{verbs}\s+(?P<what>[^,.;:()]{{3,60}}?)\s+för\s+{about}?\s*$", re.I)


@cache
def _concerned() -> re.Pattern[str]:
    """A verb behind an amount that leads to what it goes to: "6 000 tkr avser inventarier"."""
    return re.compile(rf"^\s+{patterns('money_prose', 'concerns')}\s+[^\W\d_]", re.I)


@cache
def _between() -> re.Pattern[str]:
    """The end of what stands between two amounts of one list."""
    return re.compile(rf"{_MORE}\s*(?:{patterns('money_prose', 'about')}|ytterligare)?\s*$", re.I)


@cache
def _behind(manner: str) -> re.Pattern[str]:
    """What may stand right behind an amount: a thing, or "på", "till", "för" and a thing."""
    if manner == "goes":
        often = r"(?:per\s+(?:år|månad)\s+|om\s+året\s+|årligen\s+|(?:(?:under|år)\s+)?(?:19|20)\d\d\s+)?"
        return re.compile(rf"^\s+{often}(?:på|till|för|åt|i|mellan|efter)\s+(?!\d){_THING}")
    return re.compile(rf"^\s+(?!{patterns('money_prose', 'no_thing')}\b){_THING}", re.I)


def manner_of(before: str, after: str, last: str | None) -> str | None:
    """How a sum is shared out at an amount: "goes", "concerns", "concerned" or "bears"; None where it is not.

    "concerned" has the verb behind the amount, "6 tkr avser inventarier", which those that follow may leave out.

    `before` is the sentence up to the amount but for the amounts before it; `last` is the manner at the one before.
    """
    if _bearing().search(before) or (last == "bears" and _BORNE.match(before)):
        return "bears"
    for manner in ("goes", "concerns"):
        goes_on = (last == manner or (last == "concerned" and manner == "concerns")) and _between().search(before)
        if (goes_on or _lead(manner).search(before)) and _behind(manner).match(after):
            return manner
    return "concerned" if _concerned().match(after) else None


def named_by(manner: str, before: str, after: str) -> str | None:
    """The phrase that names an amount of a sum shared out in that manner, as it stands."""
    if manner == "concerned":  # named like any amount with what it pays for behind it
        return None
    match = (_bearing().search(before) or _BORNE.match(before)) if manner == "bears" else _behind(manner).match(after)
    return match["what"] if match else None
