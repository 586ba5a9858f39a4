"""How each source stands since its last list, for a person who asks in the morning."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from warehouse.ask import run_sql

_STANDING = """
WITH last AS (
    SELECT source, max(listed_at) AS listed_at, arg_max(outcome, listed_at) AS outcome,
           arg_max(documents, listed_at) AS listed, arg_max(explanation, listed_at) AS explanation
    FROM source_listing GROUP BY source
), held AS (
    SELECT source,
           count(document_id) AS fetched,
           count(*) FILTER (document_id IN (SELECT id FROM document)) AS loaded,
           count(*) FILTER (code IS NOT NULL) AS failed,
           count(*) FILTER (document_id IS NULL AND code IS NULL) AS waiting
    FROM source_document WHERE superseded_by IS NULL AND gone_at IS NULL GROUP BY source
)
SELECT source, municipality, listed_at, coalesce(outcome, 'unlisted') AS outcome, coalesce(listed, 0) AS listed,
       explanation, coalesce(fetched, 0) AS fetched, coalesce(loaded, 0) AS loaded, coalesce(failed, 0) AS failed,
       coalesce(waiting, 0) AS waiting
FROM (
    SELECT source, any_value(municipality) AS municipality
    FROM (SELECT source, municipality FROM source_listing UNION ALL SELECT source, municipality FROM source_document)
    GROUP BY source
)
LEFT JOIN last USING (source) LEFT JOIN held USING (source)
ORDER BY list_position(['failed', 'warned', 'unlisted', 'accepted', 'ok'], outcome), source
"""


@dataclass(frozen=True)
class Standing:
    """A source as its last list left it. Documents are those that are listed now, each version that is there."""

    source: str
    municipality: str
    listed_at: datetime | None
    """None before the first night: what is there came by a backfill."""
    outcome: str
    """Of the list: ok, warned, failed or accepted; or unlisted."""
    listed: int
    """Documents in the last list; 0 where it could not be read."""
    explanation: str | None
    """Why the list failed, or is odd: what went silent."""
    fetched: int
    loaded: int
    failed: int
    """Documents whose last attempt to fetch them failed."""
    waiting: int
    """Documents that are left for another night, or for a backfill."""


def standings(published: Path) -> list[Standing]:
    """Every source that anything is known of, those that failed first. Raises WarehouseMissing, WarehouseNewer."""
    return [Standing(**row) for row in run_sql(published, _STANDING).to_pylist()]
