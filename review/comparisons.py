"""The warehouse's comparisons for the desk: each number with the query that gives the records behind it."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from review.published import Published, Row
from review.words import themes, words

_MOST = 200  # records shown behind a number
_FORMULA = re.compile(r"((?:^|[;,|\t\r\n\"])\s*)(?=[=+@\-\u2212\uff1d\uff0b\uff0d\uff20])")
_NATION = "^(rikssnitt|riket|samtliga kommuner|alla kommuner)"


@dataclass(frozen=True)
class Comparison:
    """A question with an answer in numbers: one for each pair of a series and a place on the axis."""

    name: str
    title: str
    axis: str
    """What stands along the axis, in Swedish."""
    series: str
    unit: str
    sql: str
    """Gives axis, series and number."""
    behind: str
    """Gives the records behind the number of $axis and $series: document_id, page, id, says, value, municipality."""
    mark: str
    """ECharts' kind of series: stacked where numbers add up, dots where they do not."""
    stack: str | None = None


THEMES = Comparison(
    "themes",
    "Åtgärder per tema",
    "Tema",
    "Kommun",
    "åtgärder",
    "SELECT coalesce(theme, '?') AS axis, coalesce(municipality, '?') AS series, count(*) AS number"
    " FROM measure GROUP BY ALL ORDER BY ALL",
    "SELECT document_id, page, id, text AS says, status AS value, municipality FROM measure"
    " WHERE coalesce(theme, '?') = $axis AND coalesce(municipality, '?') = $series"
    f" ORDER BY document_date, page, id LIMIT {_MOST}",
    mark="bar",
    stack="all",
)
MONEY = Comparison(
    "money",
    "Kronor per år",
    "År",
    "Kommun",
    "kronor",
    "SELECT period AS axis, coalesce(municipality, '?') AS series, sum(value_sek) AS number"
    " FROM budget_line WHERE NOT is_total AND value_sek IS NOT NULL AND regexp_full_match(period, '\\d{4}')"
    " GROUP BY ALL ORDER BY ALL",
    "SELECT document_id, page, id, concat_ws(' · ', label, \"column\") AS says, concat_ws(' ', printed, unit) AS value,"
    " municipality FROM budget_line WHERE NOT is_total AND value_sek IS NOT NULL"
    " AND period = $axis AND coalesce(municipality, '?') = $series"
    f" ORDER BY value_sek DESC, id LIMIT {_MOST}",
    mark="bar",
)
INDICATORS = Comparison(
    "indicators",
    "Nyckeltal mot riket",
    "Nyckeltal",
    "Vem",
    "",
    "SELECT concat_ws(' ', name, period, method) AS axis,"
    f" CASE WHEN regexp_matches(lower(subject), '{_NATION}') THEN 'riket' ELSE coalesce(subject, municipality, '?') END"
    " AS series, any_value(value ORDER BY document_date DESC, id) AS number"
    f" FROM indicator WHERE (document_id, name, period) IN (SELECT (document_id, name, period) FROM indicator"
    f" WHERE regexp_matches(lower(subject), '{_NATION}')) GROUP BY ALL ORDER BY ALL",
    "SELECT document_id, page, id, concat_ws(' · ', name, subject, period) AS says,"
    " concat_ws(' ', rtrim(rtrim(value::VARCHAR, '0'), '.'), unit) AS value, municipality FROM indicator"
    f" WHERE concat_ws(' ', name, period, method) = $axis AND CASE WHEN regexp_matches(lower(subject), '{_NATION}')"
    " THEN 'riket' ELSE coalesce(subject, municipality, '?') END = $series"
    f" ORDER BY document_date DESC, id LIMIT {_MOST}",
    mark="scatter",
)
COMPARISONS: Mapping[str, Comparison] = {one.name: one for one in (THEMES, MONEY, INDICATORS)}


@dataclass(frozen=True)
class Answer:
    """The numbers of a comparison; a pair without one is not there."""

    axis: tuple[str, ...]
    series: tuple[str, ...]
    numbers: Mapping[tuple[str, str], Decimal]


def answer(published: Published, wanted: Comparison) -> Answer:
    """Asks the warehouse."""
    rows = published.ask(wanted.sql)
    numbers = {(row["axis"], row["series"]): Decimal(str(row["number"])) for row in rows}
    axis = tuple(dict.fromkeys(row["axis"] for row in rows))
    return Answer(axis, tuple(sorted({row["series"] for row in rows})), numbers)


def behind(published: Published, wanted: Comparison, axis: str, series: str) -> list[Row]:
    """The records behind a number."""
    return published.ask(wanted.behind, {"axis": axis, "series": series})


def named(key: str) -> str:
    """A place on the axis in Swedish: themes have names of their own."""
    return "okänt tema" if key == "?" else themes().get(key, words("value").get(key, key))


def chart(wanted: Comparison, found: Answer) -> dict[str, Any]:
    """The comparison as the options of an ECharts bar chart."""
    series = [
        {
            "name": name,
            "type": wanted.mark,
            "stack": wanted.stack,
            "symbolSize": 11,
            "data": [_float(found.numbers.get((place, name))) for place in found.axis],
        }
        for name in found.series
    ]
    return {
        "aria": {"enabled": True, "decal": {"show": True}},
        "grid": {"left": 12, "right": 12, "top": 56, "bottom": 12, "containLabel": True},
        "tooltip": {"trigger": "item", "renderMode": "richText"},
        "legend": {"type": "scroll", "top": 4},
        "xAxis": {
            "type": "category",
            "data": [named(place) for place in found.axis],
            "axisLabel": {"interval": 0, "rotate": 35, "width": 150, "overflow": "truncate"},
        },
        "yAxis": {"type": "value", "name": wanted.unit},
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


def table(found: Answer) -> Sequence[tuple[str, Sequence[tuple[str, Decimal | None]]]]:
    """(place on the axis, the number of each series there) for each row."""
    return [(place, [(name, found.numbers.get((place, name))) for name in found.series]) for place in found.axis]


def _harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula, whatever it takes for the end of a cell.

    Where the decimal sign is a comma, cells end at semicolons; wide forms of the signs count as the signs themselves.
    """
    return _FORMULA.sub(r"\1'", text)


def _float(number: Decimal | None) -> float | None:
    return None if number is None else float(number)
