"""Lines → paragraphs, headings and list items."""

import pytest

from models.document import Block, BlockKind
from tests.unit.reading.made_pages import at, blocks, lines, page

_FULL = "Nämnden beslutade vid sitt sammanträde i oktober att förvaltningen ska"
_RUNNING = lines(60, 500, _FULL, _FULL, _FULL, _FULL)  # so that the document has a body type and a right edge


def _of(*groups: list) -> list[Block]:  # type: ignore[type-arg]
    """The blocks of a page above its running text."""
    return [block for block in blocks(page(*groups, _RUNNING)) if block.bbox.top < 500]


def test_a_paragraph_that_wraps_is_one_block() -> None:
    (block,) = _of(lines(60, 100, _FULL, "ta fram en plan."))
    assert (block.kind, block.text) == (BlockKind.PARAGRAPH, f"{_FULL} ta fram en plan.")
    assert [line.text for line in block.lines] == [_FULL, "ta fram en plan."]


def test_a_hyphen_at_the_end_of_a_line_is_undone() -> None:
    (block,) = _of(lines(60, 100, "Nämnden beslutade vid sitt sammanträde om en ny kommunikations-", "strategi."))
    assert block.text.endswith("om en ny kommunikationsstrategi.")
    assert block.lines[0].text.endswith("kommunikations-"), "the line is told as printed"


def test_a_line_ended_with_room_to_spare_ends_its_block() -> None:
    found = _of(lines(60, 100, "Ansvarig: Fritidschefen", "Klart: 2025-09-30"))
    assert [block.text for block in found] == ["Ansvarig: Fritidschefen", "Klart: 2025-09-30"]


@pytest.mark.parametrize("amount", ["444 900 kronor", "1 850 000 kr,", "12 procent"])
def test_an_amount_is_never_parted_so_room_for_its_first_digits_ends_no_block(amount: str) -> None:
    above = _FULL[: -len(amount)].rstrip()
    assert len(_of(lines(60, 100, above, f"{amount} mot tidigare"))) == 1


def test_a_wider_gap_begins_a_new_paragraph() -> None:
    assert len(_of(at(60, 100, _FULL), at(60, 130, _FULL))) == 2


def test_clauses_that_begin_with_att_stay_apart() -> None:
    found = _of(lines(60, 100, "Nämnden beslutar", "att godkänna rapporten, och", "att lägga den till handlingarna."))
    assert [block.text for block in found][1:] == ["att godkänna rapporten, och", "att lägga den till handlingarna."]


def test_headings_are_ranked_by_their_look() -> None:
    found = _of(
        at(60, 80, "Budget", size=18),
        at(60, 120, "Uppdrag", size=14),
        at(60, 150, "Gator", bold=True),
        at(60, 180, _FULL),
    )
    assert [(block.kind, block.level) for block in found] == [
        (BlockKind.HEADING, 1),
        (BlockKind.HEADING, 2),
        (BlockKind.HEADING, 3),
        (BlockKind.PARAGRAPH, 0),
    ]


def test_a_bold_sentence_is_no_heading() -> None:
    (block,) = _of(at(60, 100, "Nämnden godkänner rapporten.", bold=True))
    assert block.kind is BlockKind.PARAGRAPH


def test_bullets_are_list_items_nested_by_their_indent() -> None:
    found = _of(
        lines(60, 100, "• Rusta upp gång- och cykelvägar", "• Se över informationen"),
        at(80, 124, "– På webben"),
        at(60, 136, "• Förenkla felanmälan"),
    )
    assert [(block.marker, block.level) for block in found] == [("•", 1), ("•", 1), ("–", 2), ("•", 1)]
    assert found[0].text == "Rusta upp gång- och cykelvägar", "the marker is not in the text"


def test_a_dash_in_a_sentence_that_wraps_is_no_bullet() -> None:
    (block,) = _of(lines(60, 100, f"{_FULL} skynda", "– med sju röster mot sex – att bifalla förslaget."))
    assert block.marker is None


def test_a_paragraph_sign_begins_an_item_not_a_list() -> None:
    found = _of(lines(60, 100, "§ 12 Val av justerare", "§ 13 Information"))
    assert [block.marker for block in found] == [None, None]


def test_a_line_of_a_table_of_contents_is_told_as_such() -> None:
    found = _of(lines(60, 100, "Inledning .......... 3", "Uppdrag .......... 4"))
    assert [block.kind for block in found] == [BlockKind.TOC, BlockKind.TOC]


def test_a_sentence_cut_by_a_page_break_is_one_block_on_two_pages() -> None:
    first = page(_RUNNING, at(60, 700, _FULL))
    second = page(at(60, 80, "ta fram en plan."), number=2)
    block = blocks(first, second)[-1]
    assert block.text.endswith(f"{_FULL} ta fram en plan.")
    assert [line.page for line in block.lines][-2:] == [1, 2]


@pytest.mark.parametrize("begins", ["Planen ska vara klar.", "att ta fram en plan."])
def test_what_begins_anew_on_the_next_page_is_a_block_of_its_own(begins: str) -> None:
    found = blocks(page(_RUNNING, at(60, 700, _FULL)), page(at(60, 80, begins), number=2))
    assert found[-1].text == begins


_END = "Nämnden beslutade i oktober att verksamheten ska fortsätta som förut."


def test_a_first_line_set_in_begins_a_paragraph_though_the_line_above_is_full() -> None:
    found = _of(at(75, 100, _END), lines(60, 112, _FULL, _END), at(75, 136, _END), at(60, 148, _FULL))
    assert [len(block.lines) for block in found] == [3, 2]


def test_a_little_white_begins_a_paragraph_though_the_line_above_is_full() -> None:
    found = _of(lines(60, 100, _FULL, _END), lines(60, 127, _FULL, _END))
    assert [len(block.lines) for block in found] == [2, 2]


def test_a_hanging_indent_begins_none() -> None:
    assert len(_of(at(60, 100, _FULL), lines(75, 112, _END, _END))) == 1


def test_where_lines_are_broken_is_told_by_the_other_pages_too() -> None:
    short = page(lines(60, 100, "Ordförande: Anna Ek", "Sekreterare: Bo Al", "Justerare: Eva Ström"), number=2)
    found = [block for block in blocks(page(_RUNNING), short) if block.page == 2]
    assert [block.text for block in found] == ["Ordförande: Anna Ek", "Sekreterare: Bo Al", "Justerare: Eva Ström"]
