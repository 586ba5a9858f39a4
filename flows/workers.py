"""The supervised pool: a worker that is killed, hangs or crashes costs its own job and is replaced."""

import logging
import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from itertools import islice
from typing import Generic, TypeVar, cast

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from models.errors import NamndkollError, WorkerCrash, WorkerMemory, WorkerTimeout

_IN_FLIGHT = 3  # jobs handed out for each worker: enough to keep it busy, few enough to keep memory flat
_JOBS_A_WORKER = 200  # then it is replaced, which gives leaked memory back
_ATTEMPTS = 3  # for a job that never got to start because the pool broke down

_OF_MEMORY = (
    signal.SIGKILL,
    signal.SIGABRT,
    signal.SIGTRAP,
)  # how the system, and pdfium, end a process for want of it

A = TypeVar("A")
R = TypeVar("R")


@dataclass(frozen=True)
class Job(Generic[A]):
    """A piece of work: the file it is told by, what the worker function gets, and its limit in seconds."""

    name: str
    argument: A
    timeout: float
    attempt: int = 1


@dataclass(frozen=True)
class Answer(Generic[A, R]):
    """What came of a job: its result, or the error."""

    job: Job[A]
    result: R | NamndkollError


class _PoolBroken(Exception):
    """The pool as a whole gave up: a worker died between two jobs."""


class _Queue(Generic[A]):
    """Jobs still to be handed out: those that came back first, then the next of the rest."""

    def __init__(self, jobs: Iterable[Job[A]]) -> None:
        self._rest = iter(jobs)
        self._back: list[Job[A]] = []

    def __iter__(self) -> Iterator[Job[A]]:
        return self

    def __next__(self) -> Job[A]:
        return self._back.pop() if self._back else next(self._rest)

    def put_back(self, jobs: Iterable[Job[A]]) -> None:
        self._back.extend(replace(job, attempt=job.attempt + 1) for job in jobs)


class Crew:
    """Worker processes, which may be kept from one `supervised` to the next: to start one costs seconds of CPU.

    Close it when it is no longer wanted. Processes are started when there is work; of two runs at the same time each
    has its own crew.
    """

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._pool: ProcessPool | None = None

    def __enter__(self) -> "Crew":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def pool(self) -> ProcessPool:
        """The pool to hand jobs to."""
        if self._pool is None:
            spawn = multiprocessing.get_context("spawn")
            self._pool = ProcessPool(self.workers, _JOBS_A_WORKER, _settle, context=spawn)
        return self._pool

    def close(self) -> None:
        """End the processes, whatever they are busy with. The crew may be used again: with new ones."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()


def supervised(work: Callable[[A], R], jobs: Iterable[Job[A]], workers: int | Crew) -> Generator[Answer[A, R]]:
    """Run `work` on each job in so many processes, or in those of a crew, and give the answers as they come.

    `jobs` is drawn upon as there is room, so that it may be long, and again after each answer, so that an answer may
    lead to further jobs: it is done when it has none to give while none is running. Each job gets exactly one answer.
    `work` is a function at a module's top level; what it raises of ours is handed on, anything else becomes a
    NamndkollError. A crew is left as it is when all jobs are done, and its processes end where they are not.
    """
    if isinstance(workers, int):
        with Crew(workers) as crew:
            yield from supervised(work, jobs, crew)
        return
    queue = _Queue(jobs)
    while True:
        try:
            yield from _until_broken(work, queue, workers)
            return
        except _PoolBroken:
            continue


def _until_broken(work: Callable[[A], R], queue: _Queue[A], crew: Crew) -> Iterator[Answer[A, R]]:
    """As `supervised`, with one pool. The jobs that a broken pool lost are put back before _PoolBroken is raised."""
    running: dict[ProcessFuture[R], Job[A]] = {}
    is_done = False
    try:
        while _hand_out(work, queue, crew.pool(), running, crew.workers * _IN_FLIGHT):
            for done in wait(running, return_when=FIRST_COMPLETED).done:
                future = cast("ProcessFuture[R]", done)
                if isinstance(future.exception(), BrokenProcessPool) and running[future].attempt < _ATTEMPTS:
                    queue.put_back(running.values())
                    raise _PoolBroken
                job = running.pop(future)
                result = _result(job, future)
                yield Answer(job, result)
        is_done = True
    finally:
        if not is_done:
            crew.close()


def _hand_out(
    work: Callable[[A], R], queue: _Queue[A], pool: ProcessPool, running: dict[ProcessFuture[R], Job[A]], room: int
) -> bool:
    """Fill the pool up to `room` jobs. Whether any job is running."""
    for job in islice(queue, room - len(running)):
        try:
            running[pool.schedule(work, args=(job.argument,), timeout=job.timeout)] = job
        except RuntimeError as error:  # the pool found out first
            queue.put_back([job, *running.values()])
            raise _PoolBroken from error
    return bool(running)


def _settle() -> None:
    """A worker's first act: leave Ctrl-C to the parent, and keep libraries' warnings, which name no file, to itself."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.disable(logging.WARNING)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when its parent is gone: one that was killed outright could not tell its workers to stop."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)


def _result(job: Job[A], future: ProcessFuture[R]) -> R | NamndkollError:
    try:
        return future.result()
    except NamndkollError as error:
        return error
    except Exception as error:  # whatever the code below us did not foresee costs this document only
        return _as_ours(error, job.name)


def _as_ours(error: Exception, file: str) -> NamndkollError:
    """What befell a worker, in words."""
    if isinstance(error, TimeoutError) or getattr(error, "exitcode", 0) == -signal.SIGALRM:
        return WorkerTimeout(
            "it takes longer than it may, so its worker was stopped",
            "Raise NAMNDKOLL_PAGE_TIMEOUT or NAMNDKOLL_DOCUMENT_TIMEOUT (seconds) if it is merely long.",
            file=file,
        )
    if isinstance(error, MemoryError):
        return WorkerMemory(
            "it takes more memory than a worker may",
            "Raise NAMNDKOLL_WORKER_MEMORY (megabytes) if there is memory to spare.",
            file=file,
        )
    if isinstance(error, ProcessExpired | BrokenProcessPool):
        remedy = "Run it again; report it if it fails twice."
        return WorkerCrash(f"the worker died on it{_how(error)}", remedy, file=file)
    remedy = "Please report it, with the file if you may."
    return NamndkollError(f"unforeseen {type(error).__name__}: {error}", remedy, file=file)


def _how(error: BaseException) -> str:
    code = getattr(error, "exitcode", 0)
    if code < 0:
        perhaps = ": perhaps the memory ran out" if -code in _OF_MEMORY else ""
        return f" ({signal.Signals(-code).name}{perhaps})"
    return f" (exit code {code})" if code else ""
