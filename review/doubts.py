"""Notes of reviewers who looked and could not tell (kan inte avgöra): the case stays open, for others."""

from datetime import UTC, datetime
from typing import NamedTuple

from models.correction import Correctable
from review.standing import Key
from review.store import Store


class Doubt(NamedTuple):
    """A note."""

    key: Key
    reviewer: str
    note: str
    at: datetime


def add(store: Store, key: Key, reviewer: str, note: str) -> None:
    """Writes a note on a record."""
    store.change(
        "INSERT INTO doubt (document_id, relation, record_id, reviewer, note, at) VALUES (?, ?, ?, ?, ?, ?)",
        *(key.document_id, key.relation.value, key.record_id, reviewer, note, datetime.now(UTC).isoformat()),
    )


def take_back(store: Store, key: Key, reviewer: str) -> None:
    """Removes the reviewer's latest note on a record."""
    store.change(
        "DELETE FROM doubt WHERE id = (SELECT max(id) FROM doubt WHERE document_id = ? AND relation = ?"
        " AND record_id = ? AND reviewer = ?)",
        *(key.document_id, key.relation.value, key.record_id, reviewer),
    )


def doubts(store: Store, document_id: str | None = None) -> list[Doubt]:
    """All notes in the order they were written, or those on one document's records."""
    rows = store.rows("SELECT * FROM doubt WHERE ?1 IS NULL OR document_id = ?1 ORDER BY id", document_id)
    return [
        Doubt(
            Key(row["document_id"], Correctable(row["relation"]), row["record_id"]),
            row["reviewer"],
            row["note"],
            datetime.fromisoformat(row["at"]),
        )
        for row in rows
    ]


def of_reviewer(store: Store, reviewer: str) -> frozenset[Key]:
    """The records that a reviewer wrote a note on."""
    rows = store.rows("SELECT DISTINCT document_id, relation, record_id FROM doubt WHERE reviewer = ?", reviewer)
    return frozenset(Key(row["document_id"], Correctable(row["relation"]), row["record_id"]) for row in rows)
