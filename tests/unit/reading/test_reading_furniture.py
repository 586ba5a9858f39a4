"""Running headers, footers and page numbers are no part of the text."""

from extractors.reading.furniture import furniture
from extractors.reading.raw import Grid, RawPage
from models.provenance import BBox
from tests.unit.reading.made_pages import at, grid, page


def _aside(*pages: RawPage) -> list[set[str]]:
    found = furniture(pages)
    return [{w.text for w in p.words if id(w) in found.get(p.number, set())} for p in pages]


def test_a_line_that_comes_back_at_the_edge_is_furniture() -> None:
    pages = [page(at(60, 40, "Piteå kommun"), at(60, 400, f"Text {n}"), number=n) for n in (1, 2, 3)]
    assert _aside(*pages) == [{"Piteå", "kommun"}] * 3


def test_numbers_in_it_may_change_from_page_to_page() -> None:
    pages = [page(at(60, 800, f"Protokoll sida {n}"), at(60, 400, "Text"), number=n) for n in (1, 2, 3)]
    assert all("Protokoll" in words for words in _aside(*pages))


def test_a_page_number_needs_no_other_page() -> None:
    for number in ("3", "- 3 -", "3 (12)", "Sida 3 av 12", "3/12"):
        assert _aside(page(at(280, 800, number), at(60, 400, "Text"))) == [set(number.split())]


def test_a_number_in_the_middle_of_the_page_is_text() -> None:
    assert _aside(page(at(280, 400, "3"))) == [set()]


def test_an_item_that_begins_each_page_is_not_furniture() -> None:
    pages = [page(at(60, 40, f"§ {n} Val av justerare"), at(60, 400, "Text"), number=n) for n in (1, 2, 3)]
    assert _aside(*pages) == [set(), set(), set()]


def test_a_line_that_comes_back_within_the_page_is_text() -> None:
    pages = [page(at(60, 300, "Beslut"), at(60, 400, f"Text {n}"), number=n) for n in (1, 2, 3)]
    assert _aside(*pages) == [set(), set(), set()]


def test_rows_of_a_table_that_begin_alike_are_text_wherever_pages_break() -> None:
    tops = (800, 765, 40)
    pages = [page(at(60, top, f"Mål {n} Rektor 2024"), at(60, 400, "Text"), number=n) for n, top in enumerate(tops, 1)]
    assert _aside(*pages) == [set(), set(), set()]


def test_the_names_that_a_ruled_table_repeats_on_each_page_are_text() -> None:
    drawn = grid((55, 200, 465), (55, 75, 300, 600))
    pages = [
        page(at(60, 60, "Åtgärd"), at(205, 60, "Ansvarig"), at(60, 400, f"Text {n}"), number=n, grids=[drawn])
        for n in (1, 2, 3)
    ]
    assert _aside(*pages) == [set(), set(), set()]


def test_a_letterhead_set_as_a_table_or_on_top_of_a_frame_is_furniture() -> None:
    head = grid((55, 200, 465), (30, 55))
    frame = Grid(BBox(55, 30, 465, 800), (BBox(55, 30, 200, 55), BBox(200, 30, 465, 55), BBox(55, 55, 465, 800)))
    for drawn in (head, frame):
        pages = [page(at(60, 40, "Protokoll"), at(60, 400, f"Text {n}"), number=n, grids=[drawn]) for n in (1, 2, 3)]
        assert _aside(*pages) == [{"Protokoll"}] * 3
