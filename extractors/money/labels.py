"""The noun phrase that an amount in a text pays for or describes."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from extractors.money.payees import paid_for, taken_from
from extractors.money.phrases import asides_kept, generic, tidy, timeless, without_times
from extractors.money.words import is_total
from extractors.swedish.money import Amount
from extractors.swedish.organizations import is_body, is_committee
from extractors.swedish.terms import patterns

_BREAK = re.compile(r"[;()]|:(?!\w)|,\s|\s[–—-]\s|(?<=\w)-\s|\.\s|\boch\s+(?=(?:den|det|en|ett|med)\s)|\bmen\s")
_ASIDE = re.compile(r"^\s*\([-−–+]?[\d\s,]+\)")
_OBJECT = re.compile(r"^.*\batt\s+(?:\w+a\s+)?")
_CIRCUMSTANCE = re.compile(r"(?:under|vid|enligt|efter|inför|genom|per|totalt|i|på|för|av|till|från|med)\b", re.I)
_GIVEN = re.compile(r"(?P<whom>[^\d,;]{4,60}?)\s+(?P<what>(?:en|ett)\s+\w.*)")
_COPULA = re.compile(r"är|var|blir|blev", re.I)
_STATE = re.compile(r"\s*[^\W\d_]+(?:d|at|rt|gt|lt|nt|kt|pt|st|da|ta)\s+(?:för|till|på)\s*", re.I)  # "är hyrd för"
_DEFINITE = re.compile(r"\w{4,}(?:en|et|n|na)")
_WHERE = re.compile(  # "9 800 kr i Alvesta och" 9 450 kr: where the amount before it is of
    r"\s*(?:i|hos|på)\s+(?:[A-ZÅÄÖ][\w-]+(?:\s+[A-ZÅÄÖ][\w-]+)?(?:\s+kommun)?|riket|landet|länet|regionen|kommunen)\s*"
    r"(?:,|,?\s*(?:och|samt|respektive|mot|medan|jämfört\s+med|att\s+jämföra\s+med))\s*"
)
_NAMING = re.compile(r"[^\W\d_]{4}")


@cache
def _tail() -> re.Pattern[str]:
    """What may go on behind an amount: "ur anslaget", "avser Norra skolan"."""
    return re.compile(rf"\s*(?:ur|från|till|för|av|under|år|per|{patterns('money_prose', 'concerns')})\s", re.I)


@cache
def _verb() -> re.Pattern[str]:
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
def _compared() -> re.Pattern[str]:
    """The end of what leads to an amount that another is compared with, where it names nothing: "mot dagens"."""
    words, when = patterns("money_prose", "compared"), patterns("money_prose", "before_now")
    about = patterns("money_prose", "about")
    return re.compile(rf"\b{words}\s+(?:{when}\s+)?(?:{about}\s+)?$", re.I)


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


def is_compared(before: str) -> bool:
    """Whether what stands in front of an amount leads to one of the same thing at another time."""
    return _compared().search(before) is not None


def label_of(text: str, found: Amount, clause: tuple[int, int], is_item: bool) -> tuple[str | None, bool]:
    """The noun phrase of an amount and whether it stands where such phrases do.

    What the money pays for ("40 kkr till X") goes before what it is said of ("X kostar 40 kkr", "X 40 kkr").
    """
    before, after = asides_kept(text[clause[0] : found.start]), _ASIDE.sub("", text[found.end : clause[1]])
    if is_item and is_total(before):
        return before.strip(" :–-,"), True
    if is_item and not _verb().search(before) and (what := tidy(before)):
        return what, True
    if what := paid_for(text, clause, after):
        return what, True
    said = (_naming(_said_of(piece)) for piece in _pieces(without_times(_without_tail(text, before, clause))))
    if what := next((what for what in said if what), None):
        return what, True
    return taken_from(after), False


def _said_of(piece: str) -> str | None:
    """The phrase in front of an amount: behind the last verb, else between two verbs, else the subject, else all of it.

    "X har Y på 5 mnkr" is of Y; "därför behöver Y minska med 5 mnkr", too; "X är 5 mnkr" is of X.
    """
    verbs = list(_verb().finditer(piece))
    if not verbs:
        piece = timeless(
            _OBJECT.sub("", piece)
        )  # "… beslutar att godkänna slutredovisningen av": what follows the verb
        match = _of().match(piece)
        return tidy(match["what"]) if match else tidy(piece)
    behind = _thing(piece[verbs[-1].end() :])
    if _COPULA.fullmatch(verbs[-1][0]) and _STATE.fullmatch(piece[verbs[-1].end() :]):
        behind = None
    against, measure = _held_against()
    held = behind and against.fullmatch(verbs[-1][0]) and measure.fullmatch(behind)
    if behind and not held and not _is_giver(behind.partition(" att ")[0], verbs[-1][0]):
        return behind
    between = next((what for a, b in pairwise(verbs) if (what := _thing(piece[a.end() : b.start()]))), None)
    if between:
        return between
    subject = tidy(timeless(piece[: verbs[0].start()]))
    subject = tidy(subject.rpartition(" att ")[2]) if subject else None
    if subject is None or _CIRCUMSTANCE.match(subject) or _is_giver(subject, verbs[-1][0]):
        return None
    return subject


def _naming(phrase: str | None) -> str | None:
    """A phrase that names something; None for what is left of a sentence without a noun: "hittills kostat"."""
    return phrase if phrase and _NAMING.search(_verb().sub("", generic().sub("", phrase))) else None


def _thing(phrase: str) -> str | None:
    """What a phrase behind a verb names; None for a circumstance and for words that name nothing."""
    phrase = _without_receiver(_set_against().sub("", timeless(phrase)).strip())
    away = _CIRCUMSTANCE.match(phrase) or _leads_to_compared().match(phrase)
    what = None if away else tidy(phrase)
    return what if what and _NAMING.search(generic().sub("", what)) else None


def _without_receiver(phrase: str) -> str:
    """What is given, without whom it is given to: "nämnden en ram" → "en ram"."""
    given = _GIVEN.match(phrase)
    if given is None:
        return phrase
    whom = given["whom"]
    return given["what"] if _DEFINITE.fullmatch(whom) or is_committee(whom) or is_body(whom) else phrase


def _is_giver(phrase: str, verb: str) -> bool:
    """Whether a verb's subject is a body that hands out or judges of the money, not one whose money it is."""
    return _giving().fullmatch(verb) is not None and (is_committee(phrase) or is_body(phrase))


def _without_tail(text: str, before: str, clause: tuple[int, int]) -> str:
    """What stands in front of an amount without the tail of the amount before it: "1 850 tkr ur anslaget och"."""
    if clause[0] and _WHERE.fullmatch(before):
        return ""
    tail = _tail().match(before) if clause[0] and text[clause[0] - 1] != " " else None
    first = _BREAK.search(before) if tail else None
    return before[first.end() :] if first else "" if tail else before


def _pieces(text: str) -> Iterator[str]:
    """The clauses of a text that name something, from the last to the one before it; a relative clause is none."""
    breaks = list(_BREAK.finditer(text))
    starts, ends = [0, *(m.end() for m in breaks)], [*(m.start() for m in breaks), len(text)]
    clauses = [text[a:b] for a, b in zip(starts, ends, strict=True)]
    named = [c for c in clauses if re.search(r"[^\W\d_]{4}", generic().sub("", c))]
    yield from reversed(named[-2:])
