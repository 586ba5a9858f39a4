"""Amounts of money in running text (belopp)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from extractors.swedish.boundaries import sentences
from extractors.swedish.number_words import number_words_pattern
from extractors.swedish.numbers import APART, HYPHENS, UNSIGNED, parse_number, words_to_number
from extractors.swedish.sieve import DIGIT, Sieve
from extractors.swedish.spaces import even, fold
from extractors.swedish.terms import alternation, load, words
from extractors.swedish.units import UnitNote, canonical_unit, currency_of, to_value, unit_in, unit_pattern

__all__ = ["Amount", "UnitNote", "find_amounts", "to_value", "unit_in"]

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_ORE = r"(?:\s+och\s+(?P<ore>[0-9]{1,2})\s+öre\b)?"
_TO = r"(?:\s?[-–−—]\s?|\s+(?:till|respektive|resp\.|eller)\s+)"  # between the two amounts of a range
_MINUS_WORD = r"\bminus\s+(?:på\s+)?"
_READ = frozenset({"SEK", "EUR"})  # currencies; amounts of others are left
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
    minus = rf"(?:{_MINUS_WORD}|−[ ]?|(?<![^\s(])(?<![0-9]\s)[{HYPHENS}](?=[0-9]))"
    number = rf"{minus}?{APART}(?!0[0-9]){UNSIGNED}"  # "000 kr" is the end of an amount that cannot be read
    first = rf"(?:(?<=mellan\s)(?P<low>{number})\s+och\s+|(?<![0-9][-/–])(?P<first>{number}){_TO})"
    bare = alternation(load("units")["bare"])
    unit = rf"(?:(?P<unit>{unit_pattern()})|(?P<bare>{bare})\b)"
    return re.compile(rf"(?:{first})?(?P<number>{number})\s*{unit}{_ORE}{_PER}", re.IGNORECASE)


@cache
def _in_words() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<minus>{_MINUS_WORD})?(?P<number>{number_words_pattern()})(?:\s+(?P<unit>{unit_pattern()}))?{_PER}",
        re.IGNORECASE,
    )


@cache
def _after_currency() -> re.Pattern[str]:
    currencies = load("currencies")
    currency = alternation([*currencies["read"], *currencies["foreign"]["words"]])
    scale = rf"(?:(?P<unit>{unit_pattern()})|(?P<scale>{alternation(currencies['scales'])})(?!\w))"
    first = rf"(?:(?P<first>{UNSIGNED}){_TO}(?={UNSIGNED}\s*{scale.replace('?P<', '?P<the_')}))"
    number = rf"{first}?(?P<number>{UNSIGNED})(?:\s*{scale})?(?!\w){_PER}"
    return re.compile(rf"(?<!\w)(?<![0-9] )(?P<minus>{_MINUS_WORD})?(?P<currency>{currency})\s?{number}", re.IGNORECASE)


@cache
def _money_near() -> re.Pattern[str]:
    starred = alternation(word[1:] for word in words("money_words", "near") if word.startswith("*"))
    whole = alternation(word for word in words("money_words", "near") if not word.startswith("*"))
    return re.compile(rf"{starred}|\b{whole}", re.IGNORECASE)


@cache
def _money_words() -> Sieve:
    """What some of stands in every text with an amount: a unit, a scale or a currency."""
    units = load("units")
    return Sieve([*units["spelling"], *units["misprints"], *units["bare"], *load("currencies")["read"]])


def find_amounts(text: str) -> list[Amount]:
    """The amounts of money in running text, left to right.

    A range ("2,5–3,5 miljoner kronor") is two amounts. A number with "miljoner" and no "kronor" is money only where
    its sentence speaks of money and no counted thing follows ("2 miljoner invånare"). A currency in front is the
    amount's, and amounts of other currencies than kronor and euro are left.
    """
    return list(_found(text))


@lru_cache(maxsize=2_000)  # the records of money, measures and indicators ask for the same texts
def _found(text: str) -> tuple[Amount, ...]:
    level = even(text)
    folded = level.casefold()
    if not _money_words().passes(folded):
        return ()
    found: list[Amount] = []
    taken: list[tuple[int, int]] = []
    digits = ((_after_currency(), _amounts_after_currency), (_in_digits(), _amounts_in_digits))
    for pattern, read in (*(digits if DIGIT.passes(folded) else ()), (_in_words(), _amounts_in_words)):
        matches = list(pattern.finditer(level))
        found += [a for match in matches for a in read(text, level, match) if _is_free(a, taken)]
        taken += [m.span() for m in matches] if pattern is _after_currency() else [(a.start, a.end) for a in found]
    return tuple(sorted((a for a in found if a.currency in _READ), key=lambda amount: amount.start))


def _is_free(amount: Amount, taken: list[tuple[int, int]]) -> bool:
    return all(amount.end <= start or end <= amount.start for start, end in taken)


def _amounts_in_digits(text: str, level: str, match: re.Match[str]) -> Iterator[Amount]:
    unit_name = "unit" if match["unit"] else "bare"
    found = canonical_unit(match["unit"]) if match["unit"] else (load("units")["bare"][match["bare"].lower()], False)
    if found is None or (match["bare"] and not _is_money_here(level, match.start(), match.end("bare"))):
        return
    unit, misprint = found
    less = re.match(_MINUS_WORD, match["low"] or match["first"] or "", re.IGNORECASE)  # "minus 2–3 mnkr": both are
    for group in ("low", "first"):
        year = _YEAR.fullmatch(match[group] or "") and to_value(Decimal(1), unit) > 1
        if match[group] and not year and not _is_name(level, match.start(group)):
            number = _signed(match[group])
            if number is not None:
                yield _amount(text, match.span(group), to_value(number, unit), found, match["per"])
    start = _after_name(level, match)
    number = _signed(level[start : match.end("number")])
    if number is None or (to_value(Decimal(1), unit) > 1 and _is_year_of(level, start, match.end("number"))):
        return
    number = -abs(number) if less else number
    value, end = to_value(number, unit), match.end(unit_name)
    if match["ore"] and unit == "kr":
        value, end = value + Decimal(match["ore"]).scaleb(-2), match.end("ore") + len(" öre")
    yield _amount(text, (start, end), value, (unit, misprint), match["per"])


def _amount(text: str, span: tuple[int, int], value: Decimal, unit: tuple[str, bool], per: str | None = None) -> Amount:
    start, end = span
    return Amount(start, end, value, text[start:end], unit[0], currency_of(unit[0]), per, unit[1])


def _signed(printed: str) -> Decimal | None:
    minus = re.match(_MINUS_WORD, printed, re.IGNORECASE)
    number = parse_number(printed[minus.end() :] if minus else printed)
    return -number if minus and number is not None else number


def _is_name(level: str, start: int) -> bool:
    """Whether the word in front says that the number names a thing: "etapp 2"."""
    before = re.search(r"(?:[^\W\d_]+|§)(?=\.?\s$)", level[max(0, start - 25) : start])
    return before is not None and before[0].lower() in words("money_words", "numbered")


def _is_year_of(level: str, start: int, end: int) -> bool:
    """Whether a number in front of a unit is the year of what stands before it: "Budget 2024 tkr" heads a column."""
    before = re.search(r"[^\W\d_]+(?=\s$)", level[max(0, start - 25) : start])
    return (
        _YEAR.fullmatch(level[start:end]) is not None
        and before is not None
        and before[0].lower().endswith(words("money_words", "of_a_year"))
    )


def _after_name(level: str, match: re.Match[str]) -> int:
    """Where the amount's number starts: after the "2" in "etapp 2 500 tkr"."""
    start = match.start("number")
    own = re.match(r"[0-9]{1,3} (?=[0-9]{3})", match["number"])
    return start + own.end() if own and _is_name(level, start) else start


