"""Extractions into versions: what is new or changed is inserted, what it replaces or what is gone is closed."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from models.errors import WarehouseError
from models.extraction import Extraction
from models.run import LoadResult
from warehouse.plan import Key, plan
from warehouse.rows import RECORDS, VERSIONED, Row, rows
from warehouse.transaction import transaction
from warehouse.versions import REPORT, apply_plan, moment_after_all

REFERENCES = Path(__file__).parent / "checks" / "references.sql"

CURRENT = " UNION ALL ".join(
    f"SELECT '{relation}', document_id, id, content_hash FROM store.{relation}"
    " WHERE valid_to IS NULL AND list_contains($documents, document_id)"
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
            moment = moment_after_all(con, at or datetime.now(UTC))
            for one in changing:
                apply_plan(con, one, moment)
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


def _check_references(con: duckdb.DuckDBPyConnection, documents: list[str]) -> None:
    broken = con.execute(REFERENCES.read_text(encoding="utf-8"), {"documents": documents}).fetchmany(5)
    if broken:
        named = "; ".join(f"{relation} {record_id} → {missing}" for relation, record_id, missing in broken)
        raise WarehouseError(f"records refer to what is not there: {named}", REPORT)
