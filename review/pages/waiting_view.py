"""What waits for a decision besides the record itself: corrections whose text moved or is gone, a second reading."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from nicegui import ui

from models.correction import Action, Correction, ReviewStatus
from review.fields import Field, fields, told
from review.opened import Opened
from review.pages.frame import button
from review.words import word

if TYPE_CHECKING:
    from review.pages.work import Work


def waiting(work: "Work", opened: Opened) -> None:
    """Shows it, each with the values side by side and what can be done."""
    by_name = {field.name: field for field in fields(opened.record.key.relation)}
    for correction in opened.record.state.stale if opened.record.state else ():
        if correction.action is Action.ACCEPT:
            _accepted(work, opened, correction, by_name)
        elif field := _field(by_name, correction):
            _stale(work, opened, correction, field)
    if opened.record.status is ReviewStatus.ORPHANED:
        _orphaned(work, opened, by_name)
    if opened.other:
        _disagreement(work, opened, by_name)


def _stale(work: "Work", opened: Opened, correction: Correction, field: Field) -> None:
    with ui.element("div").classes("box wait"):
        ui.label(f"{correction.reviewer} rättade {field.label.lower()}, men texten och värdet har ändrats sedan dess.")
        with ui.element("div").classes("both"):
            for name, value in (
                ("Lästes då", correction.old),
                ("Rättelsen", correction.new),
                ("Läses nu", opened.record.now.get(field.name)),
            ):
                ui.label(name).classes("soft")
                ui.label(told(field, value) or "–").style("grid-column: span 2")
        with ui.row():
            button("Använd rättelsen", work.does(lambda: work.acts.settle(correction, use=True)))
            button("Behåll det lästa", work.does(lambda: work.acts.settle(correction, use=False)))


def _accepted(work: "Work", opened: Opened, correction: Correction, by_name: dict[str, Field]) -> None:
    now = opened.record.now
    with ui.element("div").classes("box wait"):
        ui.label(f"{correction.reviewer} godkände posten, men texten och värdena har ändrats sedan dess.")
        with ui.element("div").classes("both"):
            for name in ("", "Godkändes då", "Läses nu"):
                ui.label(name).classes("soft")
            for name, value in (correction.old or {}).items():
                if (field := by_name.get(name)) and value != now.get(name):
                    ui.label(field.label)
                    ui.label(told(field, value) or "–")
                    ui.label(told(field, now.get(name)) or "–")
        with ui.row():
            button("Använd det godkända", work.does(lambda: work.acts.settle(correction, use=True)))
            button("Behåll det lästa", work.does(lambda: work.acts.settle(correction, use=False)))


def _orphaned(work: "Work", opened: Opened, by_name: dict[str, Field]) -> None:
    with ui.element("div").classes("box wait"):
        ui.label("Posten som rättelsen gällde finns inte längre på samma ställe.")
        for correction in opened.record.made:
            field = _field(by_name, correction)
            change = f": {field.label} {told(field, correction.old)} → {told(field, correction.new)}" if field else ""
            ui.label(f"{correction.reviewer} {word('action', correction.action.value)}{change}")
        with ui.row():
            button("Flytta till en post …", work.does(work.acts.reattach))
            button("Släpp rättelsen", work.does(work.acts.let_go))


def _disagreement(work: "Work", opened: Opened, by_name: dict[str, Field]) -> None:
    other = opened.other
    assert other is not None
    with ui.element("div").classes("box wait"):
        ui.label("Två granskare har läst posten olika.").style("font-weight:600")
        if not other.fields:
            ui.label(f"{other.reviewer} fann att det inte är någon sådan post.")
        else:
            _side_by_side(opened, other.reviewer, [by_name[name] for name in other.differs or () if name in by_name])
        with ui.row():
            button("Behåll det som står", work.does(work.acts.accept))
            button(f"Gör som {other.reviewer}", work.does(work.acts.use_second))


def _side_by_side(opened: Opened, who: str, differing: Sequence[Field]) -> None:
    assert opened.other is not None
    with ui.element("div").classes("both"):
        for name in ("", "Står nu", who):
            ui.label(name).classes("soft")
        for field in differing:
            ui.label(field.label)
            ui.label(told(field, opened.record.now.get(field.name)) or "–")
            ui.label(told(field, opened.other.fields.get(field.name)) or "–")


def _field(by_name: dict[str, Field], correction: Correction) -> Field | None:
    return by_name.get((correction.field or "").strip("/").split("/")[0])
