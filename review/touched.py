"""What became of the records that were acted on since the last publishing: the warehouse does not know of it yet."""

from collections.abc import Callable

from models.correction import ReviewStatus
from review.published import Published, State
from review.standing import Key
from warehouse.corrections import Corrections


class Touched:
    """Kept at hand, of what is new only. `status` tells what reviewing has made of a record by now."""

    def __init__(
        self, published: Published, corrections: Corrections, status: Callable[[Key], ReviewStatus | None]
    ) -> None:
        self._published, self._corrections, self._status = published, corrections, status
        self._state: State | None = None
        self._found: dict[Key, ReviewStatus | None] = {}
        self._until = 0  # the latest correction that was looked at

    def now(self) -> dict[Key, ReviewStatus | None]:
        """Those there are, each with its status; None: nobody's decision counts any more."""
        state = self._published.state
        if self._state != state:
            last = self._published.ask("SELECT coalesce(max(id), 0) AS last FROM store.correction")[0]["last"]
            self._found, self._until, self._state = {}, last, state
        fresh = list(self._corrections.all(since=self._until))
        for key in {Key(c.document_id, c.relation, c.record_id) for c in fresh}:
            self._found[key] = self._status(key)
        self._until = max([self._until, *(c.id or 0 for c in fresh)])
        return self._found
