"""Needs (behov): "Skyltningen behöver förbättras, vilket gatuenheten ansvarar för", "Nämnden bör ta fram en plan"."""

import re
from dataclasses import dataclass
from functools import cache

from extractors.measures.announcing import terms
from extractors.measures.assigning import does_something, may_act
from extractors.measures.wording import people
from extractors.swedish.dates import find_deadline
from extractors.swedish.terms import words

_ANSWERS = r"(?:ansvarar|svarar|har\s+ansvar(?:et)?|är\s+ansvariga?)"
_RELATIVE = re.compile(
    rf",\s+(?:vilket|något\s+som|som)\s+(?P<who>[^.,;:]{{3,60}}?)\s+{_ANSWERS}(?:\s+för)?\s*\.?\s*$", re.I
)
_NEXT = (
    re.compile(rf"^(?:för\s+)?(?:detta|det|arbetet)\s+{_ANSWERS}\s+(?P<who>[^.,;:]{{3,60}}?)(?:\s+för)?\s*\.?$", re.I),
    re.compile(rf"^(?P<who>[^.,;:]{{3,60}}?)\s+{_ANSWERS}(?:\s+för\s+(?:detta|det|arbetet))?\s*\.?$", re.I),
    re.compile(r"^ansvaret\s+(?:ligger\s+på|har|vilar\s+på)\s+(?P<who>[^.,;:]{3,60}?)\s*\.?$", re.I),
)  # fmt: skip
_BEFORE_EVENT = re.compile(r",?\s+(?P<when>innan\s+[a-zåäö][^.,;:]*\s\w+(?:r|s)\b[^.,;:]*?)\s*\.?\s*$")
SUBJECT = re.compile(r"^(?P<who>[^.,;:]{3,60}?)\s+(?:bör|behöver)\s+")
_STATED = re.compile(
    r"\b(?:bör|behöver|måste)\s+(?:(?!vara\b)[\w-]+\s+){0,6}?(?:(?!(?:vara|kunna|känna|finnas|trivas)\b)\w{3,}as?|nås|ses|tas|ges|ske|bli)\b(?!\s+(?:vara|ha|kunna)\b)"
)
_ADVERBS = frozenset({"också", "även", "därför", "dock", "snarast", "särskilt", "nu", "fortsatt", "ytterligare"})


@dataclass(frozen=True)
class Need:
    """What needs to be done in text[start:end], who is said to answer for it, and by when as printed."""

    start: int
    end: int
    responsible: tuple[str, ...]
    deadline: str | None


def states_need(item: str) -> bool:
    """Whether an item of a list says by itself that something needs to be done."""
    return _STATED.search(item) is not None


def need_in(sentence: str, following: str = "") -> Need | None:
    """The need that a sentence tells; the sentence behind it may say who answers for it.

    A verb of carrying out in the passive makes a need of anything, in the active of one who can act.
    """
    passive = _passive().search(sentence) or _should_be().match(sentence)
    subject = SUBJECT.match(sentence)
    acts = subject is not None and may_act(subject["who"]) and does_something(sentence[subject.end() :])
    if passive is None and not acts:
        return None
    at = passive.start("need") if passive is not None else 0
    start = at if passive is not None and not acts and _is_inverted(passive["need"]) else 0
    relative = _RELATIVE.search(sentence)
    end = relative.start() if relative else len(sentence)
    event = _BEFORE_EVENT.search(sentence[:end])
    deadline = find_deadline(sentence[:end])
    when = deadline.printed if deadline else None
    if event is not None:
        end, when = event.start(), event["when"]
    if subject is not None and acts:
        who = people(subject["who"])
    else:
        told = relative or next((m for pattern in _NEXT if (m := pattern.match(following))), None)
        who = people(told["who"]) if told and may_act(told["who"]) else ()
    return Need(start, end, who, when)


@cache
def _passive() -> re.Pattern[str]:
    """ "behöver" or "bör" with a verb of doing, "kommer att" with a verb of carrying out."""
    needs, planned = terms()["needs"].pattern, terms()["planned"].pattern
    few = r"\s+(?:(?!behöva)[\w-]+\s+){0,6}?"
    return re.compile(rf"\b(?P<need>(?:behöver|bör){few}(?:{needs})|kommer att{few}(?:{planned}))\b", re.I)


@cache
def _should_be() -> re.Pattern[str]:
    """ "bör" with any verb in the passive, in a main clause that is about a thing: "Bytet av lampor bör påskyndas"."""
    reads = "|".join(words("measures", "not_needs"))
    few = r"\s+(?:(?!behöva|inte\b|ej\b|att\b|som\b)[\w-]+\s+){0,6}?"
    return re.compile(
        rf"^(?!(?:det|här|man|detta)\b)(?:(?!att\b|som\b|om\b|bör\b)[\w-]+,?\s+){{1,12}}?"
        rf"(?P<need>bör(?!\s+(?:det|här|man)\b){few}(?!(?:{reads})\w*as\b)\w{{3,}}as)\b(?!,?\s+(?:att|som)\b)",
        re.I,
    )


def _is_inverted(need: str) -> bool:
    """Whether what needs it stands behind the verb: "Därutöver behöver schemat för natten ses över"."""
    between = [w for w in need.split()[1:-1] if w.casefold() not in _ADVERBS]
    return need.casefold().startswith(("behöver", "bör")) and len(between) > 1
