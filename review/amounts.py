"""An amount's value follows from what is printed and its unit: a reviewer who gives the unit need not multiply."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from extractors.swedish.money import find_amounts
from extractors.swedish.numbers import parse_number
from extractors.swedish.units import canonical_unit, to_value

_MAKES_VALUE = frozenset({"printed", "unit", "value"})


def worth(printed: str, unit: str | None) -> Decimal | None:
    """What `printed` of `unit` is in whole units of the currency; None where that is not certain."""
    known = canonical_unit(unit) if unit else None
    number = parse_number(printed)
    if number is not None:
        return None if unit and not known else to_value(number, known[0] if known else None)
    told = find_amounts(printed)  # in running text the unit is printed with it
    return told[0].value if len(told) == 1 and told[0].unit == (known[0] if known else None) else None


def with_value(now: Mapping[str, Any], changed: Mapping[str, Any]) -> dict[str, Any]:
    """What a reviewer changes in an amount that is `now` so, with the value that follows from it.

    Raises ValueError, in Swedish, where the value contradicts what is printed, or does not follow and is not given.
    """
    made = dict(changed)
    after = {**now, **made}
    if not _MAKES_VALUE & made.keys() or not after.get("printed"):
        return made
    follows = worth(after["printed"], after.get("unit"))
    if "value" in made:
        if follows is not None and made["value"] is not None and follows != Decimal(made["value"]):
            unit = after.get("unit") or "utan enhet"
            raise ValueError(f"{after['printed']} ({unit}) är {_plain(follows)}. Ändra enheten eller det tryckta.")
        return made
    if follows is None:
        raise ValueError("Skriv värdet i hela kronor: det går inte att räkna ut av det tryckta och enheten.")
    if follows != Decimal(str(now["value"])):
        made["value"] = _plain(follows)
    return made


def _plain(value: Decimal) -> str:
    return format(value, "f")
