"""Who is to do what behind a finite verb, in either order: "Enheten ska införa …", "Under hösten kommer vi att …"."""

import re
from dataclasses import dataclass
from functools import cache

from extractors.measures.actors import acts, acts_first, named
from extractors.measures.assigning import does_something, terms
from extractors.measures.ways import DENIED, SUBORDINATE
from extractors.swedish.actions import is_infinitive
from extractors.swedish.terms import patterns, words

_WORD = re.compile(r"\S+")
_JOINED = re.compile(r"[\s,]+(?:och|samt|men)$", re.I)
_NO_DEED = frozenset({"för", "till", "om", "på", "av", "än", "med", "i", "trots", "genom"})  # "kommer fram till att"
_DEMANDED = re.compile(
    r"(?:effektivisera|spara|minska|reducera|öka)\s+(?:\w+\s+){0,3}?med\s+\d"  # a sum, no deed
    r"|(?:anta|utgå\s+från|räkna\s+med|tänka|minnas|komma\s+ihåg|förstå|se)\s+att\b",
    re.I,
)
_WINDOW = 10  # words between the finite verb and the deed
_SUBJECT = 6  # words of one who acts, behind the verb


@dataclass(frozen=True)
class Deed:
    """Somebody's deed at text[start:] of a sentence."""

    start: int
    responsible: tuple[str, ...]
    intended: bool = False


@cache
def finite() -> re.Pattern[str]:
    """Verbs of intending, and a plain "ska"."""
    return re.compile(rf"\b(?:(?P<intends>{patterns('plans', 'intends')})|{patterns('plans', 'shall')})(?=\s)", re.I)


@cache
def needing() -> re.Pattern[str]:
    """Verbs of needing: "bör", "behöver"."""
    return re.compile(rf"\b(?P<intends>(?!))?{patterns('plans', 'needs')}(?=\s)", re.I)


def deed_needed(sentence: str) -> Deed | None:
    """What somebody should do: "Nämnden bör ta fram en plan"; None for what law demands and others want."""
    found = told(sentence, needing())
    return None if found is None or any(terms(name).search(sentence) for name in ("not_told", "law")) else found


def told(sentence: str, verbs: re.Pattern[str]) -> Deed | None:
    """The first deed behind one of these finite verbs that somebody is known to do."""
    for verb in verbs.finditer(sentence):
        found = _infinitive(sentence, verb.end())
        if found is None or not does_something(sentence[found:]) or _DEMANDED.match(sentence, found):
            continue
        before, between = (
            sentence[: verb.start()].strip(" ,"),
            sentence[verb.end() : found].removesuffix("att ").strip(),
        )
        who = _subject(before, between)
        if who is not None and not DENIED.search(between):
            return Deed(found, named(who), bool(verb["intends"]))
    return None


def _infinitive(sentence: str, start: int) -> int | None:
    """Where the deed begins behind a finite verb: behind "att", else at the first infinitive."""
    before = ""
    for word in list(_WORD.finditer(sentence, start))[:_WINDOW]:
        bare = word[0].strip(",").casefold()
        if bare == "att":
            return word.end() + 1 if before not in _NO_DEED and word.end() < len(sentence) else None
        if is_infinitive(bare) or bare in _short_infinitives():
            return word.start()
        if word[0][-1] in ".;:":
            return None
        before = bare
    return None


@cache
def _short_infinitives() -> frozenset[str]:
    """Infinitives that no ending gives away: "se", "ta", "ge"."""
    doubtful = words("actions", "doubtful")
    return frozenset(w for w in words("actions", "verbs") if w[-1] in "aeåi" and w not in doubtful)


def _subject(before: str, between: str) -> str | None:
    """Who acts: all that stands in front of the verb, else what stands right behind it, else who began the sentence."""
    if before and acts(before):
        return before
    spans = [m.span() for m in _WORD.finditer(between)][:_SUBJECT]
    phrases = [between[:end] for _, end in reversed(spans)]
    if (behind := next((phrase for phrase in phrases if acts(phrase)), None)) is not None:
        return behind
    joined = _JOINED.search(before)
    return acts_first(before) if joined and not SUBORDINATE.search(before) else None


def who_is_to(lead: str) -> tuple[str, ...] | None:
    """Who is to do what follows a lead: "Under 2025 ska enheten" names one, "Därför kommer vi att" nobody.

    None where no one acts, or where the lead itself says what is done.
    """
    verbs = list(_leading().finditer(lead))
    if not verbs or any(terms(name).search(lead) for name in ("not_told", "law")):
        return None
    before, behind = lead[: verbs[-1].start()].strip(" ,"), lead[verbs[-1].end() :].removesuffix("att").strip()
    who = _subject(before, behind)
    if who is None or _infinitive(f"{behind} .", 0) is not None:
        return None
    return named(who)


@cache
def _leading() -> re.Pattern[str]:
    """Finite verbs that a lead ends in, or nearly so."""
    verbs = "|".join(patterns("plans", name) for name in ("intends", "shall", "needs", "wants", "promises"))
    return re.compile(rf"\b(?:{verbs})(?=\s|$)", re.I)
