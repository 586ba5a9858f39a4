"""Who acts in running text: bodies and roles, "vi", those in the plural who work somewhere ("pedagogerna")."""

import re
from functools import cache

from extractors.measures.assigning import may_act
from extractors.measures.wording import people
from extractors.swedish.organizations import find_organizations
from extractors.swedish.roles import find_roles
from extractors.swedish.terms import load, words

_US = "vi"
_BESIDE = re.compile(
    r",?\s+(?:i|vid|för|på|inom|från|tillsammans\s+med|i\s+sam(?:verkan|arbete|råd)\s+med)\s+[^.;:]{3,70}$", re.I
)


def acts(phrase: str) -> bool:
    """Whether a whole phrase names somebody who acts, perhaps with where or with whom: "Enheten i samråd med MAS"."""
    bare = _without_lead(phrase.strip(" ,"))
    if bare.casefold() == _US:
        return True
    return _is_one(bare) or _is_one(_BESIDE.sub("", bare))


def named(phrase: str) -> tuple[str, ...]:
    """Those who act, each as printed; nobody where only "vi" says who."""
    bare = _without_lead(phrase.strip(" ,"))
    if bare.casefold() == _US:
        return ()
    return people(bare if _is_one(bare) else _BESIDE.sub("", bare))


def acts_first(text: str) -> str | None:
    """The one who acts whom a clause begins with: "Vi" of "Vi har tagit fram en plan och"; None where none does."""
    first = text.split(" ", 1)[0]
    if first.casefold() == _US or _is_one(first):
        return first
    spans = [(span.start, span.end) for span in find_organizations(text[:90])]
    spans += [(span.start, span.end) for span in find_roles(text[:90])]
    return next((text[:end] for start, end in spans if start == 0), None)


def _without_lead(phrase: str) -> str:
    before = load("assignments")["before_who"]
    while " " in phrase and phrase.split(" ", 1)[0].casefold() in before:
        phrase = phrase.split(" ", 1)[1]
    return phrase


def _is_one(phrase: str) -> bool:
    return bool(phrase) and (may_act(phrase) or _workers().fullmatch(phrase) is not None)


@cache
def _workers() -> re.Pattern[str]:
    """One or several who work somewhere, by the end of the last word."""
    ends = "|".join(words("plans", "actors"))
    return re.compile(rf"(?:[\w-]+\s+){{0,2}}?[\w-]*(?:{ends})", re.I)
