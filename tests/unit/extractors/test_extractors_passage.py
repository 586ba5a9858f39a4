"""Any part of a text can be pointed at on the page, also across lines, hyphens and pages."""

import pytest

from extractors.reading.quoting import Quoter
from extractors.sections.passage import Passage
from extractors.swedish.hyphenation import join_lines
from models.document import Block, BlockKind, Line
from models.provenance import BBox
from tests.unit.extractors.page_factory import line, parsed


def passage(*lines: Line) -> Passage:
    return Passage(join_lines([one.plain for one in lines]), lines)


def quoter(*lines: Line) -> Quoter:
    return Quoter(parsed(Block(kind=BlockKind.PARAGRAPH, text="x", lines=lines)))


WRAPPED = (line("Upprätta en kommunikations-", 100), line("strategi för förvaltningen", 114))


def test_a_word_is_pointed_at_by_its_box() -> None:
    found = passage(*WRAPPED)
    start = found.text.index("Upprätta")
    assert found.boxes(start, start + 8) == [(1, WRAPPED[0].boxes[0])]


def test_a_hyphenated_word_has_a_box_on_both_lines() -> None:
    found = passage(*WRAPPED)
    assert found.text == "Upprätta en kommunikationsstrategi för förvaltningen"
    start = found.text.index("kommunikationsstrategi")
    assert found.boxes(start, start + len("kommunikationsstrategi")) == [
        (1, WRAPPED[0].boxes[2]),
        (1, WRAPPED[1].boxes[0]),
    ]


def test_the_quote_is_the_pages_word_with_its_hyphen() -> None:
    place = passage(*WRAPPED).place(quoter(*WRAPPED))
    assert place.quote == "Upprätta en kommunikations- strategi för förvaltningen"


def test_a_kept_hyphen_stays_in_step() -> None:
    lines = (line("studie- och arbets-", 100), line("marknadsplaner tas fram", 114))
    found = passage(*lines)
    assert found.text == "studie- och arbetsmarknadsplaner tas fram"
    assert found.boxes(len(found.text) - 4, len(found.text)) == [(1, lines[1].boxes[2])]


def test_a_raised_mark_is_skipped() -> None:
    lines = (line("Nettokostnad1 per år", 100, raised=(1, 0, 0)),)
    found = passage(*lines)
    assert found.text == "Nettokostnad per år"
    assert found.boxes(found.text.index("år"), len(found.text)) == [(1, lines[0].boxes[2])]


def test_a_marker_that_the_text_leaves_out_belongs_to_no_part() -> None:
    lines = (line("• Bygga ut fibernätet", 100),)
    found = Passage("Bygga ut fibernätet", lines)
    assert [box for _, box in found.boxes(0, len(found.text))] == list(lines[0].boxes[1:])


def test_over_a_page_break_there_is_a_place_on_each_page() -> None:
    lines = (line("Bygga ut fibernätet i", 800, page=1), line("hela kommunen", 50, page=2))
    found = passage(*lines)
    places = found.places(quoter(*lines))
    assert [(place.page, place.quote) for place in places] == [(1, "Bygga ut fibernätet i"), (2, "hela kommunen")]


def test_what_stands_nowhere_has_no_place() -> None:
    found = Passage("helt annat", ())
    assert found.places(quoter(*WRAPPED)) == ()
    with pytest.raises(ValueError, match="no words on the page"):
        found.place(quoter(*WRAPPED))


@pytest.mark.parametrize("x1", [217.48, 217.48000000000002, 217.4799999, 63.0 + 154.48])
def test_a_region_holds_the_words_it_was_made_of(x1: float) -> None:
    box = BBox(174.21, 258.6, x1, 268.6)
    one = Line(page=1, text="godkänns", boxes=(box,), size=10)
    place = quoter(one).at(1, [box])
    assert place.bbox.holds(box)
    assert place.quote == "godkänns"


def test_a_region_is_quoted_with_all_that_lies_in_it() -> None:
    place = quoter(*WRAPPED).at(1, [WRAPPED[0].boxes[0], WRAPPED[1].boxes[-1]])
    assert place.quote.startswith("Upprätta")
    assert place.quote.endswith("förvaltningen")


def test_words_on_one_line_are_quoted_from_left_to_right() -> None:
    left, right = line("vänster", 100.0), line("höger", 101.5, left=300)
    place = quoter(right, left).at(1, [left.bbox, right.bbox])
    assert place.quote == "vänster höger"
