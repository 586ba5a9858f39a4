"""One source in one night: its list, what is new or changed in it fetched into the store, what went from it marked."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from flows.fetching.answers import Passing
from flows.fetching.due import due, gone
from flows.fetching.sighting import Sighting
from flows.fetching.silence import LEARNED_FROM, Outcome, judged, mass_change, tally
from flows.fetching.source import Found, Listed, PassedOver, Source
from flows.fetching.state import State
from flows.fetching.web import Shared, Web
from flows.passed_over import passed_over
from flows.store import Store
from models.errors import FetchError, NamndkollError, SourceError
from models.settings import Settings
from warehouse.files import make_private_folder

_GIVES_UP_AFTER = 5  # documents in a row that the server did not answer for: it is asked no more this night

_NAMED = 3  # documents that are missing from a list

Fetching = Callable[[str, int, int], None]
"""Told a source, how many of its documents were asked for, and how many are to be."""

Refusing = Callable[[str], bool]
"""Whether a document, by its SHA-256, must not be kept."""


@dataclass(frozen=True)
class Window:
    """The days of the meetings whose documents are fetched anew, and how long is fetched; None: no bound."""

    first: date | None = None
    last: date | None = None
    minutes: float | None = None
    """For fetching; None: the source's `most_minutes`."""


@dataclass(frozen=True)
class Fault:
    """A document that could not be fetched, in words."""

    title: str
    address: str
    explanation: str
    remedy: str


@dataclass
class Visit:
    """How a source fared: what it listed, what was fetched, what went wrong."""

    source: str
    municipality: str
    outcome: Outcome = Outcome.OK
    reasons: list[str] = field(default_factory=list)
    listed: int = 0
    new: int = 0
    changed: int = 0
    gone: int = 0
    waiting: int = 0
    """Documents left for another night."""
    passed_over: str = ""
    """What the list names that is no PDF, in words."""
    faults: list[Fault] = field(default_factory=list)

    def worsen(self, outcome: Outcome, reasons: Iterable[str]) -> None:
        """Add reasons, and make the outcome theirs where it is worse."""
        self.reasons += reasons
        order = list(Outcome)
        self.outcome = max(self.outcome, outcome, key=order.index)


@dataclass(frozen=True)
class Means:
    """What a visit needs besides its source."""

    state: State
    store: Store
    settings: Settings
    shared: Shared
    is_withheld: Refusing
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    fetching: Fetching = lambda *_: None


def visit(source: Source, means: Means, window: Window | None = None, so_far: Visit | None = None) -> Visit:
    """List a source, fetch what is due, note it all. What goes wrong is told in the result and stops this source only.

    `window` bounds what is fetched anew, and how far back the source is asked; without one the source's `since` does.
    With `so_far`, an earlier visit of the same window, its list is not asked for again, and the result adds to it.
    """
    asked = source.model_copy(update={"since": window.first}) if window else source
    told = so_far or Visit(source.name, source.municipality)
    try:
        with Web(means.shared, pause=source.pause, private=source.private_addresses) as web:
            visiting = _Visiting(asked, means, web, told, window)
            if so_far is None:
                visiting.list_it()
            visiting.fetch()
    except NamndkollError as error:
        told.worsen(Outcome.FAILED, (str(error), error.remedy))
    except Exception as error:  # what one connector trips over must not cost the other sources
        told.worsen(Outcome.FAILED, (f"unforeseen {type(error).__name__}: {error}", "Please report it."))
    return told


