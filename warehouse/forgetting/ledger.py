"""The record of what was forgotten: a file of JSON lines beside the warehouse, so that it outlives the warehouse."""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from pydantic import ValidationError

from models.errors import WarehouseError
from models.forgotten import Forgotten
from warehouse.files import make_private_folder, to_disk

_COST = {"n": 2**14, "r": 8, "p": 1}  # of one guess at a name: tens of milliseconds


def acts(path: Path) -> tuple[Forgotten, ...]:
    """All acts, the latest state of each. Raises WarehouseError where the file cannot be read: nothing is then safe."""
    if not path.exists():
        return ()
    latest: dict[str, Forgotten] = {}
    try:
        for line in path.read_text(encoding="utf-8").splitlines():
            act = Forgotten.model_validate_json(line)
            latest[act.hash] = act
    except (OSError, ValidationError) as error:
        raise WarehouseError(
            "the record of what was forgotten cannot be read, so what it withholds is not known",
            "Restore the file from a backup, or remove the line that is broken.",
            file=str(path),
        ) from error
    return tuple(latest.values())


def withheld(path: Path) -> frozenset[str]:
    """Documents (SHA-256) that must not be read again."""
    return frozenset(document for act in acts(path) for document in act.withheld)


def note(path: Path, act: Forgotten) -> None:
    """Appends an act, on the disk when this returns. The latest line of an act counts."""
    make_private_folder(path.parent)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(handle, (act.model_dump_json() + "\n").encode())
        os.fsync(handle)
    finally:
        os.close(handle)
    to_disk(path.parent)


def name_hash(name: str) -> str:
    """A hash of a person's name that tells it to nobody, though who asks about a name can be answered."""
    salt = secrets.token_bytes(16)
    return f"{salt.hex()}:{_scrypt(name, salt)}"


def is_of(act: Forgotten, name: str) -> bool:
    """Whether an act forgot a person of this name."""
    salt, _, told = act.hash.partition(":")
    return bool(told) and hmac.compare_digest(_scrypt(name, bytes.fromhex(salt)), told)


def _scrypt(name: str, salt: bytes) -> str:
    plain = " ".join(sorted(name.casefold().split()))
    return hashlib.scrypt(plain.encode(), salt=salt, dklen=32, **_COST).hex()
