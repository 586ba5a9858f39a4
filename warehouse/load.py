"""Extractions into versions: what is new or changed is inserted, what it replaces or what is gone is closed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pyarrow as pa

from models.errors import WarehouseError
from models.extraction import Extraction
from models.run import LoadResult
from warehouse.plan import Key, Plan, plan
from warehouse.rows import RECORDS, VERSIONED, Row, rows
from warehouse.transaction import transaction

REFERENCES = Path(__file__).parent / "checks" / "references.sql"
REPORT = "Please report it with the document's extraction file (namndkoll extract)."

CURRENT = " UNION ALL ".join(
    f"SELECT '{relation}', document_id, id, content_hash FROM store.{relation}"
    " WHERE valid_to IS NULL AND list_contains($documents, document_id)"
    for relation in VERSIONED
)
LATEST = " UNION ALL ".join(
    f"SELECT max(greatest(valid_from, coalesce(valid_to, valid_from))) AS moment FROM store.{relation}"
    for relation in VERSIONED
)


def load(con: duckdb.DuckDBPyConnection, extraction: Extraction, *, at: datetime | None = None) -> LoadResult:
    """Loads one document; see `load_many`."""
    return load_many(con, (extraction,), at=at)


def load_many(
    con: duckdb.DuckDBPyConnection, extractions: Iterable[Extraction], *, at: datetime | None = None
) -> LoadResult:
    """Makes the extractions the current versions of their documents, all in one transaction.

    A record whose values, places and flags are as before is left alone, whoever extracted it; a changed one is closed
    and inserted anew; one that its document no longer yields is closed. Loading the same again changes nothing.
    Of two extractions of one document the last counts. `at` (with time zone; default now) is the moment that the
    versions change hands; it is moved forward where the warehouse already holds later ones.

    The result counts records: documents, participants and group members included, flags not. `flagged` counts the
    records, meetings included, that have at least one flag.

    Raises WarehouseError, and loads nothing, when a record cannot be stored.
    """
    latest = {extraction.source.id: extraction for extraction in extractions}
    incoming = _rows_by_relation(latest.values())
    with transaction(con):
        plans = plan(incoming, _current(con, list(latest)))
        changing = [p for p in plans if p.closing or p.inserting]
        if changing:
            moment = _moment(con, at)
            for one in changing:
                _apply(con, one, moment)
            _check_references(con, list(latest))
    counted = [p for p in plans if p.relation in RECORDS]
    return LoadResult(
        inserted=sum(p.inserted for p in counted),
        changed=sum(p.changed for p in counted),
        unchanged=sum(p.unchanged for p in counted),
        withdrawn=sum(p.withdrawn for p in counted),
        flagged=len({(row["relation"], row["record_id"]) for row in incoming["flag"]}),
    )


def _rows_by_relation(extractions: Iterable[Extraction]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {relation: [] for relation in VERSIONED}
    for extraction in extractions:
        of_document = list(rows(extraction))
        _refuse_doubles(extraction, of_document)
        for relation, row in of_document:
            found[relation].append(row)
    return found


def _refuse_doubles(extraction: Extraction, found: list[tuple[str, Row]]) -> None:
    counts = Counter((relation, row["id"]) for relation, row in found)
    for (relation, record_id), n in counts.items():
        if n > 1:
            raise WarehouseError(
                f"{n} rows of {relation} share the id {record_id}", REPORT, file=extraction.source.path
            )


def _current(con: duckdb.DuckDBPyConnection, documents: list[str]) -> dict[str, dict[Key, str]]:
    """Content hashes of what is loaded now for the documents, by relation and key."""
    current: dict[str, dict[Key, str]] = {relation: {} for relation in VERSIONED}
    for relation, document_id, record_id, content in con.execute(CURRENT, {"documents": documents}).fetchall():
        current[relation][document_id, record_id] = content
    return current


def _moment(con: duckdb.DuckDBPyConnection, at: datetime | None) -> datetime:
    """When the versions change hands: never before, or at, another change. A clock set back must not bend history."""
    wanted = at or datetime.now(UTC)
    row = con.execute(f"SELECT epoch_us(max(moment)) FROM ({LATEST})").fetchone()
    if row is None or row[0] is None:
        return wanted
    return max(wanted, datetime.fromtimestamp(0, UTC) + timedelta(microseconds=row[0] + 1))


def _apply(con: duckdb.DuckDBPyConnection, one: Plan, moment: datetime) -> None:
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
    with _named(con, "incoming", _table(con, one)):
        try:
            con.execute(
                f"INSERT INTO store.{one.relation} BY NAME SELECT * REPLACE ($moment AS valid_from) FROM incoming",
                {"moment": moment},
            )
        except (duckdb.ConstraintException, duckdb.ConversionException) as error:
            raise WarehouseError(f"a record of {one.relation} cannot be stored: {error}", REPORT) from error


def _table(con: duckdb.DuckDBPyConnection, one: Plan) -> pa.Table:
    """The rows to insert, typed as the table is."""
    schema = con.execute(f"FROM store.{one.relation} LIMIT 0").to_arrow_table().schema
    expected = set(schema.names) - {"valid_from", "valid_to"}
    for row in one.inserting:
        if set(row) != expected:
            raise WarehouseError(
                f"columns of {one.relation} and fields of its model differ: {sorted(set(row) ^ expected)}",
                "Add a migration for the field.",
            )
    try:
        return pa.Table.from_pylist(one.inserting, schema=schema)
    except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
        raise WarehouseError(f"a record of {one.relation} cannot be stored: {error}", REPORT) from error


def _check_references(con: duckdb.DuckDBPyConnection, documents: list[str]) -> None:
    broken = con.execute(REFERENCES.read_text(encoding="utf-8"), {"documents": documents}).fetchmany(5)
    if broken:
        named = "; ".join(f"{relation} {record_id} → {missing}" for relation, record_id, missing in broken)
        raise WarehouseError(f"records refer to what is not there: {named}", REPORT)


@contextmanager
def _named(con: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> Iterator[None]:
    """Lets SQL see an Arrow table by a name for a while."""
    con.register(name, table)
    try:
        yield
    finally:
        con.unregister(name)
