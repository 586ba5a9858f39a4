"""What a clause in front of an amount speaks of: the thing behind its verb, between its verbs, or its subject."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from extractors.money.phrases import generic, tidy, timeless
from extractors.swedish.organizations import is_body, is_committee
from extractors.swedish.terms import patterns

_OBJECT = re.compile(r"^.*\batt\s+(?:\w+a\s+)?")
_CIRCUMSTANCE = re.compile(r"(?:under|vid|enligt|efter|inför|genom|per|totalt|i|på|för|av|till|från|med)\b", re.I)
_GIVEN = re.compile(r"(?P<whom>[^\d,;]{4,60}?)\s+(?P<what>(?:en|ett)\s+\w.*)")
_COPULA = re.compile(r"är|var|blir|blev", re.I)
_STATE = re.compile(r"\s*[^\W\d_]+(?:d|at|rt|gt|lt|nt|kt|pt|st|da|ta)(?:\s+(?:för|till|på))?\s*", re.I)  # "är hyrd för"
_DEFINITE = re.compile(r"\w{4,}(?:en|et|n|na)")
_NAMING = re.compile(r"[^\W\d_]{4}|\b(?:ram|lån)\b", re.I)
_TO_DO = re.compile(r"^att\s+[^\W\d_]+a\s+")  # "föreslår att sänka avgiften": what is to be done it to
_PURPOSE = re.compile(r"(?:till|för)\s+(?P<what>\S.*)", re.I)
_BODY_FIRST = re.compile(r"(?P<whom>[^\W\d_]+(?<!s))\s+(?P<what>[^\W\d_].*)")
_WITHIN = re.compile(r"(?:i|av|inom|på)\s+", re.I)


@cache
def verb() -> re.Pattern[str]:
    """Verbs between what the money is for and the amount."""
    return re.compile(rf"\b{patterns('money_prose', 'verbs')}\b", re.I)


@cache
def _of() -> re.Pattern[str]:
    """A phrase right in front of an amount, with the words that lead over to it."""
    about = patterns("money_prose", "about")
    lead = r"(?:på|om|med|till|av|för|motsvarande|uppgående till|\d{4})"
    return re.compile(rf"(?P<what>[^.;:(),]{{3,90}}?)\s+{lead}?\s*{about}?\s*$", re.I)


@cache
def _giving() -> re.Pattern[str]:
    """Verbs of those who hand out money or judge of it."""
    return re.compile(patterns("money_prose", "giving"), re.I)


@cache
def _held_against() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Verbs that hold an amount against a budget, and what they hold it against."""
    verbs, measure = patterns("money_prose", "against"), patterns("money_prose", "measure_of")
    return re.compile(verbs, re.I), re.compile(measure, re.I)


@cache
def _measure_behind() -> re.Pattern[str]:
    """A budget behind the subject of a verb that holds an amount against it: "överskred kostnaderna budgeten med"."""
    return re.compile(rf"(?<=\w)\s+{patterns('money_prose', 'measure_of')}\s*(?:med|på)?\s*$", re.I)


@cache
def _shares_out() -> re.Pattern[str]:
    """Verbs of sharing out, in front of which a purpose may stand: "Till evenemanget anslås 75 tkr"."""
    return re.compile(patterns("money_prose", "goes"), re.I)


@cache
def _holding() -> re.Pattern[str]:
    """Verbs of what a whole holds."""
    return re.compile(patterns("money_prose", "holding"), re.I)


@cache
def _leads_to_compared() -> re.Pattern[str]:
    """Words of a comparison, at the beginning of a phrase."""
    return re.compile(
        rf"(?:jämfört med|att jämföra med|än|gentemot)\s+(?:{patterns('money_prose', 'another_year')}|\w+\s+år)", re.I
    )


@cache
def _set_against() -> re.Pattern[str]:
    """What an amount is compared with, behind what it is: "underskott mot periodiserad budget"."""
    return re.compile(rf"(?<=\w)\s+{patterns('money_prose', 'compared')}\s.*$", re.I)


