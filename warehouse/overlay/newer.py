"""Corrections of a document that a newer version took over from, made anew for that version: a person's work stays.

The acts themselves are never changed. A copy is appended that names the act it is a copy of; both lie in the file of
corrections, so that the desk and the warehouse see one and the same.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

import duckdb

from models.correction import Action, Correctable, Correction
from models.provenance import BBox, Provenance
from warehouse.overlay.anchor import Records, is_same_place, places, says_same
from warehouse.overlay.columns import OF_DOCUMENT, as_record
from warehouse.overlay.undo import in_force

_COPY = re.compile(r"överförd från rättelse (\d+)")
_SUCCESSORS = "SELECT document_id, superseded_by FROM store.document_fate WHERE superseded_by IS NOT NULL"
_WHOLE = """
SELECT document_id FROM store.extraction WHERE valid_to IS NULL AND NOT ends_with(extractor_version, '-incomplete')
"""
_ROWS = "SELECT id, to_json(r)::VARCHAR FROM store.{} r WHERE valid_to IS NULL AND document_id = ?"
_BEFORE = "SELECT to_json(r)::VARCHAR FROM store.{} r WHERE document_id = ? AND id = ? ORDER BY valid_from DESC LIMIT 1"
# What they say holds for a text; where it is another one by now, they say nothing of it.
_OF_THE_TEXT = frozenset({Action.ACCEPT, Action.REJECT, Action.MERGE, Action.DUPLICATE})


def carried_over(con: duckdb.DuckDBPyConnection, corrections: Iterable[Correction]) -> list[Correction]:
    """The acts to append: those in force on superseded documents that their newest version does not have yet.

    Where the text that the reviewer saw stands in the newer version once, the act holds there. An edit whose text is
    another now goes to the record in the same place: it is stale if the value it replaced changed, too. All else comes
    as an orphan, which waits for a reviewer. Added records, what a record was split into, and what names another record
    that is gone are not carried over: whether they still hold is for a person to see, where they were made.
    A version is waited for until it is wholly read.
    """
    successors = dict(con.execute(_SUCCESSORS).fetchall())
    if not successors:
        return []
    found = list(corrections)
    whole = {document for (document,) in con.execute(_WHOLE).fetchall()}
    by_document: dict[str, list[Correction]] = defaultdict(list)
    for correction in found:
        by_document[correction.document_id].append(correction)
    copied, by_id = copies(found), {correction.id: correction for correction in found}
    made: list[Correction] = []
    for document in by_document.keys() & successors.keys():
        newest = _newest(document, successors)
        if newest not in whole:
            continue
        version = _Version(con, document, newest)
        for correction in in_force(by_document[document]):
            is_new = correction.id not in copied and newest not in _origins(correction, by_id)
            if is_new and correction.action not in (Action.ADD, Action.SPLIT) and (act := version.act(correction)):
                made.append(act)
    return sorted(made, key=lambda one: one.at)


def living_on(con: duckdb.DuckDBPyConnection, corrections: Iterable[Correction]) -> set[int]:
    """Of the acts on superseded documents, those that there is a copy of, or the origin of, on another version."""
    found = list(corrections)
    gone, by_id = superseded(con), {correction.id: correction for correction in found}
    back = {one.id for one in found if one.id and any(origin not in gone for origin in _origins(one, by_id))}
    return copies(found) | back


def copies(corrections: Iterable[Correction]) -> set[int]:
    """The acts that there is a copy of, for a newer version of their document."""
    return {int(found[1]) for one in corrections if (found := _COPY.match(one.reason or ""))}


class _Version:
    """The newest version of a document, and its records."""

    def __init__(self, con: duckdb.DuckDBPyConnection, before: str, newest: str) -> None:
        self._con, self._before, self._newest = con, before, newest
        self._records: dict[Correctable, Records] = {}

    def act(self, correction: Correction) -> Correction | None:
        """The act as one on this version; None where it names another record that is not there any more."""
        record_id, place = self._stands(correction)
        new = correction.new
        if correction.action in (Action.MERGE, Action.DUPLICATE):
            new = self._same_as(correction.relation, str(correction.new))
            if new is None:
                return None
        if record_id is None:
            record_id, place = correction.record_id, _nowhere(correction.source)
        reason = f"överförd från rättelse {correction.id}: {correction.reason or ''}".removesuffix(": ")
        told = {"id": None, "document_id": self._newest, "record_id": record_id, "new": new, "source": place}
        return correction.model_copy(update={**told, "reason": reason})

    def _stands(self, correction: Correction) -> tuple[str | None, Provenance | None]:
        """(the record that the act is about, the place to remember); the old place where the text there is another."""
        seen, records = correction.source, self._of(correction.relation)
        if seen is None:
            return None, None
        same = _standing(records, lambda place: says_same(seen.quote, place.quote))
        if len(same) > 1:
            same = {name: place for name, place in same.items() if is_same_place(seen, place)}
        if len(same) == 1:
            return next(iter(same.items()))
        if same or correction.action in _OF_THE_TEXT:
            return None, None
        if correction.relation in OF_DOCUMENT and len(records) == 1:
            return next(iter(records)), seen
        there = _standing(records, lambda place: is_same_place(seen, place))
        return (next(iter(there)), seen) if len(there) == 1 else (None, None)

    def _same_as(self, relation: Correctable, record_id: str) -> str | None:
        """The one record with the text of a record of the version before."""
        row = self._con.execute(_BEFORE.format(relation.value), [self._before, record_id]).fetchone()
        if row is None:
            return None
        quotes = [place.quote for place in places(json.loads(row[0]))]
        found = _standing(self._of(relation), lambda place: any(says_same(quote, place.quote) for quote in quotes))
        return next(iter(found)) if len(found) == 1 else None

    def _of(self, relation: Correctable) -> Records:
        if relation not in self._records:
            self._records[relation] = records_of(self._con, self._newest, relation)
        return self._records[relation]


def records_of(con: duckdb.DuckDBPyConnection, document: str, relation: Correctable) -> Records:
    """Today's records of one relation in one document, by the id that corrections name."""
    table = "document" if relation in OF_DOCUMENT else relation.value
    rows = {row_id: json.loads(text) for row_id, text in con.execute(_ROWS.format(table), [document]).fetchall()}
    if relation not in OF_DOCUMENT:
        return rows
    id_column = "record_id" if relation is Correctable.DOCUMENT else "meeting_record_id"
    return {str(row[id_column]): as_record(relation, row) for row in rows.values() if row[id_column]}


