"""Signing in, and the sessions that come of it. A session's token is kept as its hash only."""

from hashlib import sha256
from secrets import token_urlsafe
from threading import BoundedSemaphore
from time import time

from review.accounts import is_right
from review.store import Store

IDLE = 2 * 3600.0
"""Seconds without a sign of the person after which a session is over."""
LONGEST = 12 * 3600.0
"""Seconds after which a session is over whatever happens: a working day."""
_WITHIN = 15 * 60.0  # seconds in which attempts are counted
# From one address for one name; from one address; for one name from everywhere: more than somebody elsewhere needs to
# lock its owner out by mistake, and too few to guess a password of twelve letters.
_MOST, _MOST_BY_ADDRESS, _MOST_BY_NAME = 8, 40, 100
_HASHED_AT_ONCE = BoundedSemaphore(4)  # each takes 64 MB
_STAMP_EVERY = 30.0  # seconds: a sign of the person is written down no more often


class Refused(Exception):
    """The name or the password is wrong."""


class Throttled(Refused):
    """Too many wrong passwords of late: none is tried now."""


def sign_in(store: Store, name: str, password: str, address: str, now: float | None = None) -> str:
    """The token of a new session. Raises Refused, or Throttled without having looked at the password."""
    at = time() if now is None else now
    known = name.casefold()[:100]
    keys = {f"both:{address}/{known}": _MOST, f"address:{address}": _MOST_BY_ADDRESS, f"name:{known}": _MOST_BY_NAME}
    with store.transaction():
        store.change("DELETE FROM attempt WHERE at < ?", at - _WITHIN)
        if any(_attempts(store, key) >= most for key, most in keys.items()):
            raise Throttled
        for key in keys:  # counted before the password is looked at, so that many at once gain nothing
            store.change("INSERT INTO attempt VALUES (?, ?)", key, at)
    with _HASHED_AT_ONCE:
        if not is_right(store, name, password):
            raise Refused
    token = token_urlsafe(32)
    with store.transaction():
        for key in keys:
            store.change("DELETE FROM attempt WHERE key = ? AND at = ?", key, at)
        store.change("DELETE FROM session WHERE seen_at < ? OR created_at < ?", at - IDLE, at - LONGEST)
        store.change("INSERT INTO session VALUES (?, ?, ?, ?)", _hash(token), name, at, at)
    return token


def signed_in(store: Store, token: str, now: float | None = None, *, stamp: bool = True) -> str | None:
    """The name that a token belongs to; None where the session is over. `stamp`: this is a sign of the person."""
    at = time() if now is None else now
    row = store.row("SELECT name, created_at, seen_at FROM session WHERE token = ?", _hash(token))
    if row is None or at - row["seen_at"] > IDLE or at - row["created_at"] > LONGEST:
        return None
    if stamp and at - row["seen_at"] > _STAMP_EVERY:
        store.change("UPDATE session SET seen_at = ? WHERE token = ?", at, _hash(token))
    return str(row["name"])


def sign_out(store: Store, token: str) -> None:
    """Ends a session."""
    store.change("DELETE FROM session WHERE token = ?", _hash(token))


def _attempts(store: Store, key: str) -> int:
    row = store.row("SELECT count(*) AS n FROM attempt WHERE key = ?", key)
    return int(row["n"]) if row else 0


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
