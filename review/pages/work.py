"""The desk: a case after the other, the page to the left and the record to the right."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import fields as fields_of
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import FastAPI, Request
from fastapi.responses import Response
from nicegui import background_tasks, events, ui

from models.correction import Action, Correctable, Correction
from models.errors import CorrectionsMoved
from models.provenance import BBox
from review import drafts
from review.accounts import Role
from review.cases import Filter
from review.desk import Desk, Invalid, Opened
from review.fields import fields
from review.neighbours import neighbours
from review.pages import dialogs, record_view
from review.pages.form import Form, On
from review.pages.frame import SLOW, Handler, Room, button, tell
from review.pages.paper import Marks, Paper
from review.pictures import PictureFault
from review.standing import Key

_KEYS = Path(__file__).parent.parent / "static" / "desk.js"
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


def wanted(query: Mapping[str, str]) -> Filter:
    """The filter that an address asks for."""
    known = {f.name: query[f.name] for f in fields_of(Filter) if query.get(f.name)}
    below = known.pop("below", None)
    values: dict[str, Any] = {**known, "mine": known.get("mine") == "1"}
    if below:
        try:
            values["below"] = float(below)
        except ValueError:
            values["below"] = None
    return Filter(**values)


def address(filtered: Filter, key: Key | None = None) -> str:
    """The address of the desk with a filter, at a record."""
    told = {f.name: getattr(filtered, f.name) for f in fields_of(Filter)}
    query = {name: ("1" if value is True else str(value)) for name, value in told.items() if value}
    if key:
        query |= {"at": f"{key.document_id}/{key.relation.value}/{key.record_id}"}
    return "/work" + (f"?{urlencode(query, quote_via=quote)}" if query else "")


def key_in(text: str) -> Key | None:
    """The record that an address names; None where it names none."""
    document_id, _, rest = text.partition("/")
    relation, _, record_id = rest.partition("/")
    return Key(document_id, Correctable(relation), record_id) if relation in set(Correctable) and record_id else None


_BUTTONS = (
    ("Godkänn", "Enter", "Enter"),
    ("Ändra", "e", "E"),
    ("Förkasta", "r", "R"),
    ("Ångra", "u", "U"),
    ("Nästa", "j", "J"),
    ("Förra", "k", "K"),
    ("Osäker", "t", "T"),
    ("Tangenter", "?", "?"),
    ("Dela", "s", "S"),
    ("Slå ihop", "m", "M"),
    ("Dubblett", "d", "D"),
    ("Liknande", "l", "L"),
)
"""What a button says, the key that does the same, and that key's name."""
_OF_SECOND = ("Enter", "r")  # what a second reader does with a record


