"""Which documents there are: municipality and committee by month (täckning)."""

from collections import defaultdict
from datetime import date

from fastapi import FastAPI, Request
from nicegui import ui

from review.desk import Desk
from review.pages.frame import SLOW, Room, heading

_SQL = """
SELECT coalesce(municipality, '?') AS municipality, coalesce(committee, '?') AS committee, month, documents, minutes,
       with_unread_pages
FROM source_coverage WHERE month IS NOT NULL ORDER BY ALL
"""
_WITHOUT_DATE = "SELECT coalesce(sum(documents), 0)::BIGINT AS n FROM source_coverage WHERE month IS NULL"
_MONTHS = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]


def add(_app: FastAPI, desk: Desk) -> None:
    """Adds the page."""

    @ui.page("/coverage", response_timeout=SLOW)
    async def coverage(request: Request, year: str = "") -> None:
        _build(Room(desk, request, "Täckning", "/coverage"), year)


def _build(room: Room, wanted: str) -> None:
    rows = room.desk.published.ask(_SQL)
    years = sorted({row["month"].year for row in rows}, reverse=True)
    with ui.element("main").classes("sheet"):
        heading("Täckning")
        ui.label("Antal dokument per månad; inom parentes protokoll. Tom ruta: inget dokument från den månaden.")
        if not years:
            ui.label("Inget dokument har ett datum ännu.")
            return
        year = int(wanted) if wanted.isdecimal() and int(wanted) in years else years[0]
        with ui.element("nav").classes("filters").props('aria-label="År"'):
            for one in years:
                link = ui.link(str(one), f"/coverage?year={one}")
                if one == year:
                    link.props("aria-current=page").style("font-weight:700")
        cells: dict[tuple[str, str], dict[date, str]] = defaultdict(dict)
        for row in rows:
            cell = f"{row['documents']} ({row['minutes']})" + (" !" if row["with_unread_pages"] else "")
            cells[row["municipality"], row["committee"]][row["month"]] = cell
        _table({who: found for who, found in cells.items() if any(month.year == year for month in found)}, year)
        if n := room.desk.published.ask(_WITHOUT_DATE)[0]["n"]:
            ui.label(f"{n} dokument har inget datum och är inte med.").classes("soft")
        ui.label("! : dokument med sidor som inte kunde läsas.").classes("soft")


def _table(cells: dict[tuple[str, str], dict[date, str]], year: int) -> None:
    with (
        ui.element("div").classes("scroller").props('tabindex=0 role=region aria-label="Täckning"'),
        ui.element("table").classes("plain"),
    ):
        with ui.element("thead"), ui.element("tr"):
            for head in ("Kommun", "Nämnd", *_MONTHS):
                with ui.element("th").props("scope=col"):
                    ui.label(head)
        with ui.element("tbody"):
            for (municipality, committee), found in cells.items():
                with ui.element("tr"):
                    for head in (municipality, committee):
                        with ui.element("th").props("scope=row"):
                            ui.label(head)
                    for month in range(1, 13):
                        text = found.get(date(year, month, 1), "")
                        with ui.element("td").classes("number").style("background:#e3f1e6" if text else ""):
                            ui.label(text)
