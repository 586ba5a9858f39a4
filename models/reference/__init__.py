"""Facts that do not come from documents: the register of Swedish municipalities, kept as a CSV file beside this one."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Municipality:
    """A municipality (kommun) with its county (län)."""

    code: str
    """Four digits with the leading zero: 0114 (kommunkod). The first two are the county's."""
    name: str
    """Short name, no 'kommun' and no 'stad': Upplands Väsby."""
    county_code: str
    """Two digits: 01 (länskod)."""
    county_name: str
    """As the county calls itself: Stockholms län."""


@cache
def municipalities() -> tuple[Municipality, ...]:
    """All 290 municipalities, by code. The file is read once, at the first call."""
    with (Path(__file__).parent / "municipalities.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(Municipality(**row) for row in csv.DictReader(lines))
