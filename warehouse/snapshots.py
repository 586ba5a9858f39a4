"""Snapshots: each published state has an id to cite, and the latest ones keep their file."""

import os
import re
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import duckdb

from warehouse.files import make_private_folder
from warehouse.rows import RECORDS, VERSIONED

STATE = " UNION ALL ".join(
    f"SELECT '{relation}' AS relation, count(*) - count(valid_to) AS n, count(*) AS versions,"
    f" epoch_us(max(valid_from)) AS opened, epoch_us(max(valid_to)) AS closed FROM store.{relation}"
    for relation in (*VERSIONED, "overlay")
)
TAKE = """
INSERT INTO store.snapshot BY NAME
SELECT $id AS id, now() AS published_at, map($relations, $counts) AS counts,
       (SELECT coalesce(list(DISTINCT extractor_version ORDER BY extractor_version), []) FROM store.extraction
        WHERE valid_to IS NULL) AS extractor_versions,
       $shown_because::VARCHAR AS names_shown_because
WHERE NOT EXISTS (FROM store.snapshot WHERE id = $id)
"""
_NAME = re.compile(r"namndkoll-\d{8}T\d{6}\.\d{6}Z-[0-9a-f]{16}\.duckdb")


def take_snapshot(con: duckdb.DuckDBPyConnection, shown_because: str | None = None) -> tuple[str, datetime]:
    """(id, first published) of the working file's state.

    The id changes when, and only when, the records do, or names begin or cease to be shown.
    """
    state = con.execute(STATE).fetchall()
    counts = {row[0]: row[1] for row in state if row[0] in (*RECORDS, "flag")}
    name = sha256(repr((sorted(state), shown_because)).encode()).hexdigest()[:16]
    values = {"id": name, "relations": list(counts), "counts": list(counts.values()), "shown_because": shown_because}
    con.execute(TAKE, values)
    ((at,),) = con.execute("SELECT epoch_us(published_at) FROM store.snapshot WHERE id = ?", [name]).fetchall()
    return name, datetime.fromtimestamp(0, UTC) + timedelta(microseconds=at)


def keep_file(published: Path, folder: Path, snapshot: str, at: datetime, kept: int) -> None:
    """Keeps the published file under the snapshot's date and id, and removes all but the latest `kept`. Raises OSError.

    The kept file is another name for the published one (a hard link), so it costs no room until the next publish.
    """
    make_private_folder(folder)
    name = folder / f"namndkoll-{at:%Y%m%dT%H%M%S.%fZ}-{snapshot}.duckdb"
    if kept:
        new = name.with_name(name.name + ".new")
        new.unlink(missing_ok=True)
        os.link(published, new)
        new.replace(name)
    found = sorted(path for path in folder.iterdir() if _NAME.fullmatch(path.name))
    for old in found[: len(found) - kept]:
        old.unlink()
