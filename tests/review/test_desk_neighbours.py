"""The table around a record: rows and columns as they are printed, and where it stands on the page."""

from collections.abc import Sequence
from typing import Any

from models.correction import Correctable
from models.provenance import BBox, Provenance
from review.neighbours import Neighbours, neighbours
from review.standing import DocumentStanding, Key, Standing


def place(text: str, x: float, top: float, page: int = 1) -> Provenance:
    return Provenance(page=page, bbox=BBox(x, top, x + 30, top + 12), quote=text)


def cell(
    printed: str, column: str, x: float, top: float, *, label: str = "", period: str | None = None, head: float = 100.0
) -> Standing:
    """An amount of a table, with its label to the left and its header above."""
    sources = {"label": place(label, 50, top), "column": place(column, x, head)}
    row: dict[str, Any] = {
        **{"printed": printed, "column": column, "label": label or column, "period": period, "unit": "tkr"},
        "places": [place(printed, x, top).model_dump(mode="json")],
        "evidence": {name: source.model_dump(mode="json") for name, source in sources.items() if source.quote},
        "grounds": ["in_table"],
    }
    return Standing(Key("d", Correctable.BUDGET_LINE, f"{column}-{x}-{top}"), row)


def beside(one: Standing, cells: Sequence[Standing]) -> Neighbours:
    found = neighbours(DocumentStanding("d", {}, {record.key: record for record in cells}), one)
    assert found
    return found


def texts(found: Neighbours) -> list[list[str]]:
    return [[cell.text for cell in row] for row in found.rows]


def test_rows_are_labels_and_columns_are_headers() -> None:
    cells = [
        cell(f"{n}{column[-1]}", column, x, top, label=label)
        for column, x in (("2024", 200), ("2025", 300))
        for n, (label, top) in enumerate((("Skola", 130), ("Vård", 150)))
    ]
    found = beside(cells[0], cells)
    assert found.heads == ("tkr", "2024", "2025")
    assert texts(found) == [["Skola", "04", "05"], ["Vård", "14", "15"]]


def test_rows_are_years_where_the_columns_are_what_the_amounts_are_for() -> None:
    cells = [
        cell("1", column, x, top, period=year)
        for column, x in (("Drift", 200), ("Netto", 300))
        for year, top in (("2024", 130), ("2025", 150))
    ]
    assert [row[0] for row in texts(beside(cells[0], cells))] == ["2024", "2025"]


def test_two_columns_of_the_same_header_stay_two() -> None:
    cells = [cell(printed, "Extern", x, 130, label="Skola") for printed, x in (("1", 200), ("3", 400))]
    cells.append(cell("2", "Drift", 300, 130, label="Skola"))
    found = beside(cells[0], cells)
    assert found.heads[1:] == ("Extern", "Drift", "Extern")
    assert texts(found) == [["Skola", "1", "2", "3"]]


def test_another_table_of_the_page_is_not_this_one() -> None:
    cells = [cell("1", "2024", 200, top, label="Skola") for top in (130, 150)]
    others = [cell("2", "2024", 200, top, label="Vård", head=300) for top in (330, 350)]
    assert texts(beside(cells[0], [*cells, *others])) == [["Skola", "1"], ["Skola", "1"]]
    assert texts(beside(others[1], [*cells, *others])) == [["Vård", "2"], ["Vård", "2"]]


def test_the_outline_is_that_of_amounts_labels_and_headers() -> None:
    cells = [cell("1", "2024", 200, top, label="Skola") for top in (130, 150)]
    assert beside(cells[0], cells).outline == BBox(50, 100, 230, 162)


def test_amounts_in_sentences_and_in_tables_are_not_shown_together() -> None:
    cells = [cell("1", "2024", 200, top, label="Skola") for top in (130, 150)]
    said = [prose(n) for n in (1, 2)]
    assert len(beside(cells[0], [*cells, *said]).records) == 2
    found = beside(said[0], [*cells, *said])
    assert ([record.key.record_id for record in found.records], found.outline) == (["p1", "p2"], None)


def prose(n: int) -> Standing:
    places = [place("9", 60, 400.0 + 20 * n).model_dump(mode="json")]
    return Standing(Key("d", Correctable.BUDGET_LINE, f"p{n}"), {"label": f"Bidrag {n}", "places": places})
