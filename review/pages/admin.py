"""For administrators: publishing corrections, the accounts, and the audit log (behandlingshistorik)."""

import asyncio

from fastapi import FastAPI, Request
from nicegui import ui

from review import audit
from review.accounts import Role, accounts
from review.desk import Desk
from review.pages.frame import SLOW, Room, button, heading, tell
from warehouse.publish import publish

_ROLES = {Role.READER: "läsare", Role.REVIEWER: "granskare", Role.ADMIN: "administratör"}


def add(_app: FastAPI, desk: Desk) -> None:
    """Adds the page."""

    @ui.page("/admin", response_timeout=SLOW)
    async def admin(request: Request) -> None:
        room = Room(desk, request, "Förvalta", "/admin")
        if not room.can(Role.ADMIN):
            with ui.element("main").classes("sheet"):
                heading("Sidan är för administratörer.")
            return
        _build(room)


def _build(room: Room) -> None:
    with ui.element("main").classes("sheet"):
        heading("Förvalta")
        heading("Publicera", 2).style("margin-top:1rem")
        ui.label("Rättelser syns i databasen när de har publicerats. Det sker också efter varje inläsning.")
        waiting = len(room.desk.touched.now())
        ui.label(f"{waiting} poster har ändrats sedan den senaste publiceringen.")
        button("Publicera nu", room.guarded(lambda: _publish(room), Role.ADMIN), main=True)
        heading("Konton", 2).style("margin-top:1rem")
        ui.label("Konton läggs till och ändras med kommandot: namndkoll review-account").classes("soft")
        _table(("Namn", "Roll"), [(a.name, _ROLES[a.role]) for a in accounts(room.desk.store)])
        heading("Logg", 2).style("margin-top:1rem")
        entries = audit.entries(room.desk.store)
        _table(("När", "Vem", "Vad", "Om", "Från"), [(e.at, e.who, e.what, e.about, e.address) for e in entries])


async def _publish(room: Room) -> None:
    who = room.may(Role.ADMIN)
    await asyncio.to_thread(publish, room.desk.settings)
    audit.note(room.desk.store, who.name, "publish", address=who.address)
    tell("Publicerat.", "positive")


def _table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    with ui.element("table").classes("plain"):
        with ui.element("thead"), ui.element("tr"):
            for head in heads:
                with ui.element("th").props("scope=col"):
                    ui.label(head)
        with ui.element("tbody"):
            for row in rows:
                with ui.element("tr"):
                    for text in row:
                        with ui.element("td"):
                            ui.label(text)
