"""Doubts that need the pages: how tables were read, what a document's dates, paragraphs and text say."""

from datetime import date
from typing import Any

import pytest

from extractors.checks import checked
from models.document import Block, BlockKind, Cell, Page, ParsedDocument, SourceDocument, Table, TablePart
from models.extraction import Extraction
from models.provenance import BBox
from models.records import Meeting, Record
from tests.unit.extractors.page_factory import block, line, parsed, table
from tests.unit.extractors.record_factory import agenda_item, amount, decision, document, extraction, measure, place


def codes(read: ParsedDocument, *records: Record, **more: Any) -> set[str]:
    """The codes of all flags, on records and on the document."""
    more.setdefault("document", document())
    whole: Extraction = checked(extraction(*records, **more), read)
    found = [record for _, record in whole.records()] + ([whole.document] if whole.document else [])
    return {flag.code for record in found for flag in record.flags}


def doubts(read: ParsedDocument, *records: Record) -> set[str]:
    """The same but for the one that a page of a single line always raises."""
    return codes(read, *records) - {"thin_text"}


ROWS = (["Verksamhet", "2024"], ["Förskola", "850"], ["Skola", "950"])


def amounts(rows: int = 2) -> list[Record]:
    printed = ("850", "950")
    return [
        amount(id=f"a{r}", printed=printed[r], value=1, places=(place(printed[r], row=r + 1, column=1),))
        for r in range(rows)
    ]


def test_a_cell_that_holds_two_numbers_makes_a_table_ragged() -> None:
    assert "table_ragged" in codes(parsed(table(*ROWS, ["Kultur", "12 500 13 000"])), *amounts())


def test_a_hole_in_the_grid_makes_a_table_ragged() -> None:
    whole = table(*ROWS)
    assert "table_ragged" in codes(parsed(whole.model_copy(update={"cells": whole.cells[:-2] + whole.cells[-1:]})))


@pytest.mark.parametrize("last", [["Kultur", "12 500"], ["Kultur", ""], ["Kultur", "10–12"], ["Kultur", "2024-05-01"]])
def test_an_even_table_is_not_ragged(last: list[str]) -> None:
    assert "table_ragged" not in codes(parsed(table(*ROWS, last)), *amounts())


def on_page(whole: Table, page: int) -> Table:
    """A table moved to another page."""
    cells = tuple(
        Cell(
            row=c.row,
            column=c.column,
            text=c.text,
            lines=tuple(one.model_copy(update={"page": page}) for one in c.lines),
        )
        for c in whole.cells
    )
    return Table(parts=(TablePart(page=page, bbox=whole.bbox),), cells=cells, header_rows=whole.header_rows)


def test_a_table_that_goes_on_on_the_next_page_and_is_not_joined_is_flagged() -> None:
    assert "table_not_joined" in codes(parsed(table(*ROWS), on_page(table(*ROWS), 2)))


def test_tables_with_text_between_or_other_columns_are_two() -> None:
    wider = table(*([*row, "1"] for row in ROWS))
    assert "table_not_joined" not in codes(parsed(table(*ROWS), on_page(wider, 2)))
    assert "table_not_joined" not in codes(parsed(table(*ROWS), block("Text"), on_page(table(*ROWS), 2)))


def test_words_inside_a_table_that_are_in_no_cell_are_flagged() -> None:
    lost = block("Korrigerad ram", lines=(line("Korrigerad ram", 120, left=210),))
    assert "text_outside_cells" in codes(parsed(table(*ROWS), lost), *amounts())


def test_words_below_a_table_are_not() -> None:
    note = block("Korrigerad ram", lines=(line("Korrigerad ram", 400),))
    assert "text_outside_cells" not in codes(parsed(table(*ROWS), note), *amounts())


def test_a_row_of_numbers_that_became_no_amounts_is_flagged() -> None:
    assert "row_skipped" in codes(parsed(table(*ROWS, ["Antal barn", "75"])), *amounts())


def test_a_row_without_numbers_is_not() -> None:
    assert "row_skipped" not in codes(parsed(table(*ROWS, ["Kultur", "ej aktuellt"])), *amounts())


# The document as a whole


def header(text: str) -> Block:
    return block(text, BlockKind.FURNITURE)


