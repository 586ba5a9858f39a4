"""Measures in tables: columns in any order, group rows, lists in cells, tables that go on without headers."""

import pytest

from extractors.measures.columns import headed
from extractors.records.measures import extract
from models.document import Cell, Table
from models.records import DocumentKind
from tests.unit.extractors.page_factory import heading, line, reading, table


def with_lines(whole: Table, row: int, column: int, *lines: str) -> Table:
    """The table with one cell set in several lines."""
    made = tuple(line(text, 300 + 14 * i, left=50 + 150 * column) for i, text in enumerate(lines))
    cells = [
        Cell(row=row, column=column, text=" ".join(lines), lines=made) if (c.row, c.column) == (row, column) else c
        for c in whole.cells
    ]
    return whole.model_copy(update={"cells": tuple(cells)})


def test_columns_may_stand_in_any_order_under_everyday_words() -> None:
    found = extract(
        reading(
            table(
                ["När?", "Vem gör?", "Vad ska göras?", "Hur går det?"],
                ["Q1", "Enhetschef bibliotek", "Inventera beståndet", "Klart"],
            )
        )
    )
    assert [(m.text, m.responsible, m.deadline, m.status) for m in found] == [
        ("Inventera beståndet", ("Enhetschef bibliotek",), "Q1", "Klart")
    ]


def test_a_table_without_headers_goes_on_with_the_one_above() -> None:
    first = table(["Åtgärd", "Ansvarig", "Tid"], ["Bygga cykelväg", "KS", "2025"])
    second = table(["Byta belysning", "TN", "2026"], header_rows=0)
    found = extract(reading(heading("Energi"), first, heading("Transporter"), second))
    assert {(m.text, m.responsible, m.deadline, m.category) for m in found} == {
        ("Bygga cykelväg", ("KS",), "2025", "Energi"),
        ("Byta belysning", ("TN",), "2026", "Transporter"),
    }


@pytest.mark.parametrize(
    "other",
    [
        table(["Byta belysning", "TN"], header_rows=0),
        table(["Konto", "Budget", "Kostnad"], ["Löner", "1", "2"]),
    ],
)
def test_a_table_of_other_shape_or_headers_does_not_go_on(other: Table) -> None:
    above = headed(table(["Åtgärd", "Ansvarig", "Tid"], ["Bygga", "KS", "2025"]), announced=False, above=None)
    assert above is not None
    assert headed(other, announced=False, above=above) is None


def test_each_item_of_a_cell_is_a_measure_and_takes_the_item_beside_it() -> None:
    base = table(["Åtgärd", "Vem", "Klart"], ["x", "x", "2024"])
    whole = with_lines(base, 1, 0, "• Sänka hastigheten", "• Bygga övergångar")
    both = with_lines(whole, 1, 1, "• Polisen", "• Gatukontoret")
    assert [(m.text, m.responsible, m.deadline) for m in extract(reading(both))] == [
        ("Sänka hastigheten", ("Polisen",), "2024"),
        ("Bygga övergångar", ("Gatukontoret",), "2024"),
    ]
    shared = with_lines(whole, 1, 1, "Polisen")
    assert [m.responsible for m in extract(reading(shared))] == [("Polisen",), ("Polisen",)]


@pytest.mark.parametrize(
    ("cell", "deadline", "status"),
    [
        ("2025, pågår", "2025", "pågår"),
        ("2026, ej påbörjad", "2026", "ej påbörjad"),
        ("Klart", None, "Klart"),
        ("Klart 2024-05-01", "2024-05-01", "Klart"),
        ("Löpande", "Löpande", None),
        ("När budgeten är antagen", "När budgeten är antagen", None),
        ("v. 40", "v. 40", None),
    ],
)
def test_a_cell_of_times_may_say_how_far_it_has_come(cell: str, deadline: str | None, status: str | None) -> None:
    found = extract(reading(table(["Åtgärd", "Ansvarig", "Tidplan/status"], ["Bygga om", "KS", cell])))
    assert [(m.deadline, m.status) for m in found] == [(deadline, status)]


def test_the_title_of_a_document_is_no_category() -> None:
    title = heading("Handlingsplan 2025")
    given = reading(title, table(["Åtgärd", "Ansvarig"], ["Bygga om", "KS"]), kind=DocumentKind.ATGARDSPLAN)
    given.title = title
    assert [m.category for m in extract(given)] == [None]


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("våren 2025", "2025-01-01", "2025-06-30"),
        ("Q2 2025", "2025-04-01", "2025-06-30"),
        ("2024–2026", "2024-01-01", "2026-12-31"),
        ("hösten 2024/våren 2025", "2024-07-01", "2025-06-30"),
        ("2025-03-31", "2025-03-31", "2025-03-31"),
        ("löpande", "None", "None"),
        ("delårsrapport 2 2025", "None", "None"),
        ("Budget 2026", "None", "None"),
        ("hösten", "None", "None"),
    ],
)
def test_the_days_of_a_deadline_are_those_it_says(printed: str, first: str, last: str) -> None:
    found = extract(reading(table(["Åtgärd", "Ansvarig", "Klart"], ["Bygga om", "KS", printed])))
    assert [(m.deadline, str(m.deadline_from), str(m.deadline_to)) for m in found] == [(printed, first, last)]


def test_a_row_in_capitals_alone_groups_those_below_it() -> None:
    rows = [
        ["STÖD", "", ""],
        ["Erbjuda kurser", "Familjecentralen", "2012"],
        ["TILLSYN", "", ""],
        ["Besök", "KS", "2013"],
    ]
    found = extract(reading(table(["Insats", "Ansvarig", "När"], *rows)))
    assert [(m.text, m.category) for m in found] == [("Erbjuda kurser", "STÖD"), ("Besök", "TILLSYN")]


def test_a_mark_below_a_body_says_who() -> None:
    rows = [["Informera föräldrar", "X", "", ""], ["Öppna gården på lov", "", "X", "x"]]
    found = extract(reading(heading("Åtgärder"), table(["Åtgärd", "BUN", "SN", "KFN"], *rows)))
    assert [m.responsible for m in found] == [("BUN",), ("SN", "KFN")]
