"""Items of business in a table: where the title of a row ends, what is proposed below it, tables that go on."""

from collections.abc import Sequence

import pytest

from extractors.records.agenda_items import EXTRACTOR as AGENDA_ITEMS
from extractors.records.decisions import EXTRACTOR as DECISIONS
from models.document import Cell, Table, TablePart
from models.provenance import BBox
from models.records import AgendaItem, Decision, DocumentKind
from tests.unit.extractors.page_factory import heading, line, reading


def rows(*cells: Sequence[str]) -> Table:
    """A table with a row for each sequence; a cell's lines are divided by "/", bold ones begin with "*"."""
    made = [
        Cell(
            row=r,
            column=c,
            text=text.replace("*", "").replace("/", " "),
            lines=tuple(
                line(part.lstrip("*"), 100 + 60 * r + 12 * i, left=50 + 200 * c, bold=part.startswith("*"))
                for i, part in enumerate(text.split("/"))
                if part
            ),
        )
        for r, row in enumerate(cells)
        for c, text in enumerate(row)
    ]
    return Table(parts=(TablePart(page=1, bbox=BBox(50, 100, 590, 800)),), cells=tuple(made), header_rows=1)


def items(*tables: Table) -> list[AgendaItem]:
    found = AGENDA_ITEMS.run(reading(heading("Kallelse"), *tables, kind=DocumentKind.KALLELSE))
    return [item for item in found if isinstance(item, AgendaItem)]


def decisions(*tables: Table) -> list[tuple[str | None, str, str]]:
    found = DECISIONS.run(reading(heading("Kallelse"), *tables, kind=DocumentKind.KALLELSE))
    return [(d.agenda_item, d.status.value, d.text) for d in found if isinstance(d, Decision)]


HEAD = ("Nr", "Ärende", "Dnr")


@pytest.mark.parametrize(
    ("cell", "title"),
    [
        ("*Budget 2025/Förslag till beslut: Nämnden antar budgeten.", "Budget 2025"),
        ("*Plan för Eken och del av/*Björken 3/Samrådet pågick i mars.", "Plan för Eken och del av Björken 3"),
        ("Taxor/Förslag: Nämnden antar taxorna.", "Taxor"),
        ("Information/a) Läget i bygget/b) Kön", "Information"),
        ("Svar på remiss", "Svar på remiss"),
    ],
)  # fmt: skip
def test_the_title_of_a_row_ends_with_its_bold_type_or_before_a_label_or_list(cell: str, title: str) -> None:
    assert [i.title for i in items(rows(HEAD, ("1", "Upprop", ""), ("2", cell, "")))] == ["Upprop", title]


def test_items_go_on_in_a_table_on_the_next_page_also_after_a_row_that_groups() -> None:
    first = rows(HEAD, ("1", "Upprop", ""), ("Beslutsärenden", "", ""), ("2", "Budget", ""))
    second = rows(HEAD, ("Övrigt", "", ""), ("3 Taxor", "", ""), ("4", "Meddelanden", ""))
    assert [i.number for i in items(first, second)] == ["1", "2", "3", "4"]


def test_another_table_of_numbers_does_not_go_on_with_the_items() -> None:
    agenda = rows(HEAD, ("1", "Upprop", ""), ("2", "Budget", ""), ("3", "Taxor", ""))
    other = rows(("Prioritet", "Projekt", "Kostnad"), ("1", "Bro", "4"), ("2", "Väg", "5"))
    assert [i.title for i in items(agenda, other)] == ["Upprop", "Budget", "Taxor"]


def test_proposals_below_a_title_are_decisions_of_their_row() -> None:
    cell = "*Bidrag/Förslag: Socialnämnden beslutar/1. att fördela 5 000 kronor,/2. att avsluta ärendet."
    assert decisions(rows(HEAD, ("1", "Upprop", ""), ("2", cell, ""))) == [
        ("2", "proposed", "fördela 5 000 kronor"),
        ("2", "proposed", "avsluta ärendet."),
    ]


def test_what_is_told_below_a_title_without_a_label_is_no_proposal() -> None:
    assert decisions(rows(HEAD, ("1", "Upprop", ""), ("2", "*Pris/Nämnden utser årets pristagare.", ""))) == []
