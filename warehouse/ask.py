"""Questions to the published file."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from models.errors import QueryError
from models.run import Run
from warehouse.connection import reading
from warehouse.runs import last_run

RELATIONS = """
SELECT view_name FROM duckdb_views()
WHERE NOT internal AND schema_name = 'main' AND NOT suffix(view_name, '_extracted') ORDER BY ALL
"""
BY_MUNICIPALITY = "SELECT coalesce(municipality, '?') AS name, count(*) FROM document GROUP BY ALL ORDER BY 2 DESC, 1"
BY_FLAG = "SELECT code, count(*) FROM flag GROUP BY ALL ORDER BY 2 DESC, 1"


@dataclass(frozen=True)
class Status:
    """What is published."""

    relations: dict[str, int]
    """Current rows by relation."""
    documents_by_municipality: dict[str, int]
    """Most documents first; '?' where neither page nor source names one."""
    flags: dict[str, int]
    """How often by code, most frequent first."""
    last_run: Run | None


def run_sql(path: Path, sql: str, values: Mapping[str, str | None] | None = None) -> pa.Table:
    """The answer to a query on the published file `path`; of several statements, to the last.

    `values` are those of the query's named parameters ($name).

    Raises QueryError with DuckDB's own message, WarehouseMissing, WarehouseNewer.
    """
    with reading(path) as con:
        try:
            answer = con.execute(sql, dict(values or {}))
            # DuckDB gives nothing at all for a text without a statement, whatever its types say.
            if not isinstance(answer, duckdb.DuckDBPyConnection):
                raise QueryError("there is no SQL in it", "Ask something, such as: SELECT * FROM document")
            return answer.to_arrow_table()
        except duckdb.Error as error:
            raise QueryError(str(error), _remedy(con, error)) from error


def counted(path: Path, relation: str, column: str) -> dict[str, int]:
    """How many rows of a published relation have each value of a column, in the order of the values."""
    rows = run_sql(path, f'SELECT "{column}" AS value, count(*) AS n FROM "{relation}" GROUP BY ALL ORDER BY ALL')
    return {row["value"]: row["n"] for row in rows.to_pylist()}


def relations(con: duckdb.DuckDBPyConnection) -> list[str]:
    """Names of the relations that an analyst sees, those before correction left out."""
    return [name for (name,) in con.execute(RELATIONS).fetchall()]


def status(path: Path) -> Status:
    """What the published file holds. Raises WarehouseMissing before the first publish, WarehouseNewer."""
    with reading(path) as con:
        counting = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM {name}" for name in relations(con))
        return Status(
            relations=dict(sorted(con.execute(counting).fetchall())),
            documents_by_municipality=dict(con.execute(BY_MUNICIPALITY).fetchall()),
            flags=dict(con.execute(BY_FLAG).fetchall()),
            last_run=last_run(con),
        )


def _remedy(con: duckdb.DuckDBPyConnection, error: duckdb.Error) -> str:
    names = ", ".join(relations(con))
    if isinstance(error, duckdb.CatalogException):
        return f"The relations are: {names}. DESCRIBE relation lists the columns of one."
    if isinstance(error, duckdb.BinderException):
        return f"DESCRIBE relation lists a relation's columns. The relations are: {names}."
    if isinstance(error, duckdb.PermissionException):
        return "A query sees the warehouse only, not other files. Let the command write the answer to a file."
    return "The published file is for reading, in DuckDB's dialect of SQL: https://duckdb.org/docs/sql/introduction"
