"""Looking at other processes, for tests of what is left of a command."""

import time
from collections.abc import Callable
from pathlib import Path


def members(session: int) -> list[int]:
    """The processes of a session that are alive."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            state, _parent, _group, of_session = (process / "stat").read_text().rpartition(")")[2].split()[:4]
        except OSError:
            continue
        if int(of_session) == session and state not in "ZX":
            found.append(int(process.name))
    return found


def until(true: Callable[[], bool], seconds: float) -> bool:
    """Whether it came true in time."""
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.05)
    return true()
