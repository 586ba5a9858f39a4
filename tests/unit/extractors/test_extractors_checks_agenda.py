"""Doubts about an agenda that the proposals and registry numbers printed with it contradict."""

from typing import Any

from extractors.checks import checked
from models.document import Block, BlockKind, ParsedDocument
from models.provenance import BBox, Provenance
from models.records import AgendaItem, Decision, Record
from tests.unit.extractors.page_factory import block, line, parsed
from tests.unit.extractors.record_factory import agenda_item, decision, document, extraction

PROPOSAL = "Förslag till beslut"


def at(text: str, top: float, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return block(text, kind, lines=(line(text, top),))


def where(top: float) -> tuple[Provenance, ...]:
    return (Provenance(page=1, bbox=BBox(50, top, 300, top + 10), quote="…"),)


def item(number: str, top: float) -> AgendaItem:
    return agenda_item(number).model_copy(update={"places": where(top)})


def proposal(number: str | None, top: float) -> Decision:
    return decision(id=f"decision-{top}", agenda_item=number, status="proposed", places=where(top))


def codes(read: ParsedDocument, *records: Record, **more: Any) -> set[str]:
    """The codes of the flags on the items and on the document that are about the agenda."""
    found = checked(extraction(*records, document=document(kind="kallelse", **more)), read)
    about = [*found.agenda_items, *([found.document] if found.document else [])]
    return {flag.code for record in about for flag in record.flags if flag.code.startswith("agenda")}


TWO = parsed(at(PROPOSAL, 120), at("Planen antas.", 135), at(PROPOSAL, 220), at("Taxan antas.", 235))


def test_two_proposals_of_one_item_under_the_same_heading_are_flagged() -> None:
    assert codes(TWO, item("1", 100), proposal("1", 135), proposal("1", 235)) == {"agenda_item_mixed"}


def test_a_proposal_for_each_item_is_as_it_should_be() -> None:
    assert codes(TWO, item("1", 100), item("2", 200), proposal("1", 135), proposal("2", 235)) == set()


def test_papers_behind_the_list_of_items_are_as_they_should_be() -> None:
    assert codes(TWO, item("1", 50), item("2", 60), proposal("1", 135), proposal("2", 235)) == set()


def test_proposals_of_several_bodies_for_one_item_are_as_they_should_be() -> None:
    bodies = parsed(at("Arbetsutskottets förslag till beslut", 120), at("Förvaltningens förslag till beslut", 220))
    assert codes(bodies, item("1", 100), proposal("1", 135), proposal("1", 235)) == set()


def test_several_registry_numbers_on_lines_between_two_items_are_flagged() -> None:
    numbers = parsed(at("Dnr SN 2024/17", 120), at("SN 2024/18", 140))
    assert codes(numbers, item("1", 100), item("2", 200)) == {"agenda_item_mixed"}
    titles = parsed(*(at(f"Taxa SN 2024/{n}", 100 + n, BlockKind.HEADING) for n in (10, 20)))
    assert codes(titles, item("1", 100), item("2", 200)) == {"agenda_item_mixed"}


def test_several_registry_numbers_on_one_line_or_in_text_are_not() -> None:
    told = parsed(at("Dnr SN 2024/17, SN 2024/18", 120), at("Ärendet hör ihop med SN 2023/4 från i fjol.", 140))
    assert codes(told, item("1", 100), item("2", 200)) == set()


def test_a_proposal_in_front_of_the_first_item_is_flagged() -> None:
    assert codes(TWO, item("1", 200), proposal(None, 135), proposal("1", 235)) == {"agenda_incomplete"}


def test_several_proposals_and_no_item_are_flagged_but_one_is_not() -> None:
    assert codes(TWO, proposal(None, 135), proposal(None, 235)) == {"agenda_incomplete"}
    assert codes(parsed(at(PROPOSAL, 120)), proposal(None, 135)) == set()


def test_papers_of_other_kinds_have_no_items_to_miss() -> None:
    found = checked(extraction(proposal(None, 135), proposal(None, 235), document=document(kind="other")), TWO)
    assert found.document is not None
    assert not any(flag.code.startswith("agenda") for flag in found.document.flags)
