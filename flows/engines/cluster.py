"""The workers of a Dask scheduler: documents go out in batches, what was made of them comes through the exchange."""

from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import CancelledError
from itertools import islice
from pathlib import Path
from typing import Any

from distributed import Future, KilledWorker, wait

from flows.engines.exchange import Exchange
from flows.engines.far import Asked, Given, read_batch
from flows.engines.meeting import connected, fit_workers, no_workers, not_shared
from flows.store import Store
from models.document import SourceDocument
from models.errors import EngineError, NamndkollError, WorkerCrash
from models.settings import Settings

_LOOKING = 5.0  # seconds between two looks whether there still are workers
_BATCH = 16  # documents: a worker starts a new child for each batch, which takes some seconds
_SHARES = 4  # batches for each thread of the workers at least, so that they end at about the same time
_AHEAD = 2  # batches handed out for each thread

Result = tuple[SourceDocument, bytes | NamndkollError]
_Running = dict[Future[Any], tuple[Given, ...]]


class DaskEngine:
    """Reads on the workers of the scheduler that the settings name.

    `patience`: seconds that are waited for a worker where there is none, at the beginning or later.
    """

    def __init__(self, settings: Settings, version: str, patience: float = 60.0) -> None:
        if settings.address is None:
            raise EngineError(
                "there is no address of Dask's scheduler", "Name it: --address tcp://HOST:8786, or NAMNDKOLL_ADDRESS."
            )
        self._address, self._patience = settings.address, patience
        store = Store(settings)
        theirs = {"store": store.address, "data": settings.data.resolve(), "workers": 1, "webhook": None}
        self._asked = Asked(version, settings.model_copy(update=theirs), f"{store.address.rstrip('/')}/extractions")
        self._exchange = Exchange(self._asked.exchange, version)

    def check(self) -> None:
        """See flows.engines.engine.Engine."""
        with connected(self._address) as client:
            self._threads(client)

    def read(self, sources: Sequence[SourceDocument]) -> Generator[Result]:
        """See flows.engines.engine.Engine."""
        with connected(self._address) as client:
            threads = self._threads(client)
            self._exchange.remove_other_versions()
            batches = _batches(sources, threads)
            running: _Running = {}
            while True:
                for batch in islice(batches, max(0, _AHEAD * threads - len(running))):
                    running[client.submit(read_batch, self._asked, batch, pure=False)] = batch
                if not running:
                    return
                for future in self._done(client, running):
                    yield from self._results(future, running.pop(future))

    def _threads(self, client: Any) -> int:
        return fit_workers(client, self._asked, self._exchange, self._address, self._patience)

    def _done(self, client: Any, running: _Running) -> list[Future[Any]]:
        """The batches that are done, at least one. Raises EngineError where workers or the scheduler went away."""
        without = 0.0
        while without < self._patience:
            try:
                with client.as_current():
                    awaited: Any = wait(list(running), _LOOKING, "FIRST_COMPLETED")  # type: ignore[no-untyped-call]
                return list(awaited.done)
            except TimeoutError:
                without = 0.0 if _has_workers(client, self._address) else without + _LOOKING
            except CancelledError as error:
                raise _gone(self._address) from error
        raise no_workers(self._address)

    def _results(self, future: Any, batch: tuple[Given, ...]) -> Iterator[Result]:
        """What came of a batch, taken out of the exchange. One that cost worker after worker is told as crashed."""
        if future.status in ("cancelled", "lost"):
            raise _gone(self._address)
        error = future.exception()
        if isinstance(error, KilledWorker):
            yield from ((given.source, _killed(given.source)) for given in batch)
            return
        if error is not None:
            raise error
        met: dict[str, NamndkollError | None] = dict(future.result())
        for given in batch:
            failed = met[given.source.id]
            if failed is not None:
                yield given.source, failed
                continue
            made = self._exchange.get(given.source.id)
            if made is None:
                raise not_shared("that read it", self._asked.exchange)
            yield given.source, made
            self._exchange.remove(given.source.id)


def _batches(sources: Sequence[SourceDocument], threads: int) -> Iterator[tuple[Given, ...]]:
    size = max(1, min(_BATCH, len(sources) // (threads * _SHARES)))
    rest = iter(sources)
    while batch := tuple(Given(one, str(Path(one.path).absolute())) for one in islice(rest, size)):
        yield batch


def _has_workers(client: Any, address: str) -> bool:
    try:
        return bool(client.nthreads())
    except OSError as error:
        raise _gone(address) from error


def _gone(address: str) -> EngineError:
    remedy = "Look at its log, start it and run this again: what was loaded is kept."
    return EngineError("the Dask scheduler went away", remedy, file=address)


def _killed(source: SourceDocument) -> WorkerCrash:
    return WorkerCrash(
        "the Dask workers that had it in their batch were lost, one after the other",
        "Look at the workers' logs (memory?), and run it again.",
        file=source.path,
    )
