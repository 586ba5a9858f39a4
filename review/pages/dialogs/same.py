"""The same change in all of a table: what the reviewer changed in one of its records, in the others that read alike."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from nicegui import ui

from models.errors import CorrectionsMoved
from review.accounts import Role
from review.deciding import Invalid, typed
from review.fields import fields, told
from review.pages.dialogs.frame import dialog, scrolled
from review.pages.frame import button, tell
from review.standing import Standing
from review.words import says

if TYPE_CHECKING:
    from review.pages.work import Work


def same_change(work: "Work", texts: Mapping[str, str]) -> None:
    """Shows the records that would be changed, each with what it becomes."""
    opened = work.opened
    if opened is None or work.form is None or not texts:
        tell("Ändra ett fält först.")
        return
    decide = work.desk.decide
    found = decide.alike(opened, work.beside, work.room.may(Role.REVIEWER), texts)
    try:
        lines = [f"{says(one.now)}: {_change(one, texts)}" for one in found.records]
    except Invalid as error:
        work.form.tell(error.wrong)
        return
    if len(lines) < 2:
        tell("Det finns inga andra ogranskade poster i tabellen som läser likadant.")
        return
    with dialog(work, "Samma ändring", f"Samma ändring i {len(lines)} poster", 640) as made:
        ui.label("De räknas då som granskade: jämför med tabellen på sidan.").classes("soft")
        with scrolled("50vh", "Poster"):
            for line in lines:
                ui.label(line)

        async def save() -> None:
            made.close()
            try:
                kept = decide.edit_alike(found, work.room.may(Role.REVIEWER), texts)
            except CorrectionsMoved:
                tell("Någon annan har ändrat en av posterna under tiden. Inget är sparat.", "negative")
                await work.go(opened.record.key)
                return
            tell(f"{len(lines)} poster rättade.", "positive")
            await work.acts.done(kept)

        with ui.row():
            button("Ändra alla", work.does(save), main=True).props("autofocus")
            button("Avbryt", made.close)


def _change(one: Standing, texts: Mapping[str, str]) -> str:
    values = typed(one.key.relation, texts, one.now)
    known = [field for field in fields(one.key.relation) if field.name in values]
    return "; ".join(
        f"{f.label.lower()} {told(f, one.now.get(f.name)) or '–'} → {told(f, values[f.name])}" for f in known
    )
