"""Official figures in the working file: a load replaces what was there of the same key figures."""

from collections.abc import Sequence
from datetime import UTC, datetime

import duckdb
import pyarrow as pa

from models.official import OfficialFigure
from warehouse.transaction import transaction

_INSERT = (
    "INSERT INTO store.official_figure BY NAME SELECT *, $source AS source, $at::TIMESTAMPTZ AS loaded_at FROM figures"
)


def replace_figures(con: duckdb.DuckDBPyConnection, figures: Sequence[OfficialFigure], source: str) -> None:
    """Puts the figures in place of all earlier values of their key figures, in one transaction.

    `source` is what readers are told of where they are from.
    """
    schema = (
        con.execute("SELECT * EXCLUDE (source, loaded_at) FROM store.official_figure LIMIT 0").to_arrow_table().schema
    )
    con.register("figures", pa.Table.from_pylist([figure.model_dump() for figure in figures], schema=schema))
    with transaction(con):
        con.execute("DELETE FROM store.official_figure WHERE kpi IN (SELECT kpi FROM figures)")
        con.execute(_INSERT, {"source": source, "at": datetime.now(UTC)})
    con.unregister("figures")


def municipality_codes(con: duckdb.DuckDBPyConnection) -> list[str]:
    """Codes of the municipalities that have a document."""
    sql = "SELECT DISTINCT municipality_code FROM document WHERE municipality_code IS NOT NULL ORDER BY ALL"
    return [code for (code,) in con.execute(sql).fetchall()]
