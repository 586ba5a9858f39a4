"""Another record of the document, chosen from a list."""

from typing import TYPE_CHECKING

from nicegui import ui

from review.pages.dialogs.frame import dialog
from review.pages.frame import button, tell
from review.standing import Standing
from review.words import says

if TYPE_CHECKING:
    from review.pages.work import Work


async def another(work: "Work", question: str) -> Standing | None:
    """Asks for a record of the same kind, those of the nearest pages first; None where the reviewer names none."""
    assert work.opened is not None
    this = work.opened.record
    page = this.places[0].page if this.places else 1
    others = [
        r
        for r in work.opened.document.records.values()
        if r.key.relation is this.key.relation and r.key != this.key and r.extracted is not None
    ]
    if not others:
        tell("Det finns ingen annan sådan post i dokumentet.")
        return None
    others.sort(key=lambda r: abs((r.places[0].page if r.places else page) - page))
    choices = {n: f"s. {r.places[0].page if r.places else '?'}: {says(r.now)}" for n, r in enumerate(others)}
    with dialog(work, "Välj en post", question) as opened:
        chosen = ui.select(choices, label="Post", value=0, with_input=True)
        chosen.props("outlined stack-label").classes("wide")
        with ui.row():
            button("Välj", lambda: opened.submit(chosen.value), main=True)
            button("Avbryt", opened.close)
    answer = await opened
    return others[answer] if answer is not None else None
