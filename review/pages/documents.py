"""All documents, and a document with all its records beside its pages."""

from collections import Counter

from fastapi import FastAPI, Request
from nicegui import ui

from models.correction import Correctable, ReviewStatus
from review.accounts import Role, accounts
from review.cases import Filter
from review.desk import Desk
from review.fields import fields, told
from review.pages.addresses import address
from review.pages.frame import SLOW, Room, button, heading, tell
from review.pages.paper import Marks, Paper
from review.standing import DocumentStanding, Key, Standing
from review.words import says, word

_LIST = """
SELECT d.id, d.municipality, d.organization, d.title, d.document_date, d.n_pages, count(f.id) AS flags
FROM document d LEFT JOIN flag f ON f.document_id = d.id
WHERE $words = '' OR contains(lower(concat_ws(' ', d.municipality, d.organization, d.title, d.path)), lower($words))
GROUP BY ALL ORDER BY d.municipality, d.organization, d.document_date, d.id LIMIT 200
"""


def add(_app: FastAPI, desk: Desk) -> None:
    """Adds the pages. A document's address names a page of it, and may name a record."""

    @ui.page("/documents", response_timeout=SLOW)
    async def documents(request: Request) -> None:
        room = Room(desk, request, "Dokument", "/documents")
        _list(room)

    @ui.page("/document/{document_id}", response_timeout=SLOW)
    async def whole(request: Request, document_id: str) -> None:
        await _Document(Room(desk, request, "Dokument", "/documents"), document_id).build(1, "")

    @ui.page("/document/{document_id}/{page}", response_timeout=SLOW)
    async def at_page(request: Request, document_id: str, page: str, record: str = "") -> None:
        number = int(page) if page.isdecimal() and len(page) < 6 else 1
        await _Document(Room(desk, request, "Dokument", "/documents"), document_id).build(number, record)


def _list(room: Room) -> None:
    def fill(wanted: str = "") -> None:
        rows = room.desk.published.ask(_LIST, {"words": wanted.strip()})
        body.clear()
        with body, ui.element("table").classes("plain"):
            with ui.element("thead"), ui.element("tr"):
                for head in ("Dokument", "Kommun", "Nämnd", "Datum", "Sidor", "Flaggor"):
                    with ui.element("th").props("scope=col"):
                        ui.label(head)
            with ui.element("tbody"):
                for row in rows:
                    with ui.element("tr"):
                        with ui.element("td"):
                            ui.link(row["title"] or "(utan rubrik)", f"/document/{row['id']}/1")
                        for text in (row["municipality"], row["organization"], row["document_date"]):
                            with ui.element("td"):
                                ui.label(str(text or "–"))
                        for number in (row["n_pages"], row["flags"]):
                            with ui.element("td").classes("number"):
                                ui.label(str(number))

    with ui.element("main").classes("sheet"):
        heading("Dokument")
        box = ui.input("Sök på kommun, nämnd eller rubrik").props("outlined dense stack-label debounce=300")
        box.style("width:360px; margin:.8rem 0")
        box.on_value_change(room.guarded(lambda e: fill(e.value or "")))
        body = ui.element("div")
        fill()


