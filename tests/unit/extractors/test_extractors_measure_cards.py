"""Measures with their fields as labels and values: lines without colons, tables with the labels on the left."""

import pytest

from extractors.measures.labels import lines_of_labels, pairs_of, rows_of_labels
from extractors.records.measures import extract
from extractors.sections.head import title_block
from models.document import Block, Table
from models.records import Measure
from tests.unit.extractors.page_factory import block, heading, reading, table

TEXT = "Införa ett ärendehanteringssystem"
TOLD = [(TEXT, ("Kommunchef",), "2021-12-31", "Pågående")]
LINES = [block("Ansvarig Kommunchef"), block("Klart senast 2021-12-31"), block("Status Pågående")]
ROWS = [["Ansvarig:", "Kommunchef"], ["Klart senast", "2021-12-31"], ["Status", "Pågående"]]


def measures(*items: Block | Table) -> list[Measure]:
    """The measures of a plan with these items."""
    given = reading(heading("Handlingsplan"), heading("1 Bemötande", 2), *items)
    given.title = title_block(given.structure)
    return extract(given)


def fields(*items: Block | Table) -> list[tuple[str, tuple[str, ...], str | None, str | None]]:
    """Text, who, when and how far of each."""
    return [(m.text, m.responsible, m.deadline, m.status) for m in measures(*items)]


@pytest.mark.parametrize("owner", [heading(f"1.1 {TEXT}", 3), block(TEXT)])
def test_lines_of_labels_without_colons_belong_to_what_stands_above(owner: Block) -> None:
    assert fields(owner, *LINES) == TOLD
    assert fields(owner, *(block(word) for line in LINES for word in _apart(line.text))) == TOLD
    assert fields(owner, block("Ansvarig Kommunchef Klart senast 2021-12-31 Status Pågående")) == TOLD
    assert fields(owner, block("Ansvarig: Kommunchef | Klart senast: 2021-12-31 | Status: Pågående")) == TOLD


def _apart(text: str) -> list[str]:
    """A label and its value as two texts."""
    ((label, value),) = pairs_of(text)
    return [label, value]


def test_a_comment_behind_the_fields_describes_the_measure() -> None:
    comment = (
        "Systemet är upphandlat. Det införs stegvis under våren och hela hösten med start på tre enheter i centrum."
    )
    (found,) = measures(heading(f"1.1 {TEXT}", 3), *LINES, block(f"Kommentar {comment}"))
    assert found.description == comment


def test_a_heading_of_any_wording_over_such_lines_is_the_measure() -> None:
    assert [text for text, *_ in fields(heading("Ringa upp alla som klagat", 3), *LINES)] == [
        "Ringa upp alla som klagat"
    ]


@pytest.mark.parametrize("label", ["Åtgärd", "Aktivitet:", "Uppdrag 1"])
@pytest.mark.parametrize("header_rows", [0, 1])
def test_a_table_with_the_labels_on_the_left_is_a_card(label: str, header_rows: int) -> None:
    card = table([label, TEXT], *ROWS, header_rows=header_rows)
    assert fields(card) == TOLD
    (found,) = measures(card)
    assert (found.category, found.places[0].quote) == ("Bemötande", TEXT)
    assert found.evidence["responsible"].quote == "Kommunchef"


def test_what_a_card_is_for_groups_it_and_two_pairs_may_share_a_row() -> None:
    card = table(["Mål", "Nöjda invånare", "Ansvarig", "Kommunchef"], ["Aktivitet", TEXT, "Status", "Klar"])
    assert [(m.text, m.category, m.status) for m in measures(card)] == [(TEXT, "Nöjda invånare", "Klar")]


def test_several_cards_may_be_one_table() -> None:
    cards = table(["Åtgärd 1", "Bygga väg"], ["När", "2024"], ["Åtgärd 2", "Riva hus"], ["När", "2025"], header_rows=0)
    assert [(m.text, m.deadline) for m in measures(cards)] == [("Bygga väg", "2024"), ("Riva hus", "2025")]


def test_a_table_of_fields_alone_belongs_to_the_heading_above() -> None:
    owner = heading(f"1.1 {TEXT}", 3)
    assert fields(owner, table(*ROWS, header_rows=0)) == TOLD
    assert (
        fields(owner, table(["Ansvarig", "Klart senast", "Status"], ["Kommunchef", "2021-12-31", "Pågående"])) == TOLD
    )


def test_rows_below_headers_are_no_card() -> None:
    rows = table(["Aktivitet", "Ansvarig"], ["Uppföljning", "rektor"], ["Kartlägga behov", "rektor"])
    assert rows_of_labels(rows) == []
    assert [text for text, *_ in fields(rows)] == ["Uppföljning", "Kartlägga behov"]
    assert fields(table(["Åtgärd", "Ansvarig", "Tid", "Status"])) == []


@pytest.mark.parametrize(
    "items",
    [
        [heading("Kontakt", 2), block("Ansvarig Anna Ek"), block("Telefon 0111-222 22")],
        [heading("Uppföljning", 2), block("Ansvarig nämnd följer upp målen varje år."), block("Status redovisas.")],
        [heading("Dokument", 2), table(["Ansvarig", "Kommunchef"], ["Datum", "2024-01-03"], ["Dnr", "KS 1/2"])],
        [heading("Tjänsteskrivelse", 2), table(["Handläggare", "Anna Ek"], ["Datum", "2024-01-03"], header_rows=0)],
    ],
)
def test_labels_of_the_document_make_no_measure(items: list[Block | Table]) -> None:
    assert fields(*items) == []


def test_the_title_over_labels_is_no_measure() -> None:
    given = reading(heading("Strategi för upphandling"), block("Ansvarig Kommunstyrelsen"), block("Datum 2024-01-02"))
    given.title = title_block(given.structure)
    assert extract(given) == []


def test_one_label_alone_begins_a_sentence_as_well() -> None:
    nodes = reading(block("Ansvarig nämnd"), block("följer upp målen")).structure.nodes
    assert lines_of_labels(nodes, 0) == (0, [])
