"""The warehouse's comparisons as charts and tables; each number leads to its records, and they to their pages."""

from decimal import Decimal
from html import escape
from urllib.parse import quote, urlencode

from fastapi import FastAPI, Request
from fastapi.responses import PlainTextResponse, Response
from nicegui import events, ui

from review import comparisons
from review.comparisons import COMPARISONS, Answer, Comparison
from review.desk import Desk
from review.pages.frame import SLOW, Room, heading


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
    async def compare(request: Request, name: str = "themes", axis: str = "", series: str = "") -> None:
        room = Room(desk, request, "Jämför", "/compare")
        _Compare(room, COMPARISONS.get(name, comparisons.THEMES)).build(axis, series)


class _Compare:
    def __init__(self, room: Room, wanted: Comparison) -> None:
        self.published, self.wanted = room.desk.published, wanted

    def build(self, axis: str, series: str) -> None:
        with ui.element("main").classes("sheet"):
            heading("Jämför")
            with ui.element("div").classes("filters"):
                for one in COMPARISONS.values():
                    link = ui.link(one.title, f"/compare?name={one.name}")
                    if one is self.wanted:
                        link.props("aria-current=page").style("font-weight:700")
                ui.link("Hämta som CSV", f"/compare/{self.wanted.name}.csv").style("margin-left:auto")
            ui.label(self.wanted.about).classes("soft")
            self.found = comparisons.answer(self.published, self.wanted)
            if (axis, series) in self.found.numbers:
                self._behind(axis, series)
            if self.found.numbers:
                self._chart()
                heading("Siffrorna", 2)
                ui.html(numbers(self.wanted, self.found), sanitize=True)
            else:
                ui.label("Det finns inget att jämföra ännu.")
            self._left_out()

    def _chart(self) -> None:
        made = ui.echart(comparisons.chart(self.wanted, self.found), on_point_click=self._point, renderer="svg")
        made.style("height:380px; background:#fff; border:1px solid var(--line); margin-top:.8rem")
        made.props(f'role=img aria-label="Diagram: {self.wanted.title}. Samma siffror står i tabellen nedanför."')
        shown, all_series = len(comparisons.drawn(self.found)), len(self.found.series)
        if shown < all_series:
            ui.label(f"Diagrammet visar {shown} av {all_series}; alla står i tabellen.").classes("soft")

    def _point(self, event: events.EChartPointClickEventArguments) -> None:
        place = self.found.axis[event.data_index]
        ui.navigate.to(_address(self.wanted, place, str(event.series_name)))

    def _behind(self, place: str, series: str) -> None:
        rows = comparisons.behind(self.published, self.wanted, place, series)
        number = grouped(self.found.numbers[place, series])
        with ui.element("section").style("margin:.8rem 0"):
            heading(f"{comparisons.named(place)}, {series}: {number} ({len(rows)} poster)", 2)
            with ui.element("table").classes("plain"), ui.element("tbody"):
                for row in rows:
                    with ui.element("tr"):
                        with ui.element("td"):
                            address = f"/document/{row['document_id']}/{row['page']}?record={row['id']}"
                            ui.link(row["says"] or "(utan text)", address)
                        for text in (row["value"], f"sidan {row['page']}"):
                            with ui.element("td"):
                                ui.label(str(text or "–"))

    def _left_out(self) -> None:
        if rows := comparisons.left_out(self.published, self.wanted):
            heading("Inte med", 2).style("margin-top:1rem")
            with ui.element("ul").style("margin:.3rem 0"):
                for row in rows:
                    with ui.element("li"):
                        ui.label(f"{row['n']} poster: {row['explanation']}")


def numbers(wanted: Comparison, found: Answer) -> str:
    """The numbers as one table, each a link to its records: HTML, every text escaped here and sanitised in the browser.

    An element a number would take minutes for a whole country. What there is more of makes the rows.
    """
    is_turned = len(found.series) > len(found.axis)
    rows, columns = (found.series, found.axis) if is_turned else (found.axis, found.series)
    heads = [wanted.series if is_turned else wanted.axis, *map(comparisons.named, columns)]
    lines = []
    for row in rows:
        cells = [f'<th scope="row">{escape(comparisons.named(row))}</th>']
        for column in columns:
            place, series = (column, row) if is_turned else (row, column)
            number = found.numbers.get((place, series))
            cells.append(f'<td class="number">{_number(wanted, place, series, number)}</td>')
        lines.append(f"<tr>{''.join(cells)}</tr>")
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    table = f'<table class="plain"><thead><tr>{head}</tr></thead><tbody>{"".join(lines)}</tbody></table>'
    return f'<div class="scroller" tabindex="0" role="region" aria-label="Siffrorna">{table}</div>'


def _number(wanted: Comparison, place: str, series: str, number: Decimal | None) -> str:
    if number is None:
        return "–"
    said = f"{grouped(number)}, {series}, {comparisons.named(place)}: visa posterna"
    return f'<a href="{escape(_address(wanted, place, series))}" aria-label="{escape(said)}">{grouped(number)}</a>'


def _address(wanted: Comparison, place: str, series: str) -> str:
    query = {"name": wanted.name, "axis": place, "series": series}
    return f"/compare?{urlencode(query, quote_via=quote)}"


def grouped(number: Decimal) -> str:
    """A number as Swedish writes it."""
    text = format(number.normalize(), "f")
    whole, _, part = text.partition(".")
    return f"{int(whole):,}".replace(",", "\u00a0") + (f",{part}" if part else "")
