"""Measured values in sentences: "X ligger på 52 och samtliga kommuner 56", "86 procent är nöjda med …"."""

import re
from collections.abc import Iterator
from functools import cache

from extractors.extractor import Reading
from extractors.indicators.draft import Value
from extractors.indicators.words import alternatives, find_indices, is_survey
from extractors.sections.passage import Passage
from extractors.sections.tree import Node
from extractors.swedish.dates import find_years
from extractors.swedish.money import find_amounts
from extractors.swedish.numbers import NumberSpan, find_numbers
from extractors.swedish.places import find_places

_PERCENT = re.compile(r"\s?(?:%|procent\b)(?!enhet)")
_CHANGE = re.compile(
    r"\b(?:med|mellan)\s+(?:cirka\s+|ca\s+|hela\s+|nästan\s+)?$|\b(?:minst|mål(?:et|värdet)?(?:\s+är)?)\s+$", re.I
)
_SHARE = re.compile(
    r"\b(?:andel(?:en)?|nöjda?|missnöjda?|svarade?|svarat|anser|ansåg|upplever|upplevde|tycker|tyckte|känner|instämmer|trygga?|besvarat?)\b",
    re.I,
)
_OF_WHOM = re.compile(
    r"^\s*(?:av|bland)\s+(?P<whom>[^,.;]{3,60}?)\s+(?:som\s+)?(?P<what>(?:är|anser|upplever|tycker|känner|svarade|har|instämmer|uppger)\b[^.;]{3,120})",
    re.I,
)
_WHAT = re.compile(r"(?P<what>(?:andel(?:en)?\s[^,.;]{3,90}|(?:nöjda|trygga|missnöjda)\s[^,.;]{3,80}))", re.I)
_TARGETED = re.compile(r"\b(?:målvärde|måltal|målnivå|mål(?:et)?\s*:|ska(?:ll)?\b|bör\b|senast\b)", re.I)
_NOUN_START = re.compile(r"^(?:även|också|dessutom|vidare|när det gäller|vad gäller|för|i)\s+", re.I)


@cache
def _subject_words() -> re.Pattern[str]:
    """Words for those compared."""
    return re.compile(rf"(?<!\w)(?:{alternatives('subjects')})(?!\w)", re.I)


@cache
def _between() -> re.Pattern[str]:
    """What may stand between a subject and its value."""
    verb = alternatives("verbs")
    return re.compile(
        rf"(?:\s+kommuns?)?(?:\s+(?:år\s+)?\d{{4}})?(?:\s+(?:\w+\s+)?(?:{verb}))?\s*[(:]?\s*(?:ett\s+)?(?:(?:index|värde|betyg)\w*\s+)?"
        r"(?:på\s+|av\s+|med\s+|om\s+)?",
        re.I,
    )


@cache
def _behind() -> re.Pattern[str]:
    """What may stand between a value and the subject behind it: "54 för Norrtälje"."""
    return re.compile(r"\s*(?:enheter\s+|procent\s+|%\s+)?(?:för|i|hos|bland)\s+", re.I)


def from_text(reading: Reading, node: Node, passage: Passage) -> Iterator[Value]:
    """The measured values of running text in a block or a cell."""
    before = ""
    for start, end in reading.sentences(passage.text):
        sentence = passage.text[start:end]
        if is_survey(sentence) or (is_survey(before) and _names_two(sentence)):
            yield from _of_sentence(reading, node, passage, (start, end))
        before = sentence


def _names_two(sentence: str) -> bool:
    """Whether a sentence compares: it names a municipality and another subject."""
    return bool(find_places(sentence)) and _subject_words().search(sentence) is not None


def _of_sentence(reading: Reading, node: Node, passage: Passage, span: tuple[int, int]) -> Iterator[Value]:
    """The values of one sentence. A number is one when it is a share of people, or stands with whom it describes."""
    start, end = span
    text = passage.text[start:end]
    years = find_years(text)
    taken = [(a.start, a.end) for a in find_amounts(text)] + [(y.start, y.end) for y in years]
    for number in find_numbers(text):
        if (
            number.value < 0
            or _TARGETED.search(text[: number.start])
            or any(s < number.end and number.start < e for s, e in taken)
        ):
            continue
        percent = _PERCENT.match(text[number.end :])
        found = _share(text, number, percent.end()) if percent else _index(text, number)
        if found is None:
            continue
        name, subject = found
        near = min(years, key=lambda y: abs(y.start - number.start), default=None)
        yield Value(
            name=name,
            subject=subject or _only_place(text),
            value=number.value,
            unit="%" if percent else "index",
            period=near.printed if near else _year_around(reading, node, passage, start),
            places=passage.places(reading.quoter, start + number.start, start + number.end),
            anchor=("text", text),
            confidence=0.8 if subject else 0.6,
        )


