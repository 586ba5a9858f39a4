"""The corrected relations: the store's rows with reviewers' overlays laid over them, made from the store's own columns.

For each relation of records a table macro `store.<relation>_reviewed(ts)` gives its rows as they were said at a time:
columns that a correction changed in their new values, what reviewers added, without what they rejected.
"""

import duckdb

from models.correction import HIDDEN
from warehouse.columns import columns_of
from warehouse.rows import RECORDS

# Columns that say what a row is and since when, not what its record says.
_FIXED = ("document_id", "id", "content_hash", "valid_from", "valid_to", "extractor_version")
_HIDING = ", ".join(f"'{status}'" for status in sorted(HIDDEN))


def lay_reviewed(con: duckdb.DuckDBPyConnection) -> None:
    """Makes the macros that the views of records are made from."""
    for relation in RECORDS:
        con.execute(_macro(relation, columns_of(con, f"store.{relation}")))


def _macro(relation: str, columns: list[tuple[str, str]]) -> str:
    corrected = ", ".join(_corrected(name, kind) for name, kind in columns)
    added = ", ".join(_added(name, kind) for name, kind in columns)
    return f"""
CREATE MACRO store.{relation}_reviewed(ts) AS TABLE
WITH o AS (
    FROM store.overlay
    WHERE relation = '{relation}' AND review_status <> 'orphaned' AND store.held_at(valid_from, valid_to, ts)
)
SELECT {corrected}, o.review_status
FROM store.{relation} r LEFT JOIN o ON o.document_id = r.document_id AND o.record_id = r.id
WHERE store.held_at(r.valid_from, r.valid_to, ts)
  AND (o.review_status IS NULL OR o.review_status NOT IN ({_HIDING}))
UNION ALL
SELECT {added}, o.review_status FROM o WHERE o.is_added AND o.review_status NOT IN ({_HIDING})
"""


def _corrected(name: str, kind: str) -> str:
    """The SQL of a column, the overlay's value where it has one (which may be null)."""
    if name in _FIXED:
        return f'r."{name}"'
    return (
        f"""CASE WHEN json_exists(o.changed, '$."{name}"') THEN {_value(name, kind)} ELSE r."{name}" END AS "{name}\""""
    )


def _added(name: str, kind: str) -> str:
    """The SQL of an added row's column."""
    match name:
        case "id":
            return "o.record_id AS id"
        case "extractor_version":
            return "'reviewer' AS extractor_version"
        case _ if name in _FIXED:
            return f'o."{name}"'
        case _:
            return f'{_value(name, kind)} AS "{name}"'


def _value(name: str, kind: str) -> str:
    """The SQL of an overlay's value, as the column's type."""
    is_plain = kind == "VARCHAR" or kind.startswith("DECIMAL") or kind in ("DATE", "DOUBLE", "BOOLEAN", "INTEGER")
    return f"""CAST(o.changed {"->>" if is_plain else "->"} '$."{name}"' AS {kind})"""
