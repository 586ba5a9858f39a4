"""Gold from reviewers' work: what they accepted, edited or added is right, what they took out is wrong.

What nobody looked at counts neither way, as `uncertain` records of a gold file. So precision is that of the records
which reviewers saw, the doubtful ones first, and recall knows only of what they added.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import duckdb

from models.correction import Correctable, ReviewStatus
from models.records import RECORD_TYPES
from models.settings import Settings
from review.evaluation.gold import Scored
from warehouse.connection import reading
from warehouse.corrections import corrections

_RIGHT = frozenset({ReviewStatus.ACCEPTED, ReviewStatus.EDITED, ReviewStatus.ADDED})
_RELATIONS: Mapping[str, Correctable] = {
    **{one.list_name: Correctable(one.relation) for one in RECORD_TYPES},
    "participants": Correctable.PARTICIPANT,
    "members": Correctable.WORKING_GROUP_MEMBER,
}
_HEADS = """
SELECT DISTINCT document_id, relation FROM correction
WHERE state = 'applied' AND relation IN ('document', 'meeting')
"""
_DOCUMENTS = """
SELECT to_json(d)::VARCHAR, to_json(e)::VARCHAR FROM document d JOIN document_extracted e ON e.id = d.id
WHERE d.id IN (SELECT document_id FROM correction WHERE state = 'applied') ORDER BY d.path, d.id
"""
_RECORDS = """
SELECT to_json(r)::VARCHAR FROM {} r
WHERE document_id IN (SELECT document_id FROM correction WHERE state = 'applied') ORDER BY page, id
"""
_Row = dict[str, Any]


def reviewed_documents(published: Path) -> list[Scored]:
    """The documents with corrections that hold, as they were last published. Raises WarehouseMissing, WarehouseNewer.

    A document is named as its file is; files of one name get the beginning of their document's id, too.
    """
    with reading(published) as con:
        return list(_documents(con))


def judged_records(document: Scored) -> int:
    """How many of a reviewed document's records reviewers judged, those included that they added or took out."""
    unseen = sum(record["type"] in _RELATIONS for record in document.gold["uncertain"])
    added = [r for kind in _RELATIONS for r in document.gold[kind] if r["review_status"] == ReviewStatus.ADDED]
    return sum(len(document.found[kind]) for kind in _RELATIONS) - unseen + len(added)


def newer_corrections(settings: Settings) -> int:
    """How many corrections were made since the last publish."""
    if not settings.corrections.is_file():
        return 0
    with reading(settings.published) as con:
        [(latest,)] = con.execute("SELECT coalesce(max(id), 0) FROM correction").fetchall()
    with corrections(settings.corrections) as store:
        return sum(1 for _ in store.all(since=latest))


def _documents(con: duckdb.DuckDBPyConnection) -> Iterator[Scored]:
    heads = set(con.execute(_HEADS).fetchall())
    corrected = {kind: _by_document(con, relation.value) for kind, relation in _RELATIONS.items()}
    extracted = {kind: _by_document(con, f"{relation.value}_extracted") for kind, relation in _RELATIONS.items()}
    rows = [(json.loads(now), json.loads(was)) for now, was in con.execute(_DOCUMENTS).fetchall()]
    stems = [Path(now["path"]).stem for now, _ in rows]
    for (now, was), stem in zip(rows, stems, strict=True):
        key = now["id"]
        gold: dict[str, Any] = {**_head(now), "uncertain": []}
        found: dict[str, Any] = _head(was)
        for name in ("document", "meeting"):
            if (key, name) not in heads or now["review_status"] not in _RIGHT:
                gold["uncertain"].append({"type": name})
        for kind in _RELATIONS:
            right, unsure = _judged(corrected[kind][key], extracted[kind][key])
            gold[kind], found[kind] = right, extracted[kind][key]
            gold["uncertain"] += [{"type": kind, **record} for record in unsure]
        yield Scored(stem if stems.count(stem) == 1 else f"{stem}-{key[:8]}", Path(now["path"]), gold, found)


def _by_document(con: duckdb.DuckDBPyConnection, view: str) -> dict[str, list[_Row]]:
    found: dict[str, list[_Row]] = defaultdict(list)
    for (text,) in con.execute(_RECORDS.format(view)).fetchall():
        row = json.loads(text)
        found[row["document_id"]].append(row)
    return found


def _judged(corrected: list[_Row], extracted: list[_Row]) -> tuple[list[_Row], list[_Row]]:
    """(the records that are right, those of which nobody said so yet, as extracted); what was taken out is neither."""
    right = [row for row in corrected if row["review_status"] in _RIGHT]
    open_ids = {row["id"] for row in corrected} - {row["id"] for row in right}
    return right, [row for row in extracted if row["id"] in open_ids]


def _head(row: _Row) -> dict[str, Any]:
    """A document's particulars and its meeting's, as printed, in the public record format."""
    document = {name: row[name] for name in ("kind", "title", "reference", "confidence", "grounds")}
    document |= {name: row[f"printed_{name}"] for name in ("municipality", "organization", "date")}
    meeting = {name: row[f"meeting_{name}"] for name in ("date", "start", "end", "place", "confidence")}
    return {"document": document, "meeting": meeting if row["meeting_record_id"] else None}
