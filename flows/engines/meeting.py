"""Before anything is read: is there a scheduler, has it workers, are they of our version, have we a place in common."""

import logging
import uuid
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from distributed import Client

from flows.engines.exchange import Exchange
from flows.engines.far import SAME, Asked, Introduced, answer_to, introduce
from models.errors import EngineError

_CONNECTING = 10.0  # seconds
_ALIKE = (("host", "python"), ("packages", "distributed"), ("packages", "dask"))


@contextmanager
def connected(address: str) -> Iterator[Any]:
    """A client of the scheduler. Raises EngineError where none answers there, or versions differ."""
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what goes wrong is told once, by us
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of versions that differ: told below
            client: Any = Client(address, timeout=_CONNECTING, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        told = str(error).partition("\n")[0]
        raise EngineError(
            f"no Dask scheduler answers ({told})",
            "Start one ('dask scheduler') and workers, or correct --address: docs/scale.md.",
            file=address,
        ) from error
    try:
        _check_versions(client.get_versions())
        yield client
    finally:
        client.close(timeout=_CONNECTING)


def fit_workers(client: Any, asked: Asked, exchange: Exchange, address: str, patience: float) -> int:
    """How many threads the workers have, once each is known to be fit.

    Raises EngineError where there is none for `patience` seconds, or one that has another extractor, may not start
    processes, or does not see what the loader puts into the exchange.
    """
    try:
        client.wait_for_workers(1, timeout=patience)
    except TimeoutError as error:
        raise no_workers(address) from error
    token = uuid.uuid4().hex
    exchange.put(token, b"{}")
    try:
        for worker, told in client.run(introduce, asked, token, on_error="return").items():
            _check(worker, told, asked, exchange, token)
    finally:
        exchange.remove(token)
    threads: int = sum(client.nthreads().values())
    return max(1, threads)


def no_workers(address: str) -> EngineError:
    """What to tell where nobody is there to read."""
    remedy = f"Start workers: DASK_DISTRIBUTED__WORKER__DAEMON=false dask worker {address}"
    return EngineError("the Dask scheduler has no worker", remedy, file=address)


def not_shared(worker: str, exchange: str) -> EngineError:
    """What to tell where a worker's results do not arrive."""
    return EngineError(
        f"the worker {worker} and the loader do not have this place in common",
        "Set NAMNDKOLL_STORE to a folder that all machines have mounted under this path, or to a URL such as s3://….",
        file=exchange,
    )


def _check(worker: str, told: Introduced | BaseException, asked: Asked, exchange: Exchange, token: str) -> None:
    if isinstance(told, ImportError | AttributeError):
        raise EngineError(f"the worker {worker} does not have namndkoll as it is here ({told})", SAME)
    if isinstance(told, OSError):
        raise not_shared(worker, asked.exchange) from told
    if isinstance(told, BaseException):
        explanation = f"the worker {worker} cannot be used: {type(told).__name__}: {told}"
        raise EngineError(explanation, "Look at its log, and start it anew.")
    if told.version != asked.version:
        raise EngineError(f"the worker {worker} has the extractor {told.version}, the loader {asked.version}", SAME)
    if not told.may_have_children:
        raise EngineError(
            f"the worker {worker} may not start processes, and each document is read in a process of its own",
            "Start the workers with DASK_DISTRIBUTED__WORKER__DAEMON=false in their environment, or --no-nanny.",
        )
    answer = answer_to(token, worker)
    if not told.sees or exchange.get(answer) is None:
        raise not_shared(worker, asked.exchange)
    exchange.remove(answer)


def _check_versions(told: Any) -> None:
    others = {"the scheduler": told["scheduler"]} | {f"the worker {name}": it for name, it in told["workers"].items()}
    for who, theirs in others.items():
        for part, name in _ALIKE:
            here, there = str(told["client"][part][name]), str(theirs[part][name])
            if here != there:
                raise EngineError(f"{who} has {name} {there}, the loader {here}", SAME)
