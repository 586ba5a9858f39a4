"""The second, independent reading of a sample of reviewed records: what another makes of them, the first unseen."""

import json
import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, NamedTuple

from models.correction import HIDDEN, Correctable
from review.standing import Key, Standing
from review.store import Store

SHARE = 0.1
"""The part of the reviewed records that is read a second time, always the same ones."""
IS_RECORD = "is_record"
"""In place of a field's name: whether it is a record at all."""


class Reading(NamedTuple):
    """What the second reader made of a record."""

    key: Key
    reviewer: str
    fields: Mapping[str, Any]
    """The values of all its fields; empty where they found that it is no record."""
    at: datetime
    differs: tuple[str, ...] | None
    """The fields in which it differs from what stood then, or IS_RECORD; None where an earlier version kept it."""
    seen: int
    """The latest correction to the record then."""


def is_sampled(key: Key, share: float = SHARE) -> bool:
    """Whether a record is among those to be read twice."""
    digest = sha256("/".join((key.document_id, key.relation.value, key.record_id)).encode()).digest()
    return int.from_bytes(digest[:4]) < share * 2**32


def blind(one: Standing) -> Standing:
    """A record as the first reviewer met it."""
    return Standing(one.key, one.extracted, flags=one.flags)


def differing(first: Standing, values: Mapping[str, Any]) -> tuple[str, ...]:
    """Where a second reading differs from what the first made of a record; `values` empty: that it is none."""
    is_out = first.status in HIDDEN
    if is_out != (not values):
        return (IS_RECORD,)
    return () if is_out else tuple(name for name, value in values.items() if value != first.now.get(name))


def keep(store: Store, first: Standing, who: str, fields: Mapping[str, Any], seen: int) -> None:
    """Keeps a second reading; there is one for each record."""
    key, at = first.key, datetime.now(UTC).isoformat()
    written = (json.dumps(one, ensure_ascii=False) for one in (dict(fields), differing(first, fields)))
    text, differs = written
    store.change(
        "INSERT OR IGNORE INTO second_reading (document_id, relation, record_id, reviewer, fields, at, differs, seen)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        *(key.document_id, key.relation.value, key.record_id, who, text, at, differs, seen),
    )


def readings(store: Store, since: int = 0) -> list[Reading]:
    """Second readings in the order they were made, without the first `since`: they are only ever added to."""
    rows = store.rows("SELECT * FROM second_reading ORDER BY rowid LIMIT -1 OFFSET ?", since)
    return [_reading(row) for row in rows]


def reading(store: Store, key: Key) -> Reading | None:
    """The second reading of a record."""
    row = store.row(
        "SELECT * FROM second_reading WHERE document_id = ? AND relation = ? AND record_id = ?",
        *(key.document_id, key.relation.value, key.record_id),
    )
    return _reading(row) if row else None


def _reading(row: sqlite3.Row) -> Reading:
    return Reading(
        Key(row["document_id"], Correctable(row["relation"]), row["record_id"]),
        row["reviewer"],
        json.loads(row["fields"]),
        datetime.fromisoformat(row["at"]),
        None if row["differs"] is None else tuple(json.loads(row["differs"])),
        row["seen"],
    )
