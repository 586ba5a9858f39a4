"""What reviewers decide about records: validated, kept with who and when, and never over another's decision."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from models.correction import Action, Correctable, Correction
from models.provenance import Provenance
from review import acts, audit, doubts, drafts, leases, second
from review.access import Denied, Who
from review.amounts import with_value
from review.fields import fields, problems, read
from review.opened import Opened
from review.standing import DocumentStanding, Key, Standing
from review.store import Store
from warehouse.corrections import Corrections
from warehouse.overlay.undo import in_force


class Invalid(Exception):
    """Values that the record's own rules refuse: what is wrong, by field."""

    def __init__(self, wrong: Mapping[str, str]) -> None:
        super().__init__(dict(wrong))
        self.wrong = dict(wrong)


class Alike(NamedTuple):
    """Records that are to be changed in the same way."""

    records: tuple[Standing, ...]
    seen: int
    """The latest correction when they were found."""


class Deciding:
    """All that changes records. `document` gives one as it stands."""

    def __init__(
        self, store: Store, corrections: Corrections, document: Callable[[str], DocumentStanding | None]
    ) -> None:
        self._store, self._corrections, self._document = store, corrections, document

    def accept(self, opened: Opened, who: Who) -> tuple[Correction, ...]:
        """Finds a record right as it stands."""
        return self._keep(opened, who, [acts.accept(opened.record, who.name)])

    def edit(self, opened: Opened, who: Who, texts: Mapping[str, str], reason: str = "") -> tuple[Correction, ...]:
        """Gives a record's fields other values, or accepts it where they are the same.

        Raises Invalid where the record's own rules refuse them, CorrectionsMoved where somebody came between.
        """
        return self.change(opened, who, typed(opened.record.key.relation, texts, opened.record.now), reason)

    def change(self, opened: Opened, who: Who, values: Mapping[str, Any], reason: str = "") -> tuple[Correction, ...]:
        """Gives a record's fields other values that its rules allow, or accepts it where they are the same."""
        made = acts.edits(opened.record, values, who.name, reason)
        return self._keep(opened, who, made or [acts.accept(opened.record, who.name, reason)])

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
        known = {field.name: read(field, "") for field in fields(relation)}
        values = known | typed(relation, texts, known)
        made = acts.added(Key(document_id, relation, ""), values, place, who.name)
        return self._appended([made], who)

    def alike(self, opened: Opened, keys: Sequence[Key], who: Who, names: Collection[str]) -> Alike:
        """Of some records of a document those that say the same as the one at hand in the fields `names`, and that
        nobody has decided or has on their screen."""
        seen = self._corrections.last_id()
        document = self._document(opened.document.document_id)
        taken = {key for key, lease in leases.leases(self._store).items() if lease.holder != who.name}
        there = document.records if document else {}
        found = (there[key] for key in keys if key in there and key not in taken)
        before = opened.record.now
        same = (one for one in found if all(one.now.get(name) == before.get(name) for name in names))
        return Alike(tuple(one for one in same if one.status is None), seen)

    def edit_alike(self, alike: Alike, who: Who, texts: Mapping[str, str]) -> tuple[Correction, ...]:
        """Gives several records the same values in the same fields, all or none.

        Raises Invalid where the rules of one refuse them, CorrectionsMoved where somebody came between.
        """
        made = []
        for one in alike.records:
            self._must_hold(one.key, who)
            made += acts.edits(one, typed(one.key.relation, texts, one.now), who.name, "samma ändring i tabellen")
        kept = self._corrections.append(made, alike.seen)
        with self._store.transaction():
            self._note(kept, who)
            for one in alike.records:
                drafts.drop(self._store, one.key, who.name)
                leases.give_back(self._store, one.key, who.name)
        return kept

    def accept_all(self, keys: Sequence[Key], who: Who, shown: DocumentStanding) -> tuple[Correction, ...]:
        """Accepts several records of a document together: those that nobody has decided or has on their screen
        meanwhile, and that still say what was `shown`."""
        taken = {key for key, lease in leases.leases(self._store).items() if lease.holder != who.name}
        document = self._document(shown.document_id)
        made = []
        for key in keys:
            record = document.records.get(key) if document else None
            seen = shown.records.get(key)
            is_as_shown = record is not None and seen is not None and record.extracted == seen.extracted
            if record and is_as_shown and record.status is None and key not in taken:
                made.append(acts.accept(record, who.name, "samlat godkännande"))
        return self._appended(made, who)

    def undo(self, made: Sequence[Correction], who: Who) -> tuple[Correction, ...]:
        """Takes acts back, the latest first; those that are undone already stay so."""
        counting: set[int | None] = set()
        for correction in made:
            counting |= {c.id for c in in_force(self._corrections.all(correction.document_id, correction.record_id))}
        back = [acts.undo(c, who.name) for c in reversed(made) if c.id in counting]
        return self._appended(back, who)

    def doubt(self, opened: Opened, who: Who, note: str) -> None:
        """Leaves a record to others, with a note."""
        self._must_hold(opened.record.key, who)
        with self._store.transaction():
            doubts.add(self._store, opened.record.key, who.name, note)
            audit.note(self._store, who.name, "doubt", _about(opened.record.key), who.address)
            leases.give_back(self._store, opened.record.key, who.name)

    def undoubt(self, key: Key, who: Who) -> None:
        """Takes the reviewer's latest note on a record back."""
        doubts.take_back(self._store, key, who.name)

    def hold(self, key: Key, who: Who) -> None:
        """Somebody goes on working on a record. Raises Denied where another has it by now."""
        leases.take(self._store, key, who.name)
        self._must_hold(key, who)

    def settle(self, opened: Opened, stale: Correction, who: Who, *, use: bool) -> tuple[Correction, ...]:
        """Decides about a correction whose text has moved: made anew for the text of today, or taken back."""
        made = [acts.undo(stale, who.name)]
        if use and stale.action is Action.ACCEPT:
            made += acts.edits(opened.record, stale.old or {}, who.name, "inaktuellt godkännande bekräftat")
        elif use and stale.field:
            name = stale.field.split("/")[1]
            whole = stale.new if stale.field.count("/") == 1 else None
            if whole is None and stale.new is not None:
                raise Denied("Rättelsen gäller en del av fältet: skriv in hela värdet i fältet i stället.")
            made += acts.edits(opened.record, {name: whole}, who.name, "inaktuell rättelse bekräftad")
        if len(made) == 1:
            made.append(acts.accept(opened.record, who.name))
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

    def read_second(self, opened: Opened, who: Who, texts: Mapping[str, str] | None) -> None:
        """Keeps what the second reader makes of a record; `texts` None: that it is none. Raises Invalid."""
        key = opened.record.key
        values: dict[str, Any] = {}
        if texts is not None:
            known = {field.name for field in fields(key.relation)}
            now = {name: value for name, value in opened.record.now.items() if name in known}
            values = now | typed(key.relation, texts, opened.record.now)
        document = self._document(key.document_id)
        first = document.records.get(key) if document else None
        if first is None:
            raise Denied("Posten finns inte längre.")
        second.keep(self._store, first, who.name, values, first.last_id)
        audit.note(self._store, who.name, "second reading", _about(key), who.address)

    def _keep(self, opened: Opened, who: Who, made: Sequence[Correction]) -> tuple[Correction, ...]:
        key = opened.record.key
        self._must_hold(key, who)
        kept = self._corrections.append(made, opened.seen)
        with self._store.transaction():
            self._note(kept, who)
            drafts.drop(self._store, key, who.name)
            leases.give_back(self._store, key, who.name)
        return kept

    def _must_hold(self, key: Key, who: Who) -> None:
        lease = leases.held(self._store, key)
        if lease and lease.holder != who.name:
            raise Denied(f"{lease.holder} arbetar med posten just nu.")

    def _appended(self, made: Sequence[Correction], who: Who) -> tuple[Correction, ...]:
        kept = self._corrections.append(made)
        with self._store.transaction():
            self._note(kept, who)
        return kept

    def _note(self, kept: Sequence[Correction], who: Who) -> None:
        for correction in kept:
            key = Key(correction.document_id, correction.relation, correction.record_id)
            audit.note(self._store, who.name, correction.action.value, _about(key), who.address)


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
    if relation is Correctable.BUDGET_LINE and not wrong:
        try:
            values = with_value(now, values)
        except ValueError as error:
            wrong["value"] = str(error)
    wrong = problems(relation, {**now, **values}) | wrong
    if wrong:
        raise Invalid(wrong)
    return values


def _about(key: Key) -> str:
    return f"{key.document_id[:12]}/{key.relation.value}/{key.record_id}"
