"""Amounts of money in running text (belopp)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extractors.swedish.boundaries import sentences
from extractors.swedish.number_words import number_words_pattern
from extractors.swedish.numbers import UNSIGNED, parse_number, words_to_number
from extractors.swedish.spaces import even, fold
from extractors.swedish.terms import alternation, load, words
from extractors.swedish.units import UnitNote, canonical_unit, currency_of, to_value, unit_in, unit_pattern

__all__ = ["Amount", "UnitNote", "find_amounts", "to_value", "unit_in"]

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_ORE = r"(?:\s+och\s+(?P<ore>[0-9]{1,2})\s+öre\b)?"
_PER = r"(?:(?:\s+per\s+|\s?/\s?)(?P<per>[^\W\d_]\w*))?"


@dataclass(frozen=True)
class Amount:
    """An amount of money in running text: `printed == text[start:end]`.

    `value` is exact, in whole units of the currency. In a range the first amount's `printed` is its number alone; its
    unit is the one it shares with the second. `per` is what the money is counted by, "år" in "kronor per år", and is
    not in `printed`. `misprint` tells that the unit was printed in a way known as a slip ("kkkr").
    """

    start: int
    end: int
    value: Decimal
    printed: str
    unit: str | None
    currency: str
    per: str | None = None
    misprint: bool = False


@cache
def _in_digits() -> re.Pattern[str]:
    number = rf"(?:minus\s+|−[ ]?|(?<![^\s(])(?<![0-9]\s)[-–](?=[0-9]))?(?<![\w.,:/]){UNSIGNED}"
    sign = r"(?:\s?[-–−—]\s?|\s+(?:till|respektive|resp\.|eller)\s+)"
    first = rf"(?:(?<=mellan\s)(?P<low>{number})\s+och\s+|(?<![0-9][-/–])(?P<first>{number}){sign})"
    bare = alternation(load("units")["bare"])
    unit = rf"(?:(?P<unit>{unit_pattern()})|(?P<bare>{bare})\b)"
    return re.compile(rf"(?:{first})?(?P<number>{number})\s*{unit}{_ORE}{_PER}", re.IGNORECASE)


@cache
def _in_words() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<number>{number_words_pattern()})(?:\s+(?P<unit>{unit_pattern()}))?{_PER}",
        re.IGNORECASE,
    )


@cache
def _after_currency() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?<![0-9] )(?P<unit>sek|eur|usd|€|\$)\s?(?P<number>{UNSIGNED})", re.IGNORECASE)


@cache
def _money_near() -> re.Pattern[str]:
    starred = alternation(word[1:] for word in words("money_words", "near") if word.startswith("*"))
    whole = alternation(word for word in words("money_words", "near") if not word.startswith("*"))
    return re.compile(rf"{starred}|\b{whole}", re.IGNORECASE)


def find_amounts(text: str) -> list[Amount]:
    """The amounts of money in running text, left to right.

    A range ("2,5–3,5 miljoner kronor") is two amounts. A number with "miljoner" and no "kronor" is money only where
    its sentence speaks of money and no counted thing follows ("2 miljoner invånare").
    """
    level = even(text)
    found = [amount for match in _in_digits().finditer(level) for amount in _amounts_in_digits(text, level, match)]
    for pattern, read in ((_after_currency(), _amount_after_currency), (_in_words(), _amount_in_words)):
        for match in pattern.finditer(level):
            amount = read(text, level, match)
            if amount and all(amount.end <= other.start or other.end <= amount.start for other in found):
                found.append(amount)
    return sorted(found, key=lambda amount: amount.start)


def _amounts_in_digits(text: str, level: str, match: re.Match[str]) -> Iterator[Amount]:
    unit_name = "unit" if match["unit"] else "bare"
    found = canonical_unit(match["unit"]) if match["unit"] else (load("units")["bare"][match["bare"].lower()], False)
    if found is None or (match["bare"] and not _is_money_here(level, match.start(), match.end("bare"))):
        return
    unit, misprint = found
    for group in ("low", "first"):
        year = _YEAR.fullmatch(match[group] or "") and to_value(Decimal(1), unit) > 1
        if match[group] and not year and not _is_name(level, match.start(group)):
            number = _signed(match[group])
            if number is not None:
                yield _amount(text, match.span(group), to_value(number, unit), found, match["per"])
    start = _after_name(level, match)
    number = _signed(level[start : match.end("number")])
    if number is None:
        return
    value, end = to_value(number, unit), match.end(unit_name)
    if match["ore"] and unit == "kr":
        value, end = value + Decimal(match["ore"]).scaleb(-2), match.end("ore") + len(" öre")
    yield _amount(text, (start, end), value, (unit, misprint), match["per"])


def _amount(text: str, span: tuple[int, int], value: Decimal, unit: tuple[str, bool], per: str | None = None) -> Amount:
    start, end = span
    return Amount(start, end, value, text[start:end], unit[0], currency_of(unit[0]), per, unit[1])


def _signed(printed: str) -> Decimal | None:
    minus = re.match(r"minus\s+", printed, re.IGNORECASE)
    number = parse_number(printed[minus.end() :] if minus else printed)
    return -number if minus and number is not None else number


def _is_name(level: str, start: int) -> bool:
    """Whether the word in front says that the number names a thing: "etapp 2"."""
    before = re.search(r"(?:[^\W\d_]+|§)(?=\.?\s$)", level[max(0, start - 25) : start])
    return before is not None and before[0].lower() in words("money_words", "numbered")


def _after_name(level: str, match: re.Match[str]) -> int:
    """Where the amount's number starts: after the "2" in "etapp 2 500 tkr"."""
    start = match.start("number")
    own = re.match(r"[0-9]{1,3} (?=[0-9]{3})", match["number"])
    return start + own.end() if own and _is_name(level, start) else start


def _amount_after_currency(text: str, _level: str, match: re.Match[str]) -> Amount | None:
    number, unit = parse_number(match["number"]), canonical_unit(match["unit"])
    if number is None or unit is None:
        return None
    return _amount(text, match.span(), to_value(number, unit[0]), unit)


def _amount_in_words(text: str, level: str, match: re.Match[str]) -> Amount | None:
    number = words_to_number(match["number"])
    scale = fold(match["number"]).lower().split(" ")[-1]
    before = re.search(r"[^\W\d_]+(?=\s+$)", level[max(0, match.start() - 25) : match.start()])
    if number is None or (before and before[0].lower() in words("money_words", "vague")):
        return None
    if match["unit"]:
        found = canonical_unit(match["unit"])
        whole = canonical_unit(f"{scale} {match['unit']}")
        return found and _amount(
            text, (match.start(), match.end("unit")), to_value(number, found[0]), whole or found, match["per"]
        )
    bare = load("units")["bare"].get(scale)
    if bare is None or not _is_money_here(level, match.start(), match.end("number")):
        return None
    return _amount(text, match.span("number"), number, (bare, False), match["per"])


def _is_money_here(level: str, start: int, end: int) -> bool:
    """Whether a bare scale word that ends at `end` means money: its sentence says so, and no counted thing follows."""
    follower = re.match(r"\s+([^\W\d_]+)", level[end:])
    if follower and follower[1].lower() not in words("money_words", "after"):
        return False
    around = next((level[a:b] for a, b in sentences(level) if a <= start < b), level)
    return _money_near().search(around) is not None
