"""Who gets which record next: each reviewer's open cases in their order, without what others have at hand."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from review import doubts, leases
from review.cases import DEFAULT_SCOPE, WAITING, Case, Filter, Found, Scope, cases
from review.published import Published, State
from review.second_queue import SecondQueue
from review.standing import Key
from review.store import Store
from review.touched import Touched

_FILTERS = 16  # that are kept at hand, each with all its cases
_QUEUES = 100  # of reviewers


class _Held(NamedTuple):
    """What a filter finds, and where in its order each case stands."""

    found: Found
    position: dict[Key, int]


class _Queue(NamedTuple):
    """A reviewer's open cases, and where in the filter's order each stands; below 0 those that two disagree about."""

    stamp: object
    cases: list[Case]
    positions: list[int]
    ahead: dict[Key, int]


class Queues:
    """All reviewers' queues."""

    def __init__(
        self, published: Published, store: Store, touched: Touched, second: SecondQueue, scope: Scope = DEFAULT_SCOPE
    ) -> None:
        self._published, self._store, self._touched = published, store, touched
        self._second, self._scope = second, scope
        self._held: dict[tuple[Filter, frozenset[str]], _Held] = {}
        self._queues: dict[tuple[str, Filter], _Queue] = {}
        self._state: State | None = None
        self._changes = 0  # of notes and assignments: they change what is in whose queue

    def found(self, who: str, wanted: Filter = Filter()) -> Found:  # noqa: B008  immutable
        """What a filter finds in what is published, decided or not. Asks the warehouse, unless it did before."""
        return self._holding(who, wanted).found

    def of(self, who: str, wanted: Filter = Filter()) -> Sequence[Case]:  # noqa: B008
        """The open cases a reviewer wants: those that two read differently, then riskiest first; without those they
        could not tell about."""
        return self._queue(who, wanted).cases

    def next_case(self, who: str, wanted: Filter, after: Key | None = None, step: int = 1) -> Key | None:
        """The case after (or with step -1 before) a given one in the reviewer's queue that nobody else has.

        Where the given one is decided by now, that after its former place; at the end, the first again.
        """
        queue, held = self._queue(who, wanted), self._holding(who, wanted)
        taken = {key for key, lease in leases.leases(self._store).items() if lease.holder != who}
        start = queue.ahead.get(after, held.position.get(after, -1)) if after else -1 - len(queue.ahead)
        at = bisect_right(queue.positions, start) if step > 0 else bisect_left(queue.positions, start) - 1
        n_left = len(queue.cases)
        order = (queue.cases[(at + step * n) % n_left].key for n in range(n_left))
        return next((key for key in order if key not in taken and key != after), None)

    def changed(self) -> None:
        """Tells that somebody wrote a note or got a document assigned."""
        self._changes += 1

    def assigned(self, who: str) -> frozenset[str]:
        """The documents that are somebody's to review."""
        rows = self._store.rows("SELECT document_id FROM assignment WHERE reviewer = ?", who)
        return frozenset(row["document_id"] for row in rows)

    def _renew(self) -> None:
        """Forgets what was said of an earlier publishing."""
        if self._state != self._published.state:
            self._state = self._published.state
            self._held.clear()
            self._queues.clear()

    def _holding(self, who: str, wanted: Filter) -> _Held:
        self._renew()
        assigned = self.assigned(who) if wanted.mine else frozenset()
        if (known := self._held.get((wanted, assigned))) is None:
            found = cases(self._published, wanted, assigned, self._scope)
            known = _Held(found, {case.key: n for n, case in enumerate(found.cases)})
            if len(self._held) >= _FILTERS:
                self._held.clear()
            self._held[wanted, assigned] = known
        return known

    def _queue(self, who: str, wanted: Filter) -> _Queue:
        now, disagreed, held = self._touched.now(), self._second.disagreed(), self._holding(who, wanted)
        stamp = (self._touched.until, self._changes, disagreed)
        if (kept := self._queues.get((who, wanted))) and kept.stamp == stamp:
            return kept
        theirs = {note.key for note in doubts.doubts(self._store) if note.reviewer == who}
        mine = [case for case in held.found.cases if case.key not in theirs]
        first = [case for case in mine if case.key in disagreed]
        rest = [case for case in mine if case.key not in disagreed and now.get(case.key, case.status) in WAITING]
        ahead = {case.key: n - len(first) for n, case in enumerate(first)}
        if len(self._queues) >= _QUEUES:
            self._queues.clear()
        positions = [*ahead.values(), *(held.position[case.key] for case in rest)]
        self._queues[who, wanted] = made = _Queue(stamp, [*first, *rest], positions, ahead)
        return made
