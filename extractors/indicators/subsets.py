"""Values of a part of what was told before ("varav 17 ledde till föreläggande"), and of parts of a whole in turn."""

import re
from dataclasses import replace
from functools import cache

from extractors.indicators.clauses import Figure
from extractors.indicators.subjects import group
from extractors.indicators.told import Clause, Told, term
from extractors.indicators.words import is_subject, is_wanted

_ENDS = r"(?=\s*(?:[,.;()]|$)|\s(?:och|samt|men|medan)\s)"
_ARE = re.compile(rf"\s+(?:är|var|utgörs\s+av|utgjordes\s+av)?\s*(?P<whom>[^\W\d_]{{3,}}){_ENDS}", re.I)
_HOW = r"\s+(?P<how>(?:med|till\s+fots|på|via|genom)(?:\s+[^,.;:()\d]{2,40}?)?)"
_BEHIND = re.compile(_HOW + _ENDS, re.I)
_NEXT = re.compile(r"(?:^|,)\s*(?:(?:och|samt)\s+)?$|\b(?:och|samt)\s+$", re.I)


@cache
def _part() -> re.Pattern[str]:
    """In front of a number: that it is a part of the one before."""
    return re.compile(
        rf"(?:,\s*|\s)(?:varav|därav|av\s+(?:dessa|dem|vilka))\s+(?:{term('is_or_did')}\s+)?(?:{term('about')}\s+)*$",
        re.I,
    )


@cache
def _does() -> re.Pattern[str]:
    """Behind a number: what the part does, did or is, by the ending of the verb."""
    endings = "ade|ades|dde|ddes|rde|rdes|kte|ktes|ste|gs|ges|ar|er|as"
    verb = rf"(?:är|var|har|hade|fick|gick|{term('strong')}|[^\W\d_]{{2,}}(?:{endings}))"
    return re.compile(rf"\s+(?P<verb>{verb})\s+(?P<what>[^,.;()]{{3,80}}?){_ENDS}", re.I)


@cache
def _of_whole() -> re.Pattern[str]:
    """In front of a number: the whole, and what is done in several ways: "Av resorna i kommunen görs"."""
    return re.compile(
        rf"^\s*av\s+(?P<whole>[^,.;:\d]{{4,60}}?)\s+(?:[^\W\d_]{{2,}}(?:s|ade|er|ar|des|tes))\s+(?:{term('about')}\s+)*$",
        re.I,
    )


def of_part(text: str, figure: Figure, last: Told | None) -> Told | None:
    """What a part of the value before, `last`, is: "varav 81 procent kvinnor", "varav 17 ledde till föreläggande".

    Without a value before nothing is told: "tre miljoner, varav 40 procent …" is of money.
    """
    before = text[: figure.start]
    if last is None or not _part().search(before) or is_wanted(before):
        return None
    behind = text[figure.end :]
    if (whom := _ARE.match(behind)) is not None:
        people = is_subject(whom["whom"])
        return replace(last, subject=whom["whom"]) if people else replace(last, name=whom["whom"])
    does = _does().match(behind)
    if does is None or re.fullmatch(term("answering"), does["verb"], re.I):
        return None
    what = does["what"] if does["verb"].casefold() in ("är", "var") else f"{does['verb']} {does['what']}"
    return replace(last, name=what, counted=False)


def by_turns(clause: Clause) -> Told | None:
    """ "Av resorna görs 62 procent med bil, 14 procent med cykel": how, and of what whole."""
    how = _BEHIND.match(clause.behind)
    if how is None:
        return None
    if whole := _of_whole().search(clause.before):
        return Told(how["how"], group(whole["whole"]))
    goes_on = clause.last is not None and _BEHIND.fullmatch(f" {clause.last.name}") is not None
    if clause.last is None or not (goes_on and _NEXT.search(clause.before)):
        return None
    return replace(clause.last, name=how["how"])
