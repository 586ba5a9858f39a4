"""The desk without its pages: opens cases, keeps what reviewers decide, and tells what is left to do."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from models.correction import Action, Correctable, Correction, ReviewStatus
from models.provenance import Provenance
from models.settings import Settings
from review import acts, audit, doubts, drafts, leases, second
from review.access import Denied, Who
from review.accounts import Role
from review.cases import SAMPLE, Case, Filter, cases, open_cases
from review.fields import Field, fields, problems, read
from review.pictures import PageFile, Pictures
from review.published import Published, State
from review.standing import Documents, DocumentStanding, Key, Standing
from review.store import Store
from warehouse.corrections import Corrections
from warehouse.overlay.undo import in_force

_QUEUES = 100  # queues of reviewers and their filters that are kept at hand


class Invalid(Exception):
    """Values that the record's own rules refuse: what is wrong, by field."""

    def __init__(self, wrong: Mapping[str, str]) -> None:
        super().__init__(dict(wrong))
        self.wrong = dict(wrong)


@dataclass(frozen=True)
class Opened:
    """A record on somebody's screen."""

    document: DocumentStanding
    record: Standing
    seen: int
    """The latest correction that was known when it was opened."""
    draft: drafts.Draft | None
    lease: leases.Lease | None
    """Who has it on their screen; None where a reader looks at it that nobody has."""
    notes: tuple[doubts.Doubt, ...]


