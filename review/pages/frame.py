"""What all pages share: the bar above, the style, and the guard around everything that an event sets off."""

from collections.abc import Awaitable, Callable
from inspect import isawaitable
from pathlib import Path
from typing import Any

from fastapi import Request
from nicegui import ui

from models.errors import NamndkollError
from review.access import Denied, Visit, Who
from review.accounts import Role
from review.desk import Desk
from review.guard import VISIT

SLOW = 60.0
"""Seconds that a page may take on a machine that has other work to do."""
CSS = Path(__file__).parent.parent / "static" / "desk.css"
_PAGES = (
    ("/", "Kö", Role.READER),
    ("/work", "Granska", Role.REVIEWER),
    ("/documents", "Dokument", Role.READER),
    ("/coverage", "Täckning", Role.READER),
    ("/compare", "Jämför", Role.READER),
    ("/quality", "Kvalitet", Role.READER),
    ("/admin", "Förvalta", Role.ADMIN),
)
# When the socket closes because the session is over, the page says so by leading to where one signs in.
_WATCH = """
<script>
addEventListener("load", () => {
  const ask = () => fetch("/alive", {headers: {accept: "text/plain"}}).then(answer => {
    const here = encodeURIComponent(location.pathname + location.search);
    if (answer.status === 401) location.assign("/sign-in?next=" + here);
  }).catch(() => {});
  const watch = () => window.socket ? window.socket.on("disconnect", ask) : setTimeout(watch, 200);
  watch();
});
</script>
"""

Handler = Callable[..., Any]


class Room:
    """A page in a browser: the desk, and who looks at it."""

    def __init__(self, desk: Desk, request: Request, title: str, here: str) -> None:
        self.desk = desk
        self.visit: Visit = request.scope[VISIT]
        self.client = ui.context.client
        person = self.visit.must(Role.READER)
        ui.page_title(f"{title} – namndkoll")
        ui.add_css(CSS)
        ui.add_head_html(_WATCH)
        _bar(self.visit, person, here)

    def may(self, needed: Role) -> Who:
        """The person who acts, if they still may. Raises Denied."""
        return self.visit.must(needed)

    def can(self, needed: Role) -> bool:
        """Whether the person has the rights of `needed` now."""
        person = self.visit.who()
        return person is not None and person.role.may(needed)

    def guarded(self, handler: Handler, needed: Role = Role.READER) -> Handler:
        """A handler that first asks whether the person still may, and tells them what went wrong."""

        async def asked(*arguments: Any) -> None:
            try:
                self.visit.must(needed)
                done = handler(*arguments)
                if isawaitable(done):
                    await _awaited(done)
            except Denied as error:
                tell(str(error), "negative")
            except NamndkollError as error:
                tell(f"{error.explanation}. {error.remedy}", "negative")

        return asked


def tell(text: str, kind: str = "info") -> None:
    """A short message on the page, as text."""
    ui.notify(text, classes=f"note {kind}", position="top", timeout=5000 if kind == "negative" else 2500)


def button(text: str, on_click: Handler | None, *, key: str = "", main: bool = False, label: str = "") -> ui.button:
    """A button, with the key that does the same; `label` is its name where the text is a sign only."""
    made = ui.button(on_click=on_click).props("no-caps unelevated" if main else "no-caps outline")
    made.props('color="blue-10"' if main else 'color="ink"')
    with made:
        ui.label(text)
        if key:
            with ui.element("kbd").props("aria-hidden=true"):
                ui.label(key)
    if label:
        made.props["aria-label"] = label  # not parsed: a document's words may be in it
    # A button that was clicked lets the keys go, so that they work at once.
    return made.on("click", js_handler="(event) => event.currentTarget.blur()")


def heading(text: str, level: int = 1) -> ui.element:
    """A heading, its text never read as HTML."""
    made = ui.element(f"h{level}")
    with made:
        ui.label(text).style("display: inline")
    return made


async def _awaited(done: Awaitable[Any]) -> None:
    await done


def _bar(visit: Visit, person: Who, here: str) -> None:
    with ui.element("header"), ui.element("nav").classes("bar").props('aria-label="Sidor"'):
        ui.label("namndkoll").classes("name")
        for address, name, needed in _PAGES:
            if person.role.may(needed):
                link = ui.link(name, address)
                if address == here:
                    link.props("aria-current=page")
        ui.element("span").classes("space")
        if visit.is_local:
            ui.label("Lokal granskare, utan inloggning").classes("who")
        else:
            ui.label(f"{person.name}, {_ROLES[person.role]}").classes("who")
            if visit.token:
                with (
                    ui.element("form").props('method=post action="/sign-out"'),
                    ui.element("button").props("type=submit"),
                ):
                    ui.label("Logga ut").style("display: inline")


_ROLES = {Role.READER: "läsare", Role.REVIEWER: "granskare", Role.ADMIN: "administratör"}
