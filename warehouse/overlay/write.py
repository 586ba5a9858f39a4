"""Corrections into the working file: the acts themselves, and for each reviewed record what overlays it.

Overlays are versions like all else: `valid_from` is when the warehouse began to say so. They are worked out anew at
each publish from all corrections and today's records, so that a better extractor or a new version of a document finds
every correction again.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import duckdb
import pyarrow as pa

from models import identity_numbers
from models.correction import Correctable, Correction, ReviewStatus
from warehouse.masking.names import Names, names_to_mask
from warehouse.overlay.anchor import by_record
from warehouse.overlay.columns import OF_DOCUMENT, as_columns
from warehouse.overlay.fold import Reviewed, reviewed
from warehouse.overlay.newer import living_on, records_of, superseded
from warehouse.overlay.undo import in_force
from warehouse.plan import plan
from warehouse.rows import Row, content_hash
from warehouse.transaction import transaction
from warehouse.versions import apply_plan, moment_after_all

_Key = tuple[str, Correctable]
_AS_THEY_ARE = {
    "id",
    "document_id",
    "relation",
    "record_id",
    "action",
    "field",
    "extractor_version",
    "reviewer",
    "reason",
}
_CURRENT = "SELECT document_id, id, content_hash FROM store.overlay WHERE valid_to IS NULL"


def write_overlays(con: duckdb.DuckDBPyConnection, corrections: Iterable[Correction]) -> None:
    """Makes the corrections those of the warehouse, in one transaction. Nothing is written where nothing changed.

    A reviewer sees records with private persons' names masked; so what was seen and written, and the records of today
    that it is compared with, have them masked alike.
    """
    names = names_to_mask(con)
    found = [_masked(correction, names) for correction in corrections]
    states, overlays = _worked_out(con, found, names)
    current = {(document, row_id): content for document, row_id, content in con.execute(_CURRENT).fetchall()}
    work = plan({"overlay": overlays}, {"overlay": current})[0]
    with transaction(con):
        if work.inserting or work.closing:
            apply_plan(con, work, moment_after_all(con, datetime.now(UTC)))
        _write_acts(con, found, states)


def _masked(correction: Correction, names: Mapping[str, Names]) -> Correction:
    """A correction without personal identity numbers and private persons' names, whoever wrote them."""
    told = identity_numbers.masked(correction.model_dump(mode="json", include={"old", "new", "source", "reason"}))
    of_document = names.get(correction.document_id)
    cleaned = of_document.without(told) if of_document else told
    return Correction.model_validate(correction.model_dump() | cleaned)


def _worked_out(
    con: duckdb.DuckDBPyConnection, made: Sequence[Correction], names: Mapping[str, Names]
) -> tuple[dict[int, str], list[Row]]:
    """(state of each correction by id, the overlay rows)."""
    states: dict[int, str] = {}
    rows: dict[tuple[str, str], Row] = {}
    gone, carried = superseded(con), living_on(con, made)
    for (document, relation), of_relation in _by_document(in_force(made)).items():
        if document in gone:  # its records count no more, nor do those that were added to it
            states |= {c.id: "carried" if c.id in carried else "orphaned" for c in of_relation if c.id}
            continue
        records = records_of(con, document, relation)
        if document in names:
            records = names[document].without(records)
        for record_id, of_record in by_record(of_relation, records):
            state = reviewed(records.get(record_id), of_record) if record_id else Reviewed(ReviewStatus.ORPHANED)
            states |= {c.id: _state(c, state) for c in of_record if c.id}
            row = _row(document, relation, record_id or of_record[0].record_id, state, of_record)
            key = (document, str(row["id"]))
            rows[key] = _united(rows[key], row) if key in rows else row
    for row in rows.values():
        row["changed"] = json.dumps(row["changed"], ensure_ascii=False, sort_keys=True)
        row["content_hash"] = content_hash(row, but=set())
    return states, list(rows.values())


def _by_document(corrections: Sequence[Correction]) -> dict[_Key, list[Correction]]:
    found: dict[_Key, list[Correction]] = defaultdict(list)
    for correction in corrections:
        found[correction.document_id, correction.relation].append(correction)
    return found


def _row(
    document: str, relation: Correctable, record_id: str, state: Reviewed, corrections: Sequence[Correction]
) -> dict[str, Any]:
    """One overlay. A document's and its meeting's are about the same row, and so one overlay."""
    single = relation in OF_DOCUMENT
    target = document if single else record_id
    return {
        "document_id": document,
        "id": f"{'document' if single else relation.value}/{target}",
        "relation": "document" if single else relation.value,
        "record_id": target,
        "changed": as_columns(relation, state.changed),
        "is_added": corrections[0].action == "add",
        "review_status": state.status.value,
        "reviewer": corrections[-1].reviewer,
        "reviewed_at": corrections[-1].at,
    }


def _united(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Two overlays of one row as one; the later review names it, and what waits for a reviewer comes first."""
    later = max(one, other, key=lambda row: row["reviewed_at"])
    waiting = [r["review_status"] for r in (one, other) if r["review_status"] in ("stale", "orphaned")]
    status = waiting[0] if waiting else later["review_status"]
    return {**later, "changed": one["changed"] | other["changed"], "review_status": status}


def _state(correction: Correction, state: Reviewed) -> str:
    """What became of one act on a document that is current: applied, stale or orphaned."""
    if state.status is ReviewStatus.ORPHANED:
        return "orphaned"
    return "stale" if correction in state.stale else "applied"


def _write_acts(con: duckdb.DuckDBPyConnection, corrections: Sequence[Correction], states: dict[int, str]) -> None:
    schema = con.execute("FROM store.correction LIMIT 0").to_arrow_table().schema
    rows = [
        {
            **correction.model_dump(
                include={"id", "document_id", "record_id", "field", "extractor_version", "reviewer"}
            ),
            "relation": correction.relation.value,
            "action": correction.action.value,
            "old_value": json.dumps(correction.old, ensure_ascii=False),
            "new_value": json.dumps(correction.new, ensure_ascii=False),
            "page": correction.source.page if correction.source else None,
            "bbox": list(correction.source.bbox) if correction.source else None,
            "quote": correction.source.quote if correction.source else None,
            "corrected_at": correction.at,
            "state": states.get(correction.id or 0, "undone"),
        }
        for correction in corrections
    ]
    con.register("acts", pa.Table.from_pylist(rows, schema=schema))
    con.execute("DELETE FROM store.correction")
    con.execute("INSERT INTO store.correction BY NAME FROM acts")
    con.unregister("acts")
