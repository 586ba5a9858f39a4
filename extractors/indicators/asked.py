"""Shares of people and of things: who they are and what they say, do or are, in front of the figure or behind it."""

import re
from functools import cache

from extractors.indicators.subjects import group, without_place
from extractors.indicators.told import Clause, Told, outcome, term, without_opener

_MADE = re.compile(
    r"\s+av\s+(?P<whom>[^,.;]{3,50}?)\s+(?P<what>\w+(?:ade|ada|erade|öriga|iga|ldre|ngre)(?:\s[^,.;]{2,60}?)?)(?=\s*(?:[,.;(]|$|\sjämfört))",
    re.I,
)
_PART = r"\d[\d,]*\s?(?:%|procent)(?:\s+av\s+[^,.;\d]{3,60}?)?"
_IT_IS = re.compile(r"(?:^|\s)(?:bland|hos|av|för)\s+(?P<whom>[^,.;:]{3,70}?)\s+(?:är|var)\s+det\s+(?:\w+\s+)?$", re.I)
_WHO = re.compile(r"\s+som\s+(?P<what>[^.;(]{3,140})", re.I)
_TREATED = re.compile(
    r"\s+av\s+(?P<what>(?:(?:de|kommunens)\s+)?(?:\w+\s+)?\w{3,}(?:na|en|et)\s+\w{3,}(?:as|ades|des|tes|ts)\s+[^,.;()]{3,60})",
    re.I,
)
_BY_GROUP = re.compile(
    r"\s*(?:%|procent)?\s*av\s+(?P<whom>(?:(?!\satt\s|\d\s?(?:%|procent))[^,.;]){3,70}?)"
    r"\s+att\s+(?P<what>[^.;]{3,140})",
    re.I,
)
_NAMES = re.compile(r"[^\W\d_]{3}")
_ARE = re.compile(
    r"\s+(?P<what>[^\W\d_]{3,}(?:nde|ade|ada|iga|lösa|bara|nor|män)(?:\s+(?:för|med|till|i|på)\s[^,.;\d]{2,60}?)?)(?=\s*(?:[,.;(]|$)|\s(?:och|medan|men|mot|jämfört)\s)",
    re.I,
)
_HAD = re.compile(r"\b(?:har|hade|saknar|saknade|uppfyller|uppfyllde)\s+(?:\w+\s+)?$", re.I)
_PEOPLE = r"\w{4,}(?:arna|erna|orna)"  # whoever they are
_OF_THINGS = re.compile(
    r"\s+av\s+(?P<of>(?:de\s+|kommunens\s+)?(?:\w+\s+){0,2}?\w+(?:na|en|et))\s+(?:en\s+|ett\s+)?(?P<what>\w[^,.;]{2,80}?)"
    r"(?=\s*(?:[,.;(]|$|\sjämfört|\s(?:år\s+)?(?:19|20)\d\d))",
    re.I,
)


@cache
def _of_group() -> re.Pattern[str]:
    """Behind a number: "av föräldrarna uppger att …"."""
    return re.compile(
        r"^\s*(?:av|bland|hos)\s+(?P<whom>(?:(?!\satt\s)[^,.;]){3,70}?)(?<!\bsom)(?:\s+(?:och|samt)\s+\d[\d,]*\s?(?:%|procent)\s+av\s+[^,.;\d]{3,60}?)?"
        rf"\s+(?P<verb>(?:ska\s+)?(?:vara|känna|uppleva|anse|tycka)|{term('opinion')})\s+(?P<what>[^.;]{{3,140}})",
        re.I,
    )


@cache
def _group_before() -> re.Pattern[str]:
    """In front of a number: "Bland kvinnor i Skövde anser …"."""
    return re.compile(
        rf"(?:^|[,;:]\s|\s)(?:av|bland|hos)\s+(?P<whom>[^,.;:]{{3,70}}?)(?<!\bsom)\s+(?P<verb>{term('opinion')})\s+(?P<self>sig\s+)?(?:{term('about')}\s+)?$",
        re.I,
    )


