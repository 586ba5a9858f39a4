"""What a share in a sentence is a share of: "86 procent är nöjda med …", "frånvaron minskade från 8 till 7 procent"."""

import re
from dataclasses import dataclass, replace
from functools import cache

from extractors.indicators.clauses import Figure, clause_start
from extractors.indicators.subjects import compared, group
from extractors.indicators.words import is_wanted
from extractors.swedish.terms import patterns

_END = re.compile(
    r"\s*[(;.]|,\s|\s(?:medan|jämfört|(?:och|samt)\s+(?:\d|(?:bland|hos|av)\s+\w+)|vilket|mot)\b|\s+(?:år|under)\s+\d{4}|$"
)
_SHARE_OF = re.compile(r"\b(?P<what>andel(?:en|ar)?\s[^,.;]{3,90})$", re.I)
_LONG = 14  # words: a longer subject is a sentence that was not understood
_ALSO = re.compile(r"(?:^|\s)(?:och|samt|medan|respektive)\s+(?:bland|hos|av)\s+(?P<whom>[^,;]{3,40}?)\s+$", re.I)
_THERE = re.compile(r"(?:och\s+|samt\s+)?(?:i|på|bland|hos|för)\s+(?P<whom>[^,;\d]{3,40}?)\s+", re.I)
_MADE = re.compile(
    r"\s+av\s+(?P<whom>[^,.;]{3,50}?)\s+(?P<what>\w+(?:ade|ada|erade|öriga|iga)(?:\s[^,.;]{2,60}?)?)(?=\s*(?:[,.;(]|$|\sjämfört))",
    re.I,
)
_ENDS = re.compile(
    r"\s*(?:(?:år|våren|hösten|under)\s+\w+|\(?(?:19|20)\d\d|(?:i|för|hos|bland)\s+\w+\s*(?:[.,;]|$)|[.,;)]|$)", re.I
)
_LETTER = re.compile(r"[^\W\d_]{2}")
_OPINION_CUT = re.compile(r"\b(?:som|att)\s+", re.I)


@dataclass(frozen=True)
class Told:
    """What a value is of and whom it describes."""

    name: str
    subject: str | None = None
    measured: bool = True  # False for a target, a bound, a change: only what it is of is of use to what follows


def _term(key: str) -> str:
    return patterns("indicator_prose", key)


@cache
def _of_group() -> re.Pattern[str]:
    """Behind a number: "av föräldrarna uppger att …"."""
    return re.compile(
        rf"^\s*(?:av|bland|hos)\s+(?P<whom>[^,.;]{{3,70}}?)(?<!\bsom)(?:\s+(?:och|samt)\s+\d[\d,]*\s?(?:%|procent)\s+av\s+[^,.;\d]{{3,60}}?)?"
        rf"\s+(?P<verb>{_term('opinion')})\s+(?P<what>[^.;]{{3,140}})",
        re.I,
    )


@cache
def _group_before() -> re.Pattern[str]:
    """In front of a number: "Bland kvinnor i Skövde anser …"."""
    return re.compile(
        rf"(?:^|[,;:]\s|\s)(?:av|bland|hos)\s+(?P<whom>[^,.;:]{{3,70}}?)(?<!\bsom)\s+(?P<verb>{_term('opinion')})\s+(?P<self>sig\s+)?(?:{_term('about')}\s+)?$",
        re.I,
    )


@cache
def _said_of() -> re.Pattern[str]:
    """A clause in front of a number: its name, the verb that measures, what leads over to the number."""
    moves = rf"(?:(?:har|hade)\s+)?{_term('moves')}(?:\s+[^,;.]{{0,60}}?)?\s+(?:från|till)"
    return re.compile(
        rf"^(?P<name>.*)(?<!\w)(?P<verb>{moves}|{_term('is')}|(?:uppgår|uppgick)\s+[^,;]{{0,50}}?\btill|ska\s+\w+(?:\s+till)?)(?!\w)"
        rf"(?P<behind>\s+[^\d,;]{{0,60}}?)?\s*$",
        re.I,
    )


