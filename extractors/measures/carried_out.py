"""What is carried out by nobody named: "Under 2025 kommer en plan att tas fram", "Taxan ska ses över"."""

import re
from functools import cache

from extractors.measures.ways import DENIED, SUBORDINATE, Plan, Way
from extractors.swedish.terms import patterns, words

NOW = re.compile(r"\b(?:i\s*dag|redan|sedan|för\s+närvarande|i\s+nuläget|vanligtvis|normalt|alltid)\b", re.I)
"""Words of how things are already."""
_STATES = r"(?:finn|känn|triv|upplev|anses|hopp|räkn|påverk|krävas|behöv)\w*"  # passives that are no deeds
_FRONTED = re.compile(
    r"^(?:för\s+att|när|då|efter\s+att|genom\s+att|i\s+(?:samband|och)\s+med\s+att|med\s+anledning\s+av\s+att)\b", re.I
)
_INVERTED = 3  # words: a longer group of verbs has its subject within


@cache
def _passive() -> re.Pattern[str]:
    few = r"\s+(?:[\w/.-]+,?\s+){0,10}?"
    verb = rf"(?:(?P<known>{patterns('plans', 'carried_out')})|(?!{_STATES})\w{{3,}}as)"
    return re.compile(rf"\b(?:kommer|ska(?:ll)?){few}{verb}\b(?!\s+(?:av\s+att|vara|ha)\b)", re.I)


def _is_subordinate(sentence: str, match: re.Match[str]) -> bool:
    """Whether a finite verb stands in a clause below another: a clause in front ("När X är klar kommer Y …") is not."""
    below = SUBORDINATE.search(sentence, 0, match.start())
    return below is not None and not (_FRONTED.match(sentence) and len(match[0].split()) > _INVERTED)


@cache
def _shall_be() -> re.Pattern[str]:
    return re.compile(r"\bska(?:ll)?\s+(?:[\w/.-]+\s+){0,4}?(?:finnas|vara|ha|få|gälla)\b", re.I)


@cache
def _present() -> re.Pattern[str]:
    """Verbs of carrying out as present passives: "införas" → "införs"."""
    verbs = (re.sub(r"as\b", "(?:as|s|es)", verb, count=1) for verb in words("plans", "carried_out"))
    return re.compile(rf"\b(?:{'|'.join(verbs)})\b".replace(" ", r"\s+"), re.I)


def carried_out(sentence: str) -> Plan | None:
    """Something that is carried out by nobody named: "Under 2025 kommer en plan att tas fram"."""
    match = _passive().search(sentence)
    present = _present().search(sentence) if match is None and not NOW.search(sentence) else None
    if present is not None and not SUBORDINATE.search(sentence, 0, present.end()):
        return Plan(Way.PRESENT, 0, len(sentence))
    match = match or _shall_be().search(sentence)
    if match is None or _is_subordinate(sentence, match) or DENIED.search(match[0]):
        return None
    if not match.groupdict().get("known"):
        return Plan(Way.LEFT_OPEN, 0, len(sentence))
    return Plan(Way.PLANNED if match[0][0] in "kK" else Way.TO_BE, 0, len(sentence))
