"""The desk: a case after the other, the page to the left and the record to the right."""

import asyncio
from collections.abc import Mapping
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import Response
from nicegui import background_tasks, events, ui

from models.correction import Correctable
from models.provenance import BBox, Provenance
from review import drafts, leases
from review.accounts import Role
from review.cases import WAITING
from review.desk import Desk
from review.fields import fields
from review.neighbours import in_table, neighbours
from review.opened import Opened
from review.pages import record_view
from review.pages.acting import Acting
from review.pages.addresses import address, key_in, wanted
from review.pages.dialogs.missing import missed
from review.pages.dialogs.same import same_change
from review.pages.form import Form, On
from review.pages.frame import SLOW, Handler, Room, tell
from review.pages.keys import buttons, changing, looking
from review.pages.paper import Marks, Paper
from review.pages.waiting_view import waiting
from review.pictures import PageFile, PictureFault
from review.standing import Key, Standing
from review.words import readable

_KEYS = Path(__file__).parent.parent / "static" / "desk.js"
# The keys go to the record, and a wide table to the cell at hand.
_SHOWN = """
document.querySelector('.record .head')?.focus({preventScroll: true});
const cell = document.querySelector('.scroller td.this'), around = cell?.closest('.scroller');
if (around) around.scrollLeft = cell.offsetLeft + cell.offsetWidth - around.clientWidth;
"""
_SENTENCES = frozenset(
    {Correctable.DECISION, Correctable.MEASURE, Correctable.BUDGET_LINE, Correctable.INDICATOR, Correctable.GOAL}
)
_AHEAD = 2  # cases whose pages are drawn before they are asked for


def add(app: FastAPI, desk: Desk) -> None:
    """Adds the page. Its address may name a record; else the riskiest case is opened."""

    @app.get("/desk.js")
    def keys() -> Response:
        return Response(_KEYS.read_text(encoding="utf-8"), media_type="text/javascript")

    @ui.page("/work", response_timeout=SLOW)
    async def work(request: Request) -> None:
        room = Room(desk, request, "Granska", "/work")
        room.may(Role.READER)
        await Work(room, dict(request.query_params)).begin()