@cache
def _verbs() -> re.Pattern[str]:
    """A verb that measures or that those asked do: what holds one is no mere group."""
    return re.compile(rf"(?<!\w)(?:{_term('is')}|{_term('opinion')}|{_term('moves')})(?!\w)", re.I)


@cache
def _elsewhere() -> re.Pattern[str]:
    """A clause that only says where, and points back: "I riket som helhet var andelen"."""
    return re.compile(
        rf"(?:och\s+|men\s+)?(?:i|på|bland|hos|för)\s+(?P<whom>[^,;:\d]{{3,50}}?)(?:\s+som\s+helhet)?\s+(?:{_term('is')})\s+"
        rf"(?:{_term('pointing')})\s+(?:{_term('about')}\s+)*",
        re.I,
    )


@cache
def _people_do() -> re.Pattern[str]:
    """Behind a number: people, and a verb in the present or past with what they do."""
    within = r"(?:\s+(?:i|på|från|inom|vid|mellan|över|under)\s+[^,.;]{2,40}?)?"
    verb = r"[^\W\d_]{2,}(?:ar|er|ade|dde|ste|kte)|bor|går|får|når|mår|tror|vet|vill"
    return re.compile(
        rf"\s+av\s+(?P<whom>(?:de\s+|kommunens\s+)?\w*(?:{_term('people')}){within})\s+(?P<verb>{verb})\s+(?P<what>[^.;]{{3,140}})",
        re.I,
    )


@cache
def _small() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    about, leading, pointing = _term("about"), _term("leading"), _term("pointing")
    return (
        re.compile(rf"^\s*(?:{about}\s*)+|\s*(?:{about}\s*)+$", re.I),
        re.compile(rf"^(?:{leading})\s+", re.I),
        re.compile(rf"^(?:{pointing})$", re.I),
    )


@cache
def _bounds() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?<!jämfört\s)(?<!jämförelse\s)(?<!jämföra\s){_term('bounds')}\s+(?:{_term('about')}\s+)?$", re.I
    )


def share(text: str, figure: Figure, last: Told | None) -> Told | None:
    """What a figure in per cent is of, and whether it was measured; None where nothing says what it is of.

    `last` is what the figure before was of: "från 61 till 64 procent", "(fg år 74)", "i dag är andelen 46 procent".
    """
    before = text[clause_start(text, figure.start) : figure.start]
    clause = _Clause(text[: figure.start], before, text[figure.end :], last)
    told = next((told for way in _WAYS if (told := way(clause)) is not None), None)
    if told is None or not _LETTER.search(told.name):
        return None
    wanted = _bounds().search(clause.sentence) or is_wanted(before, clause.sentence) or _of_the_asking(told, clause)
    return replace(told, measured=not wanted)


@dataclass(frozen=True)
class _Clause:
    """What stands around a figure: its sentence and its clause up to it, what follows, what the one before was of."""

    sentence: str
    before: str
    behind: str
    last: Told | None


def _of_the_asking(told: Told, clause: _Clause) -> bool:
    """Whether a share tells of who answered, not of what they said: "svarsfrekvensen var 40 procent"."""
    answered = re.compile(_term("answered"), re.I)
    return (
        answered.search(told.name) is not None
        or re.match(
            r"\s+(?:svarade|besvarade\s|deltog)\s*(?:[.,]|(?:på\s+)?(?:\w*(?:enkät|undersökning)en))", clause.behind
        )
        is not None
    )


def _also(clause: _Clause) -> Told | None:
    """ "… och bland flickorna 83 procent": the same of others."""
    match = _ALSO.search(clause.before) or _THERE.fullmatch(clause.before)
    if match and (re.fullmatch(_term("no_place"), match["whom"], re.I) or _verbs().search(match["whom"])):
        return None
    return Told(clause.last.name, group(match["whom"])) if match and clause.last else None


def _where(clause: _Clause) -> Told | None:
    """ "I riket var andelen 92 procent", "På landsbygden är den 67 procent": the same elsewhere, or of others."""
    match = _elsewhere().fullmatch(clause.before)
    if match is None or clause.last is None or re.fullmatch(_term("no_place"), match["whom"], re.I):
        return None
    return replace(clause.last, subject=match["whom"])