def _standing(records: Records, is_it: Callable[[Provenance], bool]) -> dict[str, Provenance]:
    """Records by id with the first of their places that is it."""
    found = {name: next(filter(is_it, places(record)), None) for name, record in records.items()}
    return {name: place for name, place in found.items() if place is not None}


def _nowhere(seen: Provenance | None) -> Provenance | None:
    """The page and the text that were seen, without the rectangle: what stands in it now is something else."""
    if seen is None:
        return None
    corner = BBox(seen.bbox.x0, seen.bbox.top, seen.bbox.x0, seen.bbox.top)
    return seen.model_copy(update={"bbox": corner})


def _newest(document: str, successors: Mapping[str, str]) -> str:
    """The version at the end; a site that put an old one back is followed once."""
    met: list[str] = []
    while document in successors and document not in met:
        met.append(document)
        document = successors[document]
    return document


def _origins(correction: Correction, by_id: Mapping[int | None, Correction]) -> Iterator[str]:
    """The documents of the acts that this one is a copy of."""
    one: Correction | None = correction
    while one and (found := _COPY.match(one.reason or "")):
        one = by_id.get(int(found[1]))
        if one:
            yield one.document_id


def superseded(con: duckdb.DuckDBPyConnection) -> set[str]:
    """The documents whose place a newer version took."""
    return {document for document, _ in con.execute(_SUCCESSORS).fetchall()}
