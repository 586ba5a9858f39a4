"""What a reviewer does at the desk: each act kept, and the way back to it remembered."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from models.correction import Action, Correction
from models.errors import CorrectionsMoved
from review.access import Who
from review.accounts import Role
from review.deciding import Invalid
from review.fields import fields, told
from review.pages.dialogs.choosing import another
from review.pages.dialogs.collision import both
from review.pages.dialogs.note import note
from review.pages.frame import tell
from review.standing import Key

if TYPE_CHECKING:
    from review.pages.work import Work


class Acting:
    """The acts in one browser. Each asks who the person is now, and if they still may."""

    def __init__(self, work: "Work") -> None:
        self._work, self._decide = work, work.desk.decide
        self._trail: list[tuple[Key, tuple[Correction, ...]]] = []

    @property
    def _who(self) -> Who:
        return self._work.room.may(Role.REVIEWER)

    async def accept(self) -> None:
        """Saves what was changed, or accepts the record as it is; then the next."""
        work = self._work
        if work.opened is None or work.form is None:
            return
        texts = work.form.texts
        if work.is_second:
            await self._read_second(texts)
            return
        try:
            made = self._decide.edit(work.opened, self._who, texts)
        except Invalid as error:
            work.form.tell(error.wrong)
        except CorrectionsMoved:
            both(work, texts)
        else:
            self._tell_value(made, texts)
            await self.done(made)

    async def reject(self) -> None:
        """Finds that the record is none."""
        if self._work.is_second:
            await self._read_second(None)
        else:
            await self._take_out(Action.REJECT)

    async def into_another(self, action: Action) -> None:
        """Finds that the record is part, or a repetition, of another."""
        question = "Vilken post är den en del av?" if action is Action.MERGE else "Vilken post upprepar den?"
        if self._work.opened and (target := await another(self._work, question)):
            await self._take_out(action, target.key.record_id)

    async def doubt(self) -> None:
        """Leaves the record to others, with a note."""
        opened = self._work.opened
        if opened and (said := await note(self._work)) is not None:
            self._decide.doubt(opened, self._who, said)
            await self.done(())

    async def accept_together(self, keys: Sequence[Key]) -> None:
        """Accepts several records at once."""
        opened = self._work.opened
        if opened is None:
            return
        made = self._decide.accept_all(keys, self._who, opened.document)
        left = (
            f" {len(keys) - len(made)} hade andra tagit, avgjort eller läst på nytt." if len(made) < len(keys) else ""
        )
        tell(f"{len(made)} poster godkända.{left}", "positive")
        await self.done(made)

    async def accept_table(self) -> None:
        """Accepts what is left of the table on the screen."""
        if len(self._work.table_left) > 1:
            await self.accept_together(self._work.table_left)
        else:
            tell("Det finns ingen tabell att godkänna.")

    async def undo(self) -> None:
        """Takes the latest step back and opens its record."""
        if not self._trail:
            tell("Det finns inget att ångra.")
            return
        who = self._who
        key, made = self._trail.pop()
        if made:
            self._decide.undo(made, who)
        else:
            self._decide.undoubt(key, who)
        await self._work.go(key)
        tell("Ångrat.", "positive")

    async def done(self, made: Sequence[Correction]) -> None:
        """Goes on to the next case, and remembers how to get back."""
        assert self._work.opened is not None
        key = self._work.opened.record.key
        self._trail.append((key, tuple(made)))
        await self._work.go_on(key)

    async def added(self, made: Sequence[Correction]) -> None:
        """Shows the record at hand again beside one that was just added."""
        assert self._work.opened is not None
        key = self._work.opened.record.key
        self._trail.append((key, tuple(made)))
        await self._work.go(key)

    async def settle(self, correction: Correction, *, use: bool) -> None:
        """Decides about a correction whose text has moved."""
        assert self._work.opened is not None
        await self.done(self._decide.settle(self._work.opened, correction, self._who, use=use))

    async def use_second(self) -> None:
        """Decides as the second reader did."""
        opened = self._work.opened
        assert opened is not None
        assert opened.other is not None
        if opened.other.fields:
            await self.done(self._decide.change(opened, self._who, opened.other.fields, "andra granskningen"))
        else:
            await self._take_out(Action.REJECT)

    async def reattach(self) -> None:
        """Moves an orphaned correction to a record of today."""
        opened = self._work.opened
        if opened and (target := await another(self._work, "Till vilken post hör rättelsen?")):
            await self.done(self._decide.reattach(opened, target, self._who))

    async def let_go(self) -> None:
        """Drops an orphaned correction."""
        assert self._work.opened is not None
        await self.done(self._decide.undo(self._work.opened.record.made, self._who))

    def _tell_value(self, made: Sequence[Correction], texts: Mapping[str, str]) -> None:
        """Tells a value that followed from the unit: the reviewer did not type it."""
        for correction in made:
            if correction.field == "/value" and "value" not in texts and self._work.opened:
                field = next(f for f in fields(self._work.opened.record.key.relation) if f.name == "value")
                tell(f"Värdet följer enheten: {told(field, correction.new)}.")

    async def _take_out(self, action: Action, into: str | None = None) -> None:
        opened = self._work.opened
        if opened is None:
            return
        try:
            made = self._decide.take_out(opened, self._who, action, into=into)
        except CorrectionsMoved:
            both(self._work, {})
        else:
            await self.done(made)

    async def _read_second(self, texts: Mapping[str, str] | None) -> None:
        work = self._work
        if work.opened is None or work.form is None:
            return
        try:
            self._decide.read_second(work.opened, self._who, texts)
        except Invalid as error:
            work.form.tell(error.wrong)
        else:
            await work.go_on(work.opened.record.key)
