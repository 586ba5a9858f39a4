"""The queue: what is left to review, riskiest first."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from fastapi import FastAPI, Request
from nicegui import ui

from models.flags import Severity
from review import doubts, leases
from review.accounts import Role
from review.cases import Case, Filter, counts, values
from review.desk import Desk
from review.pages.addresses import address, wanted
from review.pages.frame import SLOW, Room, button, heading
from review.standing import Key
from review.words import word, words

_SHOWN = 100  # rows of the table
_CONFIDENCES = {"": "alla", "0.5": "under 0,5", "0.7": "under 0,7", "0.9": "under 0,9"}


def add(_app: FastAPI, desk: Desk) -> None:
    """Adds the page."""

    @ui.page("/", response_timeout=SLOW)
    async def queue(request: Request) -> None:
        room = Room(desk, request, "Kö", "/")
        _Queue(room, wanted(dict(request.query_params))).build()


class _Queue:
    def __init__(self, room: Room, filtered: Filter) -> None:
        self.room, self.desk, self.filter = room, room.desk, filtered

    def build(self) -> None:
        with ui.element("main").classes("sheet"):
            heading("Kö")
            self._filters()
            self._list = ui.element("div")
            self._fill()

    def _filters(self) -> None:
        who = self.room.may(Role.READER).name
        is_cut = self.desk.queues.found(who).n_left_out > 0  # then counts would be of what is held only
        counted = (
            {name: dict.fromkeys(found) for name, found in values(self.desk.published).items()}
            if is_cut
            else counts(self.desk.queues.of(who))
        )
        with ui.element("div").classes("filters"):
            self._choice("municipality", "Kommun", counted["municipality"])
            self._choice("committee", "Nämnd", counted["committee"])
            self._choice("kind", "Dokumenttyp", counted["kind"], words("value"))
            self._choice("relation", "Slag av post", counted["relation"], words("relations"))
            self._choice("code", "Flagga", counted["code"], words("flag"))
            ui.select(
                _CONFIDENCES,
                label="Säkerhet",
                value=str(self.filter.below or ""),
                on_change=self.room.guarded(lambda e: self._set(below=float(e.value) if e.value else None)),
            ).props("dense outlined stack-label")
            ui.checkbox(
                "Bara mina", value=self.filter.mine, on_change=self.room.guarded(lambda e: self._set(mine=e.value))
            )

    def _choice(
        self, name: str, label: str, counted: Mapping[str, int | None], said: Mapping[str, str] | None = None
    ) -> None:
        known = said or {}
        order = counted.most_common() if isinstance(counted, Counter) else counted.items()
        choices = {"": "alla"} | {
            value: known.get(value, value) + (f" ({n})" if n is not None else "") for value, n in order
        }
        now = getattr(self.filter, name) or ""
        choices.setdefault(now, known.get(now, now))
        ui.select(
            choices,
            label=label,
            value=now,
            on_change=self.room.guarded(lambda e: self._set(**{name: e.value or None})),
        ).props("dense outlined stack-label")

    def _set(self, **changed: object) -> None:
        self.filter = replace(self.filter, **changed)  # type: ignore[arg-type]
        ui.navigate.history.replace(address(self.filter).replace("/work", "/", 1))
        self._fill()

    def _fill(self) -> None:
        who = self.room.may(Role.READER)
        found = self.desk.queues.of(who.name, self.filter)
        self._list.clear()
        with self._list:
            with ui.element("div").classes("counts"):
                for name, n in _numbers(found):
                    with ui.element("div"):
                        with ui.element("b"):
                            ui.label(str(n))
                        ui.label(name)
            self._left_out(who.name, len(found))
            if not found:
                ui.label("Inget att granska med de här filtren.")
                return
            if who.role.may(Role.REVIEWER):
                button("Börja granska", lambda: ui.navigate.to(address(self.filter)), main=True)
                if due := self.desk.second.due(who.name):
                    ui.link(f"Andra granskningen: {len(due)} poster", "/work?second=1").style("margin-left:1rem")
            self._table(found)
            if len(found) > _SHOWN:
                ui.label(f"… och {len(found) - _SHOWN} till.").classes("soft")

    def _left_out(self, who: str, shown: int) -> None:
        """Says so where there are more cases than are held: nobody is to take the queue for all there is."""
        if left_out := self.desk.queues.found(who, self.filter).n_left_out:
            text = f"De {shown} mest riskabla visas. Ytterligare {left_out} väntar; filtrera för att komma åt dem."
            ui.label(text).classes("box wait")

    def _table(self, found: Sequence[Case]) -> None:
        taken = leases.leases(self.desk.store)
        disagreed = self.desk.second.disagreed()
        notes = {note.key: note for note in doubts.doubts(self.desk.store)}
        with ui.element("table").classes("plain").style("margin-top:.8rem"):
            with ui.element("thead"), ui.element("tr"):
                for head in ("Post", "Slag", "Varför", "Kommun", "Nämnd", "Säkerhet", "Nu hos"):
                    with ui.element("th").props("scope=col"):
                        ui.label(head)
            with ui.element("tbody"):
                for case in found[:_SHOWN]:
                    lease = taken.get(case.key)
                    cells = (
                        word("relation", case.key.relation.value),
                        why(case, disagreed) + (" – osäker: " + notes[case.key].note if case.key in notes else ""),
                        case.municipality or "–",
                        case.committee or "–",
                        f"{case.confidence:.2f}".replace(".", ",") if case.confidence is not None else "–",
                        lease.holder if lease else "",
                    )
                    with ui.element("tr").classes("taken" if lease and lease.holder != self._me() else ""):
                        with ui.element("td"):
                            ui.link(case.says[:140] or "(utan text)", address(self.filter, case.key))
                        for text in cells:
                            with ui.element("td"):
                                ui.label(text)

    def _me(self) -> str:
        return self.room.may(Role.READER).name


def why(case: Case, disagreed: Collection[Key] = ()) -> str:
    """Why a case is in the queue."""
    if case.key in disagreed:
        return "två granskare har läst olika"
    if case.status:
        return word("status", case.status.value)
    if case.is_sample:
        return "stickprov utan flagga"
    return ", ".join(words("flag").get(code, code) for code in case.codes)


def _numbers(found: Sequence[Case]) -> list[tuple[str, int]]:
    severity = {9.0: Severity.ERROR, 3.0: Severity.WARNING, 1.0: Severity.INFO}
    counted = Counter(severity[case.severity] for case in found if not case.is_sample and case.severity in severity)
    return [
        ("att granska", len(found)),
        ("fel", counted[Severity.ERROR]),
        ("varningar", counted[Severity.WARNING]),
        ("upplysningar", counted[Severity.INFO]),
        ("stickprov", sum(case.is_sample for case in found)),
    ]
