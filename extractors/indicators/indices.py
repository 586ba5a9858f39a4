"""Values of an index in a sentence: "X ligger på 52 och samtliga kommuner 56", "NMI för X blev 56"."""

import re
from functools import cache

from extractors.indicators.clauses import Figure, clause_start
from extractors.indicators.register import identified
from extractors.indicators.subjects import Named, compared, group
from extractors.indicators.told import Told
from extractors.indicators.words import alternatives, find_indices, is_wanted
from extractors.swedish.places import find_places
from extractors.swedish.terms import patterns

_HIGHEST = 100
_SURVEY = re.compile(r"(?:mätning|undersökning|enkät)\w*", re.I)  # what asks, not who answers
_NAMELESS = re.compile(r"(?:betygs)?index(?:et|värdet?)?|betyget?", re.I)
_ABOUT = re.compile(
    r"\s+(?:för|på|i fråga om|när det gäller)\s+(?P<what>[a-zåäö][^,.;:()\d]{3,60}?)"
    r"(?=\s*(?:[,.;:(]|$)|\s(?:medan|mot|jämfört)\s)"
)
_NOUN_START = re.compile(r"^(?:även|också|dessutom|vidare|när det gäller|vad gäller|för|i)\s+", re.I)
_CHANGED = re.compile(
    r"(?<!\w)(?<!jämfört\s)(?<!jämförelse\s)(?<!jämföra\s)(?:med|mellan|skillnad(?:en)?\s+(?:är|på)|minst|av\s+totalt)\s+(?:\w+\s+)?$",
    re.I,
)
_STEPS = re.compile(r"\s*(?:index)?(?:enhet(?:er)?|steg|procentenheter|poäng\s+(?:högre|lägre))\b", re.I)
_LETTERS = re.compile(r"[^\W\d_]{4}")
_SUPERLATIVE = re.compile(r"(?:bäst|sämst|högst|lägst|störst|minst|näst)\w*\b", re.I)  # "Bäst i länet är X"
_THAN_WHOM = re.compile(r"\bän\s+(?P<whom>[^,;:()]{3,70}?)\s*$")
_WHO_IS = re.compile(r"^(?P<whom>[A-ZÅÄÖ][^,;:()]{2,70}?)\s+(?:är|var|ger|gav|upplever|upplevde)\s[^,;:()]*$")
_GROUP_GAVE = re.compile(r"^(?P<whom>[A-ZÅÄÖ][^,.;()]{3,70}?)\s+(?:har\s+)?(?:gett|gav|ger)\b")


@cache
def _between() -> re.Pattern[str]:
    """What may stand between a subject, or an index, and its value."""
    verb = f"{alternatives('verbs')}|{patterns('indicator_prose', 'is')}"
    moves = rf"{patterns('indicator_prose', 'moves')}\s+(?:från(?:\s+[\d,]+(?:\s+(?:år\s+)?\d{{4}})?\s+till)?|till)"
    return re.compile(
        rf"(?:\s+kommuns?)?(?:\s+(?:år\s+)?\d{{4}})?[\s,]*(?:\([^()]*\)[\s,]*)?(?:(?:\w+\s+)?(?:{verb}|{moves}))?\s*[(:]?\s*(?:ett\s+)?"
        r"(?:(?:index|värde|betyg|NRI|NMI|NII|NKI)\w*\s+)?(?:på\s+|av\s+|med\s+|om\s+|till\s+)?",
        re.I,
    )


@cache
def _behind() -> re.Pattern[str]:
    """What may stand between a value and the subject behind it: "54 för Norrtälje"."""
    return re.compile(r"\s*(?:enheter\s+|procent\s+|%\s+)?(?:för|i|hos|bland)\s+(?:hela\s+)?", re.I)


def index_value(text: str, figure: Figure, last: Told | None) -> Told | None:
    """Index and subject of a figure; None where nothing beside it says whose it is.

    `last` is the index told before: a sentence that compares without naming it again is about the same.
    """
    value = figure.number.value
    if not 0 <= value <= _HIGHEST or _STEPS.match(text, figure.end) or _is_change(text, figure):
        return None
    if is_wanted(text[clause_start(text, figure.start) : figure.start], text[: figure.start]):
        return None
    if beside := _in_parentheses(text, figure):
        return beside
    subject = _subject(text, figure)
    indices = [m for m in find_indices(text) if m.end() <= figure.start]
    if subject is None:
        names = {indices[-1][0], _with_topic(text, indices[-1])} if indices else set()
        told = [n for n in names if _between().fullmatch(text[indices[-1].start() + len(n) : figure.start])]
        gave = _GROUP_GAVE.match(text)
        whom = gave["whom"] if gave and not _SURVEY.search(gave["whom"]) else None
        return Told(_behind_value(text, figure, indices[-1]) or max(told, key=len), whom) if told else None
    if indices:
        return Told(_topic_of(text, figure, indices[-1], last), subject)
    topic = _topic(text, last)
    return Told(topic, subject) if topic else None


