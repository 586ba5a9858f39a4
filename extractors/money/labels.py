"""The noun phrase that an amount in a text pays for or describes."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from extractors.money.words import is_total
from extractors.swedish.dates import find_dates
from extractors.swedish.money import Amount, find_amounts
from extractors.swedish.organizations import is_body, is_committee
from extractors.swedish.terms import patterns

_BREAK = re.compile(r"[;()]|:(?!\w)|,\s|\s[–—-]\s|(?<=\w)-\s|\.\s|\boch\s+(?=(?:den|det|en|ett|med)\s)|\bmen\s")
_PAYS_FOR = re.compile(
    r"^\s*(?:kr\s+)?(?:(?:har\s+|kan\s+)?(?:\w+(?:ts|tts|its|ats)|avsatta?|anslagna|beviljade|budgeterade|öronmärkta)\s+)?(?:årligen\s+|per\s+år\s+|totalt\s+|netto\s+)?(?:(?:ur|från|av|inom)\s+[^.;:(),]{3,60}?\s+)?"
    r"(?:till|för|avseende|gällande)\s+(?!\d)(?P<what>[^.;:()]{3,90})"
)
_OUT_OF = re.compile(r"^\s*(?:ur|från)\s+(?!\d)(?P<what>[^.;:()]{3,90}?)(?=\s+(?:och\s+\d|till|för)\s|[,.;]|$)")
_ASIDE = re.compile(r"^\s*\([-−–+]?[\d\s,]+\)")
_OBJECT = re.compile(r"^.*\batt\s+(?:\w+a\s+)?")
_TO_DO = re.compile(r"\batt\s+\w+a$|^\w+(?<!rn)(?<!skol)(?<!sid)(?<!res)(?<!kass)a$")  # an infinitive, not "intäkterna"
_IN = re.compile(r"^\s*(?:ut\s+)?(?:i|på)\s+(?!\d)(?P<what>[^.;:()]{3,90})")
_CIRCUMSTANCE = re.compile(r"(?:under|vid|enligt|efter|inför|genom|per|totalt|i|på|för|av|till|från|med)\b", re.I)
_WHEN = re.compile(r"\s*\b(?:under|för|år|från|till|i|per|och\s+med)?\s*(?:19|20)\d\d\b.*$", re.I)


_KEPT = str.maketrans("()", "\ue000\ue001")  # parentheses that part nothing, while a phrase is looked for
_SHOWN = str.maketrans("\ue000\ue001", "()")
_SHORT = re.compile(r"\([^\W\d_][^()\s]*(?:\s[^()\s]+){0,3}\)")


def _asides_kept(text: str) -> str:
    """A text whose short parentheses stay with the phrase before them: "Nybyggnad (alternativ B)"."""
    return _SHORT.sub(lambda aside: aside[0].translate(_KEPT), text)


@cache
def _verb() -> re.Pattern[str]:
    """Verbs between what the money is for and the amount."""
    return re.compile(rf"\b{patterns('money_prose', 'verbs')}\b", re.I)


@cache
def _generic() -> re.Pattern[str]:
    """Words that name nothing by themselves."""
    return re.compile(rf"\b{patterns('money_prose', 'generic')}\b", re.I)


@cache
def _of() -> re.Pattern[str]:
    """A phrase right in front of an amount, with the words that lead over to it."""
    about = patterns("money_prose", "about")
    lead = r"(?:på|om|med|till|av|för|motsvarande|uppgående till|\d{4})"
    return re.compile(rf"(?P<what>[^.;:(),]{{3,90}}?)\s+{lead}?\s*{about}?\s*$", re.I)


@cache
def _edges() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Small words at the beginning and at the end of a phrase."""
    first, last = patterns("money_prose", "first"), patterns("money_prose", "last")
    return re.compile(rf"^{first}\s+", re.I), re.compile(rf"\s+{last}$", re.I)


@cache
def _giving() -> re.Pattern[str]:
    """Verbs of those who hand out money or judge of it."""
    return re.compile(patterns("money_prose", "giving"), re.I)


@cache
def _sort() -> re.Pattern[str]:
    """A phrase that begins with a sort of money: "föreningsbidrag till …"."""
    return re.compile(rf"(?:[^\W\d_]+\s)?[^\W\d_]*{patterns('money_prose', 'sorts')}\b", re.I)


@cache
def _compared() -> re.Pattern[str]:
    """The end of what leads to an amount that another is compared with, where it names nothing: "mot dagens"."""
    words, when = patterns("money_prose", "compared"), patterns("money_prose", "before_now")
    about = patterns("money_prose", "about")
    return re.compile(rf"\b{words}\s+(?:{when}\s+)?(?:{about}\s+)?$", re.I)


def is_compared(before: str) -> bool:
    """Whether what stands in front of an amount leads to one of the same thing at another time."""
    return _compared().search(before) is not None


@cache
def _time() -> re.Pattern[str]:
    """A time at the beginning of a phrase."""
    return re.compile(patterns("money_prose", "time"), re.I)


