"""Who has a record on their screen: others see it, and do not get it from the queue. A lease expires by itself."""

from time import time
from typing import NamedTuple

from models.correction import Correctable
from review.standing import Key
from review.store import Store

LENGTH = 5 * 60.0
"""Seconds that a lease lasts from the last sign of work."""


class Lease(NamedTuple):
    """A record on somebody's screen."""

    key: Key
    holder: str
    until: float
    """Seconds since 1970."""


def take(store: Store, key: Key, holder: str, now: float | None = None) -> Lease:
    """The record's lease: the taker's, new or renewed, unless another holds one that has not expired."""
    at = time() if now is None else now
    with store.transaction():
        store.change("DELETE FROM lease WHERE until <= ?", at)
        store.change(
            "INSERT INTO lease VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET until = excluded.until"
            " WHERE holder = excluded.holder",
            *(key.document_id, key.relation.value, key.record_id, holder, at + LENGTH),
        )
    found = held(store, key, at)
    assert found is not None
    return found


def held(store: Store, key: Key, now: float | None = None) -> Lease | None:
    """Who has the record, if anybody."""
    at = time() if now is None else now
    row = store.row(
        "SELECT holder, until FROM lease WHERE document_id = ? AND relation = ? AND record_id = ? AND until > ?",
        *(key.document_id, key.relation.value, key.record_id, at),
    )
    return Lease(key, row["holder"], row["until"]) if row else None


def leases(store: Store, now: float | None = None) -> dict[Key, Lease]:
    """All leases that have not expired."""
    at = time() if now is None else now
    found = {}
    for row in store.rows("SELECT * FROM lease WHERE until > ?", at):
        key = Key(row["document_id"], Correctable(row["relation"]), row["record_id"])
        found[key] = Lease(key, row["holder"], row["until"])
    return found


def give_back(store: Store, key: Key, holder: str) -> None:
    """Ends a lease of the holder's."""
    store.change(
        "DELETE FROM lease WHERE document_id = ? AND relation = ? AND record_id = ? AND holder = ?",
        *(key.document_id, key.relation.value, key.record_id, holder),
    )