class _Visiting:
    """A visit under way."""

    def __init__(self, source: Source, means: Means, web: Web, told: Visit, window: Window | None) -> None:
        self._source, self._means, self._web, self._told = source, means, web, told
        self._window = window or Window(source.since)
        self._is_whole = window is None
        self._at = means.now()

    def list_it(self) -> None:
        """Ask for the list, judge it, note what it holds and what it no longer does."""
        source, state, told = self._source, self._means.state, self._told
        try:
            with self._web.within(source.most_minutes):
                found = list(source.listed(self._web))
        except SourceError as error:
            state.note_listing(source, tally(()), Outcome.FAILED, str(error), self._at)
            raise
        told.listed = len({one.key for one in found if isinstance(one, Listed)})
        told.passed_over = passed_over([one.name for one in found if isinstance(one, PassedOver)])
        if self._is_whole:
            self._judge(found)
        state.see(source, found, self._at)
        if self._is_whole and told.outcome is not Outcome.FAILED:
            sightings = state.sightings(source.name)
            lost = gone(source, sightings, self._at, source.since)
            state.lose((one.id for one in lost), self._at)
            told.gone = len(lost)
            self._warn(mass_change("are no longer listed", told.gone, _have(sightings)))
        elif self._is_whole:
            self._tell_missing()

    def _tell_missing(self) -> None:
        """Name what a list that failed does not hold and should."""
        sightings = self._means.state.sightings(self._source.name)
        titles = [one.document.title for one in gone(self._source, sightings, self._at, self._source.since)]
        if titles:
            more = f" and {len(titles) - _NAMED} more" * (len(titles) > _NAMED)
            self._told.worsen(Outcome.FAILED, (f"not in it, and there before: {', '.join(titles[:_NAMED])}{more}",))

    def fetch(self) -> None:
        """Fetch a night's share of what is due."""
        source, told = self._source, self._told
        sightings = self._means.state.sightings(source.name)
        asking = due(sightings, self._means.now(), self._window.first, self._window.last)
        told.waiting = max(0, len(asking) - source.most_new)
        self._fetch_all(asking[: source.most_new])
        self._warn(mass_change("changed", told.changed, _have(sightings)))

    def _judge(self, found: Sequence[Found]) -> None:
        """Judge the list by those before it, and note it."""
        source, state = self._source, self._means.state
        now = tally({one.key: one for one in found if isinstance(one, Listed)}.values())
        verdict = judged(source, now, state.good_listings(source.name, LEARNED_FROM), self._at.date())
        state.note_listing(source, now, verdict.outcome, "; ".join(verdict.reasons) or None, self._at)
        self._told.worsen(verdict.outcome, verdict.reasons)

    def _fetch_all(self, asking: Sequence[Sighting]) -> None:
        silent = 0
        end = self._means.now() + timedelta(minutes=self._window.minutes or self._source.most_minutes)
        for number, sighting in enumerate(asking):
            if number and self._means.now() >= end:
                self._told.waiting += len(asking) - number
                break
            self._means.fetching(self._source.name, number, len(asking))
            try:
                self._fetch(sighting)
                silent = 0
            except FetchError as error:
                self._fault(sighting, error)
                silent = silent + 1 if isinstance(error, Passing) else 0
            if silent == _GIVES_UP_AFTER:
                self._told.waiting += len(asking) - number - 1
                reason = f"{silent} documents in a row were not answered: given up for tonight"
                self._told.worsen(Outcome.FAILED, (reason,))
                return
        if self._told.faults:
            self._told.worsen(Outcome.WARNED, ())

    def _fetch(self, sighting: Sighting) -> None:
        """Fetch one document; first into the store, then into the state: killed in between, it is fetched again.

        One that is withheld is noted as if it were there, and not kept: it is asked after as rarely as those that are.
        """
        means, before = self._means, sighting.document_id
        folder = means.settings.fetching / "downloads" / self._source.name
        make_private_folder(folder)
        fetched = self._source.fetch(sighting.document, sighting.known, self._web, folder)
        if fetched is None and before:
            means.state.fetched(sighting, before, sighting.known, means.now())
            return
        if fetched is None:
            raise FetchError("the server says that nothing changed, of what was never there", "Report it.")
        if means.is_withheld(fetched.sha256):
            fetched.file.unlink()
            means.state.fetched(sighting, fetched.sha256, fetched.known, means.now())
            return
        means.store.put(fetched.file, fetched.sha256)
        means.state.fetched(sighting, fetched.sha256, fetched.known, means.now())
        self._told.new += before is None
        self._told.changed += before not in (None, fetched.sha256)

    def _fault(self, sighting: Sighting, error: FetchError) -> None:
        self._means.state.fault(sighting, error, self._means.now())
        document = sighting.document
        self._told.faults.append(Fault(document.title, document.address, error.explanation, error.remedy))

    def _warn(self, reason: str | None) -> None:
        if reason:
            self._told.worsen(Outcome.WARNED, (reason,))


def _have(sightings: Iterable[Sighting]) -> int:
    """Of how many documents there are bytes."""
    return sum(one.document_id is not None for one in sightings)
