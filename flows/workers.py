"""The supervised pool: a worker that is killed, hangs or crashes costs its own job and is replaced."""

import logging
import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from itertools import islice
from typing import cast

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from models.errors import NamndkollError, WorkerCrash, WorkerTimeout

_IN_FLIGHT = 3  # jobs handed out for each worker: enough to keep it busy, few enough to keep memory flat
_JOBS_A_WORKER = 200  # then it is replaced, which gives leaked memory back
_ATTEMPTS = 3  # for a job that never got to start because the pool broke down

Work = Callable[[bytes], bytes]


@dataclass(frozen=True)
class Job:
    """A piece of work: the file it is told by, the bytes the worker function gets, and its limit in seconds."""

    name: str
    argument: bytes
    timeout: float
    attempt: int = 1


@dataclass(frozen=True)
class Answer:
    """What came of a job: its bytes, or the error."""

    job: Job
    result: bytes | NamndkollError


class _PoolBroken(Exception):
    """The pool as a whole gave up: a worker died between two jobs."""


class _Queue:
    """Jobs still to be handed out: those that came back first, then the next of the rest."""

    def __init__(self, jobs: Iterable[Job]) -> None:
        self._rest = iter(jobs)
        self._back: list[Job] = []

    def __iter__(self) -> Iterator[Job]:
        return self

    def __next__(self) -> Job:
        return self._back.pop() if self._back else next(self._rest)

    def put_back(self, jobs: Iterable[Job]) -> None:
        self._back.extend(replace(job, attempt=job.attempt + 1) for job in jobs)


def supervised(work: Work, jobs: Iterable[Job], workers: int) -> Iterator[Answer]:
    """Run `work` on each job in `workers` processes and give the answers as they come.

    `jobs` is drawn upon as there is room, so that it may be long. Each job gets exactly one answer. `work` is a
    function at a module's top level; what it raises of ours is handed on, anything else becomes a NamndkollError.
    """
    queue = _Queue(jobs)
    while True:
        try:
            yield from _until_broken(work, queue, workers)
            return
        except _PoolBroken:
            continue


def _until_broken(work: Work, queue: _Queue, workers: int) -> Iterator[Answer]:
    """As `supervised`, with one pool. The jobs that a broken pool lost are put back before _PoolBroken is raised."""
    running: dict[ProcessFuture[bytes], Job] = {}
    pool = ProcessPool(workers, _JOBS_A_WORKER, _settle, context=multiprocessing.get_context("spawn"))
    try:
        while _hand_out(work, queue, pool, running, workers * _IN_FLIGHT):
            for done in wait(running, return_when=FIRST_COMPLETED).done:
                future = cast("ProcessFuture[bytes]", done)
                if isinstance(future.exception(), BrokenProcessPool) and running[future].attempt < _ATTEMPTS:
                    queue.put_back(running.values())
                    raise _PoolBroken
                job = running.pop(future)
                yield Answer(job, _result(job, future))
    finally:
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()


def _hand_out(
    work: Work, queue: _Queue, pool: ProcessPool, running: dict[ProcessFuture[bytes], Job], room: int
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


def _result(job: Job, future: ProcessFuture[bytes]) -> bytes | NamndkollError:
    try:
        return future.result()
    except NamndkollError as error:
        return error
    except TimeoutError:
        return WorkerTimeout(
            f"not done after {job.timeout:.0f} seconds, so its worker was stopped",
            "Raise NAMNDKOLL_DOCUMENT_TIMEOUT (seconds) if the document is merely long.",
            file=job.name,
        )
    except (ProcessExpired, BrokenProcessPool) as error:
        remedy = "Run it again; report it if it fails twice."
        return WorkerCrash(f"the worker died on it{_how(error)}", remedy, file=job.name)
    except Exception as error:  # whatever the code below us did not foresee costs this document only
        return NamndkollError(
            f"unforeseen {type(error).__name__}: {error}", "Please report it, with the file if you may.", file=job.name
        )


def _how(error: BaseException) -> str:
    code = getattr(error, "exitcode", 0)
    if code == -signal.SIGKILL:
        return " (killed: perhaps the memory ran out)"
    if code < 0:
        return f" ({signal.Signals(-code).name})"
    return f" (exit code {code})" if code else ""