class Work:
    """The desk in one browser."""

    def __init__(self, room: Room, query: Mapping[str, str]) -> None:
        self.room, self.desk = room, room.desk
        self.filter = wanted(query)
        self.is_second = query.get("second") == "1"
        self._first = key_in(query.get("at", ""))
        self.opened: Opened | None = None
        self._trail: list[tuple[Key, tuple[Correction, ...]]] = []
        self.form: Form | None = None
        self._editable = room.can(Role.REVIEWER)
        self._last_draft: dict[str, str] = {}
        self._is_quiet = False
        self._shown = 0

    @property
    def _at(self) -> str:
        """What the page says of which record it shows: another at each showing."""
        return str(self._shown)

    async def begin(self) -> None:
        """Builds the page and opens the first case."""
        with ui.element("main").classes("desk"):
            self.paper = Paper(
                self.desk.pictures, self._drawn if self._editable and not self.is_second else None, self._clicked
            )
            with ui.element("section").classes("side").props('aria-label="Posten"'):
                self._panel = ui.element("div").classes("record")
                if self._editable:
                    self._buttons()
        ui.add_head_html('<script src="/desk.js" defer></script>')
        ui.on("desk-key", self._key)
        who = self.room.may(Role.READER)
        await self.go(self._first or self._following(who.name))

    def _following(self, who: str, after: Key | None = None, step: int = 1) -> Key | None:
        """The case after another, in the queue or among those to be read a second time."""
        if not self.is_second:
            return self.desk.next_case(who, self.filter, after, step)
        due = self.desk.second_cases(who)
        return next((key for key in due if after is None or key > after), next(iter(due), None))

    def _buttons(self) -> None:
        with ui.element("div").classes("acts"):
            for text, key, name in (b for b in _BUTTONS if not self.is_second or b[1] in (*_OF_SECOND, "e", "j", "?")):
                button(text, None, key=name, main=key == "Enter").on("click", js_handler=f"() => deskKey({key!r})")

    def _does(self, handler: Handler) -> Handler:
        return self.room.guarded(handler, Role.REVIEWER)

    # What the keys do.

    async def _key(self, event: events.GenericEventArguments) -> None:
        """Does what a key means, if it was pressed for the record that is on the screen now."""
        said = event.args if isinstance(event.args, dict) else {}
        key, at = said.get("key"), said.get("at")
        if self._is_quiet or at != self._at or not isinstance(key, str):
            return
        looking: dict[str, Handler] = {
            "j": lambda: self.step(1),
            "k": lambda: self.step(-1),
            "+": lambda: self.paper.zoom(1),
            "-": lambda: self.paper.zoom(-1),
            "PageDown": lambda: self.paper.turn(1),
            "PageUp": lambda: self.paper.turn(-1),
            "?": dialogs.keys,
        }
        changing: dict[str, Handler] = {
            "Enter": self.accept,
            "r": self.reject,
            "u": self.undo,
            "t": self.doubt,
            "a": self.paper.toggle_drawing,
            "s": lambda: dialogs.split(self),
            "m": lambda: dialogs.choose(self, Action.MERGE),
            "d": lambda: dialogs.choose(self, Action.DUPLICATE),
            "l": lambda: dialogs.alike(self),
        }
        if key in looking:
            await self.room.guarded(looking[key])()
        elif key in changing and self._editable and (not self.is_second or key in _OF_SECOND):
            await self._does(changing[key])()

    def quiet(self, is_quiet: bool) -> None:
        """Lets the keys go while a dialog is open."""
        self._is_quiet = is_quiet

    # What is on the screen.

    async def go(self, key: Key | None) -> None:
        """Opens a record, or tells that nothing is left."""
        who = self.room.may(Role.READER)
        self._leave()
        self.opened = None
        if key:
            self.opened = self.desk.open_second(key) if self.is_second else self.desk.open(key, who)
        self._panel.clear()
        self._shown += 1
        with self._panel:
            if self.opened is None:
                self._nothing(is_gone=key is not None)
                return
            await self._show(self.opened)
        ui.navigate.history.replace(self._address(self.opened.record.key))
        background_tasks.create(self._draw_ahead(self.opened.record.key))

    def _nothing(self, *, is_gone: bool) -> None:
        with ui.element("h1").classes("head").props(f"tabindex=-1 data-at={self._at}"):
            ui.label("Posten finns inte längre." if is_gone else "Kön är tom.")
        ui.label("Inget mer att granska med de här filtren." if not is_gone else "Den kan ha fått ett nytt läge.")
        ui.link("Till kön", "/")
        ui.navigate.history.replace(self._address())

    def _address(self, key: Key | None = None) -> str:
        return "/work?second=1" if self.is_second else address(self.filter, key)

    async def _show(self, opened: Opened) -> None:
        record = opened.record
        who = self.room.may(Role.READER).name
        left = len(self.desk.second_cases(who) if self.is_second else self.desk.queue(who, self.filter))
        beside = neighbours(opened.document, record)
        record_view.head(self.room, opened, left, self._at)
        editable = self._editable and record_view.is_held(self.room, opened)
        if self.is_second:
            ui.label("Andra granskningen: posten som den lästes. Gör som om du var den första.").classes("box wait")
        record_view.waiting(self, opened)
        on = On(self.room.guarded(self._draft, Role.REVIEWER), self._does(self.accept)) if editable else None
        self.form = Form(fields(record.key.relation), record.now, record.evidence, on)
        self._last_draft = {}
        if opened.draft and editable:
            self.form.fill(opened.draft.fields)
            self._last_draft = opened.draft.fields
            ui.label(f"Ditt utkast från {opened.draft.at.astimezone():%H:%M} är inlagt.").classes("soft")
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
                [p for r in beside.records for p in r.places[:1]] if beside else (),
            )
            pages = opened.document.row["n_pages"]
            await self.paper.show(file, pages, marks, lead_to=where.bbox if where else None)
        ui.run_javascript("document.querySelector('.record .head')?.focus({preventScroll: true})")

    def _leave(self) -> None:
        if self.opened and self.opened.lease and self._editable and not self.is_second and not self._last_draft:
            person = self.room.visit.who()
            if person:
                self.desk.leave(self.opened.record.key, person.name)

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
            document = await asyncio.to_thread(self.desk.documents.get, key.document_id, [])
            record = document.records.get(key) if document else None
            page = record.places[0].page if record and record.places else 1
            if file := self.desk.page_file(key.document_id, page):
                try:
                    await self.desk.pictures.view(file)
                except PictureFault:
                    continue  # told when it is shown

    # What the reviewer does.

    async def accept(self) -> None:
        """Saves what was changed, or accepts the record as it is; then the next."""
        if self.opened is None or self.form is None:
            return
        who = self.room.may(Role.REVIEWER)
        texts = self.form.texts
        if self.is_second:
            await self._read_second(texts)
            return
        try:
            made = self.desk.edit(self.opened, who, texts) if texts else self.desk.accept(self.opened, who)
        except Invalid as error:
            self.form.tell(error.wrong)
            return
        except CorrectionsMoved:
            dialogs.both(self, texts)
            return
        await self.done(made)

    async def _read_second(self, texts: Mapping[str, str] | None) -> None:
        assert self.opened is not None
        assert self.form is not None
        who = self.room.may(Role.REVIEWER)
        try:
            self.desk.read_second(self.opened, who, texts)
        except Invalid as error:
            self.form.tell(error.wrong)
            return
        await self.go(self._following(who.name, self.opened.record.key))

    async def done(self, made: Sequence[Correction]) -> None:
        """Goes on to the next case, and remembers how to get back."""
        assert self.opened is not None
        key = self.opened.record.key
        self._trail.append((key, tuple(made)))
        self._last_draft = {}
        await self.go(self._following(self.room.may(Role.REVIEWER).name, key))

    async def reject(self) -> None:
        """Finds that the record is none."""
        if self.is_second:
            await self._read_second(None)
            return
        await self.take_out(Action.REJECT)

    async def take_out(self, action: Action, into: str | None = None) -> None:
        """Takes the record out."""
        if self.opened is None:
            return
        try:
            made = self.desk.take_out(self.opened, self.room.may(Role.REVIEWER), action, into=into)
        except CorrectionsMoved:
            dialogs.both(self, {})
            return
        await self.done(made)

    async def undo(self) -> None:
        """Takes the latest step back and opens its record."""
        if not self._trail:
            tell("Det finns inget att ångra.")
            return
        key, made = self._trail.pop()
        self.desk.undo(made, self.room.may(Role.REVIEWER)) if made else self.desk.undoubt(
            key, self.room.may(Role.REVIEWER)
        )
        await self.go(key)
        tell("Ångrat.", "positive")

    async def step(self, by: int) -> None:
        """The next or the former case, leaving this one as it is."""
        key = self.opened.record.key if self.opened else None
        following = self._following(self.room.may(Role.READER).name, key, by)
        if following is None:
            tell("Det finns ingen annan post i kön.")
            return
        await self.go(following)

    async def doubt(self) -> None:
        """Leaves the record to others, with a note."""
        if self.opened is None:
            return
        note = await dialogs.note(self)
        if note is None:
            return
        self.desk.doubt(self.opened, self.room.may(Role.REVIEWER), note)
        await self.done(())

    async def accept_together(self, keys: Sequence[Key]) -> None:
        """Accepts several records at once."""
        made = self.desk.accept_all(keys, self.room.may(Role.REVIEWER))
        tell(f"{len(made)} poster godkända.", "positive")
        if self.opened:
            await self.done(made)

    async def added(self, made: Sequence[Correction]) -> None:
        """Shows the record at hand again beside one that was just added."""
        assert self.opened is not None
        self._trail.append((self.opened.record.key, tuple(made)))
        await self.go(self.opened.record.key)

    async def settle(self, correction: Correction, *, use: bool) -> None:
        """Decides about a correction whose text has moved."""
        assert self.opened is not None
        await self.done(self.desk.settle(self.opened, correction, self.room.may(Role.REVIEWER), use=use))

    async def reattach(self) -> None:
        """Moves an orphaned correction to a record of today."""
        assert self.opened is not None
        if target := await dialogs.pick(self, "Till vilken post hör rättelsen?", self.opened.document):
            await self.done(self.desk.reattach(self.opened, target, self.room.may(Role.REVIEWER)))

    async def let_go(self) -> None:
        """Drops an orphaned correction."""
        assert self.opened is not None
        await self.done(self.desk.undo(self.opened.record.made, self.room.may(Role.REVIEWER)))

    def _draft(self) -> None:
        if self.opened is None or self.form is None:
            return
        texts = self.form.texts
        if texts != self._last_draft and not self.is_second:
            who = self.room.may(Role.REVIEWER)
            drafts.keep(self.desk.store, self.opened.record.key, who.name, texts, self.opened.seen)
            self.desk.hold(self.opened.record.key, who)
            self._last_draft = texts

    async def _drawn(self, page: int, box: BBox) -> None:
        if self.opened is None:
            return

        async def adding() -> None:
            assert self.opened is not None
            file = self.desk.page_file(self.opened.document.document_id, page)
            if file:
                place = await self.desk.pictures.text(file, box)
                dialogs.missed(self, place)

        await self._does(adding)()

    async def _clicked(self, page: int, x: float, y: float) -> None:
        """Opens the smallest record that stands where one clicked."""
        if self.opened is None:
            return
        here = [
            ((p.bbox.x1 - p.bbox.x0) * (p.bbox.bottom - p.bbox.top), n, r.key)
            for n, r in enumerate(self.opened.document.on_page(page))
            for p in r.places
            if p.page == page and p.bbox.x0 <= x <= p.bbox.x1 and p.bbox.top <= y <= p.bbox.bottom
        ]
        if here and min(here)[2] != self.opened.record.key:
            await self.room.guarded(self.go)(min(here)[2])