def said_of(piece: str) -> str | None:
    """The phrase in front of an amount: behind the last verb, else between two verbs, else the subject, else all of it.

    "X har Y på 5 mnkr" is of Y; "därför behöver Y minska med 5 mnkr", too; "X är 5 mnkr" is of X.
    """
    verbs = list(verb().finditer(piece))
    if not verbs:
        piece = timeless(
            _OBJECT.sub("", piece)
        )  # "… beslutar att godkänna slutredovisningen av": what follows the verb
        match = _of().match(piece)
        return tidy(match["what"]) if match else tidy(piece)
    found = list(_candidates(piece, verbs))
    return next((what for what in found if not names_body(what)), found[0] if found else None)


def _candidates(piece: str, verbs: Sequence[re.Match[str]]) -> Iterator[str]:
    """What a clause with verbs may speak of, the likeliest first."""
    last = verbs[-1]
    if (behind := _behind(piece, last)) and not _is_giver(behind.partition(" att ")[0], last[0]):
        yield behind
    yield from (what for a, b in pairwise(verbs) if (what := _thing(piece[a.end() : b.start()])))
    subject = tidy(timeless(piece[: verbs[0].start()]))
    subject = tidy(subject.rpartition(" att ")[2]) if subject else None
    if subject and not _is_giver(subject, last[0]) and (what := _of_subject(subject, last[0])):
        yield what


def _behind(piece: str, verb: re.Match[str]) -> str | None:
    """The thing behind a verb; None for a state, "är hyrd", and for what an amount is held against."""
    rest = piece[verb.end() :]
    if _COPULA.fullmatch(verb[0]) and _STATE.fullmatch(rest):
        return None
    against, measure = _held_against()
    if against.fullmatch(verb[0]) is None:
        return _thing(rest)
    behind = _thing(_measure_behind().sub("", rest))
    return None if behind and measure.fullmatch(behind) else behind


def _of_subject(subject: str, verb: str) -> str | None:
    """What the subject of a verb names, or a circumstance in its place: "I prognosen ingår", "Till jubileet anslås"."""
    if _holding().fullmatch(verb) and _WITHIN.match(subject):
        return tidy(_WITHIN.sub("", subject, count=1))
    if _shares_out().fullmatch(verb) and (purpose := _PURPOSE.match(subject)):
        return tidy(purpose["what"])
    return None if _CIRCUMSTANCE.match(subject) else subject


def names_body(phrase: str) -> bool:
    """Whether a phrase is a body's name alone: whose money it is, or who hands it out, and not what it is for."""
    return is_committee(phrase) or is_body(phrase)


def naming(phrase: str | None) -> str | None:
    """A phrase that names something; None for what is left of a sentence without a noun: "hittills kostat"."""
    return phrase if phrase and _NAMING.search(verb().sub("", generic().sub("", phrase))) else None


def _thing(phrase: str) -> str | None:
    """What a phrase behind a verb names; None for a circumstance and for words that name nothing."""
    phrase = _without_receiver(_set_against().sub("", timeless(phrase)).strip())
    away = _CIRCUMSTANCE.match(phrase) or _leads_to_compared().match(phrase)
    what = None if away else tidy(_TO_DO.sub("", phrase)) or tidy(phrase)
    return what if what and _NAMING.search(generic().sub("", what)) else None


def _without_receiver(phrase: str) -> str:
    """What is given, without whom it is given to: "nämnden en ram" → "en ram"."""
    first = _BODY_FIRST.match(phrase)
    if first and names_body(first["whom"]):  # "avsatte kommunen medel till …"
        return first["what"]
    given = _GIVEN.match(phrase)
    if given is None:
        return phrase
    whom = given["whom"]
    return given["what"] if _DEFINITE.fullmatch(whom) or names_body(whom) else phrase


def _is_giver(phrase: str, verb: str) -> bool:
    """Whether a verb's subject is a body that hands out or judges of the money, not one whose money it is."""
    return _giving().fullmatch(verb) is not None and names_body(phrase)
