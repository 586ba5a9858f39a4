"""The documents that the warehouse holds, as a run that reads them anew needs to know them."""

from typing import Any

import duckdb

_LOADED = """
SELECT d.id, d.path, d.url, d.fetched_at, d.source_municipality AS municipality, d.source_committee AS committee,
       d.source_meeting_date AS meeting_date, e.extractor_version
FROM store.document d
JOIN store.extraction e ON e.document_id = d.document_id AND e.valid_to IS NULL
LEFT JOIN store.document_fate f ON f.document_id = d.document_id
WHERE d.valid_to IS NULL AND f.superseded_by IS NULL
  AND (d.kind = $kind OR $kind IS NULL) AND (d.municipality = $municipality OR $municipality IS NULL)
  AND (e.extractor_version = $version OR $version IS NULL)
ORDER BY d.path
"""


def loaded_documents(
    con: duckdb.DuckDBPyConnection, kind: str | None, version: str | None, municipality: str | None
) -> list[dict[str, Any]]:
    """The current documents of a kind, of an extractor version, of a municipality (None: of any), by path.

    Each row is a SourceDocument's fields and the `extractor_version` that read it; superseded documents are left out.
    """
    values = {"kind": kind, "version": version, "municipality": municipality}
    rows: list[dict[str, Any]] = con.execute(_LOADED, values).to_arrow_table().to_pylist()
    return rows
