"""A record on somebody's screen."""

from dataclasses import dataclass

from review import doubts, drafts, leases, second
from review.standing import DocumentStanding, Standing


@dataclass(frozen=True)
class Opened:
    """A record with all that a reviewer is shown beside it."""

    document: DocumentStanding
    record: Standing
    seen: int
    """The latest correction that was known when it was opened."""
    draft: drafts.Draft | None = None
    lease: leases.Lease | None = None
    """Who has it on their screen; None where a reader looks at it that nobody has."""
    notes: tuple[doubts.Doubt, ...] = ()
    other: second.Reading | None = None
    """A second reading that differs and that nobody has decided about since."""
