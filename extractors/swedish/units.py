"""Units of money, and where a table states its own (penningenheter).

A unit is one of the names in terms/units.toml. Every spelling is brought to one of them: "kronor" → kr, "tusen kronor"
→ tkr, "miljoner kronor" → mnkr, "miljarder kronor" → mdkr, "euro" → €. Abbreviations keep their own letters (kkr, mkr).
"""

import re
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import cache

from extractors.swedish.numbers import plain
from extractors.swedish.spaces import even, fold
from extractors.swedish.terms import alternation, load, words

_EXACT = Context(prec=200)
_THOUSANDS = re.compile(r"\bi\s+1[ .]?000(?:[- ]?tals?)?\s+(?:kr|kronor|sek)\b", re.IGNORECASE)

_NUMBER_BEFORE = re.compile(r"[0-9]$(?<!^(?:19|20)[0-9]{2})(?<!\s(?:19|20)[0-9]{2})")  # a year is a heading's
_HEADER_WORDS = 3  # a header cell is no longer: "Kostnad per plats kr" is prose-like already


@dataclass(frozen=True)
class UnitNote:
    """A unit of money that a caption, heading or header cell states for its table.

    `factor` is how many whole units of `currency` one unit is. `misprint` tells that the unit was printed in a way
    known as a slip ("kkkr") and read as the unit meant. The offsets are those of the unit itself.
    """

    unit: str
    factor: Decimal
    currency: str
    misprint: bool
    start: int
    end: int


def to_value(number: Decimal, unit: str | None) -> Decimal:
    """`number` of `unit` in whole units of the currency, exact; unchanged where there is no unit.

    Raises KeyError for a unit that terms/units.toml does not have.
    """
    return number if unit is None else plain(_EXACT.multiply(number, factor_of(unit)))


def factor_of(unit: str) -> Decimal:
    """How many whole units of the currency one `unit` is: 1000 for tkr. Raises KeyError for an unknown unit."""
    return Decimal(load("units")["factors"][unit])


def currency_of(unit: str) -> str:
    """The ISO 4217 code of a unit's currency; SEK unless the unit says otherwise."""
    return str(load("units")["currencies"].get(unit, "SEK"))


def canonical_unit(printed: str) -> tuple[str, bool] | None:
    """(unit, whether misprinted) for a unit as printed, or None for what is no unit."""
    units = load("units")
    bare = fold(printed).lower()
    if bare in units["misprints"]:
        return units["misprints"][bare], True
    unit = units["spelling"].get(bare)
    return (unit, False) if unit else None


@cache
def unit_pattern() -> str:
    """A regular expression for any unit as printed, to be matched without regard to case."""
    units = load("units")
    return rf"{alternation([*units['spelling'], *units['misprints']])}(?![\w€]|:\w|-[^\W\d])"


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w€]){unit_pattern()}", re.IGNORECASE)


@cache
def _clear_units() -> frozenset[str]:
    """Spellings that say their unit wherever they stand: abbreviations with a scale in them."""
    units = load("units")
    scaled = {spelling for spelling, unit in units["spelling"].items() if Decimal(units["factors"][unit]) > 1}
    return frozenset(spelling for spelling in scaled if " " not in spelling) | frozenset(units["misprints"])


def unit_in(text: str) -> UnitNote | None:
    """The unit that a caption, heading or header cell states: "(tkr)", "Belopp i tkr", "mnkr", "i tusental kronor".

    A unit with a number in front is an amount and states nothing. None also where two units are stated.
    """
    level = even(text)
    notes = [note for match in _unit().finditer(level) if (note := _note(level, match))]
    notes += [_unit_note("tkr", False, match) for match in _THOUSANDS.finditer(level)]
    return notes[0] if len({note.unit for note in notes}) == 1 else None


def _note(text: str, match: re.Match[str]) -> UnitNote | None:
    """The note that one unit in `text` makes, or None where it is part of an amount or of prose."""
    found = canonical_unit(match[0])
    before = text[: match.start()].rstrip()
    previous = re.search(r"[^\W\d_]+$", before)
    if found is None or match[0].startswith((":", ",")) or _NUMBER_BEFORE.search(before):
        return None
    if previous and previous[0].lower() in _loose_words():
        return None
    clear = fold(match[0]).lower() in _clear_units()
    introduced = previous is not None and previous[0].lower() in words("money_words", "introducing")
    return _unit_note(*found, match) if clear or introduced or _set_apart(text, match) else None


@cache
def _loose_words() -> frozenset[str]:
    numbers = load("numbers")
    tables = ("ones", "teens", "tens", "hundred", "scales")
    return frozenset(words("money_words", "vague")).union(*(numbers[table] for table in tables))


def _set_apart(text: str, match: re.Match[str]) -> bool:
    """Whether the unit stands in parentheses, after a comma or colon at the end, last in a short header, or alone."""
    before, after = text[: match.start()].rstrip(), text[match.end() :].rstrip(" .:;*)")
    if before.endswith(("(", "[")):
        return after.startswith((")", "]", "/", ",", " per ")) or not after.strip()
    short = len(before.split(" ")) <= _HEADER_WORDS and not re.search(r"[0-9.;]", before)
    apart = short or before.endswith((",", ":", "–", "-", "/"))
    return apart and (not after.strip() or after.lstrip().startswith(("/", "per ")))


def _unit_note(unit: str, misprint: bool, match: re.Match[str]) -> UnitNote:
    return UnitNote(unit, factor_of(unit), currency_of(unit), misprint, match.start(), match.end())
