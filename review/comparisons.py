"""The warehouse's comparisons for the desk: each number with the query that gives the records behind it."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from review.published import Published, Row
from review.words import themes, words
from warehouse import compared
from warehouse.compared import Compared

_FORMULA = re.compile(r"((?:^|[;,|\t\r\n\"])\s*)(?=[=+@\-\u2212\uff1d\uff0b\uff0d\uff20])")
_DRAWN = 25  # series that a chart can tell apart
_LABELLED = 30  # places on an axis that all get their name
_SWEDISH = "value => Number(value).toLocaleString('sv-SE')"


@dataclass(frozen=True)
class Comparison:
    """A question with an answer in numbers: one for each pair of a series and a place on the axis."""

    name: str
    title: str
    about: str
    """What is counted, in a sentence."""
    axis: str
    """What stands along the axis, in Swedish."""
    series: str
    unit: str
    compared: Compared
    mark: str
    """ECharts' kind of series: stacked where numbers add up, dots where they do not."""
    stack: str | None = None


THEMES = Comparison(
    "themes",
    "Åtgärder per tema",
    "Antal åtgärder som är beslutade eller pågår; de som bara är föreslagna är inte med.",
    "Tema",
    "Kommun",
    "åtgärder",
    compared.MEASURES_BY_THEME,
    mark="bar",
    stack="all",
)
_MONEY = (
    "kronor för hela år, ur tabeller, utan tryckta summor. Tecknen är de tryckta: en del nämnder skriver kostnader med"
    " minus."
)
MONEY = Comparison(
    "money", "Budget per år", f"Budgeterade {_MONEY}", "År", "Kommun", "kronor", compared.BUDGET_BY_YEAR, mark="bar"
)
OUTCOME = Comparison(
    "outcome", "Utfall per år", f"Utfall i {_MONEY}", "År", "Kommun", "kronor", compared.OUTCOME_BY_YEAR, mark="bar"
)
INDICATORS = Comparison(
    "indicators",
    "Nyckeltal mot riket",
    "Kommunens värde bredvid rikets, av samma mått, metod, enhet och period.",
    "Nyckeltal",
    "Vem",
    "",
    compared.INDICATORS_AGAINST_COUNTRY,
    mark="scatter",
)
COMPARISONS: Mapping[str, Comparison] = {one.name: one for one in (THEMES, MONEY, OUTCOME, INDICATORS)}


@dataclass(frozen=True)
class Answer:
    """The numbers of a comparison; a pair without one is not there."""

    axis: tuple[str, ...]
    series: tuple[str, ...]
    numbers: Mapping[tuple[str, str], Decimal]


def answer(published: Published, wanted: Comparison) -> Answer:
    """Asks the warehouse."""
    rows = published.ask(wanted.compared.numbers)
    numbers = {(row["axis"], row["series"]): Decimal(str(row["number"])) for row in rows}
    axis = tuple(dict.fromkeys(row["axis"] for row in rows))
    return Answer(axis, tuple(sorted({row["series"] for row in rows})), numbers)


def behind(published: Published, wanted: Comparison, axis: str, series: str) -> list[Row]:
    """The records behind a number."""
    return published.ask(wanted.compared.records, {"axis": axis, "series": series})


def left_out(published: Published, wanted: Comparison) -> list[Row]:
    """Why records are not in a comparison: explanation and n, the most frequent first."""
    return published.ask(wanted.compared.left_out) if wanted.compared.left_out else []


def named(key: str) -> str:
    """A place on the axis in Swedish: themes have names of their own."""
    return "okänt tema" if key == "unknown" else themes().get(key, words("value").get(key, key))


def chart(wanted: Comparison, found: Answer) -> dict[str, Any]:
    """The comparison as ECharts' options: of many series, those that say most."""
    series = [
        {
            "name": name,
            "type": wanted.mark,
            "stack": wanted.stack,
            "symbolSize": 11,
            "data": [_float(found.numbers.get((place, name))) for place in found.axis],
        }
        for name in drawn(found)
    ]
    return {
        "aria": {"enabled": True, "decal": {"show": True}},
        "grid": {"left": 12, "right": 12, "top": 56, "bottom": 12, "containLabel": True},
        "tooltip": {"trigger": "item", "renderMode": "richText", ":valueFormatter": _SWEDISH},
        "legend": {"type": "scroll", "top": 4},
        "xAxis": {
            "type": "category",
            "data": [named(place) for place in found.axis],
            "axisLabel": {
                "interval": 0 if len(found.axis) <= _LABELLED else "auto",
                "rotate": 35,
                "width": 150,
                "overflow": "truncate",
            },
        },
        "yAxis": {"type": "value", "name": wanted.unit, "axisLabel": {":formatter": _SWEDISH}},
        "series": series,
    }


def as_csv(wanted: Comparison, found: Answer) -> str:
    """The numbers as CSV: axis, series, number; numbers exact, with a decimal point."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([wanted.axis, wanted.series, wanted.unit or "värde"])
    for place, name in found.numbers:
        writer.writerow([_harmless(named(place)), _harmless(name), format(found.numbers[place, name].normalize(), "f")])
    return text.getvalue()


def drawn(found: Answer) -> tuple[str, ...]:
    """The series of the chart: all, or those with the most numbers and the largest ones."""
    if len(found.series) <= _DRAWN:
        return found.series
    weight: dict[str, tuple[int, Decimal]] = {name: (0, Decimal()) for name in found.series}
    for (_, name), number in found.numbers.items():
        n, total = weight[name]
        weight[name] = n + 1, total + abs(number)
    kept = sorted(found.series, key=lambda name: weight[name], reverse=True)[:_DRAWN]
    return tuple(name for name in found.series if name in kept)


def _harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula, whatever it takes for the end of a cell.

    Where the decimal sign is a comma, cells end at semicolons; wide forms of the signs count as the signs themselves.
    """
    return _FORMULA.sub(r"\1'", text)


def _float(number: Decimal | None) -> float | None:
    return None if number is None else float(number)
