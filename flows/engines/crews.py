"""Crews of worker processes that wait for the next batch, so that not every batch pays for starting one."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, Timer

from flows.workers import Crew


class Crews:
    """Crews of so many `workers` each, lent to one batch at a time.

    One that waits in vain for `patience` seconds is let go: its processes hold memory, and nobody says which batch is
    the last.
    """

    def __init__(self, workers: int, patience: float = 60.0) -> None:
        self._workers, self._patience = workers, patience
        self._lock = Lock()
        self._waiting: dict[Crew, Timer] = {}

    @contextmanager
    def lent(self) -> Iterator[Crew]:
        """A crew for a block: one that waits, else a new one."""
        crew = self._called() or Crew(self._workers)
        try:
            yield crew
        finally:
            self._wait(crew)

    def _called(self) -> Crew | None:
        with self._lock:
            if not self._waiting:
                return None
            crew, timer = self._waiting.popitem()
        timer.cancel()
        return crew

    def _wait(self, crew: Crew) -> None:
        timer = Timer(self._patience, self._let_go, (crew,))
        timer.daemon = True
        with self._lock:
            self._waiting[crew] = timer
        timer.start()

    def _let_go(self, crew: Crew) -> None:
        with self._lock:
            was_waiting = self._waiting.pop(crew, None)
        if was_waiting:
            crew.close()
