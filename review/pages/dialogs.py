"""The desk's dialogs: keys, notes, both values of a collision, splitting, merging, alike cases, missed records."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from nicegui import ui

from models.correction import Action, Correctable
from models.provenance import Provenance
from review.accounts import Role
from review.cases import Case
from review.desk import Invalid
from review.fields import fields, read, shown, told
from review.pages.form import Form, On
from review.pages.frame import button, heading, tell
from review.standing import DocumentStanding, Standing
from review.words import word, words

if TYPE_CHECKING:
    from review.pages.work import Work

_KEYS = (
    ("Enter", "Godkänn och gå till nästa; i ett fält: spara ändringen och gå till nästa"),
    ("E", "Ändra: gå till första fältet (Tabb till nästa, Esc lämnar fältet)"),
    ("R", "Förkasta: detta är ingen sådan post"),
    ("U", "Ångra det senaste steget"),
    ("J / K", "Nästa / förra posten, utan att besluta"),
    ("T", "Osäker: lämna posten åt någon annan med en anteckning"),
    ("A", "Lägg till en post som saknas: dra en ruta på sidan"),
    ("S / M / D", "Dela posten / slå ihop den med en annan / märk den som dubblett"),
    ("L", "Godkänn liknande poster tillsammans"),
    ("+ / −", "Förstora / förminska sidan"),
    ("Page Up / Down", "Bläddra i PDF-filen"),
    ("Skift+Enter", "Ny rad i ett fält"),
)
_MOST_ALIKE = 200


def keys() -> None:
    """Shows what the keys do."""
    with ui.dialog(value=True).props('transition-duration=0 aria-label="Tangenter"') as dialog, ui.card():
        heading("Tangenter", 2)
        with ui.element("div").classes("help"):
            for name, does in _KEYS:
                with ui.element("kbd"):
                    ui.label(name)
                ui.label(does)
        button("Stäng", dialog.close)


async def note(work: "Work") -> str | None:
    """Asks for a note; None where the reviewer thought better of it."""
    with (
        _quiet(work),
        ui.dialog().props('transition-duration=0 aria-label="Osäker"') as dialog,
        ui.card().style("min-width:460px"),
    ):
        heading("Vad går inte att avgöra?", 2)
        text = ui.textarea("Anteckning till nästa granskare").props("autofocus outlined stack-label").classes("wide")
        text.on("keydown.enter.exact.prevent", lambda: dialog.submit(text.value))
        with ui.row():
            button("Lämna till någon annan", lambda: dialog.submit(text.value), main=True)
            button("Avbryt", dialog.close)
    try:
        answer = await dialog
    finally:
        work.quiet(False)
        dialog.delete()
    return str(answer or "").strip() if answer is not None else None


def both(work: "Work", texts: Mapping[str, str]) -> None:
    """Somebody else came between: both values side by side, and the reviewer decides field by field."""
    assert work.opened is not None
    mine, key = work.opened, work.opened.record.key
    who = work.room.may(Role.REVIEWER)
    fresh = work.desk.open(key, who)
    if fresh is None:
        return
    latest = work.desk.history(key)[-1]
    with (
        _quiet(work),
        ui.dialog(value=True).props('transition-duration=0 aria-label="Två värden"') as dialog,
        ui.card().style("min-width:640px"),
    ):
        dialog.on("hide", lambda: work.quiet(False))
        heading(f"{latest.reviewer} har ändrat posten medan du arbetade", 2)
        ui.label(f"{latest.reviewer} {word('action', latest.action.value)} posten. Inget är överskrivet.")
        chosen: dict[str, Any] = {}
        with ui.element("div").classes("both"):
            for name in ("", latest.reviewer, "Ditt"):
                ui.label(name).style("font-weight:600")
            for field in fields(key.relation):
                theirs = fresh.record.now.get(field.name)
                own = texts.get(field.name)
                if own is None and theirs == mine.record.now.get(field.name):
                    continue
                ui.label(field.label)
                ui.label(told(field, theirs) or "–")
                ui.label((own if own is not None else told(field, mine.record.now.get(field.name))) or "–")
                if own is not None and own != shown(field, theirs):
                    chosen[field.name] = ui.checkbox(f"{field.label}: använd mitt värde", value=False).style(
                        "grid-column: span 3"
                    )

        async def save() -> None:
            wanted = {name: texts[name] for name, box in chosen.items() if box.value}
            try:
                made = work.desk.edit(fresh, work.room.may(Role.REVIEWER), wanted)
            except Invalid as error:
                tell(" ".join(error.wrong.values()), "negative")
                return
            dialog.close()
            await work.done(made)

        async def give_way() -> None:
            dialog.close()
            work.desk.drop_draft(key, work.room.may(Role.REVIEWER))
            await work.go(key)

        with ui.row():
            button("Spara det jag valt", work._does(save), main=True)
            button("Behåll det som står", work._does(give_way))


async def pick(work: "Work", question: str, document: DocumentStanding) -> Standing | None:
    """Lets the reviewer choose another record of the same relation in the document."""
    assert work.opened is not None
    this = work.opened.record
    others = [
        r
        for r in document.records.values()
        if r.key.relation is this.key.relation and r.key != this.key and r.extracted is not None
    ]
    if not others:
        tell("Det finns ingen annan sådan post i dokumentet.")
        return None
    page = this.places[0].page if this.places else 1
    others.sort(key=lambda r: abs((r.places[0].page if r.places else page) - page))
    with (
        _quiet(work),
        ui.dialog().props('transition-duration=0 aria-label="Välj en post"') as dialog,
        ui.card().style("min-width:560px"),
    ):
        heading(question, 2)
        choices = {n: f"s. {r.places[0].page if r.places else '?'}: {says(r)}" for n, r in enumerate(others)}
        chosen = (
            ui.select(choices, label="Post", value=0, with_input=True).props("outlined stack-label").classes("wide")
        )
        with ui.row():
            button("Välj", lambda: dialog.submit(chosen.value), main=True)
            button("Avbryt", dialog.close)
    try:
        answer = await dialog
    finally:
        work.quiet(False)
        dialog.delete()
    return others[answer] if answer is not None else None


async def choose(work: "Work", action: Action) -> None:
    """Finds that the record is part, or a repetition, of another."""
    if work.opened is None:
        return
    question = "Vilken post är den en del av?" if action is Action.MERGE else "Vilken post upprepar den?"
    if target := await pick(work, question, work.opened.document):
        await work.take_out(action, target.key.record_id)


def split(work: "Work") -> None:
    """Makes two records of one: both begin as the record is, and are then told apart."""
    if work.opened is None:
        return
    opened = work.opened
    if opened.record.key.relation in (Correctable.DOCUMENT, Correctable.MEETING):
        tell("Ett dokument och ett sammanträde kan inte delas.")
        return
    known = fields(opened.record.key.relation)
    with (
        _quiet(work),
        ui.dialog(value=True).props('transition-duration=0 aria-label="Dela posten"') as dialog,
        ui.card().style("min-width:760px; max-width:none"),
    ):
        dialog.on("hide", lambda: work.quiet(False))
        heading("Dela posten i två", 2)
        forms = []
        with ui.element("div").classes("grid2"):
            for n in (1, 2):
                with ui.element("section"):
                    heading(f"Del {n}", 3)
                    forms.append(Form(known, opened.record.now, {}, On(_nothing, _nothing)))

        async def save() -> None:
            try:
                made = work.desk.split(opened, work.room.may(Role.REVIEWER), [form.texts for form in forms])
            except Invalid as error:
                for form in forms:
                    form.tell(error.wrong)
                return
            dialog.close()
            await work.done(made)

        with ui.row():
            button("Dela", work._does(save), main=True)
            button("Avbryt", dialog.close)


def alike(work: "Work") -> None:
    """Cases that are doubtful for the same reasons in the same document, to be accepted together after a look."""
    if work.opened is None:
        return
    key = work.opened.record.key
    who = work.room.may(Role.REVIEWER)
    queue = work.desk.queue(who.name)
    this = next((case for case in queue if case.key == key), None)
    found = [case for case in queue if this and is_alike(case, this)][:_MOST_ALIKE]
    if len(found) < 2:
        tell("Det finns inga liknande poster i dokumentet.")
        return
    with (
        _quiet(work),
        ui.dialog(value=True).props('transition-duration=0 aria-label="Liknande poster"') as dialog,
        ui.card().style("min-width:640px"),
    ):
        dialog.on("hide", lambda: work.quiet(False))
        heading(f"{len(found)} liknande poster", 2)
        ui.label("Samma slag och samma flaggor i samma dokument. Bocka av de som inte ska godkännas.").classes("soft")
        with (
            ui.element("div")
            .style("max-height:50vh; overflow:auto; width:100%")
            .props("tabindex=0 role=region aria-label=Poster")
        ):
            boxes = [(case.key, ui.checkbox(f"s. {case.page}: {case.says}", value=True)) for case in found]

        async def save() -> None:
            dialog.close()
            await work.accept_together([k for k, box in boxes if box.value])

        with ui.row():
            button("Godkänn de valda", work._does(save), main=True)
            button("Avbryt", dialog.close)


def is_alike(case: Case, this: Case) -> bool:
    """Whether two cases are doubtful for the same reasons in the same document."""
    same = (case.key.document_id, case.key.relation, case.codes, case.is_sample, case.status)
    return same == (this.key.document_id, this.key.relation, this.codes, this.is_sample, this.status)


_MAIN = {
    Correctable.BUDGET_LINE: "printed",
    Correctable.INDICATOR: "name",
    Correctable.PARTICIPANT: "name",
    Correctable.AGENDA_ITEM: "title",
    Correctable.WORKING_GROUP: "name",
}
"""The field that the text of a drawn rectangle fills; elsewhere `text`."""


def missed(work: "Work", place: Provenance) -> None:
    """A record that the extractor missed, at a rectangle that was drawn: the text in it fills the main field."""
    assert work.opened is not None
    document_id, start = work.opened.document.document_id, work.opened.record.key.relation
    single = (Correctable.DOCUMENT, Correctable.MEETING, Correctable.WORKING_GROUP_MEMBER)
    choices = {key: name for key, name in words("relation").items() if key not in single}
    with (
        _quiet(work),
        ui.dialog(value=True).props('transition-duration=0 aria-label="Ny post"') as dialog,
        ui.card().style("min-width:520px"),
    ):
        dialog.on("hide", lambda: work.quiet(False))
        heading("Lägg till en post", 2)
        ui.label(f"På sidan {place.page}: {place.quote or '(ingen text i rutan)'}").classes("printed")
        held: dict[str, Form] = {}

        def build(relation: Correctable) -> None:
            body.clear()
            with body:
                known = fields(relation)
                held["form"] = Form(known, {f.name: read(f, "") for f in known}, {}, On(_nothing, guarded))
                held["form"].fill({_MAIN.get(relation, "text"): place.quote})

        async def save() -> None:
            relation = Correctable(kind.value)
            try:
                made = work.desk.add(document_id, relation, held["form"].texts, place, work.room.may(Role.REVIEWER))
            except Invalid as error:
                held["form"].tell(error.wrong)
                return
            dialog.close()
            work.paper.toggle_drawing()
            tell("Posten är tillagd.", "positive")
            await work.added(made)

        guarded = work._does(save)
        first = start.value if start.value in choices else Correctable.MEASURE.value
        kind = ui.select(choices, label="Slag", value=first, on_change=lambda e: build(Correctable(e.value)))
        kind.props("dense outlined stack-label").classes("wide")
        body = ui.element("div").style("width:100%; max-height:55vh; overflow:auto")
        build(Correctable(first))
        with ui.row():
            button("Lägg till", guarded, main=True)
            button("Avbryt", dialog.close)


def says(record: Standing) -> str:
    """A record in a few words."""
    now = record.now
    names = ("label", "name", "text", "title", "number", "column", "printed", "unit", "period")
    return " · ".join(str(now[name]) for name in names if now.get(name))[:120]


def _nothing(*_: Any) -> None:
    """An event that needs no answer: the dialog's own button saves."""


@contextmanager
def _quiet(work: "Work") -> Iterator[None]:
    """Builds a dialog with the desk's keys let go; who opened it gives them back when it closes."""
    work.quiet(True)
    yield
