"""Who does what in the present tense: "Torgny bjuder in krögarna", "Gatukontoret ser över plogningen"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extractors.measures.assigning import may_act, without_time
from extractors.measures.wording import people
from extractors.swedish.actions import is_infinitive
from extractors.swedish.names import find_roles, is_given_name, is_person_name
from extractors.swedish.organizations import is_committee
from extractors.swedish.terms import load, words

_PRESENT = re.compile(r"(?<=\s)(?P<verb>[a-zåäö]{2,}r)(?=\s+\S)")
_WHERE = re.compile(r"\s(?:i|vid|för|på|från)\s")
_DEFINITE = re.compile(r"[A-ZÅÄÖa-zåäö][\w-]{5,}(?:en|et|na)")
_MOST_WORDS = 9


@dataclass(frozen=True)
class Doing:
    """What somebody does, told in the present: who, each as printed, and where in the text the verb begins."""

    responsible: tuple[str, ...]
    start: int


def doing(text: str, *, anybody: bool = False) -> Doing | None:
    """The one who acts and the deed, where a sentence begins with both; None where nobody is known to act.

    With `anybody` a definite form or an abbreviation acts, too: "Äldreomsorgen", "IFO".
    """
    for match in _PRESENT.finditer(text):
        before = text[: match.start()].strip()
        if len(before.split()) > _MOST_WORDS or re.search(r"[.:;()]", before):
            return None
        if is_deed(match["verb"]) and not _reflects(text[match.start("verb") :]):
            who = people(before)
            return Doing(who, match.start("verb")) if who and (_act(who) or (anybody and _may_be(who))) else None
    return None


@cache
def is_deed(verb: str) -> bool:
    """Whether a verb in the present tells of something done, rather than of how things are."""
    stative = {*load("assignments")["stative"], *load("assignments")["says"]}
    infinitives = [verb[:-1], f"{verb[:-2]}a"] if verb.endswith("er") else [verb[:-1]]
    return any(
        form not in stative and (is_infinitive(form) or form in words("actions", "verbs")) for form in infinitives
    )


def _reflects(deed: str) -> bool:
    """Whether words in the present take a stand: "ställer sig bakom", "ser positivt på"."""
    return (
        re.match(r"(?:ställer\s+sig|ser\s+(?:mycket\s+)?(?:positivt|allvarligt|fram)|tar\s+(?:del|ställning))\b", deed)
        is not None
    )


def told_what_to_do(clause: str, own: Sequence[str]) -> str | None:
    """Who a clause in the present tells what to do ("chefen tillser att …"), other than the deciders, `own`.

    Any deed counts of one who takes no decisions ("områdeschefen tillsätter en grupp"), of a committee what only
    somebody who is told does.
    """
    bare = re.sub(r"^att\s+", "", clause)
    match = re.match(rf"(?P<who>[^.;:,]{{3,60}}?)\s+(?:{'|'.join(load('assignments')['does'])})\b", bare, re.I)
    who = without_time(match["who"])[0] if match else ""
    if not (who and may_act(who)):
        found = doing(bare)
        who = bare[: found.start].strip() if found is not None else ""
        who = who if who and may_act(who) and not is_committee(who) else ""
    return who if who and who.casefold() not in {name.casefold() for name in own} else None


def _act(who: tuple[str, ...]) -> bool:
    """Whether all of a list can act; a definite form ("fritidsgården") does beside one who surely can."""
    sure = [_can_act(one) for one in who]
    return any(sure) and all(known or _DEFINITE.fullmatch(one) for known, one in zip(sure, who, strict=True))


def _may_be(who: tuple[str, ...]) -> bool:
    """Whether each of a list is a definite form or an abbreviation, and so could be somebody."""
    return all(_DEFINITE.fullmatch(one) or re.fullmatch(r"[A-ZÅÄÖ]{2,6}(?:-\w+)?", one) for one in who)


def _can_act(who: str) -> bool:
    """Whether somebody is named: a person, perhaps by the first name, a body, one who has a role somewhere."""
    return (
        is_given_name(who)
        or is_person_name(who)
        or may_act(who)
        or any(span.start == 0 and (span.end == len(who) or _WHERE.match(who, span.end)) for span in find_roles(who))
        or any(span.start == 0 and is_person_name(who[span.end :].strip()) for span in find_roles(who))
    )
