"""Closing and opening versions of the store's rows: the only way in which a relation of it changes."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import duckdb
import pyarrow as pa

from models.errors import WarehouseError
from warehouse.plan import Plan
from warehouse.rows import VERSIONED

REPORT = "Please report it with the document's extraction file (namndkoll extract)."
LATEST = " UNION ALL ".join(
    f"SELECT max(greatest(valid_from, coalesce(valid_to, valid_from))) AS moment FROM store.{relation}"
    for relation in (*VERSIONED, "overlay")
)


def moment_after_all(con: duckdb.DuckDBPyConnection, wanted: datetime) -> datetime:
    """When the versions change hands: never before, or at, another change. A clock set back must not bend history."""
    row = con.execute(f"SELECT epoch_us(max(moment)) FROM ({LATEST})").fetchone()
    if row is None or row[0] is None:
        return wanted
    return max(wanted, datetime.fromtimestamp(0, UTC) + timedelta(microseconds=row[0] + 1))


def apply_plan(con: duckdb.DuckDBPyConnection, one: Plan, moment: datetime) -> None:
    """Closes and inserts what the plan says, all at one moment. Call it within a transaction."""
    if one.closing:
        _close(con, one, moment)
    if one.inserting:
        _insert(con, one, moment)


def _close(con: duckdb.DuckDBPyConnection, one: Plan, moment: datetime) -> None:
    keys = pa.table([list(column) for column in zip(*one.closing, strict=True)], names=["document_id", "id"])
    with _named(con, "closing", keys):
        con.execute(
            f"UPDATE store.{one.relation} AS r SET valid_to = $moment FROM closing AS c"
            " WHERE r.document_id = c.document_id AND r.id = c.id AND r.valid_to IS NULL",
            {"moment": moment},
        )


def _insert(con: duckdb.DuckDBPyConnection, one: Plan, moment: datetime) -> None:
    insert_table(con, one.relation, _table(con, one), moment)


def insert_table(con: duckdb.DuckDBPyConnection, relation: str, incoming: pa.Table, moment: datetime) -> None:
    """Opens versions of the rows of a table that is typed as the relation's is, its valid_from whatever it is.

    Call it within a transaction. Raises WarehouseError where a row cannot be stored, one of them a key twice.
    """
    with _named(con, "incoming", incoming):
        try:
            con.execute(
                f"INSERT INTO store.{relation} BY NAME SELECT * REPLACE ($moment AS valid_from) FROM incoming",
                {"moment": moment},
            )
        except (duckdb.ConstraintException, duckdb.ConversionException) as error:
            raise WarehouseError(f"a record of {relation} cannot be stored: {error}", REPORT) from error


def _table(con: duckdb.DuckDBPyConnection, one: Plan) -> pa.Table:
    """The rows to insert, typed as the table is."""
    schema = con.execute(f"FROM store.{one.relation} LIMIT 0").to_arrow_table().schema
    expected = set(schema.names) - {"valid_from", "valid_to"}
    for row in one.inserting:
        if row.keys() != expected:
            raise WarehouseError(
                f"columns of {one.relation} and fields of its model differ: {sorted(row.keys() ^ expected)}",
                "Add a migration for the field.",
            )
    try:
        return pa.Table.from_pylist(one.inserting, schema=schema)
    except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
        raise WarehouseError(f"a record of {one.relation} cannot be stored: {error}", REPORT) from error


@contextmanager
def _named(con: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> Iterator[None]:
    """Lets SQL see an Arrow table by a name for a while."""
    con.register(name, table)
    try:
        yield
    finally:
        con.unregister(name)
