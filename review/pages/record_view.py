"""The parts of the record's panel: head, flags, what waits, the table around it, its history."""

from collections.abc import Callable
from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING, Any

from nicegui import events, ui

from models.correction import ReviewStatus
from review.desk import Desk
from review.fields import fields, told
from review.neighbours import Neighbours
from review.opened import Opened
from review.pages.frame import Room, button
from review.standing import Key, Standing
from review.words import readable, word

if TYPE_CHECKING:
    from review.pages.work import Work

_DONE = (ReviewStatus.ACCEPTED, ReviewStatus.EDITED, ReviewStatus.ADDED)


def where(opened: Opened) -> str:
    """Whose document it is, and which."""
    row = opened.document.row
    parts = (row.get("municipality"), row.get("organization") or row.get("source_committee"), row.get("title"))
    return " · ".join(str(part) for part in parts if part)


def is_held(room: Room, opened: Opened) -> bool:
    """Whether the record is the reviewer's to change now."""
    person = room.visit.who()
    return opened.lease is None or (person is not None and opened.lease.holder == person.name)


def head(room: Room, opened: Opened, left: int, at: str) -> None:
    """What the record is, how sure, and what is doubtful about it. `at` marks this showing of it, for the keys."""
    record = opened.record
    with ui.element("h1").classes("head").props(f"tabindex=-1 data-at={at}"):
        ui.label(word("relation", record.key.relation.value))
        confidence = record.now.get("confidence")
        if isinstance(confidence, float | int):
            ui.label(f"säkerhet {confidence:.2f}".replace(".", ",")).classes("tag soft").style("font-weight:400")
        if record.status:
            done = "tag done" if record.status in _DONE else "tag"
            ui.label(word("status", record.status.value)).classes(done).style("font-weight:400")
        ui.label(f"{left} kvar i kön").classes("soft").style("font-weight:400; font-size:13px")
    if opened.lease and not is_held(room, opened):
        until = _clock(opened.lease.until)
        ui.label(f"{opened.lease.holder} arbetar med posten, till {until} om inget mer händer.").classes("box wait")
    if record.flags:
        with ui.element("ul").classes("flags"):
            for flag in sorted(record.flags, key=lambda flag: -list(_RANK).index(flag.severity.value)):
                with ui.element("li").classes(flag.severity.value):
                    ui.label(f"{word('severity', flag.severity.value)}: {flag.explanation}")
                    ui.label(f"Gör så här: {flag.remedy}").classes("do soft")
    for note in opened.notes:
        ui.label(f"{note.reviewer} kunde inte avgöra: {note.note}").classes("box wait")
    for place in record.places:
        with ui.element("div").classes("printed"):
            ui.label(f"På sidan {place.page}:").classes("soft")
            ui.label(readable(place.quote) or "(ingen text)")


_RANK = ("info", "warning", "error")


def table(work: "Work", beside: Neighbours) -> None:
    """The table around the record: a click opens another of its records."""
    assert work.opened is not None
    this = work.opened.record.key
    with ui.element("div").classes("box"):
        name = word("relations", this.relation.value)
        ui.label(f"{name} på sidan {work.opened.record.places[0].page}").style("font-weight:600")
        with ui.element("div").classes("scroller").props("tabindex=0 role=region aria-label=Tabellen"):
            grid(beside, this, work.room.guarded(work.aside))
        if work.editable and len(work.table_left) > 1:
            which = "hela tabellen" if beside.outline else "alla dessa"
            text = f"Godkänn {which} ({len(work.table_left)} ogranskade)"
            button(text, work.does(work.acts.accept_table), key="G")


def grid(beside: Neighbours, this: Key, go: Callable[[Key], Any]) -> None:
    """A table of records: one element for all its cells, which are text, escaped here and sanitised in the browser.

    An element a cell would take most of the time until the next record is on the screen.
    """
    keys: list[Key] = []
    rows = []
    for row in beside.rows:
        cells = []
        for cell in row:
            if cell.key is None:
                cells.append(f"<td>{escape(cell.text)}</td>")
                continue
            looks = "link this" if cell.key == this else "link"
            cells.append(f'<td class="{looks}" data-n="{len(keys)}">{escape(cell.text)}</td>')
            keys.append(cell.key)
        rows.append(f"<tr>{''.join(cells)}</tr>")
    heads = "".join(f'<th scope="col">{escape(text)}</th>' for text in beside.heads)
    is_list = all(cell.key for row in beside.rows for cell in row)
    text = f"<thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody>"
    made = ui.html(f'<table class="plain{" list" if is_list else ""}">{text}</table>', sanitize=True)

    async def clicked(event: events.GenericEventArguments) -> None:
        n = str(event.args)
        if n.isdecimal() and int(n) < len(keys):
            await go(keys[int(n)])

    made.on("click", clicked, js_handler="(event) => emit(event.target.closest('[data-n]')?.dataset.n ?? '')")


def history(desk: Desk, record: Standing) -> None:
    """Who did what to the record, when and why."""
    made = desk.history(record.key)
    if not made:
        return
    counting = {c.id for c in record.made}
    by_name = {field.name: field for field in fields(record.key.relation)}
    with ui.expansion(f"Historik ({len(made)})").classes("wide").props("dense"):
        for correction in made:
            field = by_name.get((correction.field or "").strip("/").split("/")[0])
            change = (
                f" {field.label.lower()}: {told(field, correction.old)} → {told(field, correction.new)}"
                if field
                else ""
            )
            over = "" if correction.id in counting or correction.action == "undo" else " (ångrat)"
            why = f" – {correction.reason}" if correction.reason else ""
            said = f"{correction.at.astimezone():%Y-%m-%d %H:%M} {correction.reviewer}"
            ui.label(f"{said} {word('action', correction.action.value)}{change}{why}{over}").classes("soft")


def _clock(seconds: float) -> str:
    return f"{datetime.fromtimestamp(seconds, UTC).astimezone():%H:%M}"
