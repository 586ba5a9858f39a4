"""What a reviewer has typed and not yet saved: kept at each pause, so that a reload or a crash loses nothing."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from review.standing import Key
from review.store import Store


class Draft(NamedTuple):
    """Unsaved texts of fields, as typed."""

    fields: dict[str, str]
    seen: int
    """The record's latest correction when it was begun: saving says so, which tells whether others came between."""
    at: datetime


def keep(store: Store, key: Key, reviewer: str, fields: Mapping[str, str], seen: int) -> None:
    """Keeps what is typed; forgets the draft where nothing is."""
    if not fields:
        drop(store, key, reviewer)
        return
    store.change(
        "INSERT INTO draft VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET fields = excluded.fields,"
        " seen = excluded.seen, at = excluded.at",
        *(key.document_id, key.relation.value, key.record_id, reviewer),
        *(json.dumps(dict(fields), ensure_ascii=False), seen, datetime.now(UTC).isoformat()),
    )


def draft(store: Store, key: Key, reviewer: str) -> Draft | None:
    """The reviewer's draft of a record."""
    row = store.row(
        "SELECT fields, seen, at FROM draft WHERE document_id = ? AND relation = ? AND record_id = ? AND reviewer = ?",
        *(key.document_id, key.relation.value, key.record_id, reviewer),
    )
    return Draft(json.loads(row["fields"]), row["seen"], datetime.fromisoformat(row["at"])) if row else None


def drop(store: Store, key: Key, reviewer: str) -> None:
    """Forgets the reviewer's draft of a record."""
    store.change(
        "DELETE FROM draft WHERE document_id = ? AND relation = ? AND record_id = ? AND reviewer = ?",
        *(key.document_id, key.relation.value, key.record_id, reviewer),
    )
