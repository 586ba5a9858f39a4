"""How well extraction does over time, as the reviews tell it, by record type and municipality."""

from fastapi import FastAPI, Request
from nicegui import ui

from review import quality
from review.desk import Desk
from review.pages.frame import SLOW, Room, heading
from review.words import word


def add(_app: FastAPI, desk: Desk) -> None:
    """Adds the page."""

    @ui.page("/quality", response_timeout=SLOW)
    async def over_time(request: Request) -> None:
        _build(Room(desk, request, "Kvalitet", "/quality"))


def _build(room: Room) -> None:
    found = quality.reviews(room.desk.published)
    with ui.element("main").classes("sheet"):
        heading("Kvalitet")
        ui.label("Av de granskade posterna: hur många var rätt som de lästes? Räknat på publicerade granskningar.")
        if not found:
            ui.label("Inga granskningar är publicerade ännu.")
            return
        ui.echart(quality.chart(found), renderer="svg").style(
            "height:320px; background:#fff; border:1px solid var(--line); margin:.8rem 0"
        ).props('role=img aria-label="Diagram: andel rätt per månad. Samma siffror står i tabellerna nedanför."')
        for title, by in (("Per slag", "relation"), ("Per kommun", "municipality"), ("Per månad", "month")):
            heading(title, 2).style("margin-top:1rem")
            _table(by, quality.summed(found, by))
        _second(room)


def _table(by: str, rows: list[quality.Sum]) -> None:
    heads = ("", "Granskade", "Rätt", "Rättade", "Förkastade", "Saknades", "Andel rätt")
    with ui.element("table").classes("plain"):
        with ui.element("thead"), ui.element("tr"):
            for head in heads:
                with ui.element("th").props("scope=col"):
                    ui.label(head)
        with ui.element("tbody"):
            for row in rows:
                with ui.element("tr"):
                    with ui.element("th").props("scope=row"):
                        ui.label(word("relations", row.name) if by == "relation" else row.name)
                    share = "–" if row.share is None else f"{row.share:.0%}".replace("%", " %")
                    for text in (row.reviewed, row.right, row.edited, row.rejected, row.missed, share):
                        with ui.element("td").classes("number"):
                            ui.label(str(text))


def _second(room: Room) -> None:
    found = quality.agreement(room.desk.store)
    heading("Andra granskningen", 2).style("margin-top:1rem")
    if not found:
        ui.label("Ingen post har granskats en andra gång ännu.")
        return
    with ui.element("table").classes("plain"):
        with ui.element("thead"), ui.element("tr"):
            for head in ("Slag", "Fält", "Båda granskade", "Överens", "Andel"):
                with ui.element("th").props("scope=col"):
                    ui.label(head)
        with ui.element("tbody"):
            for (relation, field), (both, same) in found.items():
                with ui.element("tr"):
                    for text in (word("relation", relation), word("field", field)):
                        with ui.element("td"):
                            ui.label(text)
                    for number in (both, same, f"{same / both:.0%}".replace("%", " %")):
                        with ui.element("td").classes("number"):
                            ui.label(str(number))
