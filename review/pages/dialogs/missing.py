"""A record that the extractor missed, at a rectangle that was drawn: the text in it fills the main field."""

from typing import TYPE_CHECKING, Any

from nicegui import ui

from models.correction import Correctable
from models.provenance import Provenance
from review.accounts import Role
from review.deciding import Invalid
from review.fields import fields, read
from review.pages.dialogs.frame import dialog, scrolled
from review.pages.form import Form, On
from review.pages.frame import button, tell
from review.words import words

if TYPE_CHECKING:
    from review.pages.work import Work

_MAIN = {
    Correctable.BUDGET_LINE: "printed",
    Correctable.INDICATOR: "name",
    Correctable.PARTICIPANT: "name",
    Correctable.AGENDA_ITEM: "title",
    Correctable.WORKING_GROUP: "name",
}
"""The field that the text fills; elsewhere `text`."""
_SINGLE = (Correctable.DOCUMENT, Correctable.MEETING, Correctable.WORKING_GROUP_MEMBER)


def missed(work: "Work", place: Provenance) -> None:
    """Asks what stands there."""
    assert work.opened is not None
    document_id, like = work.opened.document.document_id, work.opened.record.key.relation
    choices = {key: name for key, name in words("relation").items() if key not in _SINGLE}
    first = like.value if like.value in choices else Correctable.MEASURE.value
    held: dict[str, Form] = {}

    def build(relation: Correctable) -> None:
        known = fields(relation)
        body.clear()
        with body, scrolled("55vh", "Fält"):
            empty = {field.name: read(field, "") for field in known}
            text = {_MAIN.get(relation, "text"): place.quote}
            held["form"] = Form(known, empty, on=On(_later, work.does(save)), typed=text)

    async def save() -> None:
        relation, texts = Correctable(kind.value), held["form"].texts
        try:
            made = work.desk.decide.add(document_id, relation, texts, place, work.room.may(Role.REVIEWER))
        except Invalid as error:
            held["form"].tell(error.wrong)
            return
        opened.close()
        work.paper.toggle_drawing()
        tell("Posten är tillagd.", "positive")
        await work.acts.added(made)

    with dialog(work, "Ny post", "Lägg till en post", 520) as opened:
        ui.label(f"På sidan {place.page}: {place.quote or '(ingen text i rutan)'}").classes("printed")
        kind = ui.select(choices, label="Slag", value=first, on_change=lambda e: build(Correctable(e.value)))
        kind.props("dense outlined stack-label").classes("wide")
        body = ui.element("div").classes("wide")
        build(Correctable(first))
        with ui.row():
            button("Lägg till", work.does(save), main=True)
            button("Avbryt", opened.close)


def _later(*_: Any) -> None:
    """An event that needs no answer: the text is kept with the form."""
