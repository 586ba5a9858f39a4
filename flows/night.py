"""A nightly run, from the lists of the sources to the message in the morning. Prefect only walks through it.

Killed at any point, it leaves what the next run completes: bytes go into the store before the state knows of them, the
state is written document by document, and what is loaded is found out by asking the warehouse.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import BoundedSemaphore

from tenacity import Retrying, retry_if_exception_type, stop_after_delay, wait_fixed

from flows.fetching.abreast import abreast
from flows.fetching.configuration import chosen, load_sources
from flows.fetching.facts import facts, known_documents
from flows.fetching.lock import fetching_alone
from flows.fetching.notify import notify
from flows.fetching.source import Source
from flows.fetching.state import State, opened
from flows.fetching.summary import Summary
from flows.fetching.visit import Fetching, Means, Visit, Window, visit
from flows.fetching.web import Limits, Shared
from flows.reading import Work
from flows.session import Session, Told, ingesting_known
from flows.store import Store
from models.document import SourceDocument
from models.errors import EngineError, NamndkollError, NightBusy, SourceError, WarehouseBusy
from models.run import Run
from models.settings import EngineName, Settings
from warehouse.forgetting import withheld

BATCH = 20  # documents in one task
_LATE = timedelta(hours=36)  # after which a night without a run is told


@dataclass(frozen=True)
class Ways:
    """How a night meets the world: what tests put in the place of networks, clocks and workers."""

    limits: Limits = field(default_factory=Limits)
    work: Work | None = None
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    patience: float = 1_800.0
    """Seconds that are waited for another run to be done with the warehouse."""


class Night:
    """A night under way, alone with the sources. Made by `night`."""

    def __init__(self, flow: str, sources: Sequence[Source], settings: Settings, state: State, ways: Ways) -> None:
        self.flow, self.sources, self.settings = flow, sources, settings
        self.visits: list[Visit] = []
        self.run: Run | None = None
        self._state, self._ways = state, ways
        self._slots = BoundedSemaphore(settings.fetchers)
        self._store = Store(settings)
        shared = Shared(settings.contact, ways.limits)
        is_withheld = withheld(settings.forgotten).__contains__
        self.fetching: Fetching = lambda *_: None
        """Told how far each source has come: what shows it may take this place."""
        self._means = Means(state, self._store, settings, shared, is_withheld, ways.now, self._come)
        self._started_at = ways.now()
        self._alerts = list(_before(state, self._started_at)) if flow == "nightly" else []
        self._row = state.begin_night(self._started_at)

    def visit(self, source: Source, window: Window | None = None) -> Visit:
        """List and fetch one source. May be called from several threads."""
        with self._slots:
            told = visit(source, self._means, window)
        self.visits.append(told)
        return told

    def go_on(self, source: Source, window: Window, so_far: Visit) -> None:
        """Fetch the next share of a source that was visited with the same window; the visit tells it all."""
        visit(source, self._means, window, so_far)

    def _come(self, source: str, done: int, of: int) -> None:
        self.fetching(source, done, of)

    @contextmanager
    def ingesting(self) -> Iterator[Session]:
        """The ingest of all that is in the store and not loaded as it is. Raises WarehouseBusy after long patience."""
        known = [one for one in known_documents(self._state) if not self._means.is_withheld(one.id)]
        with ExitStack() as stack:
            retrying = Retrying(
                retry=retry_if_exception_type(WarehouseBusy),
                stop=stop_after_delay(self._ways.patience),
                wait=wait_fixed(min(5.0, self._ways.patience)),
                reraise=True,
            )
            is_here = self.settings.engine is EngineName.LOCAL
            path_of = self._store.path if is_here else self._store.place  # others make their copies themselves
            arguments = (known, path_of, self.flow, self.settings, self._ways.work)
            session = retrying(lambda: stack.enter_context(ingesting_known(*arguments)))
            yield session
            session.record_sources(facts(self._state))
            self.run = _by_address(session.finish(), known)
        self._store.release()

    def alert(self, reason: str) -> None:
        """Add what is to be known in the morning."""
        self._alerts.append(reason)

    def finish(self) -> Summary:
        """Note that the night is over, and tell how it went, also the webhook."""
        made = Summary(self.flow, self._started_at, self._ways.now(), self.visits, self.run, self._alerts)
        self._state.end_night(self._row, made.finished_at)
        if self.settings.webhook:
            try:
                notify(self.settings.webhook, made.as_json())
            except NamndkollError as error:
                self.alert(f"{error}: {error.remedy}")
        return made


@contextmanager
def night(names: Sequence[str], settings: Settings, flow: str = "nightly", ways: Ways | None = None) -> Iterator[Night]:
    """Begin a night with the named sources, or all.

    Raises SourceError for a faulty sources.toml, and NightBusy where another run fetches. That the run was skipped is
    then sent to the webhook; the next summary tells of it, too, where another one was fetching.
    """
    ways = ways or Ways()
    try:
        sources = list(chosen(load_sources(settings.sources), list(names)))
        with opened(settings.fetching) as state:
            try:
                with fetching_alone(settings.fetching):
                    yield Night(flow, sources, settings, state, ways)
            except NightBusy as error:
                state.skip_night(ways.now(), error.explanation)
                raise
    except SourceError as error:
        if settings.webhook:
            text = f"{flow} was skipped: {error}. {error.remedy}"
            notify(settings.webhook, {"text": text, "flow": flow, "is_well": False, "headline": text})
        raise


def run_night(names: Sequence[str], settings: Settings, ways: Ways | None = None) -> Summary:
    """A whole night without Prefect; see `night` for the errors raised."""
    with night(names, settings, ways=ways) as tonight:
        for _ in abreast(tonight.visit, tonight.sources, settings.fetchers):
            pass
        load(tonight)
        return tonight.finish()


@contextmanager
def untold(_total: int) -> Iterator[Told]:
    """No bar at all."""
    yield lambda _outcome: None


def load(
    tonight: Night,
    bar: Callable[[int], AbstractContextManager[Told]] = untold,
    take: Callable[[Session, Told], None] = lambda session, told: session.take(BATCH, told),
) -> bool:
    """Ingest what is due, a batch at each call of `take`. Whether that was possible: the next run does it otherwise."""
    try:
        with tonight.ingesting() as session, bar(len(session.plan.due)) as told:
            for _ in range(0, len(session.plan.due), BATCH):
                take(session, told)
    except (WarehouseBusy, EngineError) as error:
        tonight.alert(f"{error}: what was fetched is loaded by the next run. {error.remedy}")
        return False
    return True


def _by_address(run: Run, known: Iterable[SourceDocument]) -> Run:
    """The run told by the documents' addresses: where they lie in the store tells a person nothing."""
    addresses = {one.id: one.url for one in known}
    told = (one.model_copy(update={"path": addresses.get(one.document_id or "") or one.path}) for one in run.outcomes)
    return run.model_copy(update={"outcomes": tuple(told)})


def _before(state: State, now: datetime) -> Iterator[str]:
    """What happened since the last night that anyone was told of: skipped, broken off, or none at all."""
    skipped: dict[str, list[datetime]] = {}
    for row in state.untold_nights():
        began = datetime.fromisoformat(row["started_at"])
        if row["skipped_because"]:
            skipped.setdefault(row["skipped_because"], []).append(began)
        elif row["finished_at"] is None:
            yield f"the run of {began:%Y-%m-%d %H:%M} UTC did not come to its end; this one completes it"
    for reason, times in skipped.items():
        more = f" and {len(times) - 1} after it were" if len(times) > 1 else " was"
        yield f"the run of {times[0]:%Y-%m-%d %H:%M} UTC{more} skipped: {reason}"
    last = state.last_night()
    if last and now - last > _LATE:
        yield f"no run since {last:%Y-%m-%d %H:%M} UTC"
