"""Two records made of one: both begin as the record is, and are then told apart."""

from typing import TYPE_CHECKING, Any

from nicegui import ui

from models.correction import Correctable
from review.accounts import Role
from review.deciding import Invalid
from review.fields import fields
from review.pages.dialogs.frame import dialog
from review.pages.form import Form, On
from review.pages.frame import button, heading, tell

if TYPE_CHECKING:
    from review.pages.work import Work


def split(work: "Work") -> None:
    """Shows both parts' fields."""
    if work.opened is None:
        return
    this = work.opened
    if this.record.key.relation in (Correctable.DOCUMENT, Correctable.MEETING):
        tell("Ett dokument och ett sammanträde kan inte delas.")
        return
    known = fields(this.record.key.relation)
    with dialog(work, "Dela posten", "Dela posten i två", 760) as opened:
        forms: list[Form] = []

        async def save() -> None:
            texts = [form.texts for form in forms]
            try:
                made = work.desk.decide.split(this, work.room.may(Role.REVIEWER), texts)
            except Invalid as error:
                for form in forms:
                    form.tell(error.wrong)
                return
            opened.close()
            await work.acts.done(made)

        with ui.element("div").classes("grid2"):
            for n in (1, 2):
                with ui.element("section"):
                    heading(f"Del {n}", 3)
                    forms.append(Form(known, this.record.now, on=On(_later, _later)))
        with ui.row():
            button("Dela", work.does(save), main=True)
            button("Avbryt", opened.close)


def _later(*_: Any) -> None:
    """An event that needs no answer: the dialog's own button saves."""
