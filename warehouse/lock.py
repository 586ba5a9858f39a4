"""The loader's lock: one process at a time writes."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from models.errors import WarehouseBusy


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Holds the lock beside the working file `path`; the system gives it back when the process dies, however it dies.

    Raises WarehouseBusy at once when another process (or another open handle in this one) holds it.
    """
    lock = path.with_name(path.name + ".lock")
    handle = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        _take(handle, path)
        # The number is only for the message to the next one who asks; the lock itself is the kernel's.
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(handle)


def _take(handle: int, path: Path) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        holder = os.pread(handle, 20, 0).decode() or "unknown"
        raise WarehouseBusy(
            f"another run (process {holder}) is loading the warehouse",
            "Wait until it is done and run the command again.",
            file=str(path),
        ) from error
