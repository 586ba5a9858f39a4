"""The noun phrase that an amount in a text pays for or describes."""

import re
from collections.abc import Iterator
from functools import cache

from extractors.money.payees import paid_for, sort_before, taken_from
from extractors.money.phrases import asides_kept, generic, tidy, without_times
from extractors.money.said import names_body, naming, said_of, verb
from extractors.money.words import is_total
from extractors.swedish.money import Amount
from extractors.swedish.terms import patterns

_BREAK = re.compile(r"[;()]|:(?!\w)|,\s|\s[–—-]\s|(?<=\w)-\s|\.\s|\boch\s+(?=(?:den|det|en|ett|med)\s)|\bmen\s")
_ASIDE = re.compile(r"^\s*\([-−–+]?[\d\s,]+\)")
_WHERE = re.compile(  # "9 800 kr i Alvesta och" 9 450 kr: where the amount before it is of
    r"\s*(?:i|hos|på)\s+(?:[A-ZÅÄÖ][\w-]+(?:\s+[A-ZÅÄÖ][\w-]+)?(?:\s+kommun)?|riket|landet|länet|regionen|kommunen)\s*"
    r"(?:,|,?\s*(?:och|samt|respektive|mot|medan|jämfört\s+med|att\s+jämföra\s+med))\s*"
)
_PARALLEL = re.compile(r"\s*(?P<lead>i|hos|inom)\s+[^,;]{3,50}?,?\s+(?:och|samt|respektive|medan)\s*(?:\w+\s+)?")
_AT_COST = re.compile(
    r",?\s+till\s+(?:en|ett)\s+(?:[^\W\d_]+\s+)?(?:kostnad|pris|belopp|värde|köpeskilling)\s+(?:av|om|på)\s+(?:[^\W\d_]+\s+)?$",
    re.I,
)
_INCLUDING = re.compile(r"\s*(?:inkl|exkl)(?:usive|\.)", re.I)


@cache
def _tail() -> re.Pattern[str]:
    """What may go on behind an amount: "ur anslaget", "avser Norra skolan"."""
    return re.compile(rf"\s*(?:ur|från|till|för|av|under|år|per|{patterns('money_prose', 'concerns')})\s", re.I)


@cache
def _compared() -> re.Pattern[str]:
    """The end of what leads to an amount that another is compared with, where it names nothing: "mot dagens"."""
    words, when = patterns("money_prose", "compared"), patterns("money_prose", "before_now")
    about = patterns("money_prose", "about")
    return re.compile(rf"\b{words}\s+(?:{when}\s+)?(?:{about}\s+)?$", re.I)


def is_compared(before: str) -> bool:
    """Whether what stands in front of an amount leads to one of the same thing at another time."""
    return _compared().search(before) is not None


def label_of(text: str, found: Amount, clause: tuple[int, int], is_item: bool) -> tuple[str | None, bool]:
    """The noun phrase of an amount and whether it stands where such phrases do.

    What the money pays for ("40 kkr till X") goes before what it is said of ("X kostar 40 kkr", "X 40 kkr").
    """
    before, after = asides_kept(text[clause[0] : found.start]), _ASIDE.sub("", text[found.end : clause[1]])
    before = _AT_COST.sub(" ", before)
    if is_item and is_total(before):
        return before.strip(" :–-,"), True
    if is_item and not verb().search(before) and (what := tidy(before)):
        return what, True
    if payee := paid_for(text, clause, after):
        sort = sort_before(before)
        return (f"{sort} {payee.lead} {payee.name}" if sort and payee.lead else payee.name), True
    if clause[0] and _is_told_alike(before, after):
        return None, False
    said = (naming(said_of(piece)) for piece in _pieces(without_times(_without_tail(text, before, clause))))
    what = next((what for what in said if what), None)
    if what and not names_body(what):
        return what, True
    return taken_from(after) or what, False


def _is_told_alike(before: str, after: str) -> bool:
    """Whether an amount is of the same as the one before it, elsewhere: "71 tkr i förskolan och" 98 tkr "i skolan"."""
    parallel = _PARALLEL.fullmatch(before)
    return parallel is not None and after.lstrip().startswith(f"{parallel['lead']} ")


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
    clauses = [c for c in clauses if not _INCLUDING.match(c) or verb().search(c)]
    named = [c for c in clauses if re.search(r"[^\W\d_]{4}", generic().sub("", c))]
    yield from reversed(named[-2:])
