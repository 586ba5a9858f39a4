"""Values told in turn of several: "72 respektive 83 procent", for those named in the same order."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from extractors.indicators.around import Around
from extractors.indicators.clauses import Figure, figures
from extractors.indicators.grammar import of_value
from extractors.indicators.naming import SEVERAL
from extractors.indicators.subjects import group
from extractors.indicators.tokens import Token, kept, kinds, phrase, tokens
from extractors.indicators.told import Told, what
from extractors.indicators.words import find_indices

_RUN = re.compile(r"F(?:w{0,2},F)*w{0,2}cF")
_BEHIND = re.compile(r"w?[iv](?P<items>w+(?:,w+)*cw{1,2})(?=[,;:.()b]|$|j)")
_THAN = re.compile(r"i(?P<one>w{1,4})ji?(?P<other>w{1,4})[,(]$")
_BEFORE = re.compile(r"(?P<items>w{1,3}(?:,w{1,3})+cw{1,3}|w{1,2}cw{1,2})(?:[,(]|m)w{0,2}[po]?$")


@lru_cache(maxsize=16)
def in_turn(text: str) -> dict[int, str | None]:
    """Where the numbers of such a run start, and whom each describes; empty where there is none or it is not sure."""
    out: dict[int, str | None] = {}
    if "resp" not in text:
        return out
    words = tuple(kept(tokens(text, figures(text))))
    codes = kinds(words)
    for run in _RUN.finditer(codes):
        if not _respectively(text, words[run.start() : run.end()]):
            continue
        numbers = [w for w in words[run.start() : run.end()] if w.kind == "F"]
        named = _named(text, words, codes, run)
        if len(named) == len(numbers):
            out.update({number.start: group(whom) for number, whom in zip(numbers, named, strict=True)})
    return out


def _respectively(text: str, run: Sequence[Token]) -> bool:
    """Whether the last number of a run is joined by "respektive"."""
    joined = next(w for w in reversed(run) if w.kind == "c")
    return text[joined.start : joined.end].casefold().startswith("resp")


def _named(text: str, words: Sequence[Token], codes: str, run: re.Match[str]) -> list[str]:
    """Those named in the order of the numbers: behind them, or in front."""
    if match := _BEHIND.match(codes, run.end()):
        return _items(text, words, codes, match)
    if match := _THAN.search(codes, 0, run.start()):
        return [phrase(text, words[match.start(part) : match.end(part)]) for part in ("one", "other")]
    match = _BEFORE.search(codes, 0, run.start())
    return _items(text, words, codes, match) if match else []


def _items(text: str, words: Sequence[Token], codes: str, match: re.Match[str]) -> list[str]:
    """The items of a list of words."""
    start = match.start("items")
    parts = re.finditer(r"[^,c]+", codes[start : match.end("items")])
    return [phrase(text, words[start + part.start() : start + part.end()]) for part in parts]


def of_turn(clause: Around, figure: Figure, last: Told | None) -> Told | None:
    """What a number of such a run is of, and of whom; None for all other numbers."""
    turns = in_turn(clause.text)
    if figure.start not in turns:
        return None
    first = figure.start == min(turns)
    told = of_value(clause, last) or _subject(clause) or _index(clause) if first else last
    return replace(told, subject=turns[figure.start]) if told else None


def of_run(clause: Around, figure: Figure, run: Sequence[Told]) -> Told | None:
    """ "2013 var motsvarande andelar 14 respektive 8": the same as the values told before, in their order.

    None where the numbers are not as many as those values.
    """
    words = clause.sentence
    pointed = re.search(rf"\b(?:{SEVERAL.pattern})\b", clause.text, re.I)
    numbers = _numbers(clause.text) if pointed else set()
    if pointed is None or figure.start not in numbers or len(numbers) != len(run) or pointed.end() > min(numbers):
        return None
    told = run[sorted(numbers).index(figure.start)]
    codes = kinds(words)
    where = re.search(r"(?:^|[;,b])(?P<whom>[iv]w[wivpf]{0,5})[MUH]", codes)
    whom = phrase(clause.text, words[where.start("whom") + 1 : where.end("whom")]) if where else None
    return replace(told, subject=group(whom)) if whom else told


def _numbers(text: str) -> set[int]:
    """Where the numbers of the one run with "respektive" start."""
    words = tuple(kept(tokens(text, figures(text))))
    runs = [m for m in _RUN.finditer(kinds(words)) if _respectively(text, words[m.start() : m.end()])]
    return {w.start for w in words[runs[0].start() : runs[0].end()] if w.kind == "F"} if len(runs) == 1 else set()


def _index(clause: Around) -> Told | None:
    """The index that the sentence names: "Högst NKI får A och B med 84 respektive 79"."""
    named = [m[0] for m in find_indices(clause.text[: clause.end])]
    return Told(named[0]) if len(set(named)) == 1 else None


def _subject(clause: Around) -> Told | None:
    """The subject of the sentence that a run of numbers ends."""
    codes = kinds(clause.sentence)
    for verb in reversed(list(re.finditer(r"[MUXH]", codes))):
        name = codes[: verb.start()]
        if name and re.fullmatch(r"w[wivpotmfc]*(?:s.*)?", name):
            return Told(what(phrase(clause.text, clause.sentence[: verb.start()])))
    return None