class _Document:
    def __init__(self, room: Room, document_id: str) -> None:
        self.room, self.desk, self.document_id = room, room.desk, document_id
        self._chosen: Key | None = None

    async def build(self, page: int, record_id: str) -> None:
        """Builds the page, at a page of the document and one of its records."""
        document = self.desk.document(self.document_id)
        if document is None:
            with ui.element("main").classes("sheet"):
                heading("Det finns inget sådant dokument.")
                ui.link("Alla dokument", "/documents")
            return
        self.document: DocumentStanding = document
        chosen = next((r for r in document.records.values() if record_id and r.key.record_id == record_id), None)
        with ui.element("main").classes("desk"):
            self.paper = Paper(self.desk.pictures, None, self._clicked)
            with ui.element("section").classes("side").props('aria-label="Posterna"'):
                self._list = ui.element("div").classes("record").props("tabindex=0")
        self._chosen = chosen.key if chosen else None
        self._fill()
        at = chosen.places[0].page if chosen and chosen.places and record_id else page
        await self._show(min(max(at, 1), max(1, document.row["n_pages"])))

    async def _show(self, page: int) -> None:
        chosen = self.document.records.get(self._chosen) if self._chosen else None
        others = [p for r in self.document.records.values() if r is not chosen for p in r.places]
        marks = Marks(chosen.places if chosen else (), chosen.evidence.values() if chosen else (), others)
        file = self.desk.page_file(self.document_id, page)
        lead = next((p.bbox for p in (chosen.places if chosen else ()) if p.page == page), None)
        if file:
            await self.paper.show(file, self.document.row["n_pages"], marks, lead_to=lead)
        ui.run_javascript("document.querySelector('.box.this')?.scrollIntoView({block: 'nearest'})")

    async def _clicked(self, page: int, x: float, y: float) -> None:
        if found := self.document.at(page, x, y):
            await self.room.guarded(self._choose)(found.key)

    async def _choose(self, key: Key) -> None:
        self._chosen = key
        record = self.document.records[key]
        self._fill()
        page = record.places[0].page if record.places else 1
        ui.navigate.history.replace(f"/document/{self.document_id}/{page}?record={key.record_id}")
        await self._show(page)

    def _fill(self) -> None:
        row = self.document.row
        self._list.clear()
        with self._list:
            heading(str(row.get("title") or "Dokument utan rubrik"))
            told_of = (row.get("municipality"), row.get("organization"), row.get("date") or row.get("meeting_date"))
            ui.label(" · ".join(str(part) for part in told_of if part)).classes("soft")
            self._numbers()
            if self.room.can(Role.ADMIN):
                self._assignment()
            for relation in Correctable:
                found = [r for r in self.document.records.values() if r.key.relation is relation]
                if found:
                    heading(f"{word('relations', relation.value)} ({len(found)})", 2).style("margin-top:.8rem")
                    for record in found:
                        self._entry(record)

    def _numbers(self) -> None:
        counted = Counter(r.status for r in self.document.records.values())
        parts = [f"{n} {word('status', status.value)}" for status, n in counted.items() if status]
        ui.label(", ".join([f"{len(self.document.records)} poster", *parts]))
        if self.room.can(Role.REVIEWER):
            link = ui.link("Granska dokumentet", address(Filter(document_id=self.document_id)))
            link.style("margin-right:.8rem")
            left = [r for r in self.document.records.values() if r.status is None and not r.flags]
            if left:
                button(
                    f"Godkänn de {len(left)} oflaggade …", self.room.guarded(lambda: self._rest(left), Role.REVIEWER)
                )

    def _rest(self, left: list[Standing]) -> None:
        """Shows the unflagged records that nobody has looked at, to be accepted together."""
        with ui.dialog(value=True).props('transition-duration=0 aria-label="Oflaggade poster"') as dialog, ui.card():
            heading(f"{len(left)} oflaggade poster", 2)
            ui.label("Jämför med sidorna. Bocka av de som inte ska godkännas.").classes("soft")
            with (
                ui.element("div")
                .style("max-height:55vh; overflow:auto")
                .props("tabindex=0 role=region aria-label=Poster")
            ):
                boxes = [
                    (r.key, ui.checkbox(f"{word('relation', r.key.relation.value)}: {says(r.now)}", value=True))
                    for r in left
                ]

            async def save() -> None:
                dialog.close()
                chosen = [key for key, box in boxes if box.value]
                made = self.desk.decide.accept_all(chosen, self.room.may(Role.REVIEWER), self.document)
                tell(f"{len(made)} poster godkända.", "positive")
                self.document = self.desk.document(self.document_id) or self.document
                self._fill()

            with ui.row():
                button("Godkänn de valda", self.room.guarded(save, Role.REVIEWER), main=True)
                button("Avbryt", dialog.close)

    def _assignment(self) -> None:
        names = {"": "ingen"} | {a.name: a.name for a in accounts(self.desk.store) if a.role.may(Role.REVIEWER)}
        row = self.desk.store.row("SELECT reviewer FROM assignment WHERE document_id = ?", self.document_id)
        now = row["reviewer"] if row else ""
        names.setdefault(now, now)

        def assign(name: str) -> None:
            self.desk.assign(self.document_id, name, self.room.may(Role.ADMIN))
            tell("Tilldelat." if name else "Tilldelningen är borttagen.", "positive")

        ui.select(
            names,
            label="Granskas av",
            value=now,
            on_change=self.room.guarded(lambda e: assign(e.value), Role.ADMIN),
        ).props("dense outlined stack-label").style("width:220px; margin-top:.5rem")

    def _entry(self, record: Standing) -> None:
        is_this = record.key == self._chosen
        made = ui.element("div").classes("box this" if is_this else "box")
        with made:
            text = says(record.now) or word("relation", record.key.relation.value)
            page = f"s. {record.places[0].page}" if record.places else ""
            go = self.room.guarded(lambda key=record.key: self._choose(key))
            button(text[:90], go).props("flat dense align=left").props(remove="outline")
            ui.label(
                " · ".join(filter(None, (page, word("status", record.status.value) if record.status else "")))
            ).classes("soft")
            if not is_this:
                return
            for field in fields(record.key.relation):
                if record.now.get(field.name) not in (None, [], ""):
                    ui.label(f"{field.label}: {told(field, record.now[field.name])}")
            for flag in record.flags:
                ui.label(f"{word('severity', flag.severity.value)}: {flag.explanation}").classes("soft")
            if self.room.can(Role.REVIEWER) and record.status is not ReviewStatus.ORPHANED:
                ui.link("Granska posten", address(Filter(), record.key))