def label_of(text: str, found: Amount, clause: tuple[int, int], is_item: bool) -> tuple[str | None, bool]:
    """The noun phrase of an amount and whether it stands where such phrases do.

    What the money pays for ("40 kkr till X") goes before what it is said of ("X kostar 40 kkr", "X 40 kkr").
    """
    before, after = _asides_kept(text[clause[0] : found.start]), _ASIDE.sub("", text[found.end : clause[1]])
    if is_item and is_total(before):
        return before.strip(" :–-,"), True
    if is_item and not _verb().search(before) and (what := tidy(before)):
        return what, True
    if what := _paid_for(text, clause, after):
        return what, True
    said = (_said_of(piece) for piece in _pieces(_without_tail(text, before, clause)))
    if what := next((what for what in said if what), None):
        return what, True
    return _behind(_OUT_OF, after) or _behind(_IN, after), False


def _paid_for(text: str, clause: tuple[int, int], after: str) -> str | None:
    """What stands behind an amount and says what it is for: its source where several share one purpose."""
    if _shares_sources(text, clause) and (what := _behind(_OUT_OF, after)):
        return what
    if what := _behind(_PAYS_FOR, after):
        return what
    what = _behind(_IN, after)
    return what if what and _sort().match(what) else None  # "75 000 kr i bidrag"


def _behind(pattern: re.Pattern[str], after: str) -> str | None:
    """What stands behind an amount and "till" or "för"; a time is nothing that money pays for."""
    match = pattern.match(after)
    if match is None or _time().match(match["what"]):
        return None
    at_disposal = re.search(
        r"^(?P<first>.*?)(?:\s*\btill\s+)?[^,]*\bförfogande\b(?:\s+för\s+(?P<last>.+))?", match["what"]
    )
    if at_disposal:  # "till nämndens förfogande för X": what it pays for stands behind
        return tidy(at_disposal["last"] or re.split(r"\s+(?:ur|från|till)\s", match["what"])[0])
    return tidy(_WHEN.sub("", re.split(r",\s|\s(?:som|där|vilket|men|under|från|och\s+\d)\s", match["what"])[0]))


def _said_of(piece: str) -> str | None:
    """The phrase in front of an amount: behind the last verb, else the verb's subject, else all of it."""
    verbs = list(_verb().finditer(piece))
    if verbs:
        behind, subject = tidy(_timeless(piece[verbs[-1].end() :])), tidy(_timeless(piece[: verbs[0].start()]))
        subject = tidy(subject.rpartition(" att ")[2]) if subject else None
        subject = None if subject and _CIRCUMSTANCE.match(subject) else subject
        if behind and re.search(r"[^\W\d_]{5}", _generic().sub("", behind)):
            return behind
        return subject if subject and not _is_giver(subject, verbs[-1][0]) else None
    piece = _OBJECT.sub("", piece)  # "… beslutar att godkänna slutredovisningen av": what follows the verb
    match = _of().match(piece)
    return tidy(match["what"]) if match else tidy(piece)


def _timeless(phrase: str) -> str:
    """A phrase without the dates in it and the words that lead to them: "vid årsskiftet 2022"."""
    for found in reversed(find_dates(phrase)):
        before = re.sub(
            r"\b(?:under|vid|per|år|i|den|från|till|för)\s+(?:år\s+)?$", "", phrase[: found.start], flags=re.I
        )
        phrase = f"{before} {phrase[found.end :]}"
    return phrase


def _is_giver(phrase: str, verb: str) -> bool:
    """Whether a verb's subject is a body that hands out or judges of the money, not one whose money it is."""
    return _giving().fullmatch(verb) is not None and (is_committee(phrase) or is_body(phrase))


def _without_tail(text: str, before: str, clause: tuple[int, int]) -> str:
    """What stands in front of an amount without the tail of the amount before it: "1 850 tkr ur anslaget och"."""
    tail = (
        re.match(r"\s*(?:ur|från|till|för|av|under|år|per)\s", before)
        if clause[0] and text[clause[0] - 1] != " "
        else None
    )
    first = _BREAK.search(before) if tail else None
    return before[first.end() :] if first else "" if tail else before


def _pieces(text: str) -> Iterator[str]:
    """The clauses of a text that name something, from the last to the one before it; a relative clause is none."""
    starts = [0, *(m.end() for m in _BREAK.finditer(text))]
    clauses = [text[a:b] for a, b in pairwise([*starts, len(text)])]
    named = [c for c in clauses if re.search(r"[^\W\d_]{4}", _generic().sub("", c))]
    yield from reversed(named[-2:])


def _shares_sources(text: str, clause: tuple[int, int]) -> bool:
    """Whether amounts are told by what each is taken from: "500 tkr ur anslag A och 500 tkr ur anslag B till …"."""
    taken = [a for a in find_amounts(text) if re.match(r"\s+ur\s+(?!\d)", text[a.end :])]
    return len(taken) > 1 and any(clause[0] <= a.start < clause[1] for a in taken)


def tidy(phrase: str) -> str | None:
    """A phrase without small words and marks at its ends; None where nothing is left, or a verb."""
    phrase = _asides_kept(phrase).strip(' ,.;:–—-+()”"')
    for edge in _edges():
        while (shorter := edge.sub("", phrase)) != phrase:
            phrase = shorter
    words = phrase.split()
    phrase = " ".join(words[-10:]).strip(" ,–—-")
    named = re.search(r"[^\W\d_]{3}", _generic().sub("", phrase)) and not _TO_DO.search(phrase)
    return phrase.translate(_SHOWN) if named else None
