"""Who gets which record next: each reviewer's open cases in their order, without what others have at hand.

What a filter finds is held as it was published. What was done since is asked case by case: the next one costs the same
however many there are.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from models.correction import ReviewStatus
from review import doubts, leases
from review.cases import DEFAULT_SCOPE, WAITING, Case, Filter, Found, Scope, cases
from review.published import Published, State
from review.second_queue import SecondQueue
from review.standing import Key
from review.store import Store
from review.touched import Touched

_FILTERS = 16  # that are kept at hand, each with all its cases


class _Held(NamedTuple):
    """What a filter finds, where in its order each case stands, and how many waited when it was published."""

    found: Found
    position: Mapping[Key, int]
    n_waiting: int


class _Now(NamedTuple):
    """What counts for a reviewer at this moment."""

    touched: Mapping[Key, ReviewStatus | None]
    disagreed: Collection[Key]
    theirs: Collection[Key]
    """What they could not tell about."""

    def is_open(self, case: Case) -> bool:
        """Whether a case is to be looked at by them."""
        waits = case.key in self.disagreed or self.touched.get(case.key, case.status) in WAITING
        return waits and case.key not in self.theirs


class Queues:
    """All reviewers' queues."""

    def __init__(
        self, published: Published, store: Store, touched: Touched, second: SecondQueue, scope: Scope = DEFAULT_SCOPE
    ) -> None:
        self._published, self._store, self._touched = published, store, touched
        self._second, self._scope = second, scope
        self._held: dict[tuple[Filter, frozenset[str]], _Held] = {}
        self._state: State | None = None

    def found(self, who: str, wanted: Filter = Filter()) -> Found:  # noqa: B008  immutable
        """What a filter finds in what is published, decided or not. Asks the warehouse, unless it did before."""
        return self._holding(who, wanted).found

    def of(self, who: str, wanted: Filter = Filter()) -> Sequence[Case]:  # noqa: B008
        """The open cases a reviewer wants: those that two read differently, then riskiest first; without those they
        could not tell about."""
        held, now = self._holding(who, wanted), self._now(who)
        first = set(_ahead(held, now))
        rest = (case for case in held.found.cases if case.key not in first and now.is_open(case))
        return [*(held.found.cases[held.position[key]] for key in _ahead(held, now)), *rest]

    def n_left(self, who: str, wanted: Filter) -> int:
        """How many that are."""
        held, now = self._holding(who, wanted), self._now(who)
        another = {key for key in (*now.touched, *now.disagreed, *now.theirs) if key in held.position}
        others = (held.found.cases[held.position[key]] for key in another)
        return held.n_waiting + sum(now.is_open(case) - (case.status in WAITING) for case in others)

    def next_case(self, who: str, wanted: Filter, after: Key | None = None, step: int = 1) -> Key | None:
        """The case after (or with step -1 before) a given one in the reviewer's queue that nobody else has.

        Where the given one is decided by now, that after its former place; at the end, the first again.
        """
        held, now = self._holding(who, wanted), self._now(who)
        taken = {key for key, lease in leases.leases(self._store).items() if lease.holder != who}
        order = _order(held, _ahead(held, now), after, step)
        open_ones = (case.key for case in order if now.is_open(case))
        return next((key for key in open_ones if key not in taken and key != after), None)

    def assigned(self, who: str) -> frozenset[str]:
        """The documents that are somebody's to review."""
        rows = self._store.rows("SELECT document_id FROM assignment WHERE reviewer = ?", who)
        return frozenset(row["document_id"] for row in rows)

    def _now(self, who: str) -> _Now:
        return _Now(self._touched.now(), self._second.disagreed(), doubts.of_reviewer(self._store, who))

    def _holding(self, who: str, wanted: Filter) -> _Held:
        state = self._published.state
        if self._state != state:  # what was said of an earlier publishing is forgotten
            self._state = state
            self._held.clear()
        assigned = self.assigned(who) if wanted.mine else frozenset()
        if (known := self._held.get((wanted, assigned))) is None:
            found = cases(self._published, wanted, assigned, self._scope)
            positions = {case.key: n for n, case in enumerate(found.cases)}
            known = _Held(found, positions, sum(case.status in WAITING for case in found.cases))
            if len(self._held) >= _FILTERS:
                self._held.clear()
            self._held[wanted, assigned] = known
        return known


def _ahead(held: _Held, now: _Now) -> list[Key]:
    """What comes before all else: the cases that two read differently, in the filter's order."""
    found = (key for key in now.disagreed if key in held.position and key not in now.theirs)
    return sorted(found, key=lambda key: held.position[key])


def _order(held: _Held, ahead: Sequence[Key], after: Key | None, step: int) -> Iterator[Case]:
    """All cases, open or not, from the one beside `after` on, and round; those ahead once only."""
    found = held.found.cases
    n_ahead, n_all = len(ahead), len(ahead) + len(found)
    if after and after in ahead:
        begin = ahead.index(after) + step
    elif after and after in held.position:
        begin = n_ahead + held.position[after] + step
    else:
        begin = 0 if step > 0 else -1
    first = set(ahead)
    for n in range(n_all):
        at = (begin + step * n) % n_all
        case = found[held.position[ahead[at]]] if at < n_ahead else found[at - n_ahead]
        if at < n_ahead or case.key not in first:
            yield case