class Desk:
    """What all pages share. One event loop uses it."""

    def __init__(
        self,
        settings: Settings,
        store: Store,
        corrections: Corrections,
        sample: int = SAMPLE,
        second_share: float = second.SHARE,
    ) -> None:
        self.settings, self.store, self.corrections = settings, store, corrections
        self.published = Published(settings)
        self.documents = Documents(self.published)
        self.pictures = Pictures(settings.data / "desk" / "pages")
        self.sample, self.second_share = sample, second_share
        self._cases: tuple[State, list[Case]] | None = None
        self._position: dict[Key, int] = {}
        self._queues: dict[tuple[str, Filter], tuple[object, list[Case], list[int]]] = {}
        self._changes = 0  # of notes and assignments: they change what is in whose queue
        self._touched: dict[Key, ReviewStatus | None] = {}
        self._touched_until = 0
        self._touched_state: State | None = None

    def close(self) -> None:
        """Ends what was begun."""
        self.pictures.close()
        self.published.close()

    def all_cases(self) -> list[Case]:
        """All cases of what is published, decided ones too."""
        state = self.published.state
        if self._cases is None or self._cases[0] != state:
            found = cases(self.published, self.sample)
            self._cases = (state, found)
            self._position = {case.key: n for n, case in enumerate(found)}
        return self._cases[1]

    def queue(self, who: str, wanted: Filter = Filter()) -> list[Case]:  # noqa: B008  immutable
        """The open cases a reviewer wants, riskiest first; without those they could not tell about."""
        found, now = self.all_cases(), self.touched()
        stamp = (self.published.state, self._touched_until, self._changes)
        if (kept := self._queues.get((who, wanted))) and kept[0] == stamp:
            return kept[1]
        theirs = {note.key for note in doubts.doubts(self.store) if note.reviewer == who}
        undecided = open_cases(wanted.chosen(found, self.assigned(who)), now)
        left = [case for case in undecided if case.key not in theirs] if theirs else undecided
        if len(self._queues) >= _QUEUES:
            self._queues.clear()
        self._queues[who, wanted] = (stamp, left, [self._position[case.key] for case in left])
        return left

    def next_case(self, who: str, wanted: Filter, after: Key | None = None, step: int = 1) -> Key | None:
        """The case after (or with step -1 before) a given one in the reviewer's queue that nobody else has.

        Where the given one is decided by now, that after its former place; at the end, the first again.
        """
        left, positions = self.queue(who, wanted), self._queues[who, wanted][2]
        taken = {key for key, lease in leases.leases(self.store).items() if lease.holder != who}
        start = self._position.get(after, -1) if after else -1
        at = bisect_right(positions, start) if step > 0 else bisect_left(positions, start) - 1
        order = (left[(at + step * n) % len(left)].key for n in range(len(left)))
        return next((key for key in order if key not in taken and key != after), None)

    def touched(self) -> dict[Key, ReviewStatus | None]:
        """What became of the records that were acted on since the last publishing."""
        if self._touched_state != self.published.state:
            last = self.published.ask("SELECT coalesce(max(id), 0) AS last FROM store.correction")[0]["last"]
            self._touched, self._touched_until, self._touched_state = {}, last, self.published.state
        fresh = list(self.corrections.all(since=self._touched_until))
        for key in {key_of(correction) for correction in fresh}:
            self._touched[key] = self._status(key)
        self._touched_until = max([self._touched_until, *(c.id or 0 for c in fresh)])
        return self._touched

    def _status(self, key: Key) -> ReviewStatus | None:
        document = self.document(key.document_id)
        record = document.records.get(key) if document else None
        return record.status if record else ReviewStatus.REJECTED  # an orphan whose corrections were moved or dropped

    def document(self, document_id: str) -> DocumentStanding | None:
        """A document as it stands now; None where the warehouse has none by that id."""
        return self.documents.get(document_id, list(self.corrections.all(document_id)))

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
        return Opened(document, record, self.seen(key), draft, lease, notes)

    def seen(self, key: Key) -> int:
        """The latest correction about a record, whether it counts or not; 0 without one."""
        made = self.corrections.all(key.document_id, key.record_id)
        return max((c.id or 0 for c in made if c.relation is key.relation), default=0)

    def history(self, key: Key) -> list[Correction]:
        """All that was ever done to a record, undone or not, in order."""
        return [c for c in self.corrections.all(key.document_id, key.record_id) if c.relation is key.relation]

    def accept(self, opened: Opened, who: Who) -> tuple[Correction, ...]:
        """Finds a record right as it stands."""
        return self._keep(opened, who, [acts.act(opened.record, Action.ACCEPT, who.name)])

    def edit(self, opened: Opened, who: Who, texts: Mapping[str, str], reason: str = "") -> tuple[Correction, ...]:
        """Gives a record's fields other values, or accepts it where they are the same.

        Raises Invalid where the record's own rules refuse them, CorrectionsMoved where somebody came between.
        """
        values = self.values(opened.record, texts)
        made = acts.edits(opened.record, values, who.name, reason)
        return self._keep(opened, who, made or [acts.act(opened.record, Action.ACCEPT, who.name, reason)])

    def values(self, record: Standing, texts: Mapping[str, str]) -> dict[str, Any]:
        """The values that typed texts mean, by field. Raises Invalid."""
        return typed(record.key.relation, texts, record.now)

    def take_out(
        self, opened: Opened, who: Who, action: Action, reason: str = "", into: str | None = None
    ) -> tuple[Correction, ...]:
        """Rejects a record, or finds it to be part or repetition of another (`into`)."""
        return self._keep(opened, who, [acts.act(opened.record, action, who.name, reason, into)])

    def split(self, opened: Opened, who: Who, pieces: Sequence[Mapping[str, str]]) -> tuple[Correction, ...]:
        """Makes several records of one. Raises Invalid."""
        now = opened.record.now
        known = [field.name for field in fields(opened.record.key.relation)]
        bare = {name: now.get(name) for name in known}
        values = [bare | typed(opened.record.key.relation, piece, now) for piece in pieces]
        return self._keep(opened, who, acts.parts(opened.record, values, who.name))

    def add(
        self, document_id: str, relation: Correctable, texts: Mapping[str, str], place: Provenance, who: Who
    ) -> tuple[Correction, ...]:
        """Adds a record that the extractor missed. Raises Invalid."""
        known = {field.name: _nothing(field) for field in fields(relation)}
        values = known | typed(relation, texts, known)
        made = acts.added(Key(document_id, relation, ""), values, place, who.name)
        return self._appended([made], None, who)

    def doubt(self, opened: Opened, who: Who, note: str) -> None:
        """Leaves a record to others, with a note."""
        self._must_hold(opened.record.key, who)
        self._changes += 1
        doubts.add(self.store, opened.record.key, who.name, note)
        audit.note(self.store, who.name, "doubt", _about(opened.record.key), who.address)
        leases.give_back(self.store, opened.record.key, who.name)

    def undo(self, made: Sequence[Correction], who: Who) -> tuple[Correction, ...]:
        """Takes acts back, the latest first; those that are undone already stay so."""
        counting: set[int | None] = set()
        for correction in made:
            counting |= {c.id for c in in_force(self.corrections.all(correction.document_id, correction.record_id))}
        back = [acts.undo(c, who.name) for c in reversed(made) if c.id in counting]
        return self._appended(back, None, who)

    def undoubt(self, key: Key, who: Who) -> None:
        """Takes the reviewer's latest note on a record back."""
        self._changes += 1
        doubts.take_back(self.store, key, who.name)

    def drop_draft(self, key: Key, who: Who) -> None:
        """Forgets what a reviewer has typed and not saved."""
        drafts.drop(self.store, key, who.name)

    def leave(self, key: Key, who: str) -> None:
        """A record is no longer on somebody's screen."""
        leases.give_back(self.store, key, who)

    def hold(self, key: Key, who: Who) -> None:
        """Somebody goes on working on a record. Raises Denied where another has it by now."""
        leases.take(self.store, key, who.name)
        self._must_hold(key, who)

    def settle(self, opened: Opened, stale: Correction, who: Who, *, use: bool) -> tuple[Correction, ...]:
        """Decides about a correction whose text has moved: made anew for the text of today, or taken back."""
        made = [acts.undo(stale, who.name)]
        if use and stale.field:
            name = stale.field.split("/")[1]
            whole = stale.new if stale.field.count("/") == 1 else None
            if whole is None and stale.new is not None:
                raise Denied("Rättelsen gäller en del av fältet: skriv in hela värdet i fältet i stället.")
            made += acts.edits(opened.record, {name: whole}, who.name, "inaktuell rättelse bekräftad")
        if len(made) == 1:
            made.append(acts.act(opened.record, Action.ACCEPT, who.name))
        return self._keep(opened, who, made)

    def reattach(self, opened: Opened, target: Standing, who: Who) -> tuple[Correction, ...]:
        """Makes the corrections of an orphan anew for another record, and takes them back where they were."""
        moved = [
            correction.model_copy(
                update={
                    "id": None,
                    "record_id": target.key.record_id,
                    "old": target.now.get(correction.field.split("/")[1]) if correction.field else None,
                    "source": next(iter(target.places), None),
                    "extractor_version": target.extractor_version,
                    "reviewer": who.name,
                    "at": datetime.now(UTC),
                    "reason": f"flyttad från {opened.record.key.record_id}",
                }
            )
            for correction in opened.record.made
        ]
        back = [acts.undo(correction, who.name) for correction in reversed(opened.record.made)]
        return self._keep(opened, who, [*moved, *back])

    def accept_all(self, keys: Sequence[Key], who: Who) -> tuple[Correction, ...]:
        """Accepts several records together: those that nobody has decided or has on their screen meanwhile."""
        taken = {key for key, lease in leases.leases(self.store).items() if lease.holder != who.name}
        by_document: dict[str, DocumentStanding | None] = {
            document_id: self.document(document_id) for document_id in {key.document_id for key in keys}
        }
        made = []
        for key in keys:
            document = by_document[key.document_id]
            record = document.records.get(key) if document else None
            if record and record.status is None and key not in taken:
                made.append(acts.act(record, Action.ACCEPT, who.name, "samlat godkännande"))
        return self._appended(made, None, who)

    def second_cases(self, who: str) -> list[Key]:
        """The sampled records that somebody else has decided about, and nobody has read a second time."""
        done = {reading.key for reading in second.readings(self.store)}
        sampled = {key_of(c) for c in self.corrections.all() if second.is_sampled(key_of(c), self.second_share)}
        due: list[Key] = []
        for document_id in sorted({key.document_id for key in sampled}):
            document = self.document(document_id)
            records = document.records.values() if document else ()
            due += [one.key for one in second.due(records, who, done, self.second_share)]
        return due

    def open_second(self, key: Key) -> Opened | None:
        """A record as its first reviewer met it."""
        document = self.document(key.document_id)
        record = document.records.get(key) if document else None
        if document is None or record is None:
            return None
        blind = {one.key: second.blind(one) for one in document.records.values() if one.extracted is not None}
        unseen = DocumentStanding(document.document_id, document.row, blind)
        return Opened(unseen, blind[key], 0, None, None, ())

    def read_second(self, opened: Opened, who: Who, texts: Mapping[str, str] | None) -> None:
        """Keeps what the second reader makes of a record; `texts` None: that it is none. Raises Invalid."""
        known = {field.name for field in fields(opened.record.key.relation)}
        values: dict[str, Any] = {}
        if texts is not None:
            now = {name: value for name, value in opened.record.now.items() if name in known}
            values = now | self.values(opened.record, texts)
        second.keep(self.store, opened.record.key, who.name, values)
        audit.note(self.store, who.name, "second reading", _about(opened.record.key), who.address)

    def page_file(self, document_id: str, page: int) -> PageFile | None:
        """Where a page's file lies; None where the warehouse has no such document or page."""
        row = self.documents.row(document_id)
        if row is None or not 1 <= page <= max(1, row["n_pages"]):
            return None
        return PageFile(document_id, Path(row["path"]), page)

    def assigned(self, who: str) -> frozenset[str]:
        """The documents that are somebody's to review."""
        rows = self.store.rows("SELECT document_id FROM assignment WHERE reviewer = ?", who)
        return frozenset(row["document_id"] for row in rows)

    def assign(self, document_id: str, reviewer: str, who: Who) -> None:
        """Gives a document to a reviewer; to nobody where the name is empty."""
        self._changes += 1
        self.store.change("DELETE FROM assignment WHERE document_id = ?", document_id)
        if reviewer:
            self.store.change("INSERT INTO assignment VALUES (?, ?)", document_id, reviewer)
        audit.note(self.store, who.name, "assign", f"{document_id[:12]} → {reviewer or 'ingen'}", who.address)

    def _keep(self, opened: Opened, who: Who, made: Sequence[Correction]) -> tuple[Correction, ...]:
        key = opened.record.key
        self._must_hold(key, who)
        kept = self._appended(made, opened.seen, who)
        drafts.drop(self.store, key, who.name)
        leases.give_back(self.store, key, who.name)
        return kept

    def _must_hold(self, key: Key, who: Who) -> None:
        lease = leases.held(self.store, key)
        if lease and lease.holder != who.name:
            raise Denied(f"{lease.holder} arbetar med posten just nu.")

    def _appended(self, made: Sequence[Correction], seen: int | None, who: Who) -> tuple[Correction, ...]:
        kept = self.corrections.append(made, seen)
        for correction in kept:
            audit.note(self.store, who.name, correction.action.value, _about(key_of(correction)), who.address)
        return kept


def typed(relation: Correctable, texts: Mapping[str, str], now: Mapping[str, Any]) -> dict[str, Any]:
    """The values that typed texts mean, by field, judged together with the fields that stay. Raises Invalid."""
    values: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    by_name = {field.name: field for field in fields(relation)}
    for name, text in texts.items():
        try:
            values[name] = read(by_name[name], text)
        except ValueError as error:
            wrong[name] = str(error)
    wrong = problems(relation, {**now, **values}) | wrong
    if wrong:
        raise Invalid(wrong)
    return values


def key_of(correction: Correction) -> Key:
    """The record that a correction is about."""
    return Key(correction.document_id, correction.relation, correction.record_id)


def _nothing(field: Field) -> Any:
    return read(field, "")


def _about(key: Key) -> str:
    return f"{key.document_id[:12]}/{key.relation.value}/{key.record_id}"