def _told_by(clause: _Clause) -> Told | None:
    """ "uppgav 41 procent av invånarna att de …", "var 68 procent av eleverna nöjda med …"."""
    match = re.search(rf"(?<!\w)(?P<verb>{_term('opinion')})\s+(?:{_term('about')}\s+)?$", clause.before, re.I)
    if match is None:
        return None
    said = re.match(r"\s+av\s+(?P<whom>[^,.;]{3,70}?)\s+att\s+(?P<what>[^.;]{3,140})", clause.behind)
    state = re.match(
        rf"\s+av\s+(?P<whom>[^,.;]{{3,70}}?)\s+(?P<what>(?:{_term('states')})\s[^.;]{{3,140}})", clause.behind
    )
    found = said or state
    return Told(outcome(match["verb"], found["what"]), group(found["whom"])) if found else None


def _do(clause: _Clause) -> Told | None:
    """ "24 % av flickorna i årskurs 9 snusar dagligen"."""
    match = _people_do().match(clause.behind)
    return Told(outcome("", f"{match['verb']} {match['what']}"), group(match["whom"])) if match else None


def _made(clause: _Clause) -> Told | None:
    """ "är 92 procent av lärarna legitimerade", "består till 75 procent av skog"."""
    if re.search(r"\b(?:är|var)\s+(?:\w+\s+)?$", clause.before) and (match := _MADE.match(clause.behind)):
        return Told(f"{match['whom']} {match['what']}")
    made_of = re.search(r"\b(?:består|bestod|utgörs|utgjordes)\s+till\s+(?:\w+\s+)?$", clause.before, re.I)
    part = re.match(r"\s+av\s+(?P<what>[^,.;(]{3,60}?)(?=\s+(?:medan|och|samt)\b|[,.;(]|$)", clause.behind)
    return Told(part["what"]) if made_of and part else None


def _said(clause: _Clause) -> Told | None:
    """ "Sjukfrånvaron var 7 procent"; "andelen nöjda 64 procent"."""
    if match := _said_of().match(clause.before):
        told = _named(match["name"], match["behind"] or "", clause.last)
        return _of_one(told, clause.behind) if told else None
    match = _SHARE_OF.search(clause.before)
    return Told(_what(match["what"])) if match else None


def _opinion(clause: _Clause) -> Told | None:
    """ "86 procent är nöjda med …"."""
    match = re.match(rf"\s+(?:som\s+)?(?P<verb>{_term('opinion')})\s+(?P<what>[^.;]{{3,140}})", clause.behind, re.I)
    if match is None or re.search(r"[^\W\d_]{4}", _small()[0].sub("", clause.before)):
        return None
    return Told(outcome(match["verb"], match["what"]))


def _goes_on(clause: _Clause) -> Told | None:
    """ "… till 64 procent", "jämfört med 85 procent i riket": of the same as the figure before."""
    joined = re.search(r"\b(?:till|(?:att\s+)?jämför\w*\s+med|mot|från)\s+(?:\w+\s+)?$", clause.sentence, re.I)
    joined = joined or (re.search(r"\d\s+(?:och|samt)\s+$", clause.sentence) and _ENDS.match(clause.behind))
    return _of_one(clause.last, clause.behind) if joined and clause.last else None


def _beside(clause: _Clause) -> Told | None:
    """ "… än riket (88 procent)": of those compared in front of the parenthesis."""
    if clause.last is None or not re.match(r"\s*\)", clause.behind):
        return None
    named = [n for n in compared(clause.sentence) if clause.sentence[n.end :].strip() == "("]
    return replace(clause.last, subject=named[0].name) if named else None


def _of_one(told: Told, behind: str) -> Told:
    """What a figure is of, with whom it describes where that stands right behind it: "85 procent i riket"."""
    match = re.match(r"\s+(?:för|i|hos|bland)\s+(?=[^\W\d_])", behind)
    if match is None:
        return told
    named = next((n for n in compared(behind) if n.start == match.end()), None)
    one = re.match(r"[A-ZÅÄÖ][\w-]+(?=\s*(?:[,.;]|$|\s(?:till|och|medan|men)\s))", behind[match.end() :])
    whole = re.match(r"hela\s+(?:kommunen|landet|länet|riket|regionen)\b", behind[match.end() :])
    subject = whole[0] if whole else named.name if named else one[0] if one else None
    return replace(told, subject=subject) if subject else told


