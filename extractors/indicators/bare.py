"""Values without a unit behind them: "Meritvärdet hamnade på 231", "Motivation (82)", "mot 79 i riket"."""

import re
from dataclasses import replace
from functools import cache

from extractors.indicators.around import Around
from extractors.indicators.clauses import Figure
from extractors.indicators.grammar import of_value
from extractors.indicators.same import of_same
from extractors.indicators.tokens import phrase
from extractors.indicators.told import Told, bounds, term
from extractors.indicators.words import find_index, is_wanted

_ENDS = re.compile(
    r"\s*(?:[.,;:)]|$|(?:och|samt|men|medan|vilket|jämfört|mot|i|för|hos|bland|år|under|våren|hösten|\(|att|till)\b|\()",
    re.I,
)
_NUMBER_OF = re.compile(r"(?:det\s+totala\s+)?(?:antalet?\s+[^\W\d_]|[^\W\d_]{3,}antalet?(?!\w))", re.I)
_COUNTED_END = re.compile(rf"(?:\s+[^\W\d_]{{2,}})?(?:{_ENDS.pattern})", re.I)
_HIGHEST = 100
_FEWEST = 10
_DONE = re.compile(
    r"(?:har|hade|fick|gick|var|kom|tog|[^\W\d_]+(?:ade|ades|dde|ddes|kte|tog|stod|rde|rdes|gick|lde))(?!\w)", re.I
)


@cache
def _measure() -> re.Pattern[str]:
    """The head of a name that is a measure: "meritvärdet", "den genomsnittliga poängen"."""
    return re.compile(rf"(?:\S+\s+){{0,3}}?\w*(?:{term('measure')}|{term('score')})(?!\w)", re.I)


Value = tuple[Told, str | None]


def bare(clause: Around, figure: Figure, before: Value | None, index: Told | None) -> Value | None:
    """What a number without a unit is of, and what it is counted in: None for a mark, "index", "antal".

    `before` is the value in front of it in the sentence, `index` the one told last. None for a number of anything else.
    """
    text = clause.text
    if not _ENDS.match(text, figure.end) or bounds().search(text[: figure.start]):
        return None
    if before is not None and before[1] in ("index", None, "antal") and (same := of_same(clause, before[0])):
        return same, before[1]
    last = before or ((index, "index") if index else None)
    told = None if is_wanted(text[: figure.start]) else of_value(clause, last[0] if last else None)
    return _with_unit(told, figure, last) if told else None


def _with_unit(told: Told, figure: Figure, last: Value | None) -> Value | None:
    """A value with what its name says that it is; None where the name is no measure."""
    if last is not None and told.name == last[0].name:
        return told, last[1]
    if find_index(told.name):
        return (told, "index") if figure.number.value <= _HIGHEST else None
    return (told, None) if _measure().match(told.name) else None


def number_of(clause: Around, figure: Figure, last: Told | None) -> Told | None:
    """ "Antalet hushåll minskade till 612 hushåll": what so many there are of."""
    told = of_value(clause, last)
    if told is None or not _NUMBER_OF.match(told.name) or is_wanted(clause.text[: figure.start]):
        return None
    if figure.number.value != int(figure.number.value) or not _COUNTED_END.match(clause.text, figure.end):
        return None
    now = re.search(r"(?:är|blir|utgör|ligger|uppgår|motsvarar)\W*$", clause.text[: figure.start], re.I)
    return replace(told, counted=now is None)


def doing(clause: Around, figure: Figure) -> Told | None:
    """ "243 personer deltog i projektet": so many, and what they did."""
    match = re.match(r"(?P<who>w{1,2})(?P<verb>H?[HMUXOV])(?P<what>[^,;:.()FbjMUXHO]*)", clause.right)
    value = figure.number.value
    if clause.left or match is None or value < _FEWEST or value != int(value):
        return None
    who, said = clause.behind[: match.end("who")], clause.behind[match.end("who") : match.end("what")]
    name, rest = phrase(clause.text, who), phrase(clause.text, said)
    if not re.fullmatch(rf"(?:[^\W\d_]+(?:a|e|de)\s+)?[^\W\d_]*{term('counted')}", name, re.I) or is_wanted(rest):
        return None
    return Told(f"{name} {rest}", counted=True) if _DONE.match(rest) else None
