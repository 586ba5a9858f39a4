"""The reviewer's desk in a real browser, by keyboard and by mouse."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from models.correction import Correctable
from review import leases, second
from review.documents import Documents
from review.fields import fields
from review.published import Published
from review.standing import Key
from review.store import desk_file, desk_store
from tests.review.conftest import PASSWORD, Running
from tests.review.desk_factory import measure, published
from warehouse.ask import run_sql
from warehouse.corrections import corrections
from warehouse.publish import publish

pytestmark = pytest.mark.slow
PageOf = Callable[[str], Page]


def acts(running: Running, municipality: str) -> list[tuple[str, str, str | None]]:
    """(who, did what, to which field) in a municipality's document."""
    with corrections(running.settings.corrections) as made:
        found = made.all(running.documents[municipality])
        return [(c.reviewer, c.action.value, c.field) for c in found]


def desk(page: Page, municipality: str) -> None:
    page.goto(f"/work?municipality={municipality}")
    expect(page.locator("h1.head")).to_be_focused()


def type_in(page: Page, name: str, text: str) -> None:
    page.get_by_label(name, exact=True).fill(text)


def test_somebody_signs_in_and_comes_to_the_page_they_asked_for(running: Running, browser: Browser) -> None:
    page = browser.new_page(base_url=running.address)
    page.goto("/work?municipality=Ale")
    expect(page.get_by_role("heading", name="namndkoll")).to_be_visible()
    page.get_by_label("Namn").fill("eva")
    page.get_by_label("Lösenord").fill("fel lösenord, men långt")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("stämmer inte")
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("h1.head")).to_contain_text("Åtgärd")
    assert "municipality=Ale" in page.url


def test_a_queue_of_ten_is_emptied_by_keyboard_alone(running: Running, page_of: PageOf) -> None:
    page = page_of("eva")
    desk(page, "Ale")
    for left in range(10, 0, -1):
        expect(page.locator("h1.head")).to_contain_text(f"{left} kvar i kön")
        expect(page.locator("h1.head")).to_be_focused()
        page.keyboard.press("Enter")
    expect(page.locator("h1.head")).to_contain_text("Kön är tom")
    assert acts(running, "Ale") == [("eva", "accept", None)] * 10


def test_an_edited_amount_shows_in_sql_after_publishing(running: Running, page_of: PageOf) -> None:
    page = page_of("eva")
    desk(page, "Bjuv")
    expect(page.get_by_text("Enhet saknas.")).to_be_visible()
    page.keyboard.press("e")
    type_in(page, "Värde", "hundra")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Skriv ett tal")).to_be_visible()
    type_in(page, "Värde", "140 000")
    type_in(page, "Enhet", "tkr")
    page.keyboard.press("Enter")
    expect(page.locator("h1.head")).to_contain_text("1 kvar i kön")
    publish(running.settings)
    sql = "SELECT value_sek, unit, review_status FROM budget_line WHERE document_id = $id AND printed = '140'"
    answer = run_sql(running.settings.published, sql, {"id": running.documents["Bjuv"]}).to_pylist()
    assert [(int(row["value_sek"]), row["unit"], row["review_status"]) for row in answer] == [(140000, "tkr", "edited")]


def test_any_step_is_undone(running: Running, page_of: PageOf) -> None:
    page = page_of("eva")
    desk(page, "Falun")
    first = page.locator(".printed").first.inner_text().split("\n")[-1]
    page.keyboard.press("r")
    expect(page.locator("h1.head")).to_contain_text("1 kvar i kön")
    page.keyboard.press("u")
    expect(page.locator("h1.head")).to_contain_text("2 kvar i kön")
    expect(page.locator(".printed").first).to_contain_text(first)
    assert [did for _, did, _ in acts(running, "Falun")] == ["reject", "undo"]


