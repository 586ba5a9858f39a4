"""Running headers, footers and page numbers are no part of the text."""

from extractors.reading.furniture import furniture
from extractors.reading.raw import RawPage
from tests.unit.reading.made_pages import at, page


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
