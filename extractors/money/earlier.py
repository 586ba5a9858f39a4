"""The amount of the year before, in parentheses behind another: "899 mkr (862)", "4 mkr (föregående år 3 mkr)"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from extractors.swedish.money import Amount, to_value
from extractors.swedish.numbers import parse_number
from extractors.swedish.terms import patterns

_BEHIND = re.compile(r"\s*\((?P<number>[-−–+]?\s?\d[\d \u00a0\u202f]*(?:,\d+)?)\)")
_YEAR = re.compile(r"(?:19|20)\d\d")


def with_earlier(text: str, found: Sequence[Amount]) -> list[Amount]:
    """The amounts found in a text and those in parentheses right behind them, in the unit of the amount in front.

    Annual reports print the year before so. A year in parentheses is none, nor is a bare digit: that is a note's mark.
    """
    return sorted([*found, *_earlier(text, found)], key=lambda amount: amount.start)


def earlier_in(text: str, found: Sequence[Amount]) -> list[Amount]:
    """Those of the found amounts that stand in such parentheses: they are of the same as the amount in front."""
    behind = {match.start("number") for a in found if (match := _BEHIND.match(text, a.end))}
    behind |= {
        b.start for a, b in pairwise(found) if text[a.end : b.start].strip() == "(" and text[b.end : b.end + 1] == ")"
    }
    led = {match.end() for a in found if (match := _led().match(text, a.end))}
    return [amount for amount in found if amount.start in behind | led]


@cache
def _led() -> re.Pattern[str]:
    """A parenthesis that says, behind an amount, that the next one is of the year before: "(föregående år"."""
    return re.compile(rf"\s*\({patterns('indicator_prose', 'before')}\s*:?\s*(?:var\s+)?", re.I)


def _earlier(text: str, found: Sequence[Amount]) -> Iterator[Amount]:
    """The amounts in parentheses."""
    for amount in found:
        match = _BEHIND.match(text, amount.end)
        if match is None or amount.unit is None or len(match["number"]) < 2 or _YEAR.fullmatch(match["number"]):
            continue
        number = parse_number(match["number"])
        if number is not None:
            yield Amount(
                start=match.start("number"),
                end=match.end("number"),
                value=to_value(number, amount.unit),
                printed=match["number"],
                unit=amount.unit,
                currency=amount.currency,
            )
