"""What the reviewer could not tell, in a note to the next one."""

from typing import TYPE_CHECKING

from nicegui import ui

from review.pages.dialogs.frame import dialog
from review.pages.frame import button

if TYPE_CHECKING:
    from review.pages.work import Work


async def note(work: "Work") -> str | None:
    """Asks for it; None where the reviewer thought better of it."""
    with dialog(work, "Osäker", "Vad går inte att avgöra?", 460) as opened:
        text = ui.textarea("Anteckning till nästa granskare").props("autofocus outlined stack-label").classes("wide")
        text.on("keydown.enter.exact.prevent", lambda: opened.submit(text.value))
        with ui.row():
            button("Lämna till någon annan", lambda: opened.submit(text.value), main=True)
            button("Avbryt", opened.close)
    answer = await opened
    return None if answer is None else str(answer).strip()
