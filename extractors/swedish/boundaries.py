"""Where sentences end (meningsgränser)."""

import re
from functools import cache

from extractors.swedish.spaces import even
from extractors.swedish.terms import alternation, load, words

_END = re.compile(r"[.!?…]+[\"”’»)\]]*(?=\s|$)|\n")
_ORDINAL = re.compile(r"(?<!\S)[(]?(?:[0-9]{1,3}(?:\.[0-9]{1,3})*|[a-zåäö]|[IVX]{1,4})\.$")
_INITIAL = re.compile(r"(?<![\w.])[A-ZÅÄÖ]\.$")
_UPPER_NEXT = re.compile(r"\s+[\"”»(–-]?\s*[A-ZÅÄÖÉ§]")
_LOWER_NEXT = re.compile(r"\s+[a-zåäö]")


@cache
def _never() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.]){alternation(words('abbreviations', 'never_final'))}$", re.IGNORECASE)


@cache
def _sometimes() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.]){alternation(words('abbreviations', 'sometimes_final'))}$", re.IGNORECASE)


@cache
def _month_next() -> re.Pattern[str]:
    return re.compile(rf"\s+{alternation(load('dates')['months'])}\b")


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of `text` as (start, end), white space around them left out.

    A sentence ends at . ! ? and at a newline; not after an abbreviation, an ordinal, an initial, nor inside
    parentheses, and not where a small letter follows the full stop.
    """
    level = even(text)
    spans: list[tuple[int, int]] = []
    start = depth = at = 0
    for match in _END.finditer(level):
        depth = _depth(level[at : match.end()], depth)
        at = match.end()
        if match[0] == "\n":
            depth = 0
        elif depth > 0 or not _ends(level, start, match):
            continue
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(level)))
    stripped = (_strip(level, first, last) for first, last in spans)
    return [(first, last) for first, last in stripped if first < last]


def _depth(piece: str, depth: int) -> int:
    return max(0, depth + piece.count("(") - piece.count(")"))


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the marks at `match` end the sentence that began at `start`."""
    end = match.end()
    if match[0][0] in "!?":
        return _LOWER_NEXT.match(text, end) is None
    so_far = text[max(start, end - 25) : end]
    if _sometimes().search(so_far):
        return _UPPER_NEXT.match(text, end) is not None or not text[end:].strip()
    if _LOWER_NEXT.match(text, end) or _never().search(so_far) or _INITIAL.search(so_far):
        return False
    return not _ordinal(text, so_far, end)


def _ordinal(text: str, so_far: str, end: int) -> bool:
    """Whether the full stop belongs to a number that leads a list or a date; a year or sum may end a sentence."""
    match = _ORDINAL.search(so_far)
    if match is None:
        return False
    leads = not so_far[: match.start()].strip() or text[: end - len(match[0])].rstrip(" ")[-1:] in ("", "\n", ".", ":")
    return leads or _month_next().match(text, end) is not None
