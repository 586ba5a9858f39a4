"""Needs (behov): "Skyltningen behöver förbättras, vilket gatuenheten ansvarar för", "Nämnden bör ta fram en plan"."""

import re
from dataclasses import dataclass
from functools import cache

from extractors.measures.announcing import terms
from extractors.measures.assigning import may_act
from extractors.measures.deeds import deed_needed
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
_DEFINITE = re.compile(r"\b(?:[^\W\d_]{2,}(?:en|et|na|ns|ets|nas|an|ta)|[^\W\d_]+[öåy]n)\b", re.I)
_ABOUT = r"(?:frågan|frågor(?:na)?|beslutet|informationen|avtalet|reglerna|rutinen|rutinerna|överenskommelsen)\s+om\s+"
_SAYING = re.compile(
    r"^[^,;:]*\b(?:visar|bedömer|bedömning(?:en)?(?:\s+är)?|anser|konstaterar|menar|uppfattning(?:en)?(?:\s+är)?|slutsats(?:en)?(?:\s+är)?"
    r"|framgår|framkommer|innebär|pekar\s+på)(?:\s+[\w-]+){0,2}?\s+att\s+",
    re.I,
)
_OTHERS = re.compile(
    r"\b(?:motion\w*|förslagsställ\w*|initiativtag\w*|remissinstans\w*|svarande|respondent\w*|klagande)\b", re.I
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


def need_of_somebody(sentence: str) -> Need | None:
    """What somebody should do, in either order: "Nämnden bör ta fram …", "Därför behöver förskolan utveckla …"."""
    told = deed_needed(sentence)
    if told is None:
        return None
    when, end = _time(sentence, len(sentence))
    return Need(told.start, end, told.responsible, when)


def need_in(sentence: str, following: str = "") -> Need | None:
    """The need that a sentence tells; the sentence behind it may say who answers for it.

    A verb of carrying out in the passive makes a need of anything, in the active of one who can act.
    """
    if (need := need_of_somebody(sentence)) is not None and need.responsible:
        return need
    begins = _clause_of(sentence)
    clause = sentence[begins or 0 :]
    passive = _passive().search(clause) or _should_be().match(clause)
    if begins is None or passive is None or (passive.re is _should_be() and not _is_known(clause, passive)):
        return None
    end, who = answered_for(sentence)
    when, end = _time(sentence, end)
    told = next((m for pattern in _NEXT if (m := pattern.match(following))), None)
    who = who or (people(told["who"]) if told and may_act(told["who"]) else ())
    return Need(begins + (passive.start("need") if _is_inverted(passive["need"]) else 0), end, who, when)


def _clause_of(sentence: str) -> int | None:
    """Where the clause begins that may tell a need: behind "Enheten bedömer att"; None where others than we say so."""
    said = next(iter(_SAYING.finditer(sentence)), None)
    if said is None:
        return 0
    others = _OTHERS.search(sentence, 0, said.end()) and not re.search(r"\bdelar\b", sentence[: said.end()])
    return None if others else said.end()


def answered_for(sentence: str) -> tuple[int, tuple[str, ...]]:
    """(where what is to be done ends, who answers for it): "…, vilket gatuenheten ansvarar för" tells the latter."""
    relative = _RELATIVE.search(sentence)
    if relative is None or not may_act(relative["who"]):
        return relative.start() if relative else len(sentence), ()
    return relative.start(), people(relative["who"])


def _time(sentence: str, end: int) -> tuple[str | None, int]:
    """(by when, where what is to be done ends): an event at the end is no part of it."""
    if (event := _BEFORE_EVENT.search(sentence[:end])) is not None:
        return event["when"], event.start()
    deadline = find_deadline(sentence[:end])
    return (deadline.printed if deadline else None), end


def _is_known(sentence: str, need: re.Match[str]) -> bool:
    """Whether what "behöver" says something of is a thing we know, in the definite: not "Komponenter behöver kylas"."""
    if not need["need"].casefold().startswith("behöver"):
        return True
    return _DEFINITE.search(sentence, 0, need.start("need")) is not None


@cache
def _passive() -> re.Pattern[str]:
    """ "behöver" or "bör" with a verb of doing, "kommer att" with a verb of carrying out."""
    needs, planned = terms()["needs"].pattern, terms()["planned"].pattern
    few = r"\s+(?:(?!behöva)[\w-]+\s+){0,6}?"
    return re.compile(rf"\b(?P<need>(?:behöver|bör){few}(?:{needs})|kommer att{few}(?:{planned}))\b", re.I)


@cache
def _should_be() -> re.Pattern[str]:
    """Any verb in the passive, in a main clause that is about a thing: "Bytet av lampor bör påskyndas"."""
    reads = "|".join(words("measures", "not_needs"))
    few = r"\s+(?:(?!behöva|inte\b|ej\b|att\b|som\b)[\w-]+\s+){0,6}?"
    return re.compile(
        rf"^(?!(?:det|här|man|detta)\b)(?:{_ABOUT}|(?!att\b|som\b|om\b|bör\b|behöver\b)[\w-]+,?\s+){{1,12}}?"
        rf"(?P<need>(?:bör|behöver)(?!\s+(?:det|här|man)\b){few}(?!(?:{reads})\w*as\b)\w{{3,}}as)\b(?!,?\s+(?:att|som)\b)",
        re.I,
    )


def _is_inverted(need: str) -> bool:
    """Whether what needs it stands behind the verb: "Därutöver behöver schemat för natten ses över"."""
    between = [w for w in need.split()[1:-1] if w.casefold() not in _ADVERBS]
    return need.casefold().startswith(("behöver", "bör")) and len(between) > 1