def _asked(clause: _Clause) -> Told | None:
    """What those asked said, where they are named in front of the number or behind it."""
    if match := _of_group().match(clause.behind):
        return Told(outcome(match["verb"], match["what"]), group(match["whom"]))
    match = _group_before().search(clause.sentence)
    return (
        Told(outcome(f"{match['verb']} {match['self'] or ''}".strip(), clause.behind), group(match["whom"]))
        if match
        else None
    )


def _named(name: str, behind: str, last: Told | None) -> Told | None:
    """The name of a clause "NAME is N", or of "today is NAME N", where it stands behind the verb."""
    about, leading, pointing = _small()
    inner = _bounds().sub("", about.sub("", behind).strip() + " ").strip()
    turned = (
        inner if re.fullmatch(r"[^\W\d_][\w\s-]{3,60}", inner) and not re.search(r"\b(?:på|till|från)$", inner) else ""
    )
    whose = re.match(r"(?:bland|hos)\s+(?P<whom>[^,;]{3,50})$", name.strip(), re.I) if turned else None
    phrase = turned or name.strip()
    if not turned and re.match(r"(?:i|på|bland|av|hos|under|vid|enligt|för|inom)\s", phrase, re.I):
        return None
    if andel := re.search(r"\bandel(?:en)?\s.*", phrase, re.I):
        phrase = andel[0]
    phrase = re.sub(r"^(?:i|under|vid|för|på)\s+\d{4}\s+|\s+(?:ska|har|hade)$", "", phrase)
    while (shorter := leading.sub("", f"{phrase} ").strip()) != phrase:
        phrase = shorter
    if pointing.fullmatch(phrase):
        return last
    phrase = _what(phrase)
    place = next((n for n in compared(phrase) if n.end == len(phrase) and n.start), None)
    if place and (behind_name := re.search(r"\s+(?:i|för|hos)\s+$", phrase[: place.start])):
        phrase = phrase[: behind_name.start()]  # "Arbetslösheten i Östersund"
    whom = place.name if place else group(whose["whom"]) if whose else None
    if last and re.search(rf"\b(?:då|när|medan|där)\s+(?:{_term('pointing')})$", phrase, re.I):
        return last
    named = re.search(r"[^\W\d_]{4}", phrase) and len(phrase.split()) <= _LONG
    return Told(phrase, whom) if named else None


def _what(phrase: str) -> str:
    """What a share is a share of: "andelen som är nöjda med hemtjänsten" → "nöjda med hemtjänsten"."""
    phrase = phrase.strip(" ,.;:(")
    opinion = _OPINION_CUT.search(phrase)
    if (
        re.match(r"andel(?:en)?\s+(?:i\s+[\w-]+\s+)?(?:som|att)\b", phrase, re.I)
        and opinion
        and len(phrase) - opinion.end() > 5
    ):
        verb = re.match(rf"{_term('opinion')}\s+(?:att\s+)?", phrase[opinion.end() :], re.I)
        told = phrase[opinion.end() :]
        if verb and re.match(r"(?:är|var|har|hade|anser|tycker|upplever|uppger|svarar)\b", verb[0], re.I):
            told = told[verb.end() :]
        return told.strip(" ,.;:")
    return phrase


def outcome(verb: str, what: str) -> str:
    """What those asked say or are: "är", "nöjda med …" → "nöjda med …"; "känner", "sig trygga" stays whole."""
    end = _END.search(what)
    what = what[: end.start()] if end else what
    what = re.sub(r"^\s*(?:att\s+)?(?:de\s+)?(?:är\s+|det\s+är\s+)?", "", what.strip())
    keeps = re.match(r"(?:känner|kände|trivs|trivdes|har|hade)\b", verb, re.I) and not what.startswith("att")
    return (f"{verb} {what}" if keeps else what).strip(" ,.;:")


_WAYS = (_asked, _where, _also, _told_by, _made, _said, _opinion, _beside, _goes_on, _do)
"""The ways in which a sentence tells what a share is of, in the order they are tried."""
