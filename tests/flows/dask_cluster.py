"""A Dask scheduler and its workers on this machine, each a process of its own, as on a cluster."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from distributed import Client

_STARTING = 120  # seconds on a busy machine


class Cluster:
    """The scheduler, which has no worker yet."""

    def __init__(self, folder: Path, checkout: Path) -> None:
        self._folder = folder
        # The environment of machines that know nothing of the loader's settings.
        told = {name: value for name, value in os.environ.items() if not name.startswith("NAMNDKOLL_")}
        self._environment = {**told, "PYTHONPATH": str(checkout)}
        self._processes: list[subprocess.Popen[bytes]] = []
        self.start("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(self._file))
        self.address = self._announced()

    @property
    def _file(self) -> Path:
        return self._folder / "scheduler.json"

    def start(self, *command: str, **more: str) -> None:
        """Start `dask` with a command."""
        self._processes.append(
            subprocess.Popen(
                [sys.executable, "-m", "dask", *command, "--no-dashboard"],
                cwd=self._folder,
                env={**self._environment, **more},
                stdout=subprocess.DEVNULL,
                stderr=(self._folder / f"{command[0]}.log").open("ab"),
            )
        )

    def add_worker(self, *options: str, environment: Mapping[str, str] | None = None) -> None:
        """Start a worker with one thread; `--no-nanny` unless told otherwise."""
        common = ("worker", self.address, "--nthreads", "1", "--local-directory", str(self._folder))
        self.start(*common, *(options or ("--no-nanny",)), **(environment or {}))

    def await_workers(self, number: int) -> None:
        """Wait until so many are there."""
        with self.client() as client:
            client.wait_for_workers(number, timeout=_STARTING)

    def client(self) -> Any:
        """A client of the test's own."""
        return Client(self.address, set_as_default=False, timeout=_STARTING)  # type: ignore[no-untyped-call]

    def kill_one_at_work(self) -> None:
        """SIGKILL to a worker that has a batch."""
        with self.client() as client:
            busy = next(worker for worker, tasks in client.processing().items() if tasks)
            os.kill(client.run(os.getpid)[busy], signal.SIGKILL)

    def stop(self, first: int = 0) -> None:
        """End its processes, all or from the n-th on."""
        for process in reversed(self._processes[first:]):
            process.kill()
            process.wait()
        del self._processes[first:]

    def _announced(self) -> str:
        end = time.monotonic() + _STARTING
        while time.monotonic() < end:
            try:
                return str(json.loads(self._file.read_text())["address"])
            except (FileNotFoundError, ValueError):
                time.sleep(0.1)
        raise TimeoutError((self._folder / "scheduler.log").read_text())


@contextmanager
def cluster(folder: Path, checkout: Path) -> Iterator[Cluster]:
    """A scheduler without workers."""
    folder.mkdir()
    made = Cluster(folder, checkout)
    try:
        yield made
    finally:
        made.stop()
