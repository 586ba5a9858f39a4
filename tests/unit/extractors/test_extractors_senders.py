"""Whose meeting it is, where one file holds the papers of several bodies."""

from extractors.records.decisions import extract
from extractors.sections.senders import senders
from extractors.sections.tree import structure
from models.document import Block, BlockKind
from models.records import DocumentKind
from tests.unit.extractors.page_factory import block, heading, line, parsed, reading


def on_page(text: str, page: int, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return block(text, kind, level=1 if kind is BlockKind.HEADING else 0, lines=(line(text, page=page),))


def bodies(*items: Block) -> list[str | None]:
    sections = structure(parsed(*items))
    found = senders(sections)
    return [found.at(node) for node in sections.nodes]


def test_a_letterhead_holds_until_the_next() -> None:
    assert bodies(
        on_page("Byggnadsnämnden 2021-09-07", 1),
        on_page("X", 1),
        on_page("Kommunstyrelsen 2021-09-15", 2),
        on_page("Y", 2),
    ) == ["Byggnadsnämnden", "Byggnadsnämnden", "Kommunstyrelsen", "Kommunstyrelsen"]


def test_a_sentence_that_names_a_body_is_no_letterhead() -> None:
    assert bodies(on_page("Kommunstyrelsen har fått frågan.", 1), on_page("X", 1)) == [None, None]


def test_who_gets_the_decision_is_no_letterhead() -> None:
    assert bodies(on_page("Skickas till", 1), on_page("Kommunfullmäktige", 1), on_page("X", 1)) == [None, None, None]


def test_a_running_header_names_the_body_of_its_page() -> None:
    header = on_page("Socialnämnden", 2, BlockKind.FURNITURE)
    given = parsed(header, on_page("X", 1), on_page("Y", 2))
    sections = structure(given.model_copy(update={"flow": given.flow[1:]}))
    assert [senders(sections).at(node) for node in sections.nodes] == [None, "Socialnämnden"]


def test_each_decision_is_the_bodys_under_whose_letterhead_it_stands() -> None:
    items = [
        on_page("Byggnadsnämnden 2021-09-07", 1), heading("§ 41 Tillsyn"),
        heading("Beslut", 2), block("Nämnden antar planen."),
        on_page("Kommunstyrelsen 2021-09-15", 2, BlockKind.HEADING), on_page("§ 112 Tillsyn", 2, BlockKind.HEADING),
        on_page("Beslut", 2, BlockKind.HEADING), on_page("Styrelsen noterar planen.", 2),
    ]  # fmt: skip
    found = extract(reading(*items, kind=DocumentKind.PROTOKOLL))
    assert [d.organization for d in found] == ["Byggnadsnämnden", "Kommunstyrelsen"]


def test_the_next_bodys_letterhead_is_no_decision_of_the_one_before() -> None:
    items = [
        on_page("§ 41 Tillsyn", 1, BlockKind.HEADING),
        on_page("Beslut", 1, BlockKind.HEADING),
        on_page("Planen antas.", 1),
    ]
    found = extract(reading(*items, on_page("Kommunstyrelsen 2021-09-15", 2), kind=DocumentKind.PROTOKOLL))
    assert [d.text for d in found] == ["Planen antas."]