@cache
def _did() -> re.Pattern[str]:
    """In front of a number: what people do or did."""
    return re.compile(
        rf"(?<!\w)(?P<verb>[^\W\d_]{{2,}}(?:ade|dde|ste|kte|ar|er)|{term('strong')})\s+(?:\w+\s+)?$", re.I
    )


@cache
def _people_do() -> re.Pattern[str]:
    """Behind a number: people, and a verb in the present or past with what they do."""
    within = r"(?:\s+(?:i|på|från|inom|vid|mellan|över|under)\s+(?:(?!\satt\s)[^,.;]){2,40}?)?"
    verb = r"[^\W\d_]{2,}(?:ar|er|ade|dde|ste|kte|[lrvgjm]de)|bor|går|får|når|mår|tror|vet|vill"
    return re.compile(
        rf"\s+av\s+(?P<whom>(?:de\s+|kommunens\s+)?(?:\w*(?:{term('people')})|{_PEOPLE}){within})\s+(?P<verb>{verb})\s+(?P<what>[^.;]{{3,140}})",
        re.I,
    )


@cache
def _people_then() -> re.Pattern[str]:
    """Behind a number: people, and what they do without its verb."""
    return re.compile(
        rf"\s+av\s+(?P<whom>(?:de\s+|kommunens\s+)?(?:\w*(?:{term('people')})|{_PEOPLE}))\s+(?!i\s|på\s|som\s)(?P<what>[^,.;()]{{3,60}}?)"
        r"(?=\s*(?:[,.;(]|$)|\s(?:mot|jämfört|medan|och)\s)",
        re.I,
    )


@cache
def _question() -> re.Pattern[str]:
    """In front of a number: the question that was asked."""
    return re.compile(
        rf"(?:^|[.;]\s){term('question')}(?P<what>[^.;]{{8,120}}?),?\s+(?:svarade|svarar|uppgav|uppger|anger|angav)\s+(?:{term('about')}\s+)?$",
        re.I,
    )


@cache
def _said_by() -> re.Pattern[str]:
    """In front of a number: the verb of those who follow it, "I enkäten 2021 svarade"."""
    return re.compile(rf"(?<!\w)(?P<verb>{term('opinion')})\s+(?:{term('about')}\s+)*$", re.I)


def asked(clause: Clause) -> Told | None:
    """What those asked said, where they are named in front of the number or behind it."""
    if match := _of_group().match(clause.behind):
        return Told(outcome(match["verb"], match["what"]), group(match["whom"]))
    if (verb := _said_by().search(clause.before)) and (match := _BY_GROUP.match(clause.behind)):
        return Told(outcome(verb["verb"], match["what"]), group(match["whom"]))
    match = _group_before().search(clause.sentence)
    name = outcome(f"{match['verb']} {match['self'] or ''}".strip(), clause.behind) if match else ""
    return Told(name, group(match["whom"])) if match and _NAMES.search(name) else None


@cache
def _who_are() -> re.Pattern[str]:
    """In front of a number: of whom something is so, "I åldersgruppen 20–64 år är"."""
    return re.compile(
        rf"^\s*(?:i|bland|av|inom|på|vid|hos)\s+(?P<whom>[^,;:]{{3,60}}?)\s+(?:är|var)\s+(?:{term('about')}\s+)*$", re.I
    )


def are(clause: Clause) -> Told | None:
    """ "Bland de anställda är 78 procent kvinnor", "I gruppen är 78 procent förvärvsarbetande"."""
    match, state = _who_are().match(clause.before), _ARE.match(clause.behind)
    return Told(state["what"], group(match["whom"])) if match and state else None


def answered(clause: Clause) -> Told | None:
    """ "På frågan om X svarade 78 procent …": a share of those who answered the question so."""
    match = _question().search(clause.sentence)
    return Told(match["what"].strip()) if match else None


def did(clause: Clause) -> Told | None:
    """ "arbetade 61 procent av kvinnorna heltid": the verb in front, who and what behind."""
    verb = _did().search(clause.before)
    match = _people_then().match(clause.behind) if verb else None
    return Told(f"{verb['verb']} {match['what'].strip()}", group(match["whom"])) if verb and match else None


