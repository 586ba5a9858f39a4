"""The second, independent reading of a sample of reviewed records: what another makes of them, the first unseen."""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, NamedTuple

from models.correction import Correctable
from review.standing import Key, Standing
from review.store import Store

SHARE = 0.1
"""The part of the reviewed records that is read a second time, always the same ones."""


class Reading(NamedTuple):
    """What the second reader made of a record."""

    key: Key
    reviewer: str
    fields: Mapping[str, Any]
    """The values of all its fields; empty where they found that it is no record."""
    at: datetime


def is_sampled(key: Key, share: float = SHARE) -> bool:
    """Whether a record is among those to be read twice."""
    digest = sha256("/".join((key.document_id, key.relation.value, key.record_id)).encode()).digest()
    return int.from_bytes(digest[:4]) < share * 2**32


def due(records: Iterable[Standing], who: str, done: set[Key], share: float = SHARE) -> list[Standing]:
    """Reviewed records that are to be read by somebody else than who reviewed them: by `who`, if they may."""
    return [
        one
        for one in records
        if one.extracted is not None
        and one.made
        and one.key not in done
        and is_sampled(one.key, share)
        and who not in {c.reviewer for c in one.made}
    ]


def blind(one: Standing) -> Standing:
    """A record as the first reviewer met it."""
    return Standing(one.key, one.extracted, flags=one.flags)


def keep(store: Store, key: Key, who: str, fields: Mapping[str, Any]) -> None:
    """Keeps a second reading; there is one for each record."""
    store.change(
        "INSERT OR IGNORE INTO second_reading VALUES (?, ?, ?, ?, ?, ?)",
        *(key.document_id, key.relation.value, key.record_id, who),
        *(json.dumps(dict(fields), ensure_ascii=False), datetime.now(UTC).isoformat()),
    )


def readings(store: Store) -> list[Reading]:
    """All second readings."""
    return [
        Reading(
            Key(row["document_id"], Correctable(row["relation"]), row["record_id"]),
            row["reviewer"],
            json.loads(row["fields"]),
            datetime.fromisoformat(row["at"]),
        )
        for row in store.rows("SELECT * FROM second_reading ORDER BY at")
    ]