def _is_change(text: str, figure: Figure) -> bool:
    """Whether a number is by how much something changed; "Bäst är Svalöv med 79" tells a value."""
    changed = _CHANGED.search(text[: figure.start])
    return changed is not None and not (
        re.fullmatch(r"med\s+", changed[0], re.I) and any(n.end == changed.start() - 1 for n in compared(text))
    )


def _in_parentheses(text: str, figure: Figure) -> Told | None:
    """An index told in parentheses behind whom it describes: "mindre nöjda (NKI 65) än stora företag (NKI 76)"."""
    opened = re.search(r"\((?P<inside>[^()]*)$", text[: figure.start])
    index = next(iter(find_indices(opened["inside"])), None) if opened else None
    if opened is None or index is None or not re.match(r"\s*\)", text[figure.end :]):
        return None
    whom = _THAN_WHOM.search(text[: opened.start()]) or _WHO_IS.match(text[: opened.start()])
    return Told(index[0], group(whom["whom"])) if whom else None


def _subject(text: str, figure: Figure) -> str | None:
    """Whom a number describes: named right in front of it or, behind "för", right after it."""
    named = compared(text)
    before = [n for n in named if n.end <= figure.start]
    if before and _between().fullmatch(text[before[-1].end : figure.start]):
        return before[-1].name
    after = next((n for n in named if n.start >= figure.end), None)
    if after is not None and _behind().fullmatch(text[figure.end : after.start]):
        return after.name
    return _subject_of_index(text, figure, before)


def _subject_of_index(text: str, figure: Figure, before: list[Named]) -> str | None:
    """ "NMI för Svedala blev": the one in front of whose value the index's name stands."""
    for one in reversed(before):
        gap = text[one.end : figure.start]
        if find_indices(gap) and len(gap) < 40 and not re.search(r"\d", gap):
            return one.name
    return None


def _with_topic(text: str, index: re.Match[str]) -> str:
    """An index with what it is about: "NMI Bemötande och tillgänglighet"."""
    moves = patterns("indicator_prose", "moves")
    verb = rf"(?:är|blev|ligger|låg|fick|var|visar|visade|har|hade|uppgår|uppgick|{moves})\b"
    behind = re.match(
        rf"(?:\s+för\s+(?:kommunens\s+)?[^,.;]{{3,50}}?(?=\s+{verb})"
        rf"|\s+[A-ZÅÄÖ][\w-]+(?:\s+(?:och\s+)?[\w-]+){{0,4}}?(?=\s+{verb}))",
        text[index.end() :],
    )
    if behind is None:
        return index[0]
    about = re.sub(r"\s+(?:i|för)\s*$", "", _without_places(behind[0])).rstrip()
    known = identified(index[0], "", None) is not None  # an index of the register covers what its factors do not
    return (
        index[0] + about
        if _LETTERS.search(about) and (not known or identified(index[0] + about, "", None))
        else index[0]
    )


def _topic_of(text: str, figure: Figure, index: re.Match[str], last: Told | None) -> str:
    """What a value of an index is about; the same as the value in front of it where only that one has told it."""
    if last and _NAMELESS.fullmatch(index[0]) and re.search(r"\d", text[index.end() : figure.start]):
        return last.name
    return _behind_value(text, figure, index) or _with_topic(text, index)


def _behind_value(text: str, figure: Figure, index: re.Match[str]) -> str | None:
    """What an index without a name of its own is about, behind its value: "betygsindex 46 för bemötande"."""
    if not _NAMELESS.fullmatch(index[0]) or text[index.end() : figure.start].strip():
        return None
    about = _ABOUT.match(text, figure.end)
    return None if about is None or compared(about[0]) else about["what"].strip()


def _without_places(phrase: str) -> str:
    """A phrase up to the municipality that it names: "för gator och parker i Falkenberg" → "för gator och parker"."""
    places = find_places(phrase)
    return phrase[: places[0].start] if places else phrase


def _topic(text: str, last: Told | None) -> str | None:
    """What a sentence without an index's name is about: its first phrase, up to the verb; else what was told last."""
    match = re.match(
        r"(?P<topic>[^,.;]{3,60}?)\s+(?:är|får|fick|har|hade|visar|visade|ligger|låg)\b", _NOUN_START.sub("", text)
    )
    topic = match["topic"] if match and not _SUPERLATIVE.match(match["topic"]) else None
    if last is not None and (topic is None or compared(topic)):
        return last.name
    return topic
