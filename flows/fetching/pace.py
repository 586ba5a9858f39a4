"""How often a host may be asked: one request at a time, and a pause between two, whoever asks."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock


class Paces:
    """The paces of all hosts, shared by all sources: many municipalities may publish on one host."""

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._lock = Lock()
        self._of_host: dict[str, Lock] = {}
        self._free_at: dict[str, float] = {}

    @contextmanager
    def turn(self, host: str, pause: float) -> Iterator[None]:
        """Wait for one's turn at a host and hold it for a block; the next one's is `pause` seconds after its end."""
        with self._lock:
            mine = self._of_host.setdefault(host, Lock())
        with mine:
            wait = self._free_at.get(host, 0.0) - self._clock()
            if wait > 0:
                self._sleep(wait)
            try:
                yield
            finally:
                self._free_at[host] = self._clock() + pause
