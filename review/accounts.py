"""Who may use the desk, and as what."""

from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from models.errors import InputError
from review.store import Store

SHORTEST = 12
"""Characters of a password (NIST SP 800-63B, 3.1.1.2: eight at least; no other rule)."""
_LONGEST = 1_000  # argon2 takes its time over a book


class Role(StrEnum):
    """What an account may do; each may do what those before it may."""

    READER = "reader"  # läsare: looks
    REVIEWER = "reviewer"  # granskare: corrects
    ADMIN = "admin"  # administratör: publishes, assigns, sees the audit log

    def may(self, needed: "Role") -> bool:
        """Whether this role has the rights of `needed`."""
        ranks = list(Role)
        return ranks.index(self) >= ranks.index(needed)


class Account(NamedTuple):
    """A person."""

    name: str
    role: Role
    has_password: bool
    """Without one, only a trusted proxy can sign them in."""


def add(store: Store, name: str, role: Role, password: str | None) -> None:
    """Adds an account. Raises InputError where the name is taken or the name or the password will not do."""
    if not name.strip() or len(name) > 100 or not name.isprintable() or name != name.strip():
        raise InputError(f"{name!r} is no name for an account", "Use letters and digits, at most 100.")
    if account(store, name):
        raise InputError(f"there is an account {name!r} already", "Choose another name, or change its role.")
    hashed = None if password is None else _hashed(password)
    at = datetime.now(UTC).isoformat()
    store.change("INSERT INTO account VALUES (?, ?, ?, ?)", name, hashed, role.value, at)


def set_password(store: Store, name: str, password: str) -> None:
    """Gives an account a new password and ends its sessions. Raises InputError."""
    _must_exist(store, name)
    hashed = _hashed(password)
    with store.transaction():
        store.change("UPDATE account SET password = ? WHERE name = ?", hashed, name)
        store.change("DELETE FROM session WHERE name = ?", name)


def set_role(store: Store, name: str, role: Role) -> None:
    """Gives an account another role, at once, also on pages that are open. Raises InputError."""
    _must_exist(store, name)
    store.change("UPDATE account SET role = ? WHERE name = ?", role.value, name)


def remove(store: Store, name: str) -> None:
    """Removes an account and ends its sessions; what it decided stays. Raises InputError where there is none."""
    _must_exist(store, name)
    store.change("DELETE FROM account WHERE name = ?", name)


def account(store: Store, name: str) -> Account | None:
    """The account of that name."""
    row = store.row("SELECT name, role, password FROM account WHERE name = ?", name)
    return Account(row["name"], Role(row["role"]), row["password"] is not None) if row else None


def accounts(store: Store) -> list[Account]:
    """All accounts, by name."""
    rows = store.rows("SELECT name, role, password FROM account ORDER BY name")
    return [Account(row["name"], Role(row["role"]), row["password"] is not None) for row in rows]


def is_right(store: Store, name: str, password: str) -> bool:
    """Whether the password is that of the account. Takes as long where there is no such account."""
    row = store.row("SELECT password FROM account WHERE name = ?", name)
    known = row["password"] if row else None
    try:
        _hasher().verify(known or _decoy(), password[:_LONGEST])
    except (VerificationError, InvalidHashError):
        return False
    if known and _hasher().check_needs_rehash(known):
        store.change("UPDATE account SET password = ? WHERE name = ?", _hasher().hash(password), name)
    return known is not None


def _must_exist(store: Store, name: str) -> None:
    if not account(store, name):
        raise InputError(f"there is no account {name!r}", "'namndkoll review-account list' shows them.")


def _hashed(password: str) -> str:
    if not SHORTEST <= len(password) <= _LONGEST:
        raise InputError(f"the password has {len(password)} characters", f"Take at least {SHORTEST}.")
    return _hasher().hash(password)


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()  # argon2id with RFC 9106's parameters for little memory


@cache
def _decoy() -> str:
    return _hasher().hash("nobody's password")
