"""Shares whose name is their clause's subject, or was told before: "NAME är 7 procent", "och i riket 8 procent"."""

import re
from dataclasses import replace
from functools import cache

from extractors.indicators.subjects import compared, group
from extractors.indicators.told import Clause, Told, bounds, small_words, term, what

_SHARE_OF = re.compile(r"\b(?P<what>andel(?:en|ar)?\s(?:(?!\d\s?(?:%|procent))[^,.;]){3,90})$", re.I)
_LONG = 14  # words: a longer subject is a sentence that was not understood
_ALSO = re.compile(r"(?:^|\s)(?:och|samt|medan|respektive)\s+(?:bland|hos|av|för)\s+(?P<whom>[^,;]{3,40}?)\s+$", re.I)
_THERE = re.compile(r"(?:och\s+|samt\s+)?(?:i|på|bland|hos|för)\s+(?P<whom>[^,;\d]{3,40}?)\s+", re.I)
_ENDS = re.compile(
    r"\s*(?:(?:år|våren|hösten|under)\s+\w+|\(?(?:19|20)\d\d|(?:i|för|hos|bland)\s+\w+\s*(?:[.,;]|$)|[.,;)]|$)", re.I
)
_ONE = re.compile(r"[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+)*(?=\s*(?:[,.;)]|$|\s(?:till|och|medan|men|samt|jämfört)\s))")
_WHOLE = re.compile(r"hela\s+(?:kommunen|landet|länet|riket|regionen)\b|(?:kommunen|landet|länet)(?=\s+som\s+helhet)")
_THAN = re.compile(r"\b(?:än|med|mot)\s+(?P<whom>\w+?)s\s+(?:\w+\s+)?$", re.I)
_HELD = re.compile(r"\([\d,\s]+(?:%|procent)\s*\)")  # another share, in parentheses
_WHEN = re.compile(r"(?:(?:samma|förra|föregående|detta|motsvarande|nästa)\s+\w+|(?:i|under)\s+\w+)", re.I)
_AND = re.compile(r"\d\s+(?:och|samt)\s+$", re.I)
_AND_FOR = re.compile(
    r"\d\s?(?:%|procent)\s+(?:för|hos|bland|i|på|vid|inom)\s+[^\d,;]{3,40}?(?:,|,?\s+(?:och|samt|respektive|medan))\s+$",
    re.I,
)
_NAME = r"[A-ZÅÄÖ][\w-]+"
_WHERE = re.compile(rf"(?:bland|hos)\s+(?P<group>[^,;]{{3,50}})$|(?:i|på|för)\s+(?P<place>{_NAME}(?:\s{_NAME})?)$")


@cache
def _said_of() -> re.Pattern[str]:
    """A clause in front of a number: its name, the verb that measures, what leads over to the number."""
    moves = rf"(?:(?:har|hade)\s+)?{term('moves')}(?:\s+[^,;.]{{0,60}}?)?\s+(?:från|till)"
    return re.compile(
        rf"^(?P<name>.*)(?<!\w)(?P<verb>{moves}|{term('is')}|(?:uppgår|uppgick)\s+[^,;]{{0,50}}?\btill|ska\s+\w+(?:\s+till)?)(?!\w)"
        rf"(?P<behind>\s+[^\d,;]{{0,60}}?)?\s*$",
        re.I,
    )


@cache
def _verbs() -> re.Pattern[str]:
    """A verb that measures or that those asked do: what holds one is no mere group."""
    return re.compile(rf"(?<!\w)(?:{term('is')}|{term('opinion')}|{term('moves')})(?!\w)", re.I)


@cache
def _counts_itself() -> re.Pattern[str]:
    """A verb with a number of its own behind it: "Kommunen har 4 100 träd"."""
    return re.compile(rf"(?<!\w)(?:{term('is')}|{term('opinion')})\s+(?:{term('about')}\s+)?\d", re.I)


@cache
def _of_others() -> re.Pattern[str]:
    """A clause that points back and says of whom: "motsvarande siffra för landet är"."""
    return re.compile(
        rf"(?:och\s+|men\s+)?(?:{term('pointing')})\s+(?:i|på|bland|hos|för)\s+(?P<whom>[^,;:\d]{{3,50}}?)(?:\s+som\s+helhet)?"
        rf"\s+(?:{term('is')})\s+(?:{term('about')}\s+)*",
        re.I,
    )


@cache
def _elsewhere() -> re.Pattern[str]:
    """A clause that only says where, and points back: "I riket som helhet var andelen"."""
    return re.compile(
        rf"(?:och\s+|men\s+)?(?:i|på|bland|hos|för)\s+(?P<whom>[^,;:]{{3,50}}?)(?:\s+som\s+helhet)?\s+(?:{term('is')})\s+"
        rf"(?:{term('pointing')})\s+(?:{term('about')}\s+)*",
        re.I,
    )


def also(clause: Clause) -> Told | None:
    """ "… och bland flickorna 83 procent": the same of others."""
    match = _ALSO.search(clause.before) or _THERE.fullmatch(clause.before)
    if match and (re.fullmatch(term("no_place"), match["whom"], re.I) or _verbs().search(match["whom"])):
        return None
    return Told(clause.last.name, group(match["whom"])) if match and clause.last else None