class Work:
    """The desk in one browser."""

    def __init__(self, room: Room, query: Mapping[str, str]) -> None:
        self.room, self.desk = room, room.desk
        self.is_second = query.get("second") == "1"
        self.editable = room.can(Role.REVIEWER)
        self.opened: Opened | None = None
        self.form: Form | None = None
        self.acts = Acting(self)
        self.table_left: list[Key] = []
        self.beside: list[Key] = []
        """The records of the table on the screen."""
        self._left: Key | None = None  # the case that was left for another record of its page
        self._filter, self._first = wanted(query), key_in(query.get("at", ""))
        self._last_draft: dict[str, str] = {}
        self._is_quiet = False
        self._shown = 0

    async def begin(self) -> None:
        """Builds the page and opens the first case."""
        with ui.element("main").classes("desk"):
            self.paper = Paper(
                self.desk.pictures, self._drawn if self.editable and not self.is_second else None, self._clicked
            )
            with ui.element("section").classes("side").props('aria-label="Posten"'):
                self._panel = ui.element("div").classes("record")
                if self.editable:
                    buttons(self)
        ui.add_head_html('<script src="/desk.js" defer></script>')
        ui.on("desk-key", self._key)
        if self._first:
            await self.go(self._first)
        else:
            await self.go_on()

    def does(self, handler: Handler) -> Handler:
        """A handler that asks first whether the person may still change records."""
        return self.room.guarded(handler, Role.REVIEWER)

    def quiet(self, is_quiet: bool) -> None:
        """Lets the keys go while a dialog is open."""
        self._is_quiet = is_quiet

    async def go(self, key: Key | None) -> None:
        """Opens a record, or tells that nothing is left."""
        who = self.room.may(Role.READER)
        self._leave()
        self.opened = None
        if key:
            self.opened = self.desk.open_second(key) if self.is_second else self.desk.open(key, who)
        self._panel.clear()
        self.quiet(False)  # a dialog that was opened from the panel is gone with it
        self._shown += 1
        with self._panel:
            if self.opened is None:
                self._nothing(is_gone=key is not None)
                return
            await self._show(self.opened)
        ui.navigate.history.replace(self._address(self.opened.record.key))
        background_tasks.create(self._draw_ahead(self.opened.record.key))

    async def go_on(self, after: Key | None = None) -> None:
        """Opens the next case; first that which was left for another record, while nobody has decided about it."""
        left, self._left = self._left, None
        if left and left != after and self._waits(left):
            await self.go(left)
        else:
            await self.go(self._following(self.room.may(Role.READER).name, left or after))

    async def aside(self, key: Key) -> None:
        """Opens another record of the page; once that is decided about, the case comes back."""
        if self._left is None and self.opened:
            self._left = self.opened.record.key
        await self.go(key)

    async def along(self, by: int) -> None:
        """Opens the next or the former record of the table around this one."""
        if self.opened and self.opened.record.key in self.beside:
            at = self.beside.index(self.opened.record.key) + by
            if 0 <= at < len(self.beside):
                await self.aside(self.beside[at])

    def _waits(self, key: Key) -> bool:
        document = self.desk.document(key.document_id)
        record = document.records.get(key) if document else None
        return record is not None and record.status in WAITING

    async def step(self, by: int) -> None:
        """The next or the former case, leaving this one as it is."""
        key = self._left or (self.opened.record.key if self.opened else None)
        self._left = None
        following = self._following(self.room.may(Role.READER).name, key, by)
        if following is None:
            tell("Det finns ingen annan post i kön.")
            return
        await self.go(following)

    def _following(self, who: str, after: Key | None = None, step: int = 1) -> Key | None:
        """The case after another, in the queue or among those to be read a second time."""
        if not self.is_second:
            return self.desk.queues.next_case(who, self._filter, after, step)
        due = [key for key in self.desk.second.due(who) if self.desk.documents.untouched(key)]
        return next((key for key in due if after is None or key > after), next(iter(due), None))

    async def _key(self, event: events.GenericEventArguments) -> None:
        """Does what a key means, if it was pressed for the record that is on the screen now."""
        said = event.args if isinstance(event.args, dict) else {}
        key, at = said.get("key"), said.get("at")
        if self._is_quiet or at != str(self._shown) or not isinstance(key, str):
            return
        if seen := looking(self).get(key):
            await self.room.guarded(seen)()
        elif self.editable and (done := changing(self).get(key)):
            await self.does(done)()

    def _nothing(self, *, is_gone: bool) -> None:
        with ui.element("h1").classes("head").props(f"tabindex=-1 data-at={self._shown}"):
            ui.label("Posten finns inte längre." if is_gone else "Kön är tom.")
        ui.label("Inget mer att granska med de här filtren." if not is_gone else "Den kan ha fått ett nytt läge.")
        found = self.desk.queues.found(self.room.may(Role.READER).name, self._filter)
        if found.n_left_out and not is_gone and not self.is_second:
            ui.label(f"Ytterligare {found.n_left_out} väntar: publicera, eller filtrera för att komma åt dem.")
        ui.link("Till kön", "/")
        ui.navigate.history.replace(self._address())

    def _address(self, key: Key | None = None) -> str:
        return "/work?second=1" if self.is_second else address(self._filter, key)

    async def _show(self, opened: Opened) -> None:
        record = opened.record
        who = self.room.may(Role.READER).name
        left = len(self.desk.second.due(who)) if self.is_second else self.desk.queues.n_left(who, self._filter)
        beside = neighbours(opened.document, record)
        record_view.head(self.room, opened, left, str(self._shown))
        said = ui.label().classes("printed soft")
        said.set_visibility(False)
        editable = self.editable and record_view.is_held(self.room, opened)
        if self.is_second:
            ui.label("Andra granskningen: posten som den lästes. Gör som om du var den första.").classes("box wait")
        waiting(self, opened)
        told = self.room.guarded(self._draft, Role.REVIEWER)
        on = On(told, self.does(self.acts.accept), self.does(self._same)) if editable else None
        self._last_draft = opened.draft.fields if opened.draft and editable else {}
        if opened.draft and editable:
            ui.label(f"Ditt utkast från {opened.draft.at.astimezone():%H:%M} är inlagt.").classes("box wait")
        self.form = Form(fields(record.key.relation), record.now, record.evidence, on, self._last_draft)
        self.table_left = [r.key for r in beside.records if r.status is None] if beside and not self.is_second else []
        self.beside = [cell.key for row in beside.rows for cell in row if cell.key] if beside else []
        self.beside = list(dict.fromkeys(self.beside))  # a list has a record in each of a row's cells
        if beside:
            record_view.table(self, beside)
        if not self.is_second:
            record_view.history(self.desk, record)
        where = record.places[0] if record.places else None
        self.paper.where.set_text(record_view.where(opened))
        file = self.desk.page_file(opened.document.document_id, where.page if where else 1)
        if file:
            marks = Marks(
                record.places,
                record.evidence.values(),
                [p for r in opened.document.records.values() if r is not record for p in r.places[:1]],
                beside.outline if beside else None,
            )
            pages = opened.document.row["n_pages"]
            await self.paper.show(file, pages, marks, lead_to=where.bbox if where else None)
            if where and _in_sentence(record):
                background_tasks.create(self._outline(self._shown, file, where, said))
        ui.run_javascript(_SHOWN)

    async def _outline(self, shown: int, file: PageFile, where: Provenance, said: ui.label) -> None:
        """Marks the sentence around a record, and tells it, as soon as it is read; the record does not wait for it."""
        try:
            lines = await self.desk.pictures.sentence(file, where.bbox)
        except PictureFault:
            return  # told when the page is shown
        text = " ".join(line.quote for line in lines)
        if shown == self._shown and len(text) > len(where.quote):
            self.paper.outline(lines)
            said.set_text(f"Meningen: {readable(text)}")
            said.set_visibility(True)

    def _leave(self) -> None:
        if self.opened and self.opened.lease and self.editable and not self.is_second and not self._last_draft:
            person = self.room.visit.who()
            if person:
                leases.give_back(self.desk.store, self.opened.record.key, person.name)

    async def _draw_ahead(self, key: Key) -> None:
        """Has the pages of the next cases drawn and read while the reviewer looks at this one."""
        person = self.room.visit.who()
        if person is None:
            return
        for _ in range(_AHEAD):
            following = self._following(person.name, key)
            if following is None or following == key:
                return
            key = following
            record = await asyncio.to_thread(self.desk.documents.untouched, key)
            page = record.places[0].page if record and record.places else 1
            if file := self.desk.page_file(key.document_id, page):
                try:
                    await self.desk.pictures.view(file)
                    if record and record.places and _in_sentence(record):
                        await self.desk.pictures.sentence(file, record.places[0].bbox)
                except PictureFault:
                    continue  # told when it is shown

    def _same(self) -> None:
        if self.form and not self.is_second:
            same_change(self, self.form.texts)

    def _draft(self) -> None:
        if self.opened is None or self.form is None or self.is_second:
            return
        texts = self.form.texts
        if texts != self._last_draft:
            who = self.room.may(Role.REVIEWER)
            drafts.keep(self.desk.store, self.opened.record.key, who.name, texts, self.opened.seen)
            self.desk.decide.hold(self.opened.record.key, who)
            self._last_draft = texts

    async def _drawn(self, page: int, box: BBox) -> None:
        async def adding() -> None:
            if self.opened and (file := self.desk.page_file(self.opened.document.document_id, page)):
                missed(self, await self.desk.pictures.text(file, box))

        await self.does(adding)()

    async def _clicked(self, page: int, x: float, y: float) -> None:
        """Opens the smallest record that stands where one clicked."""
        found = self.opened.document.at(page, x, y) if self.opened else None
        if found and self.opened and found.key != self.opened.record.key:
            await self.room.guarded(self.aside)(found.key)


def _in_sentence(record: Standing) -> bool:
    """Whether a record was read from running text: the words around it tell what it is about."""
    return record.key.relation in _SENTENCES and not in_table(record)
