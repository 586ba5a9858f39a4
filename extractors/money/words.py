"""What a header, a row label or a sentence says about money."""

import re
from functools import cache
from typing import Any

from extractors.swedish.terms import load
from models.records import AmountKind


@cache
def _terms() -> dict[str, Any]:
    """The wordlist."""
    return load("money_tables")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """One list as a pattern; words match from the start of a word or of a compound's part."""
    return re.compile("|".join(rf"(?<!\w)(?:{w})" for w in _terms()[name]), re.I)


@cache
def _kinds() -> tuple[tuple[AmountKind, re.Pattern[str]], ...]:
    """Kinds of amounts with their words, in the order they are tried; compounds count ("driftbudget")."""
    found = _terms()["kind"].items()
    return tuple((AmountKind(name), re.compile("|".join(rf"(?:{w})" for w in words), re.I)) for name, words in found)


def speaks_of_money(text: str) -> bool:
    """Whether a header or label names money: "Budget", "Driftkostnad"."""
    return bool(re.search("|".join(_terms()["money"]), text, re.I))


def speaks_of_other(text: str) -> bool:
    """Whether a header or label names a count, a share or an index."""
    return _pattern("other").search(text) is not None


def is_total(label: str) -> bool:
    """Whether a label names a sum."""
    return re.match(rf"(?:{'|'.join(_terms()['total'])})\b", label.strip(), re.I) is not None


def _word_start(text: str | None, at: int) -> int:
    """Where the word begins that a position is in."""
    return max((m.start() for m in re.finditer(r"(?<!\w)\w", text or "") if m.start() <= at), default=0)


def kind_of(*texts: str | None) -> AmountKind | None:
    """The kind of amount that the first text with such a word names; of a compound the last part: "budgetavvikelse"."""
    for text in texts:
        hits = [(_word_start(text, m.start()), -m.start(), k) for k, p in _kinds() if text and (m := p.search(text))]
        if hits:
            return min(hits, key=lambda hit: hit[:2])[2]
    return None
