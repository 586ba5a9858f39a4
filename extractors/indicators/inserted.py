"""Values apart from what they are of: in apposition, behind a judgement."""

import re
from functools import cache

from extractors.indicators.subjects import group
from extractors.indicators.told import Clause, Told, outcome, small_words, term, what

_HEAD = r"(?:^|[.;:]\s)(?P<name>[^\W\d_][^,;:\d]{3,80}?)"
_ALONE = re.compile(r"\s*(?:[.;)]|$|,\s|\s(?:jämfört|och|men|medan|år\s|(?:under|i|hösten|våren)\s))", re.I)
_HIGH = r"(?:\w+\s+)?(?:höga?|låga?|goda?|god|bra|stabil|oförändrad|högre|lägre|hög|låg|stort?)"


@cache
def _assessed() -> re.Pattern[str]:
    """A sentence up to a number that says again how high something is."""
    return re.compile(
        rf"{_HEAD}\s+(?:är|var|ligger|låg)\s+{_HIGH}(?:\s+[^,;:\d]{{2,40}})?,\s+(?:{term('about')}\s+)*$", re.I
    )


def inserted(clause: Clause) -> Told | None:
    """What a value is of that a judgement parts from it: "Nöjdheten är fortsatt hög, 93 procent"."""
    if "," not in clause.sentence:
        return None
    match = _assessed().search(clause.sentence) if _ALONE.match(clause.behind) else None
    if match is None:
        return None
    return Told(what(small_words()[1].sub("", match["name"].strip())))


@cache
def _in_apposition() -> re.Pattern[str]:
    """In front of a number: "Tre av fyra företag,"."""
    fraction = rf"(?:[^\W\d_]+\s+av\s+[^\W\d_]+|var(?:je)?\s+[^\W\d_]+|varannan|vartannat|{term('fractions')})"
    return re.compile(
        rf"(?:^|[.;:]\s|\satt\s)(?:{term('about')}\s+)*{fraction}(?:\s+(?:av\s+)?(?P<whom>[^,.;:()\d]{{3,50}}))?(?:,\s*|\s+\()(?:{term('about')}\s+)*$",
        re.I,
    )


def apposed(clause: Clause) -> Told | None:
    """ "Tre av fyra företag, 75 procent, anser att …": the number says again what the words said."""
    whom = _in_apposition().search(clause.sentence)
    said = re.match(
        rf"[,)]\s+(?:av\s+(?P<whom>[^,.;:()\d]{{3,50}}?)\s+)?(?P<verb>{term('opinion')}|{term('strong')})\s+(?P<what>[^.;]{{3,140}})",
        clause.behind,
        re.I,
    )
    if whom is None or said is None:
        return None
    who = whom["whom"] or said["whom"]
    name = f"{said['verb']} {said['what']}" if re.fullmatch(term("strong"), said["verb"], re.I) else said["what"]
    return Told(outcome(said["verb"] if name == said["what"] else "", name), group(who) if who else None)
