"""What a sentence says of work by its name: that it goes on, is done, or is planned."""

import re
from functools import cache

from extractors.measures.actors import acts, named
from extractors.measures.assigning import does_something
from extractors.measures.ways import DENIED, SUBORDINATE, Plan, Way
from extractors.swedish.actions import is_noun_led_action
from extractors.swedish.terms import patterns

_SAID = re.compile(r"^arbete|\b(?:har|är|var|hade|blev|kan)\b", re.I)  # a sentence of its own
_OF_SOMETHING = re.compile(r"[\w-]+\s+(?:av|med|till)\s")


@cache
def _work_patterns() -> tuple[re.Pattern[str], ...]:
    on, begun, work = (patterns("plans", name) for name in ("under_way", "begun", "work"))
    few = r"(?:[\w/.-]+\s+){0,5}?"
    att = r"(?:med|för|kring)\s+att\s+(?P<what>\S.*)$"
    return (
        re.compile(rf"^(?P<who>[^.,;:]{{2,70}}?)\s+(?P<on>{begun})\s+{few}{work}\s+{few}{att}", re.I),
        re.compile(rf"^(?:(?:ett|det)\s+)?{few}{work}\s+(?P<on>{on})\s+{few}{att}", re.I),
        re.compile(rf"^{few}(?P<on>{on})\s+{few}{work}\s+{few}{att}", re.I),
        re.compile(rf"^{few}{work}\s+(?:med|för)\s+att\s+(?P<what>[^.;:]{{8,200}}?)\s+(?P<on>{on})\b", re.I),
        re.compile(
            rf"^{patterns('plans', 'task')}\s+(?:om\s+|med\s+)?att\s+(?P<what>[^.;:]{{8,200}}?)"
            rf"\s+(?P<on>{patterns('plans', 'becomes')}\b[^.;:]{{0,60}})",
            re.I,
        ),
    )


def under_way(sentence: str) -> Plan | None:
    """Work on something: "Arbete pågår med att …", "Arbetet med att … har påbörjats", "Vi har inlett ett arbete …"."""
    for pattern in _work_patterns():
        match = pattern.match(sentence)
        if match is None or not does_something(match["what"]):
            continue
        who = match.groupdict().get("who")
        if who is not None and not acts(who):
            continue
        return Plan(Way.UNDER_WAY, match.start("what"), match.end("what"), named(who) if who else (), match["on"])
    return _noun_under_way(sentence)


def _noun_under_way(sentence: str) -> Plan | None:
    """A deed told by its noun: "Rekrytering av en enhetschef pågår", "Översynen av avtalen är klar"."""
    match = _on().search(sentence)
    if match is None or SUBORDINATE.search(sentence, 0, match.start()) or DENIED.search(sentence):
        return None
    thing = sentence[: match.start()].strip(" ,")
    bare = re.sub(r"^(?:en|ett)\s+", "", thing, flags=re.I)
    if _SAID.search(bare) or not _OF_SOMETHING.match(bare) or not is_noun_led_action(bare):
        return None
    return Plan(Way.UNDER_WAY, 0, len(thing), (), match[0])


@cache
def _on() -> re.Pattern[str]:
    done = r"är\s+(?:\w+\s+)?(?:klart?|klara|genomför[dt]a?|avsluta[dt]e?|slutfört?|slutförda|påbörja[dt]e?)"
    return re.compile(rf"\b(?:{patterns('plans', 'under_way')}|{done})\b", re.I)


@cache
def _planned() -> re.Pattern[str]:
    return re.compile(rf"\b{patterns('plans', 'planned')}\b", re.I)


def scheduled(sentence: str) -> Plan | None:
    """Something that is planned: "Under våren planeras en översyn av taxan", "Utbildning är planerad till maj"."""
    match = _planned().search(sentence)
    if match is None or SUBORDINATE.search(sentence, 0, match.start()) or DENIED.search(sentence):
        return None
    before = sentence[: match.start()].strip(" ,")
    behind = re.sub(r"^\s*(?:även|också|därför|dessutom|nu|att)\s+", " ", sentence[match.end() :]).strip(" .")
    thing = next(
        (t for t in (before, behind) if is_noun_led_action(re.sub(r"^(?:en|ett)\s+", "", t, flags=re.I))), None
    )
    if thing is None:
        return None
    start = sentence.index(thing)
    return Plan(Way.PLANNED, start, match.start() if start == 0 else len(sentence))
