"""Who did what at the desk, when, and from where (behandlingshistorik). Appended to."""

from datetime import UTC, datetime
from typing import NamedTuple

from review.store import Store


class Entry(NamedTuple):
    """One line of the log."""

    at: str
    who: str
    what: str
    about: str
    address: str


def note(store: Store, who: str, what: str, about: str = "", address: str = "") -> None:
    """Writes a line. `what` is a short word (sign-in, edit); `about` names the record, never what stands in it."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    store.change(
        "INSERT INTO audit (at, who, what, about, address) VALUES (?, ?, ?, ?, ?)", at, who, what, about, address
    )


def entries(store: Store, most: int = 500) -> list[Entry]:
    """The latest lines, newest first."""
    rows = store.rows("SELECT at, who, what, about, address FROM audit ORDER BY id DESC LIMIT ?", most)
    return [Entry(*row) for row in rows]
