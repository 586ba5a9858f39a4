"""The wording of assignments: who is told, or takes on, to do what (uppdrag, åtagande)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.measures.wording import people
from extractors.swedish.actions import is_infinitive
from extractors.swedish.deadlines import find_deadline
from extractors.swedish.organizations import find_organizations, is_body
from extractors.swedish.roles import find_roles
from extractors.swedish.terms import load

_WHO = r"(?P<who>[^.;:]{2,90}?)"
_START = r"(?:^|(?<=[.;,:] )|\batt |\boch |\bsamt )"
_TO = r"(?P<gap>,[^.;:]{0,90}?,|\s+(?:om|med)\s[^.;:,]{3,60}?)?\s+(?:att|för att)\b(?:\s+dels)?\s*:?\s*"
_TIME_LEADS = re.compile(r"(?:\s+(?:senast|till|under|före|inför|innan|i|den|vid|på|redan))*\s*$", re.I)
_TO_DO = re.compile(r"\batt\b")
_MOST_WORDS = 9  # in a phrase that names who is told
_PRONOUNS = frozenset(
    {"oss", "sig", "honom", "henne", "dem", "den", "det", "denna", "denne", "dessa", "vi", "man", "som"}
)


@dataclass(frozen=True)
class Assignment:
    """An assignment in a text: `who` as printed, the span of what is to be done, what stands between them.

    `standing` tells that it is told of as given before ("har gett … i uppdrag").
    """

    who: str
    start: int
    end: int
    gap: str = ""
    standing: bool = False

    @property
    def responsible(self) -> tuple[str, ...]:
        """Each of those who are told; none where only a pronoun says who."""
        return () if self.who.casefold() in _PRONOUNS else people(self.who)


@cache
def terms(name: str) -> re.Pattern[str]:
    """A list of patterns of the wordlist as one, any white space for a space."""
    return re.compile("|".join(f"(?:{p})".replace(" ", r"\s+") for p in load("assignments")[name]), re.I)


@cache
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(_spaced(p).replace("{who}", _WHO).replace("{start}", _START) + _TO, re.I)
        for p in load("assignments")[name]
    )


def _spaced(pattern: str) -> str:
    """A pattern with any white space for a space, its optional words too."""
    return pattern.replace(" ", r"\s+")


def find_assignment(text: str, *, told: bool = False) -> Assignment | None:
    """The first assignment that a clause gives, or with `told` also one that it tells of as given before.

    None where the clause denies, demands or only notes it ("yrkar", "noterar att", "inte ge").
    """
    if not _TO_DO.search(text) or terms("not_told").search(text):
        return None
    found = [a for name in ("tasks", "told", "set_up") for a in _of(text, name) if told or name == "tasks"]
    return min(found, key=lambda a: a.start, default=None)


def _of(text: str, name: str) -> Iterator[Assignment]:
    for pattern in _patterns(name):
        match = pattern.search(text)
        if match and (who := _named(match["who"])):
            if name == "set_up":  # "En arbetsgrupp, bemötandegruppen, har utsetts": its own name
                who = who.rsplit(", ", 1)[-1]
            before = name == "told" or terms("past").search(text[: match.start()]) is not None
            yield Assignment(who, match.end(), len(text), match["gap"] or "", standing=before)


def _named(phrase: str) -> str | None:
    """The one who is told, without words in front and adverbials behind; None where the phrase is none."""
    phrase = re.split(r"\batt\s+", phrase)[-1].strip(" ,")
    before = load("assignments")["before_who"]
    while " " in phrase and phrase.split(" ", 1)[0].casefold() in before:
        phrase = phrase.split(" ", 1)[1]
    if phrase.casefold() in _PRONOUNS or may_act(phrase):
        return phrase
    first, comma, rest = phrase.partition(",")
    if comma and may_act(first):
        return first
    if comma and may_act(rest.strip()):  # "En arbetsgrupp, bemötandegruppen, har utsetts"
        return rest.strip()
    if (last := _told_last(phrase)) is not None:
        return last
    return phrase if _names_somebody(phrase) else None


def _told_last(phrase: str) -> str | None:
    """The one told behind the decider and the day: "kommunstyrelsen kommunchefen", "den 3 maj, § 12, kommunchefen"."""
    decider = next((span for span in find_organizations(phrase) if span.start == 0), None)
    ends = [phrase.rpartition(", ")[2], phrase[decider.end :].strip() if decider else ""]
    return next((end for end in ends if end and end != phrase and may_act(end)), None)


def _names_somebody(phrase: str) -> bool:
    """Whether a phrase of a few words has somebody in it: a body, a role, else a definite form or a capital."""
    if len(phrase.split()) > _MOST_WORDS:
        return False
    last = phrase.rsplit(" ", 1)[-1]
    definite = last.islower() and last.endswith(("en", "et", "na")) and len(last) > 5
    return bool(find_organizations(phrase) or find_roles(phrase)) or definite or last[:1].isupper()


def may_act(who: str) -> bool:
    """Whether a whole phrase names one or several who can act: a body, a role, a group, "samtliga nämnder"."""
    if is_body(who):
        return True
    bare = re.sub(
        r"^(?:samtliga|alla|varje|respektive|berörda?|övriga|kommunens|stadens|regionens)\s+", "", who, flags=re.I
    )
    if bare != who and is_body(bare):
        return True
    return bool(
        re.fullmatch(
            r"(?:\w+-?\s+(?:och\s+)?)?\w*(?:gruppen|teamet|polisen|regionen|skolan|bolaget|förbundet|föreningen|rådet|biblioteket|stiftelsen)",
            who,
            re.I,
        )
    )


def find_commitment(text: str) -> Assignment | None:
    """What a body answers for or takes on in a sentence: "X ansvarar för att …", "X åtar sig att …".

    None for duties by law and conditions.
    """
    return None if _is_no_plan(text) else next((f for f in _of(text, "commits") if may_act(f.who)), None)


def find_intent(text: str, *, stative: bool = False) -> Assignment | None:
    """What somebody is to do by a sentence with "ska" or "kommer att", in either order.

    None for duties by law, conditions, and, unless `stative`, for verbs that say how things are to be.
    """
    return None if _is_no_plan(text) else next(_shall(text, stative), None)


def _is_no_plan(text: str) -> bool:
    return any(terms(name).search(text) for name in ("not_told", "law", "condition"))


@cache
def _shall_patterns() -> tuple[re.Pattern[str], ...]:
    shall = load("assignments")["shall"]
    return (
        re.compile(rf"{_START}{_WHO}\s+{shall}\s+", re.I),
        re.compile(rf"\bska(?:ll)?\s+(?:därför\s+)?{_WHO}\s+(?=\w+a\b|ta\b|se\b|ge\b)", re.I),
    )


def _shall(text: str, stative: bool) -> Iterator[Assignment]:
    """ "X ska Y" in either order, where X is somebody and Y something to be done."""
    for pattern in _shall_patterns():
        match = pattern.search(text)
        if match is None or not (stative or does_something(text[match.end() :])):
            continue
        who, when = match["who"].strip(" ,"), ""
        if pattern is _shall_patterns()[0]:  # not "ska nämnden under 2024"
            who, when = without_time(who)
        if may_act(who):
            yield Assignment(who, match.end(), len(text), when)


def without_time(who: str) -> tuple[str, str]:
    """Who acts and the time that stands behind: "förvaltningen senast i mars 2024" → "förvaltningen", "senast i …"."""
    found = find_deadline(who)
    if found is None or who[found.end :].strip():
        return who, ""
    bare = _TIME_LEADS.sub("", who[: found.start])
    return (bare, who[len(bare) :]) if bare else (who, "")


def does_something(action: str) -> bool:
    """Whether a phrase behind "ska" tells of a deed: its verb, behind adverbials, is an infinitive, no stative one."""
    stative = load("assignments")["stative"]
    words = re.findall(r"[^\W\d_]+", without_lead(action).casefold())[:4]
    verb = next((w for w in words if w in stative or is_infinitive(w) or w in _short_verbs() or w in _doubtful()), None)
    return verb is not None and verb not in stative


@cache
def _short_verbs() -> frozenset[str]:
    return frozenset(load("actions")["verbs"])


@cache
def _doubtful() -> frozenset[str]:
    """Infinitives that are adjectives or nouns elsewhere: "öppna", "klara"; a place for a verb makes them verbs."""
    return frozenset(word for word in load("actions")["doubtful"] if word.endswith("a"))


def without_lead(action: str) -> str:
    """What is to be done without the time in front of it: "till nästa sammanträde presentera" → "presentera"."""
    deadline = find_deadline(action)
    if deadline is None:
        return action
    before, after = action[: deadline.start], action[deadline.end :].lstrip(" ,")
    first = after.split(" ", 1)[0].casefold()
    leads = re.fullmatch(
        r"(?:senast|till|under|inför|före|innan|vid|i|på|fram till|med start)?(?:\s*[\w§.-]+){0,5}\s*", before, re.I
    )
    if leads and (is_infinitive(first) or first in _short_verbs() | _doubtful()) and not _acts(before):
        return after
    return action


def _acts(words: str) -> bool:
    """Whether a verb stands among words."""
    return any(is_infinitive(w) or w in _short_verbs() for w in re.findall(r"[^\W\d_]+", words.casefold()))
