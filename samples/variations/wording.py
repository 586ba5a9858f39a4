"""Words and numbers of a sample put in place of others, all at once, in its source and in its records alike."""

from __future__ import annotations

import re
from collections.abc import Callable

from samples.variations.variation import Variation

NUMBER = re.compile(r"([-−–])?\s*(\d[\d\s\u00a0]*(?:,\d+)?)")
_SPACE = r"[\s~\u00a0]+"
_MONTH = r"(?:jan|feb|mars|apr|maj|jun|jul|aug|sep|okt|nov|dec)"
_NOT_AFTER = r"(?<![\w,.])(?<!\d[\s~])(?<!\d[-:])(?<!§ )(?<!den )(?<!kl\. )(?<!punkt )(?<!årskurs )"
_NOT_BEFORE = rf"(?![\s~]?\d|,\d|\w|:\d| {_MONTH}| kap| §| år(?! \d))"
# no dates, times, ages, sections or parts of longer numbers


def substituter(variation: Variation, space: str = " ") -> Callable[[str], str]:
    """A function that makes all of the variation's substitutions in a text at once; `space` is the one in numbers."""
    if not variation.substitutions and not variation.people:
        return lambda text: text
    words = {old: new.replace(" ", space) if is_number(new) else new for old, new in variation.substitutions}
    patterns = {old: pattern(old) for old in words} | {old: _name(old) for old, _ in variation.people}
    pairs = words | dict(variation.people)
    longest_first = sorted(patterns, key=len, reverse=True)
    any_of = re.compile("|".join(patterns[old] for old in longest_first))
    return lambda text: any_of.sub(lambda hit: pairs[folded(hit[0])], text)


def pattern(old: str) -> str:
    """The expression that finds words of a source: a number only as a whole number, a name also in a compound."""
    words = _SPACE.join(re.escape(word) for word in old.split(" "))
    return f"{_NOT_AFTER}{words}{_NOT_BEFORE}" if is_number(old) else rf"(?<!\w){words}"


def _name(old: str) -> str:
    return rf"(?<![\w-]){re.escape(old)}(?=s?(?![\w-]))"  # a person's name: also with a genitive s, in no compound


def folded(text: str) -> str:
    """The text with one plain space for each run of white space, Typst's ~ among it."""
    return re.sub(_SPACE, " ", text)


def is_number(text: str) -> bool:
    """Whether the text is a number and nothing more."""
    return NUMBER.fullmatch(text) is not None
