"""What the sources say, brought into the warehouse; records of documents that a newer version took over from end."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import Any

import duckdb
import pyarrow as pa

from models.identity_numbers import masked
from warehouse.plan import Plan
from warehouse.rows import VERSIONED
from warehouse.transaction import transaction
from warehouse.versions import apply_plan, moment_after_all

_KEPT = ("document", "extraction")
_RETIRING = " UNION ALL ".join(
    f"SELECT '{relation}', document_id, id FROM store.{relation}"
    " WHERE valid_to IS NULL AND list_contains($documents, document_id)"
    for relation in VERSIONED
    if relation not in _KEPT
)
_FATES = """
INSERT INTO store.document_fate
WITH latest AS (
    SELECT source, key, arg_max(document_id, fetched_at) AS document_id FROM store.source_document
    WHERE document_id IS NOT NULL GROUP BY ALL
)
SELECT
    document_id,
    CASE WHEN NOT bool_or(is_latest) THEN arg_max(superseded_by, superseded_at) END,
    CASE WHEN NOT bool_or(is_latest) THEN max(superseded_at) END,
    CASE WHEN bool_and(gone_at IS NOT NULL) THEN max(gone_at) END
FROM (
    SELECT s.*, s.document_id = l.document_id AS is_latest
    FROM store.source_document s JOIN latest l USING (source, key) WHERE s.document_id IS NOT NULL
)
GROUP BY ALL
"""


@dataclass(frozen=True)
class SourceDocumentRow:
    """A PDF that was at an address of a source, or a document that could not be fetched yet."""

    source: str
    key: str
    address: str
    title: str
    role: str
    municipality: str
    committee: str | None
    meeting_date: date | None
    document_id: str | None
    fetched_at: datetime | None
    superseded_by: str | None
    superseded_at: datetime | None
    first_seen_at: datetime
    last_seen_at: datetime
    gone_at: datetime | None
    code: str | None
    explanation: str | None
    remedy: str | None


@dataclass(frozen=True)
class SourceListingRow:
    """How one list of a source went."""

    source: str
    municipality: str
    listed_at: datetime
    outcome: str
    documents: int
    explanation: str | None


@dataclass(frozen=True)
class SourceMeetingRow:
    """A meeting that a source tells of."""

    source: str
    municipality: str
    committee: str
    date: date
    is_cancelled: bool


@dataclass(frozen=True)
class SourceFacts:
    """All that the sources say."""

    documents: Sequence[SourceDocumentRow]
    listings: Sequence[SourceListingRow]
    meetings: Sequence[SourceMeetingRow]


def record_sources(con: duckdb.DuckDBPyConnection, facts: SourceFacts) -> int:
    """Makes the facts those of the warehouse, and closes the records of superseded documents, in one transaction.

    A superseded document stays, with its records as they were in all states until now; from now on its successor's
    count alone. How many records were closed.
    """
    with transaction(con):
        _replace(con, "source_document", facts.documents)
        _replace(con, "source_listing", facts.listings)
        _replace(con, "source_meeting", facts.meetings)
        con.execute("DELETE FROM store.document_fate")
        con.execute(_FATES)
        return _retire(con, superseded(con))


def superseded(con: duckdb.DuckDBPyConnection) -> set[str]:
    """The documents whose records were closed because a newer version took their place."""
    found = con.execute("SELECT document_id FROM store.document_fate WHERE superseded_by IS NOT NULL").fetchall()
    return {document for (document,) in found}


def source_said(con: duckdb.DuckDBPyConnection) -> dict[str, tuple[str | None, str | None, date | None, str | None]]:
    """Document id → the municipality, committee, meeting's day and address that its source told when it was loaded."""
    found = con.execute(
        "SELECT id, source_municipality, source_committee, source_meeting_date, url FROM store.document"
        " WHERE valid_to IS NULL"
    ).fetchall()
    return {document: (municipality, committee, day, url) for document, municipality, committee, day, url in found}


def _retire(con: duckdb.DuckDBPyConnection, documents: Iterable[str]) -> int:
    plans: dict[str, Plan] = {}
    for relation, document, record in con.execute(_RETIRING, {"documents": list(documents)}).fetchall():
        plans.setdefault(relation, Plan(relation)).closing.append((document, record))
    if plans:
        moment = moment_after_all(con, datetime.now(UTC))
        for plan in plans.values():
            apply_plan(con, plan, moment)
    return sum(len(plan.closing) for plan in plans.values())


def _replace(con: duckdb.DuckDBPyConnection, table: str, rows: Iterable[Any]) -> None:
    schema = con.execute(f"FROM store.{table} LIMIT 0").to_arrow_table().schema
    con.register("told", pa.Table.from_pylist([masked(asdict(row)) for row in rows], schema=schema))
    con.execute(f"DELETE FROM store.{table}")
    con.execute(f"INSERT INTO store.{table} BY NAME FROM told")
    con.unregister("told")
