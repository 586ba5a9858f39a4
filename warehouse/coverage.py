"""Which months of which committee are there, for the tables of a run."""

from pathlib import Path
from typing import Any

from warehouse.ask import run_sql

_LATEST = """
SELECT municipality, committee, strftime(month, '%Y-%m') AS month, status, documents, not_fetched, not_read, waiting
FROM source_coverage WHERE month >= date_trunc('month', current_date) - INTERVAL 3 MONTH
ORDER BY status = 'published', municipality, committee, month DESC
"""


def coverage_rows(published: Path) -> list[dict[str, Any]]:
    """A row a committee and month, this month and the three before it; what is missing first."""
    rows: list[dict[str, Any]] = run_sql(published, _LATEST).to_pylist()
    return rows
