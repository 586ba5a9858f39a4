"""Every page in a browser: nothing overflows, nothing is out of reach of who does not see or use a mouse."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect

from tests.review.conftest import Running

pytestmark = pytest.mark.slow
PageOf = Callable[[str], Page]
PAGES = (
    *("/", "/work?municipality=Mora", "/documents", "/document/{id}/1?record=measure-2", "/coverage"),
    *("/compare?name=themes", "/quality", "/admin"),
)


@pytest.fixture
def at(running: Running, page_of: PageOf) -> Callable[[str], Page]:
    def open_page(path: str) -> Page:
        page = page_of("ada")
        page.goto(path.replace("{id}", running.documents["Mora"]))
        expect(page.locator("main h1, main .head").first).to_be_visible()
        return page

    return open_page


def serious(page: Page, within: str = "html") -> list[str]:
    page.wait_for_function("document.getAnimations().every(one => one.playState !== 'running')")
    found = Axe().run(page, context=within).response["violations"]
    return [
        f"{one['id']}: {node['html'][:200]} {node['failureSummary']}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_serious_fault_of_accessibility_and_fits_the_screen(at: Callable[[str], Page], path: str) -> None:
    page = at(path)
    assert serious(page) == []
    for width, height in ((1366, 768), (1920, 1080)):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_page_for_signing_in_has_no_serious_fault(page_of: PageOf) -> None:
    page = page_of("rut")
    page.context.clear_cookies()
    page.goto("/")
    expect(page.get_by_label("Lösenord")).to_be_visible()
    assert serious(page) == []


def test_the_dialogs_have_no_serious_fault(at: Callable[[str], Page]) -> None:
    page = at("/work?municipality=Mora")
    expect(page.locator("h1.head")).to_be_focused()
    for key, name in (("?", "Tangenter"), ("t", "Osäker"), ("s", "Dela posten")):
        page.keyboard.press(key)
        dialog = page.get_by_role("dialog", name=name)
        expect(dialog).to_be_visible()
        assert serious(page, ".q-dialog") == []
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()


def test_a_link_to_a_record_shows_it_on_its_page(at: Callable[[str], Page]) -> None:
    page = at("/document/{id}/1?record=measure-2")
    expect(page.get_by_text("Texten är kort.")).to_be_visible()
    expect(page.locator(".page svg rect[fill='#ffd400']")).to_have_count(1)


def test_a_number_leads_to_its_records_and_they_to_their_page(at: Callable[[str], Page]) -> None:
    page = at("/compare?name=money")
    page.get_by_role("link", name="12 000, Mora, 2024").click()
    page.get_by_role("link", name="Snöskottning · Budget 2024").click()
    expect(page).to_have_url(re.compile(r"/document/[0-9a-f]{64}/1\?record=budget_line"))
    expect(page.locator(".page svg rect[fill='#ffd400']")).to_have_count(1)


def test_the_numbers_are_downloaded_as_csv(at: Callable[[str], Page]) -> None:
    page = at("/compare?name=money")
    with page.expect_download() as download:
        page.get_by_role("link", name="Hämta som CSV").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert "2024,Mora,12000\n" in text.replace("\r\n", "\n")
