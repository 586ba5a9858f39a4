"""Another page of the PDF, by its number."""

from typing import TYPE_CHECKING

from nicegui import ui

from review.pages.dialogs.frame import dialog
from review.pages.frame import button

if TYPE_CHECKING:
    from review.pages.work import Work


async def page(work: "Work") -> None:
    """Asks for its number, and turns to it; a number that the file does not have leads to its first or last page."""
    last = work.paper.pages
    with dialog(work, "Gå till sida", f"Gå till en av de {last} sidorna", 320) as opened:
        number = ui.number("Sida", min=1, max=last, precision=0, format="%d").props("autofocus outlined stack-label")
        number.on("keydown.enter.exact.prevent", lambda: opened.submit(number.value))
        with ui.row():
            button("Visa sidan", lambda: opened.submit(number.value), main=True)
            button("Avbryt", opened.close)
    answer = await opened
    if answer is not None:
        await work.paper.turn(int(answer) - work.paper.page)
