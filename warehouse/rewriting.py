"""A warehouse file written anew, row by row, with some rows changed or left out.

What is updated or deleted in a DuckDB file stays readable in its freed blocks. What must be gone is left behind with
the old file.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from string import Template

import duckdb
import pyarrow as pa

from warehouse.columns import is_derived, tables_of_documents
from warehouse.connection import anew
from warehouse.files import to_disk
from warehouse.masking.spelling import FOLDED
from warehouse.rows import Row

Change = Callable[[str, Row], Row | None]
"""(table, row) → the row as it is to be, None to leave it out."""

_TOUCHED = """
CREATE OR REPLACE TEMP TABLE touched AS
WITH said AS MATERIALIZED (
    SELECT r.rowid AS row, $document AS document_id,
           regexp_replace(lower(to_json(r)::VARCHAR), '$folded', '', 'g') AS text
    FROM old.store.$table r
    WHERE $document IN (SELECT document_id FROM terms) OR EXISTS (FROM terms WHERE document_id IS NULL)
)
SELECT DISTINCT row FROM said JOIN terms ON terms.document_id = said.document_id AND contains(said.text, terms.term)
UNION
SELECT DISTINCT row FROM said JOIN terms ON terms.document_id IS NULL AND contains(said.text, terms.term)
"""


@dataclass(frozen=True)
class Touching:
    """Which rows are looked at: those of a document (None: of any, or of none) that hold a term, as `folded` has it."""

    documents: list[str | None] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)

    def table(self) -> pa.Table:
        """The pairs as a table for SQL."""
        schema = pa.schema([("document_id", pa.string()), ("term", pa.string())])
        return pa.table({"document_id": self.documents, "term": self.terms}, schema=schema)


def rewrite(source: Path, target: Path, touching: Touching, change: Change) -> int:
    """Writes the warehouse `source`, closed and without a log, to `target`; returns how many rows were changed or left.

    `target` has the same tables, keys, views and comments; those tables that are worked out from the others are empty.
    Raises duckdb.Error, OSError.
    """
    for left in (target, target.with_name(target.name + ".wal")):
        left.unlink(missing_ok=True)
    changed = 0
    with anew(source, target) as con:
        con.execute("COPY FROM DATABASE old TO new (SCHEMA)")
        for table, of_document in _prepared(con, touching):
            changed += _copy(con, table, of_document, change)
    target.chmod(0o600)
    to_disk(target)
    return changed


def count_touched(source: Path, touching: Touching) -> int:
    """How many rows `rewrite` would look at. Raises duckdb.Error."""
    with anew(source, None) as con:
        tables = _prepared(con, touching)
        return sum(_touch(con, table, of_document) for table, of_document in tables)


def _prepared(con: duckdb.DuckDBPyConnection, touching: Touching) -> list[tuple[str, bool]]:
    """(table, whether its rows are of a document) of the old file, with the terms laid beside."""
    con.register("told", touching.table())
    con.execute("CREATE TEMP TABLE terms AS SELECT DISTINCT * FROM told")
    con.unregister("told")
    return [told for told in tables_of_documents(con, "old").items() if not is_derived(told[0])]


def _touch(con: duckdb.DuckDBPyConnection, table: str, of_document: bool) -> int:
    """Lays the numbers of a table's touched rows beside; returns how many there are."""
    document = "r.document_id" if of_document else "NULL::VARCHAR"
    sql = Template(_TOUCHED).substitute(table=table, document=document, folded=FOLDED)
    return int(con.execute(sql).fetchall()[0][0])


def _copy(con: duckdb.DuckDBPyConnection, table: str, of_document: bool, change: Change) -> int:
    touched = _touch(con, table, of_document)
    others = " WHERE rowid NOT IN (FROM touched)" if touched else ""
    con.execute(f"INSERT INTO new.store.{table} SELECT * FROM old.store.{table}{others}")
    if not touched:
        return 0
    found = con.execute(f"SELECT * FROM old.store.{table} WHERE rowid IN (FROM touched)").to_arrow_table()
    schema = found.schema
    con.register("incoming", pa.Table.from_pylist(list(_changed(table, found, change)), schema=schema))
    con.execute(f"INSERT INTO new.store.{table} BY NAME FROM incoming")
    con.unregister("incoming")
    return touched


def _changed(table: str, found: pa.Table, change: Change) -> Iterator[Row]:
    for row in found.to_pylist():
        made = change(table, row)
        if made is not None:
            yield made
