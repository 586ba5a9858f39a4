"""Other numbers in a sample: sums, differences and shares stay what they are to each other."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from samples.variations.records import number, of_type
from samples.variations.variation import Pairs
from samples.variations.wording import NUMBER, folded, pattern

_FACTORS = (3, 7, 2)  # whole ones: no amount gets more decimals
_SHIFTS = (4, 2, 6)  # of a share or an index, up or down so that it stays within 0 and 100
_SCALE = 100


def others(records: dict[str, Any], source: str, edition: int) -> Pairs:
    """Pairs of a number as printed and another, for the amounts and the measured values that the source has.

    Whole numbers of one digit are left alone: they also count lists, footnotes and paragraphs.
    """
    factor, shift = _FACTORS[edition], _SHIFTS[edition]
    pairs: dict[str, str] = {}
    for line in of_type(records, "budget_lines"):
        for _, digits in NUMBER.findall(line["printed"]):
            pairs.setdefault(folded(digits).strip(), _printed(number(digits) * factor, digits))
    for indicator in of_type(records, "indicators"):
        value = Decimal(str(indicator["value"]))
        digits = _printed(value, "1 000" if value >= 1000 else "")
        pairs.setdefault(digits, _printed(_changed(value, indicator["unit"], shift), "1 000"))
    return tuple((old, new) for old, new in pairs.items() if len(old) > 1 and re.search(pattern(old), source))


def _changed(value: Decimal, unit: str | None, shift: int) -> Decimal:
    if unit not in {"%", "index"}:
        return value * 2
    return value + shift if value + shift < _SCALE else value - shift


def _printed(value: Decimal, like: str) -> str:
    """The number in Swedish notation, its thousands apart unless the like of it, of four digits or more, has none."""
    digits = f"{value:,f}"
    grouped = " " if " " in folded(like) or len(like) < 4 else ""
    return digits.replace(",", grouped).replace(".", ",")
