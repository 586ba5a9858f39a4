"""What loading would change, worked out without changing anything."""

from collections.abc import Iterable

import duckdb

from models.extraction import Extraction
from warehouse.load import CURRENT
from warehouse.plan import Key, Plan, plan
from warehouse.rows import RECORDS, Row, rows


def differences(con: duckdb.DuckDBPyConnection, extractions: Iterable[Extraction]) -> list[Plan]:
    """The work on each relation of records that loading the extractions would be."""
    found = list(extractions)
    incoming: dict[str, list[Row]] = {relation: [] for relation in RECORDS}
    for extraction in found:
        for relation, row in rows(extraction):
            if relation in incoming:
                incoming[relation].append(row)
    current: dict[str, dict[Key, str]] = {relation: {} for relation in RECORDS}
    documents = {"documents": [extraction.source.id for extraction in found]}
    for relation, document, record, content in con.execute(CURRENT, documents).fetchall():
        if relation in current:
            current[relation][document, record] = content
    return plan(incoming, current)
