"""A variation made to the records that a sample is expected to hold."""

from __future__ import annotations

import copy
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from samples.variations.variation import Variation
from samples.variations.wording import NUMBER, is_number, substituter

Records = dict[str, Any]

SOFT_HYPHEN = "\u00ad"


def varied(records: Records, variation: Variation) -> Records:
    """The records of the variation, on the pages where the sample has them."""
    changed: Records = _map_text(copy.deepcopy(records), substituter(variation))
    _recompute_money(records, changed)
    _recompute_indicators(changed, variation)
    _rename_headers(changed, {old: new.replace(SOFT_HYPHEN, "") for old, new in variation.headers})
    return changed


def of_type(document: Records, kind: str) -> list[Records]:
    """The records of a type, with those that are uncertain."""
    return [*document[kind], *(record for record in document.get("uncertain", []) if record["type"] == kind)]


def number(printed: str) -> Decimal:
    """The value of the first number in a text."""
    hit = NUMBER.search(printed)
    if hit is None:
        raise ValueError(f"no number in {printed!r}")
    return _decimal(hit[2]) * (-1 if hit[1] else 1)


def _decimal(digits: str) -> Decimal:
    return Decimal("".join(digits.split()).replace(",", "."))


def _map_text(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_map_text(item, change) for item in value]
    if isinstance(value, dict):
        return {key: _map_text(item, change) for key, item in value.items()}
    return value


def _recompute_money(before: Records, after: Records) -> None:
    """Multiply each value by what its printed number was multiplied by: of a range, the number that the value is."""
    for old, new in zip(of_type(before, "budget_lines"), of_type(after, "budget_lines"), strict=True):
        pairs = zip(NUMBER.findall(old["printed"]), NUMBER.findall(new["printed"]), strict=True)
        numbers = [(_decimal(digits), _decimal(changed)) for (_, digits), (_, changed) in pairs]
        value = abs(Decimal(str(old["value"])))
        same = (pair for pair in numbers if pair[0] and _digits(pair[0]) == _digits(value))
        was, became = next(same, (Decimal(1), Decimal(1)))
        new["value"] = _whole(Decimal(str(old["value"])) * became / was)


def _digits(value: Decimal) -> str:
    """What is left of a number when its unit is taken away."""
    return str(value.normalize().as_tuple().digits)


def _recompute_indicators(after: Records, variation: Variation) -> None:
    changes = {number(old): number(new) for old, new in variation.substitutions if is_number(old)}
    for record in of_type(after, "indicators"):
        value = Decimal(str(record["value"]))
        record["value"] = _whole(changes.get(value, value))


def _rename_headers(after: Records, headers: dict[str, str]) -> None:
    for record in of_type(after, "budget_lines"):
        column = record["column"]
        if column in headers:
            record |= {key: headers[column] for key in ("label", "column") if record[key] == column}


def _whole(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
