"""Who does what in the present tense: "Torgny bjuder in krögarna", "Gatukontoret ser över plogningen"."""

import re
from dataclasses import dataclass

from extractors.measures.assigning import may_act
from extractors.measures.wording import people
from extractors.swedish.actions import is_infinitive
from extractors.swedish.names import find_roles, is_given_name, is_person_name
from extractors.swedish.terms import load, words

_PRESENT = re.compile(r"\s(?P<verb>[a-zåäö]{2,}r)\s+(?=\S)")
_WHERE = re.compile(r"\s(?:i|vid|för|på|från)\s")
_DEFINITE = re.compile(r"[A-ZÅÄÖa-zåäö][\w-]{5,}(?:en|et|na)")
_MOST_WORDS = 9


@dataclass(frozen=True)
class Doing:
    """What somebody does, told in the present: who, each as printed, and where in the text the verb begins."""

    responsible: tuple[str, ...]
    start: int


def doing(text: str) -> Doing | None:
    """The one who acts and the deed, where a sentence begins with both; None where nobody is known to act."""
    for match in _PRESENT.finditer(text):
        who = people(text[: match.start()])
        if len(text[: match.start()].split()) > _MOST_WORDS or re.search(r"[.:;()]", text[: match.start()]):
            return None
        if is_deed(match["verb"]):
            return Doing(who, match.start("verb")) if who and _act(who) else None
    return None


def is_deed(verb: str) -> bool:
    """Whether a verb in the present tells of something done, rather than of how things are."""
    stative = load("assignments")["stative"]
    infinitives = [verb[:-1], f"{verb[:-2]}a"] if verb.endswith("er") else [verb[:-1]]
    return any(
        form not in stative and (is_infinitive(form) or form in words("actions", "verbs")) for form in infinitives
    )


def _act(who: tuple[str, ...]) -> bool:
    """Whether all of a list can act; a definite form ("fritidsgården") does beside one who surely can."""
    sure = [_can_act(one) for one in who]
    return any(sure) and all(known or _DEFINITE.fullmatch(one) for known, one in zip(sure, who, strict=True))


def _can_act(who: str) -> bool:
    """Whether somebody is named: a person, perhaps by the first name, a body, one who has a role somewhere."""
    return (
        is_given_name(who)
        or is_person_name(who)
        or may_act(who)
        or any(span.start == 0 and (span.end == len(who) or _WHERE.match(who, span.end)) for span in find_roles(who))
        or any(span.start == 0 and is_person_name(who[span.end :].strip()) for span in find_roles(who))
    )
