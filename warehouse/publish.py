"""The working file onto the name that readers open, in one step: they see the old state or the new, never half."""

from hashlib import sha256
from pathlib import Path

import duckdb

from models.errors import WarehouseError
from warehouse.connection import open_working
from warehouse.files import copy_private, make_private_folder, put_in_place
from warehouse.lock import exclusive
from warehouse.rows import RECORDS, VERSIONED

STATE = " UNION ALL ".join(
    f"SELECT '{relation}' AS relation, count(*) - count(valid_to) AS n, count(*) AS versions,"
    f" epoch_us(max(valid_from)) AS opened, epoch_us(max(valid_to)) AS closed FROM store.{relation}"
    for relation in VERSIONED
)
SNAPSHOT = """
INSERT INTO store.snapshot BY NAME
SELECT $id AS id, now() AS published_at, map($relations, $counts) AS counts,
       (SELECT coalesce(list(DISTINCT extractor_version ORDER BY extractor_version), []) FROM store.extraction
        WHERE valid_to IS NULL) AS extractor_versions
WHERE NOT EXISTS (FROM store.snapshot WHERE id = $id)
"""


def publish(working: Path, published: Path) -> None:
    """Publishes the working file. No connection to it may be open in this process.

    A snapshot is written when records changed since the last; else the published relations stay as they were.
    Raises WarehouseBusy when another process loads, WarehouseError when the copy cannot be written.
    """
    make_private_folder(working.parent)
    with exclusive(working):
        publish_locked(working, published)


def publish_locked(working: Path, published: Path) -> None:
    """The same, for who holds the loader's lock already."""
    con = open_working(working)
    try:
        _take_snapshot(con)
        # What is still in the log must be in the file before the file is copied.
        con.execute("CHECKPOINT")
    finally:
        con.close()
    _replace(working, published)


def _take_snapshot(con: duckdb.DuckDBPyConnection) -> None:
    state = con.execute(STATE).fetchall()
    counts = {row[0]: row[1] for row in state if row[0] in (*RECORDS, "flag")}
    con.execute(
        SNAPSHOT,
        {
            "id": sha256(repr(sorted(state)).encode()).hexdigest()[:16],
            "relations": list(counts),
            "counts": list(counts.values()),
        },
    )


def _replace(working: Path, published: Path) -> None:
    new = published.with_name(published.name + ".new")
    try:
        make_private_folder(published.parent)
        copy_private(working, new)
        put_in_place(new, published)
    except OSError as error:
        new.unlink(missing_ok=True)
        raise WarehouseError(
            f"the warehouse could not be published ({error.strerror})",
            "Make room on the disk or allow writing there, and run again; the earlier state is still published.",
            file=str(published),
        ) from error
