"""Somebody else came between: both values side by side, and the reviewer decides field by field."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from nicegui import ui

from review import drafts
from review.accounts import Role
from review.deciding import Invalid
from review.fields import fields, shown, told
from review.pages.dialogs.frame import dialog
from review.pages.frame import button, tell
from review.words import word

if TYPE_CHECKING:
    from review.pages.work import Work


def both(work: "Work", texts: Mapping[str, str]) -> None:
    """Shows what the other made of the record beside the reviewer's own `texts`, by field."""
    assert work.opened is not None
    mine, key = work.opened, work.opened.record.key
    fresh = work.desk.open(key, work.room.may(Role.REVIEWER))
    if fresh is None:
        return
    latest = work.desk.history(key)[-1]
    with dialog(work, "Två värden", f"{latest.reviewer} har ändrat posten medan du arbetade", 640) as opened:
        ui.label(f"{latest.reviewer} {word('action', latest.action.value)} posten. Inget är överskrivet.")
        chosen: dict[str, ui.checkbox] = {}
        with ui.element("div").classes("both"):
            for name in ("", latest.reviewer, "Ditt"):
                ui.label(name).style("font-weight:600")
            for field in fields(key.relation):
                theirs, before = fresh.record.now.get(field.name), mine.record.now.get(field.name)
                own = texts.get(field.name)
                if own is None and theirs == before:
                    continue
                ui.label(field.label)
                ui.label(told(field, theirs) or "–")
                ui.label((own if own is not None else told(field, before)) or "–")
                if own is not None and own != shown(field, theirs):
                    box = ui.checkbox(f"{field.label}: använd mitt värde", value=False)
                    chosen[field.name] = box.style("grid-column: span 3")

        async def save() -> None:
            wanted = {name: texts[name] for name, box in chosen.items() if box.value}
            try:
                made = work.desk.decide.edit(fresh, work.room.may(Role.REVIEWER), wanted)
            except Invalid as error:
                tell(" ".join(error.wrong.values()), "negative")
                return
            opened.close()
            await work.acts.done(made)

        async def give_way() -> None:
            opened.close()
            drafts.drop(work.desk.store, key, work.room.may(Role.REVIEWER).name)
            await work.go(key)

        with ui.row():
            button("Spara det jag valt", work.does(save), main=True)
            button("Behåll det som står", work.does(give_way))