def where(clause: Clause) -> Told | None:
    """ "I riket var andelen 92 procent", "motsvarande siffra för landet är 85 procent": the same of others."""
    match = _elsewhere().fullmatch(clause.before) or _of_others().fullmatch(clause.before)
    if match is None or clause.last is None or re.fullmatch(term("no_place"), match["whom"], re.I):
        return None
    return replace(clause.last, subject=match["whom"])


def said(clause: Clause) -> Told | None:
    """ "Sjukfrånvaron var 7 procent"; "andelen nöjda 64 procent"."""
    if match := _said_of().match(clause.before):
        told = _named(match["name"], match["behind"] or "", clause.last)
        return of_one(told, clause.behind) if told else None
    match = _SHARE_OF.search(clause.before)
    return Told(what(match["what"])) if match else None


def goes_on(clause: Clause) -> Told | None:
    """ "… till 64 procent", "jämfört med 85 procent i riket": of the same as the figure before."""
    joined = re.search(r"\b(?:till|(?:att\s+)?jämför\w*\s+med|mot|från)\s+(?:\w+\s+)?$", clause.sentence, re.I)
    joined = joined or (_AND.search(clause.sentence) and _ENDS.match(clause.behind))
    if clause.last is None or not (joined or _AND_FOR.search(clause.sentence)):
        return None
    told = of_one(clause.last, clause.behind)
    return told if joined or told != clause.last else None  # "84 procent för flickor och 79 procent för pojkar"


def than(clause: Clause) -> Told | None:
    """ "… vilket är högre än länets 84 procent": the same of others."""
    match = _THAN.search(clause.sentence)
    if match is None or clause.last is None or not re.fullmatch(term("compared_with"), match["whom"], re.I):
        return None
    return replace(clause.last, subject=match["whom"])


def beside(clause: Clause) -> Told | None:
    """ "… än riket (88 procent)": of those compared in front of the parenthesis."""
    if clause.last is None or not re.match(r"\s*\)", clause.behind):
        return None
    named = [n for n in compared(clause.sentence) if clause.sentence[n.end :].strip() == "("]
    return replace(clause.last, subject=named[0].name) if named else None


def of_one(told: Told, behind: str) -> Told:
    """What a figure is of, with whom it describes where that stands right behind it: "85 procent i riket"."""
    match = re.match(r"\s+(?:för|i|hos|bland|av|på|vid|inom)\s+(?=[^\W\d_])", behind)
    if match is None:
        return told
    named = next((n for n in compared(behind) if n.start == match.end()), None)
    one = _ONE.match(behind, match.end())
    whole = _WHOLE.match(behind, match.end())
    if whole and whole[0] == "kommunen":  # as a whole, and not the part of it told of before
        return replace(told, subject=None)
    subject = whole[0] if whole else named.name if named else one[0] if one else None
    return replace(told, subject=subject) if subject else told


def _named(name: str, behind: str, last: Told | None) -> Told | None:
    """The name of a clause "NAME is N", or of "today is NAME N", where it stands behind the verb."""
    about, leading, pointing = small_words()
    inner = bounds().sub("", about.sub("", behind).strip() + " ").strip()
    turned = (
        inner
        if re.fullmatch(r"[^\W\d_][\w\s-]{3,60}", inner)
        and not _WHEN.fullmatch(inner)
        and not re.search(r"\b(?:på|till|från|mot|än|med)$", inner)
        else ""
    )
    whose = _WHERE.match(name.strip()[:1].lower() + name.strip()[1:]) if turned else None
    phrase = turned or name.strip()
    if not turned and re.match(r"(?:i|på|bland|av|hos|under|vid|enligt|för|inom)\s", phrase, re.I):
        return None
    if andel := re.search(r"\bandel(?:en)?\s.*", phrase, re.I):
        phrase = andel[0]
    phrase = re.sub(r"^(?:i|under|vid|för|på)\s+\d{4}\s+|\s+(?:ska|har|hade)$", "", phrase)
    while (shorter := leading.sub("", f"{phrase} ").strip()) != phrase:
        phrase = shorter
    if re.fullmatch(term("openers"), phrase, re.I):
        return None
    if pointing.fullmatch(phrase):
        return last
    phrase = what(phrase)
    place = next((n for n in compared(phrase) if n.end == len(phrase) and n.start), None)
    if place and (behind_name := re.search(r"\s+(?:i|för|hos|bland)\s+$", phrase[: place.start])):
        phrase = phrase[: behind_name.start()]  # "Arbetslösheten i Östersund"
    whom = place.name if place else _whom(whose)
    if last and (
        pointing.fullmatch(phrase) or re.search(rf"\b(?:då|när|medan|där)\s+(?:{term('pointing')})$", phrase, re.I)
    ):
        return replace(last, subject=whom) if whom else last
    # "Kommunen har 4 100 träd och av dem", "Kvinnor (91 %)": no names
    runs_on = _counts_itself().search(phrase) or _HELD.search(phrase)
    named = re.search(r"[^\W\d_]{4}", phrase) and len(phrase.split()) <= _LONG and not runs_on
    return Told(phrase, whom) if named else None


def _whom(match: re.Match[str] | None) -> str | None:
    """Whom the beginning of a turned clause names: "Bland pojkarna är …", "I Karesuando var …"."""
    if match is None:
        return None
    return group(match["group"]) if match["group"] else str(match["place"])
