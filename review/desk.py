"""The desk without its pages: what they all share."""

from pathlib import Path

from models.correction import Correction, ReviewStatus
from models.settings import Settings
from review import audit, doubts, drafts, leases, second
from review.access import Who
from review.accounts import Role
from review.cases import DEFAULT_SCOPE, Scope
from review.deciding import Deciding
from review.documents import Documents
from review.made import Made
from review.opened import Opened
from review.pictures import PageFile, Pictures
from review.published import Published
from review.queues import Queues
from review.second_queue import SecondQueue
from review.standing import DocumentStanding, Key
from review.store import Store
from review.touched import Touched
from warehouse.corrections import Corrections


class Desk:
    """One event loop uses it. `second_share` is the part of the decided records that is read twice."""

    def __init__(
        self,
        settings: Settings,
        store: Store,
        corrections: Corrections,
        scope: Scope = DEFAULT_SCOPE,
        second_share: float = second.SHARE,
    ) -> None:
        self.settings, self.store, self.corrections = settings, store, corrections
        self.published = Published(settings)
        self.documents = Documents(self.published)
        self.pictures = Pictures(settings.data / "desk" / "pages")
        self.second = SecondQueue(store, corrections, second_share)
        self.touched = Touched(self.published, corrections, self._status)
        self.queues = Queues(self.published, store, self.touched, self.second, scope)
        self.decide = Deciding(store, corrections, self.document)
        self._made = Made(corrections)

    def close(self) -> None:
        """Ends what was begun."""
        self.pictures.close()
        self.published.close()

    def document(self, document_id: str) -> DocumentStanding | None:
        """A document as it stands now; None where the warehouse has none by that id."""
        return self.documents.get(document_id, self._made.of(document_id))

    def open(self, key: Key, who: Who) -> Opened | None:
        """A record for a reviewer's screen, leased to them unless another has it; None where there is none."""
        document = self.document(key.document_id)
        record = document.records.get(key) if document else None
        if document is None or record is None:
            return None
        notes = tuple(note for note in doubts.doubts(self.store, key.document_id) if note.key == key)
        draft = drafts.draft(self.store, key, who.name)
        may = who.role.may(Role.REVIEWER)
        lease = leases.take(self.store, key, who.name) if may else leases.held(self.store, key)
        other = second.reading(self.store, key) if key in self.second.disagreed() else None
        return Opened(document, record, self.seen(key), draft, lease, notes, other)

    def seen(self, key: Key) -> int:
        """The latest correction about a record, whether it counts or not; 0 without one."""
        return max((c.id or 0 for c in self.history(key)), default=0)

    def history(self, key: Key) -> list[Correction]:
        """All that was ever done to a record, undone or not, in order."""
        return list(self._made.of_record(*key))

    def open_second(self, key: Key) -> Opened | None:
        """A record as its first reviewer met it."""
        document = self.document(key.document_id)
        record = document.records.get(key) if document else None
        if document is None or record is None:
            return None
        blind = {one.key: second.blind(one) for one in document.records.values() if one.extracted is not None}
        unseen = DocumentStanding(document.document_id, document.row, blind)
        return Opened(unseen, blind[key], 0)

    def page_file(self, document_id: str, page: int) -> PageFile | None:
        """Where a page's file lies; None where the warehouse has no such document or page."""
        row = self.documents.row(document_id)
        if row is None or not 1 <= page <= max(1, row["n_pages"]):
            return None
        return PageFile(document_id, Path(row["path"]), page)

    def assign(self, document_id: str, reviewer: str, who: Who) -> None:
        """Gives a document to a reviewer; to nobody where the name is empty."""
        with self.store.transaction():
            self.store.change("DELETE FROM assignment WHERE document_id = ?", document_id)
            if reviewer:
                self.store.change("INSERT INTO assignment VALUES (?, ?)", document_id, reviewer)
            audit.note(self.store, who.name, "assign", f"{document_id[:12]} → {reviewer or 'ingen'}", who.address)

    def _status(self, key: Key) -> ReviewStatus | None:
        document = self.document(key.document_id)
        record = document.records.get(key) if document else None
        return record.status if record else ReviewStatus.REJECTED  # an orphan whose corrections were moved or dropped
