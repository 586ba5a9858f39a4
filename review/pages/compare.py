"""The warehouse's comparisons as charts and tables; each number leads to its records, and they to their pages."""

from decimal import Decimal
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import PlainTextResponse, Response
from nicegui import events, ui

from review import comparisons
from review.comparisons import COMPARISONS, Answer, Comparison
from review.desk import Desk
from review.pages.frame import SLOW, Room, button, heading


def add(app: FastAPI, desk: Desk) -> None:
    """Adds the page and its downloads."""

    @app.get("/compare/{name}.csv")
    def download(name: str) -> Response:
        if name not in COMPARISONS:
            return PlainTextResponse("Det finns ingen sådan jämförelse.", 404)
        wanted = COMPARISONS[name]
        text = "\ufeff" + comparisons.as_csv(wanted, comparisons.answer(desk.published, wanted))
        said = {"content-disposition": f'attachment; filename="{name}.csv"'}
        return Response(text, media_type="text/csv; charset=utf-8", headers=said)

    @ui.page("/compare", response_timeout=SLOW)
    async def compare(request: Request, name: str = "themes") -> None:
        room = Room(desk, request, "Jämför", "/compare")
        _Compare(room, COMPARISONS.get(name, comparisons.THEMES)).build()


class _Compare:
    def __init__(self, room: Room, wanted: Comparison) -> None:
        self.room, self.published, self.wanted = room, room.desk.published, wanted

    def build(self) -> None:
        with ui.element("main").classes("sheet"):
            heading("Jämför")
            with ui.element("div").classes("filters"):
                for one in COMPARISONS.values():
                    link = ui.link(one.title, f"/compare?name={one.name}")
                    if one is self.wanted:
                        link.props("aria-current=page").style("font-weight:700")
                ui.link("Hämta som CSV", f"/compare/{self.wanted.name}.csv").style("margin-left:auto")
            found = comparisons.answer(self.published, self.wanted)
            if not found.numbers:
                ui.label("Det finns inget att jämföra ännu.")
                return
            self.found = found
            ui.echart(comparisons.chart(self.wanted, found), on_point_click=self._point, renderer="svg").style(
                "height:380px; background:#fff; border:1px solid var(--line)"
            ).props(f'role=img aria-label="Diagram: {self.wanted.title}. Samma siffror står i tabellen nedanför."')
            self._behind = ui.element("section").props("aria-live=polite").style("margin:.8rem 0")
            heading("Siffrorna", 2)
            self._table(found)

    async def _point(self, event: events.EChartPointClickEventArguments) -> None:
        await self._show(self.found.axis[event.data_index], str(event.series_name))

    def _table(self, found: Answer) -> None:
        with (
            ui.element("div").classes("scroller").props('tabindex=0 role=region aria-label="Siffrorna"'),
            ui.element("table").classes("plain"),
        ):
            with ui.element("thead"), ui.element("tr"):
                for head in (self.wanted.axis, *found.series):
                    with ui.element("th").props("scope=col"):
                        ui.label(head)
            with ui.element("tbody"):
                for place, numbers in comparisons.table(found):
                    with ui.element("tr"):
                        with ui.element("th").props("scope=row"):
                            ui.label(comparisons.named(place))
                        for series, number in numbers:
                            with ui.element("td").classes("number"):
                                self._number(place, series, number)

    def _number(self, place: str, series: str, number: Decimal | None) -> None:
        if number is None:
            ui.label("–")
            return
        show: Any = self.room.guarded(lambda: self._show(place, series))
        made = button(
            grouped(number), show, label=f"{grouped(number)}, {series}, {comparisons.named(place)}: visa posterna"
        )
        made.props("flat dense").props(remove="outline")

    async def _show(self, place: str, series: str) -> None:
        rows = comparisons.behind(self.published, self.wanted, place, series)
        self._behind.clear()
        with self._behind:
            heading(f"{comparisons.named(place)}, {series}: {len(rows)} poster", 2).props("tabindex=-1")
            with ui.element("table").classes("plain"), ui.element("tbody"):
                for row in rows:
                    with ui.element("tr"):
                        with ui.element("td"):
                            address = f"/document/{row['document_id']}/{row['page']}?record={row['id']}"
                            ui.link(row["says"] or "(utan text)", address)
                        for text in (row["value"], f"sidan {row['page']}"):
                            with ui.element("td"):
                                ui.label(str(text or "–"))
        ui.run_javascript(f"getHtmlElement({self._behind.id}).querySelector('h2').focus()")


def grouped(number: Decimal) -> str:
    """A number as Swedish writes it."""
    text = format(number.normalize(), "f")
    whole, _, part = text.partition(".")
    return f"{int(whole):,}".replace(",", "\u00a0") + (f",{part}" if part else "")
