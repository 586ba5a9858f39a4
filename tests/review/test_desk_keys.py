"""The keys that spare the mouse: to any field, along the table, the same change in all of it, to any page."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from models.correction import Action
from tests.review.conftest import Running
from warehouse.corrections import corrections

pytestmark = pytest.mark.slow
Open = Callable[[str], Page]


@pytest.fixture
def at_desk(page_of: Callable[[str], Page]) -> Open:
    def opened(municipality: str) -> Page:
        page = page_of("eva")
        page.goto(f"/work?municipality={municipality}")
        expect(page.locator("h1.head")).to_be_focused()
        return page

    return opened


def test_a_unit_is_given_to_a_whole_table_by_its_digit_and_one_more_key(running: Running, at_desk: Open) -> None:
    page = at_desk("Vara")
    page.keyboard.press("6")
    expect(page.get_by_label("Enhet", exact=True)).to_be_focused()
    page.keyboard.type("tkr")
    page.keyboard.press("Alt+Enter")
    dialog = page.get_by_role("dialog", name="Samma ändring")
    expect(dialog.get_by_text("Samma ändring i 3 poster")).to_be_visible()
    expect(dialog.get_by_text("värde 45 → 45\u00a0000")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("h1.head")).to_contain_text("Kön är tom")
    with corrections(running.settings.corrections) as made:
        found = list(made.all(running.documents["Vara"]))
    assert {c.new for c in found if c.field == "/value"} == {"210000", "45000", "30000"}
    assert [c.new for c in found if c.field == "/unit"] == ["tkr"] * 3
    expect(page.locator(".q-dialog__inner")).to_have_count(0)  # while it is there, the keys are its own
    page.keyboard.press("u")
    expect(page.locator("h1.head")).to_contain_text("3 kvar")
    with corrections(running.settings.corrections) as made:
        assert [c.action for c in made.all(running.documents["Vara"])][-6:] == [Action.UNDO] * 6


def test_another_row_is_corrected_on_the_way_and_the_case_comes_back(running: Running, at_desk: Open) -> None:
    page = at_desk("Vansbro")
    first = page.locator(".printed").first
    expect(first).to_contain_text("lekplats 2")
    page.keyboard.press("ArrowDown")
    expect(first).to_contain_text("lekplats 4")
    page.keyboard.press("2")
    page.keyboard.type("Lek")
    page.keyboard.press("Enter")
    expect(first).to_contain_text("lekplats 2")
    expect(page.locator("h1.head")).to_contain_text("2 kvar")
    with corrections(running.settings.corrections) as made:
        assert [(c.record_id, c.new) for c in made.all(running.documents["Vansbro"])] == [("measure-4", "Lek")]
    page.keyboard.press("p")
    page.get_by_label("Sida", exact=True).fill("3")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Sida 3 av 3")).to_be_visible()


def test_a_choice_is_saved_as_any_other_field(running: Running, at_desk: Open) -> None:
    page = at_desk("Kumla")
    page.keyboard.press("8")
    expect(page.get_by_label("Är en summa")).to_be_focused()
    page.keyboard.type("j")
    page.keyboard.press("Enter")
    expect(page.locator("h1.head")).to_contain_text("1 kvar")
    with corrections(running.settings.corrections) as made:
        assert [(c.field, c.new) for c in made.all(running.documents["Kumla"])] == [("/is_total", True)]
