"""Goals that a sentence states: "Planens mål är att …", "Målet att X bedöms inte nås", "Fullmäktiges mål: …"."""

import re
from collections.abc import Iterator
from functools import cache

from extractors.extractor import Reading
from extractors.swedish.terms import patterns

_SHALL = re.compile(r"\bska(?:ll)?\b", re.I)
_GOALS = re.compile(r"\bmål(?:en|et)?\b", re.I)
_OWNER = r"(?:[^\W\d_][\w-]*s\s+)"


@cache
def _is() -> re.Pattern[str]:
    """A whole sentence that says what the goal is; with whose it is, or of what, or where it was set."""
    goal = r"(?:mål|målet|målsättning|målsättningen|[^\W\d_]{3,}mål(?:et)?)"
    of = r"(?:(?:med|för|i|inom|enligt)\s+[^,.;]{2,50}?\s+)?"
    return re.compile(
        rf"(?:^|(?<=[.!?]\s))(?:det\s+\w+\s+|{_OWNER}(?:\w+\s+)?)?{goal}\s+{of}är\s+att\s+(?P<goal>[^.;]{{8,250}})",
        re.I,
    )


@cache
def _one_of() -> re.Pattern[str]:
    """One of the goals that a paragraph counts up: "Det ena är att X", "Det andra målet är att Y"."""
    number = r"(?:ena|andra|första|tredje|fjärde|femte)"
    goal = r"(?:mål(?:et)?|målsättningen)"
    return re.compile(rf"^(?:det|den)\s+{number}\s+(?:{goal}\s+)?är\s+att\s+(?P<goal>[^.;]{{8,250}})", re.I)


@cache
def _of_goal() -> re.Pattern[str]:
    """A goal as part of a sentence that says how it goes: "Målet om att X är uppfyllt"."""
    ends = patterns("goals", "fares")
    return re.compile(
        rf"^(?:{_OWNER})?målet\s+(?:om\s+)?att\s+(?P<goal>[^.;]{{8,250}}?)(?=\s+(?:{ends})(?!\w)|\s*[,:.]?$)", re.I
    )


@cache
def _has_goal() -> re.Pattern[str]:
    """A goal behind who has it: "Arbetet har målet att halvera …"."""
    return re.compile(
        r"\b(?:har|med|satt|sätter|antagit)\s+(?:som\s+)?(?:mål|målet|målsättningen)\s+att\s+(?P<goal>[^.;]{8,250})",
        re.I,
    )


@cache
def labelled() -> re.Pattern[str]:
    """A goal behind its label: "Mål 2: …", "Fullmäktiges mål: …"."""
    return re.compile(
        rf"^(?P<label>(?:{_OWNER}(?:\w+\s+)?)?(?:\w*mål|målsättning)\s*(?:\d+[.:]?\d*)?\s*[:–.-]\s*)(?P<text>\S.{{8,}})$",
        re.I | re.S,
    )


def stated(reading: Reading, text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text state goals, as (start, end): the sentence, or what it names as the goal.

    "Målet är att nå X" is a goal as it stands; of "Målet är att alla ska X", "Målet att X bedöms nås" it is the clause.
    """
    told = False  # whether the text has spoken of goals
    for start, end in reading.sentences(text):
        sentence = text[start:end]
        told = told or _GOALS.search(text, 0, start) is not None
        found = _is().search(sentence)  # an initial ("alternativ B.") may have hidden where the sentence begins
        if found and not _SHALL.search(found["goal"]):
            yield start + found.start(), end
            continue
        found = found or (_one_of().match(sentence) if told else None)
        if found := found or _of_goal().match(sentence) or _has_goal().search(sentence):
            yield start + found.start("goal"), start + found.end("goal")


def up_to_last(reading: Reading, text: str, start: int, states: re.Pattern[str]) -> int:
    """Where a goal behind a label ends: its first sentence, and those behind it that go on to state what is to be."""
    spans = [(s, e) for s, e in reading.sentences(text) if e > start]
    ends = [e for i, (s, e) in enumerate(spans) if i == 0 or states.search(text, s, e)]
    told = next((i for i, (s, e) in enumerate(spans) if i and not states.search(text, s, e)), len(spans))
    return spans[told - 1][1] if ends else len(text)


@cache
def _assessed() -> re.Pattern[str]:
    """A sentence, or what stands of it in brackets, that only says how the goal in front of it fares."""
    return re.compile(rf"^[\s(]*(?:(?:detta\s+)?mål(?:et)?\s+)?(?:{patterns('goals', 'fares')})(?!\w)", re.I)


def assessed_from(reading: Reading, text: str) -> int:
    """Where a goal ends that a judgement follows: "… ska minska. Bedöms delvis uppnås."; the whole text without one."""
    spans = reading.sentences(text)
    return next((spans[i - 1][1] for i, (s, e) in enumerate(spans) if i and _assessed().match(text[s:e])), len(text))
