"""One fetcher at a time: nightly run, backfill, clean-up. The system frees the lock of a process that died."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from models.errors import NightBusy
from warehouse.files import make_private_folder


@contextmanager
def fetching_alone(folder: Path) -> Iterator[None]:
    """Hold the fetcher's lock. Raises NightBusy at once where another process holds it."""
    make_private_folder(folder)
    handle = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.pread(handle, 20, 0).decode() or "unknown"
            raise NightBusy(
                f"another run (process {holder}) is fetching",
                "Wait until it is done. If it hangs, end that process: the next run completes its work.",
                file=str(folder),
            ) from error
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(handle)