def test_what_was_typed_survives_a_reload(page_of: PageOf) -> None:
    page = page_of("olle")
    desk(page, "Falun")
    page.keyboard.press("e")
    type_in(page, "Kategori", "Fritid och lek")
    expect(page.locator(".changed")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Ditt utkast")).to_be_visible()
    expect(page.get_by_label("Kategori", exact=True)).to_have_value("Fritid och lek")


def test_a_missed_record_is_added_by_drawing_a_rectangle_around_it(running: Running, page_of: PageOf) -> None:
    page = page_of("eva")
    desk(page, "Kil")
    page.keyboard.press("a")
    image = page.locator(".page img")
    expect(image).to_have_js_property("complete", True)
    page.keyboard.press("-")
    page.keyboard.press("-")
    page.keyboard.press("-")
    expect(page.get_by_text("50 %")).to_be_visible()
    box = image.bounding_box()
    assert box
    scale = box["width"] / 595
    page.mouse.move(box["x"] + 50 * scale, box["y"] + 205 * scale)
    page.mouse.down()
    page.mouse.move(box["x"] + 250 * scale, box["y"] + 232 * scale, steps=4)
    page.mouse.up()
    dialog = page.get_by_role("dialog", name="Ny post")
    expect(dialog.get_by_label("Text", exact=True)).to_have_value("Anlägga en damm")
    dialog.get_by_role("button", name="Lägg till").click()
    expect(page.get_by_text("Posten är tillagd.")).to_be_visible()
    with corrections(running.settings.corrections) as made:
        (new,) = [c.new for c in made.all(running.documents["Kil"]) if c.action == "add"]
    assert (new["text"], new["places"][0]["quote"], new["page"]) == ("Anlägga en damm", "Anlägga en damm", 1)


def test_two_reviewers_who_collide_see_both_values_and_nothing_is_overwritten(
    running: Running, page_of: PageOf
) -> None:
    eva, olle = page_of("eva"), page_of("olle")
    desk(eva, "Eda")
    key = Key(running.documents["Eda"], Correctable.MEASURE, "measure-2")
    olle.goto(f"/work?municipality=Eda&at={key.document_id}/measure/measure-2")
    expect(olle.get_by_text("eva arbetar med posten")).to_be_visible()
    type_in(eva, "Kategori", "Evas ord")
    expect(eva.locator(".changed")).to_be_visible()
    with desk_store(desk_file(running.settings)) as store:
        leases.give_back(store, key, "eva")  # as when the lease runs out
    olle.reload()
    type_in(olle, "Kategori", "Olles ord")
    olle.keyboard.press("Enter")
    expect(olle.locator("h1.head")).to_contain_text("Kön är tom")
    eva.get_by_label("Kategori", exact=True).press("Enter")
    dialog = eva.get_by_role("dialog", name="Två värden")
    expect(dialog.get_by_text("Olles ord")).to_be_visible()
    expect(dialog.get_by_text("Evas ord")).to_be_visible()
    assert [(who, did) for who, did, _ in acts(running, "Eda")] == [("olle", "edit")]
    dialog.get_by_role("checkbox", name="Kategori: använd mitt värde").click()
    dialog.get_by_role("button", name="Spara det jag valt").click()
    expect(dialog).to_be_hidden()
    with corrections(running.settings.corrections) as made:
        found = [(c.old, c.new) for c in made.all(running.documents["Eda"])]
    assert found == [(None, "Olles ord"), ("Olles ord", "Evas ord")]


def test_text_of_a_pdf_is_never_read_as_html(page_of: PageOf) -> None:
    page = page_of("eva")
    for address in ("/?municipality=Habo", "/work?municipality=Habo"):
        page.goto(address)
        expect(page.get_by_text("document.title='hacked'").first).to_be_visible()
        assert page.title() != "hacked"
        assert page.locator("main img[src=x]").count() == 0
    expect(page.locator("table.plain").get_by_text("document.title='hacked'")).to_have_count(2)


def test_a_correction_whose_text_moved_comes_back_with_old_new_and_own_value(running: Running, page_of: PageOf) -> None:
    page = page_of("eva")
    desk(page, "Gagnef")
    type_in(page, "Text", "Måla om högstadieskolan")
    page.get_by_label("Text", exact=True).press("Enter")
    expect(page.locator("h1.head")).to_contain_text("Kön är tom")
    read_again = running.extractions["Gagnef"].model_copy(
        update={"measures": (measure("Riva skolan", 2),), "extractor_version": "v2"}
    )
    published(running.settings, [read_again])
    page.reload()
    expect(page.locator("h1.head")).to_contain_text("rättelsen är inaktuell")
    waiting = page.locator(".box.wait")
    for value in ("Måla om skolan", "Måla om högstadieskolan", "Riva skolan"):
        expect(waiting.get_by_text(value, exact=True)).to_be_visible()
    waiting.get_by_role("button", name="Använd rättelsen").click()
    expect(page.locator("h1.head")).to_contain_text("Kön är tom")
    assert [did for _, did, _ in acts(running, "Gagnef")] == ["edit", "undo", "edit"]


def test_a_key_pressed_twice_decides_once(running: Running, page_of: PageOf) -> None:
    page = page_of("eva")
    desk(page, "Orsa")
    page.evaluate("deskKey('Enter'); deskKey('Enter'); deskKey('r')")
    expect(page.locator("h1.head")).to_contain_text("1 kvar")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Tangenter")).to_be_visible()
    assert len(acts(running, "Orsa")) == 1


def test_a_click_in_the_table_opens_that_record(page_of: PageOf) -> None:
    page = page_of("rut")
    desk(page, "Kumla")
    other = page.locator("table.plain td.link:not(.this)").first
    amount = other.inner_text().split()[0]
    other.click()
    expect(page.locator(".printed").first).to_contain_text(amount)
    expect(page.locator("td.this")).to_contain_text(amount)
    expect(page).to_have_url(re.compile("at=.*budget_line"))


def test_a_record_that_two_read_differently_comes_back_with_both_values(running: Running, page_of: PageOf) -> None:
    page = page_of("eva")
    desk(page, "Nora")
    page.keyboard.press("Enter")
    expect(page.locator("h1.head")).to_contain_text("Kön är tom")
    read_by_olle(running, Key(running.documents["Nora"], Correctable.MEASURE, "measure-2"), {"category": "Vägar"})
    page.goto("/?municipality=Nora")
    expect(page.get_by_role("cell", name="två granskare har läst olika")).to_be_visible()
    desk(page, "Nora")
    waiting = page.locator(".box.wait")
    expect(waiting.get_by_text("Vägar", exact=True)).to_be_visible()
    waiting.get_by_role("button", name="Gör som olle").click()
    expect(page.locator("h1.head")).to_contain_text("Kön är tom")
    assert acts(running, "Nora") == [("eva", "accept", None), ("eva", "edit", "/category")]


def read_by_olle(running: Running, key: Key, other: dict[str, str]) -> None:
    """Keeps what olle makes of a record that was decided."""
    published = Published(running.settings)
    with desk_store(desk_file(running.settings)) as store, corrections(running.settings.corrections) as made:
        document = Documents(published).get(key.document_id, list(made.all(key.document_id)))
        assert document
        first = document.records[key]
        values = {field.name: first.now.get(field.name) for field in fields(key.relation)}
        second.keep(store, first, "olle", values | other, first.last_id)
    published.close()
