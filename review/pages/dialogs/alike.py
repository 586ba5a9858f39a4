"""Cases that are doubtful for the same reasons in the same document, to be accepted together after a look."""

from typing import TYPE_CHECKING

from nicegui import ui

from review.accounts import Role
from review.cases import Case, Filter
from review.pages.dialogs.frame import dialog, scrolled
from review.pages.frame import button, tell

if TYPE_CHECKING:
    from review.pages.work import Work

_MOST = 200


def alike(work: "Work") -> None:
    """Shows them."""
    if work.opened is None:
        return
    key = work.opened.record.key
    queue = work.desk.queues.of(work.room.may(Role.REVIEWER).name, Filter(document_id=key.document_id))
    this = next((case for case in queue if case.key == key), None)
    found = [case for case in queue if this and is_alike(case, this)][:_MOST]
    if len(found) < 2:
        tell("Det finns inga liknande poster i dokumentet.")
        return
    with dialog(work, "Liknande poster", f"{len(found)} liknande poster", 640) as opened:
        ui.label("Samma slag och samma flaggor i samma dokument. Bocka av de som inte ska godkännas.").classes("soft")
        with scrolled("50vh", "Poster"):
            boxes = [(case.key, ui.checkbox(f"s. {case.page}: {case.says}", value=True)) for case in found]

        async def save() -> None:
            opened.close()
            await work.acts.accept_together([k for k, box in boxes if box.value])

        with ui.row():
            button("Godkänn de valda", work.does(save), main=True)
            button("Avbryt", opened.close)


def is_alike(case: Case, this: Case) -> bool:
    """Whether two cases are doubtful for the same reasons in the same document."""
    same = (case.key.document_id, case.key.relation, case.codes, case.is_sample, case.status)
    return same == (this.key.document_id, this.key.relation, this.codes, this.is_sample, this.status)