def _amounts_after_currency(text: str, _level: str, match: re.Match[str]) -> Iterator[Amount]:
    """One amount, or the two of a range; none where the currency is foreign or the unit behind is of another one."""
    found = _unit_after_currency(match)
    if found is None:
        return
    cut = match.end("first") if match["first"] else match.start()  # a range's second amount starts at its number
    end = max(match.end(group) for group in ("number", "unit", "scale"))
    spans = {"first": (match.start(), cut), "number": (match.start("number") if match["first"] else cut, end)}
    for group, span in spans.items():
        number = parse_number(match[group]) if match[group] else None
        if number is not None:
            yield _amount(text, span, to_value(-number if match["minus"] else number, found[0]), found, match["per"])


def _unit_after_currency(match: re.Match[str]) -> tuple[str, bool] | None:
    """The unit that a currency in front and what stands behind the number make: "SEK" and "million" are mnkr."""
    currencies = load("currencies")
    word = currencies["read"].get(match["currency"].lower())
    if word is None:
        return None
    if match["unit"]:
        behind = canonical_unit(match["unit"])
        return behind if behind and currency_of(behind[0]) == currency_of(_unit_of(word)) else None
    scale = currencies["scales"].get(match["scale"].lower()) if match["scale"] else None
    return _unit_of(f"{scale} {word}" if scale else word), False


def _unit_of(words_of_unit: str) -> str:
    return str(load("units")["spelling"][words_of_unit])


def _amounts_in_words(text: str, level: str, match: re.Match[str]) -> Iterator[Amount]:
    number = words_to_number(match["number"])
    before = re.search(r"[^\W\d_]+(?=\s+$)", level[max(0, match.start() - 25) : match.start()])
    if number is None or (before and before[0].lower() in words("money_words", "vague")):
        return
    number = -number if match["minus"] else number
    scale = fold(match["number"]).lower().split(" ")[-1]
    bare = load("units")["bare"].get(scale)
    if match["unit"]:
        found, whole = canonical_unit(match["unit"]), canonical_unit(f"{scale} {match['unit']}")
        if found:
            span = match.start(), match.end("unit")
            yield from _first_in_words(text, level, match.start(), whole or found, match["per"])
            yield _amount(text, span, to_value(number, found[0]), whole or found, match["per"])
    elif bare is not None and _is_money_here(level, match.start(), match.end("number")):
        yield _amount(text, (match.start(), match.end("number")), number, (bare, False), match["per"])


def _first_in_words(text: str, level: str, start: int, unit: tuple[str, bool], per: str | None) -> Iterator[Amount]:
    """The first of two amounts in words that share a unit: the "två" of "två till tre miljoner kronor"."""
    first = re.search(rf"(?<!\w)(?P<number>[^\W\d_]+){_TO}$", level[max(0, start - 30) : start])
    number = words_to_number(first["number"]) if first else None
    if first and number is not None and 1 < number < 1000 and to_value(Decimal(1), unit[0]) > 1:
        at = max(0, start - 30) + first.start()
        yield _amount(text, (at, at + len(first["number"])), to_value(number, unit[0]), unit, per)


def _is_money_here(level: str, start: int, end: int) -> bool:
    """Whether a bare scale word that ends at `end` means money: its sentence says so, and no counted thing follows."""
    follower = re.match(r"\s+([^\W\d_]+)", level[end:])
    if follower and follower[1].lower() not in words("money_words", "after"):
        return False
    around = next((level[a:b] for a, b in sentences(level) if a <= start < b), level)
    return _money_near().search(around) is not None
