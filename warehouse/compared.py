"""Comparisons as numbers on two axes, and the records behind each number: what the desk shows and lets one follow.

They are asked of the published views of comparisons, so that what those leave out is left out here, too, and told.
"""

from collections.abc import Mapping
from typing import NamedTuple

_MOST = 200  # records behind a number
_INDICATOR = "concat_ws(' ', coalesce(name, indicator), period, method)"


class Compared(NamedTuple):
    """A comparison's SQL."""

    numbers: str
    """Gives axis, series and number, in the order in which they are shown."""
    records: str
    """Gives those behind the number of $axis and $series: document_id, page, id, says, value."""
    left_out: str | None = None
    """Gives why records are left out, and how many: explanation and n."""


def _money(kind: str) -> Compared:
    """Whole years' money of one kind, from the amounts that comparisons count (views/50_budget_amount.sql)."""
    counted = f"FROM budget_amount WHERE left_out IS NULL AND NOT is_total AND kind = '{kind}'"
    return Compared(
        f"SELECT year::VARCHAR AS axis, municipality AS series, sum(kronor) AS number {counted}"
        " GROUP BY ALL ORDER BY ALL",
        "SELECT document_id, page, id, concat_ws(' · ', label, \"column\") AS says,"
        f" concat_ws(' ', printed, unit) AS value {counted}"
        f" AND year::VARCHAR = $axis AND municipality = $series ORDER BY abs(kronor) DESC, id LIMIT {_MOST}",
        _left_out("comparison = 'budget'"),
    )


def _left_out(which: str) -> str:
    counted = "SELECT explanation, count(*) AS n FROM comparison_left_out"
    return f"{counted} WHERE {which} GROUP BY ALL ORDER BY n DESC, explanation"


MEASURES_BY_THEME = Compared(
    "SELECT theme AS axis, coalesce(municipality, '?') AS series, sum(measures) AS number FROM measure_by_theme"
    " GROUP BY ALL HAVING sum(measures) > 0 ORDER BY ALL",
    "SELECT document_id, page, id, text AS says, status AS value FROM measure WHERE NOT is_proposed"
    " AND coalesce(theme, 'unknown') = $axis AND coalesce(municipality, '?') = $series"
    f" ORDER BY document_date, page, id LIMIT {_MOST}",
)
BUDGET_BY_YEAR = _money("budget")
OUTCOME_BY_YEAR = _money("outcome")
INDICATORS_AGAINST_COUNTRY = Compared(
    f"""
    WITH told AS (
        SELECT {_INDICATOR} AS axis, municipality, value, country, document_id
        FROM indicator_against_country WHERE country IS NOT NULL
    )
    SELECT axis, municipality AS series, any_value(value ORDER BY document_id) AS number FROM told GROUP BY ALL
    UNION ALL
    SELECT axis, 'riket', any_value(country ORDER BY document_id) FROM told GROUP BY ALL
    ORDER BY ALL
    """,
    f"""
    SELECT document_id, page, id, concat_ws(' · ', coalesce(name, indicator), subject, period) AS says,
        concat_ws(' ', rtrim(rtrim(value::VARCHAR, '0'), '.'), unit) AS value
    FROM indicator_value
    WHERE left_out IS NULL AND {_INDICATOR} = $axis
      AND CASE WHEN subject_kind = 'country' THEN 'riket' ELSE municipality END = $series
    ORDER BY document_date DESC, id LIMIT {_MOST}
    """,
    _left_out("comparison IN ('indicator', 'indicator_against_country')"),
)
COMPARED: Mapping[str, Compared] = {
    "themes": MEASURES_BY_THEME,
    "money": BUDGET_BY_YEAR,
    "outcome": OUTCOME_BY_YEAR,
    "indicators": INDICATORS_AGAINST_COUNTRY,
}