def test_a_running_header_of_another_day_than_the_meetings_is_flagged() -> None:
    minutes = document(date=date(2024, 3, 11))
    assert "dates_differ" in codes(parsed(header("Sammanträdesdatum 2024-03-12")), document=minutes)
    assert "dates_differ" not in codes(parsed(header("Sammanträdesdatum 2024-03-11")), document=minutes)


def test_a_day_of_the_source_that_differs_is_flagged() -> None:
    source = SourceDocument(id="0" * 64, path="a.pdf", meeting_date=date(2024, 3, 12))
    assert "dates_differ" in codes(parsed(), document=document(date=date(2024, 3, 11)), source=source)


def test_a_notice_may_bear_its_own_day_in_the_header() -> None:
    notice = document(kind="kallelse", date=date(2024, 3, 11))
    meeting = Meeting(id="m", places=(place("Tid"),), extractor="meeting", date=date(2024, 3, 11))
    assert "dates_differ" not in codes(parsed(header("2024-02-28")), document=notice, meeting=meeting)


@pytest.mark.parametrize(
    ("numbers", "code"), [(("40", "41", "43"), "paragraph_missing"), (("40", "41", "41"), "paragraph_doubled")]
)
def test_gaps_and_doubles_in_the_paragraphs_are_flagged(numbers: tuple[str, ...], code: str) -> None:
    items = [agenda_item(n).model_copy(update={"id": f"item-{i}"}) for i, n in enumerate(numbers)]
    assert doubts(parsed(), *items) == {code}


def test_paragraphs_in_a_row_are_not() -> None:
    assert doubts(parsed(), *(agenda_item(n) for n in ("40", "41", "42"))) == set()


def test_contents_that_list_other_paragraphs_are_flagged() -> None:
    contents = block("§ 40 Val av justerare 3 § 41 Budget 4", BlockKind.TOC)
    assert doubts(parsed(contents), agenda_item("40")) == {"contents_differ"}
    assert doubts(parsed(contents), agenda_item("40"), agenda_item("41")) == set()


def pages(*characters: int) -> ParsedDocument:
    """Pages with so many characters each."""
    blocks = tuple(block("x" * n, lines=(line("x" * n, page=page),)) for page, n in enumerate(characters, start=1) if n)
    return ParsedDocument(
        document=SourceDocument(id="0" * 64, path="a.pdf"),
        pages=tuple(Page(number=n, width=595, height=842) for n in range(1, len(characters) + 1)),
        blocks=blocks,
        tables=(),
        flow=tuple(("block", i) for i in range(len(blocks))),
    )


@pytest.mark.parametrize("characters", [(40, 50), (900, 1200, 10, 1500)])
def test_thin_text_is_flagged(characters: tuple[int, ...]) -> None:
    assert codes(pages(*characters)) == {"thin_text"}


@pytest.mark.parametrize("characters", [(900, 1200), (30, 1200, 1300), (900, 300, 1000)])
def test_full_pages_and_a_bare_cover_are_not(characters: tuple[int, ...]) -> None:
    assert codes(pages(*characters)) == set()


# What is proposed


def told(text: str, said: str) -> set[str]:
    """The flags of a measure with the text `said` within a paragraph."""
    whole = block(text)
    at = BBox.union(whole.lines[0].boxes)
    found = measure(text=said, places=(place(said).model_copy(update={"bbox": at, "quote": text}),))
    return doubts(parsed(whole), found)


@pytest.mark.parametrize(
    "lead", ["Anna Berg (S) yrkar att nämnden ska", "Motionären vill att kommunen ska", "Det föreslås att nämnden ska"]
)
def test_what_is_only_proposed_is_flagged(lead: str) -> None:
    assert told(f"{lead} bygga ut skolan.", "bygga ut skolan") == {"only_proposed"}


@pytest.mark.parametrize("lead", ["Nämnden beslutar att", "Enligt förslaget beslutar nämnden att", "Förvaltningen ska"])
def test_what_is_decided_is_not(lead: str) -> None:
    assert told(f"{lead} bygga ut skolan.", "bygga ut skolan") == set()


def test_a_measure_that_its_sentence_negates_is_flagged() -> None:
    assert told("Nämnden beslutar att inte bygga ut skolan.", "bygga ut skolan") == {"negated"}


def test_a_proposal_is_known_as_one() -> None:
    whole = block("Ordföranden föreslår att anta planen.")
    found = decision(status="proposed", text="anta planen", places=(place("anta planen", row=0),))
    assert doubts(parsed(whole), found) == set()