def _only_place(text: str) -> str | None:
    """The one municipality that a sentence names; whom a value describes is never filled from elsewhere."""
    names = {place.name for place in find_places(text)}
    return names.pop() if len(names) == 1 else None


def _index(text: str, number: NumberSpan) -> tuple[str, str | None] | None:
    """Name and subject of a value of an index; None where nothing beside the number says whose it is."""
    if number.value > 100:
        return None
    subject = _subject(text, number)
    indices = [m for m in find_indices(text) if m.end() <= number.start]
    if subject is None:
        told = indices and _between().fullmatch(text[indices[-1].end() : number.start])
        return (indices[-1][0], None) if told else None
    name = _index_name(text, indices[-1]) if indices else _topic(text)
    return (name, subject) if name else None


def _subject(text: str, number: NumberSpan) -> str | None:
    """Whom a number describes: named right in front of it or, behind "för", right after it."""
    named = [(p.start, p.end, p.name) for p in find_places(text)]
    named += [(m.start(), m.end(), m[0]) for m in _subject_words().finditer(text)]
    named.sort()
    for _, end, name in reversed(named):
        if end <= number.start:
            if _between().fullmatch(text[end : number.start]):
                return name
            break
    for start, _, name in named:
        if start >= number.end and _behind().fullmatch(text[number.end : start]):
            return name
    return None


def _index_name(text: str, index: re.Match[str]) -> str:
    """An index with what it is about: "NMI Bemötande och tillgänglighet"."""
    behind = re.match(
        r"(?:\s+för\s+(?:kommunens\s+)?[^,.;]{3,50}?(?=\s+(?:är|blev|ligger|låg|fick|var|visade|har|hade)\b)|\s+[A-ZÅÄÖ][\w-]+(?:\s+(?:och\s+)?[\w-]+){0,4}?(?=\s+(?:visade|visar|är|var|ligger|låg|fick|blev|har|hade)\b))",
        text[index.end() :],
    )
    about = behind[0] if behind and not find_places(behind[0]) else ""
    return index[0] + about


def _topic(text: str) -> str | None:
    """What a sentence without an index's name is about: its first phrase, up to the verb."""
    match = re.match(
        r"(?P<topic>[^,.;]{3,60}?)\s+(?:är|får|fick|har|hade|visar|visade|ligger|låg)\b", _NOUN_START.sub("", text)
    )
    return match["topic"] if match else None


def _share(text: str, number: NumberSpan, unit_end: int) -> tuple[str, str | None] | None:
    """Name and subject of a share of people; a change by so many per cent is none."""
    if _CHANGE.search(text[: number.start]) or not _SHARE.search(text):
        return None
    behind = text[number.end + unit_end :]
    if match := _OF_WHOM.match(behind):
        return _outcome(match["what"]), _subject(text, number)
    if match := _WHAT.search(text[: number.start]) or _WHAT.search(behind):
        return _outcome(match["what"]), _subject(text, number)
    match = re.match(r"\s*(?P<what>[^.;,]{4,90})", behind)
    return (match["what"].strip(), _subject(text, number)) if match else None


_OPINION = re.compile(
    r"\b(?:som|att)\s+(?:är|anser|tycker|upplever|känner|svarat|svarade|uppger)?\s*(?:att\s+(?:det\s+är\s+)?)?", re.I
)
_AFTER = re.compile(
    r"\s+(?:har\s+(?:minskat|ökat|sjunkit|stigit|gått)|(?:minskade|ökade|sjönk|steg|uppgick|uppgår|ligger|låg|blev|var|är\s+\d)\b|från\s+\d|jämfört|och\s+\d).*$",
    re.I,
)
_LEADING = re.compile(r"^(?:(?:är|anser|ansåg|tycker|tyckte|upplever|upplevde|uppger|att|det är|de|sig)\s+)+", re.I)


def _outcome(phrase: str) -> str:
    """What a share is a share of: "andelen som är nöjda med hemtjänsten har minskat" → "nöjda med hemtjänsten"."""
    phrase = _AFTER.sub("", phrase.strip())
    opinion = list(_OPINION.finditer(phrase))
    if phrase.casefold().startswith("andel") and opinion and len(phrase) - opinion[0].end() > 5:
        phrase = phrase[opinion[0].end() :]
    return _LEADING.sub("", phrase).strip(" ,.;:")


def _year_around(reading: Reading, node: Node, passage: Passage, start: int) -> str | None:
    """The year that the sentences before, the heading or the title give a value."""
    before = find_years(passage.text[:start])
    if before:
        return before[-1].printed
    document = reading.document
    if document is not None and document.survey_year:
        return document.survey_year
    for heading in (node.heading, reading.title):
        years = {y.printed for y in find_years(heading.text)} if heading else set()
        if len(years) == 1:
            return years.pop()
    return None