def told_by(clause: Clause) -> Told | None:
    """ "uppgav 41 procent av invånarna att de …", "svarade 61 procent att …", "var 68 procent av eleverna nöjda"."""
    joined = rf"(?:{_PART}\s+(?:och|samt|respektive|men|mot)\s+)?"  # "38 procent av kvinnorna och" 14 procent
    match = re.search(
        rf"(?<!\w)(?P<verb>{term('opinion')})\s+(?:{term('about')}\s+)?{joined}(?:{term('about')}\s+)?$",
        clause.before,
        re.I,
    )
    if match is None:
        return None
    said = re.match(
        rf"(?:\s+av\s+(?P<whom>[^,.;\d]{{3,70}}?))?(?:\s+(?:och|samt|respektive|men|mot)\s+(?:{term('about')}\s+)?{_PART})?"
        r"\s+att\s+(?P<what>[^.;]{3,140})",
        clause.behind,
        re.I,
    )
    state = re.match(
        rf"\s+av\s+(?P<whom>[^,.;]{{3,70}}?)\s+(?P<what>(?:{term('states')})\s[^.;]{{3,140}})", clause.behind
    )
    found = said or state
    if found is None:
        return None
    name, whom = outcome(match["verb"], found["what"]), found["whom"]
    if clause.last and clause.last.name.casefold().startswith(f"{name.casefold()} "):
        name = clause.last.name  # "… att de var nöjda": with what was told before
    if whom and re.search(rf"{_PART}\s+(?:och|samt|respektive|men|mot)\s+$", clause.before, re.I):
        whom = without_place(whom)  # where the second of two groups lives, the first one does, too
    return Told(name, group(whom) if whom else None)


def it_is(clause: Clause) -> Told | None:
    """ "Bland elever i årskurs 9 är det 79 procent som mår bra"."""
    match, said = _IT_IS.search(clause.before), _WHO.match(clause.behind)
    if match is None or said is None:
        return None
    return Told(re.sub(r"^(?:är|var)\s+", "", outcome("", said["what"])), group(match["whom"]))


def treated(clause: Clause) -> Told | None:
    """ "84 procent av synpunkterna besvaras inom fem dagar": things, and what is done with them."""
    match = None if re.search(r"[^\W\d_]{3}", without_opener(clause.before)) else _TREATED.match(clause.behind)
    return Told(match["what"].strip()) if match else None


def do(clause: Clause) -> Told | None:
    """ "24 % av flickorna i årskurs 9 snusar dagligen"."""
    match = _people_do().match(clause.behind)
    return Told(outcome("", f"{match['verb']} {match['what']}"), group(match["whom"])) if match else None


def made(clause: Clause) -> Told | None:
    """ "är 92 procent av lärarna legitimerade", "består till 75 procent av skog"."""
    if re.search(r"\b(?:är|var)\s+(?:\w+\s+)?$", clause.before) and (match := _MADE.match(clause.behind)):
        return Told(f"{match['whom']} {match['what']}")
    made_of = re.search(r"\b(?:består|bestod|utgörs|utgjordes)\s+till\s+(?:\w+\s+)?$", clause.before, re.I)
    part = re.match(r"\s+av\s+(?P<what>[^,.;(]{3,60}?)(?=\s+(?:medan|och|samt)\b|[,.;(]|$)", clause.behind)
    return Told(part["what"]) if made_of and part else None


def had(clause: Clause) -> Told | None:
    """ "hade 38 procent av lokalerna en tillgänglig entré": things, and what they have."""
    match = _OF_THINGS.match(clause.behind) if _HAD.search(clause.before) else None
    return Told(match["what"].strip()) if match else None


def opinion(clause: Clause) -> Told | None:
    """ "86 procent är nöjda med …", "Däremot är det bara 41 procent som är nöjda med …"."""
    match = re.match(rf"\s+(?:som\s+)?(?P<verb>{term('opinion')})\s+(?P<what>[^.;]{{3,140}})", clause.behind, re.I)
    if match is None or re.search(r"[^\W\d_]{4}", without_opener(clause.before)):
        return None
    return Told(outcome(match["verb"], match["what"]))
