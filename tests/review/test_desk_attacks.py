"""The desk under attack: a PDF full of tricks, another's page, a spreadsheet, guesses from everywhere."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from websockets.sync.client import connect
from websockets.sync.connection import Connection

from review import accounts, audit, sessions
from review.accounts import Role
from review.comparisons import THEMES, Answer, as_csv
from review.sessions import Refused, Throttled
from review.store import Store, desk_file, desk_store
from tests.review.conftest import PASSWORD, Running
from warehouse.corrections import corrections

PageOf = Callable[[str], Page]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with desk_store(tmp_path / "desk.sqlite3") as opened:
        accounts.add(opened, "eva", Role.REVIEWER, PASSWORD)
        yield opened


def guess(store: Store, address: str, now: float = 1.0) -> None:
    with pytest.raises(Refused):
        sessions.sign_in(store, "eva", "fel lösenord", address, now=now)


def test_guesses_from_elsewhere_do_not_lock_the_owner_out(store: Store) -> None:
    for _ in range(20):
        guess(store, "192.0.2.1")
    assert sessions.sign_in(store, "eva", PASSWORD, "::1", now=2.0)


def test_guesses_of_one_name_from_many_addresses_are_throttled_together(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def is_wrong(_store: Store, name: str, _password: str) -> bool:
        tried.append(name)
        return False

    monkeypatch.setattr(sessions, "is_right", is_wrong)
    for n in range(120):
        guess(store, f"192.0.2.{n}")
    assert len(tried) == 100
    with pytest.raises(Throttled):
        sessions.sign_in(store, "Eva", PASSWORD, "203.0.113.9", now=2.0)


def test_who_goes_on_guessing_does_not_fill_the_log(running: Running) -> None:
    fields = {"name": "gissad", "password": "fel lösenord"}
    with closing(running.signed_in("rut")) as client:
        codes = [client.post("/sign-in", data=fields).status_code for _ in range(12)]
    assert codes == [401] * 8 + [429] * 4
    with desk_store(desk_file(running.settings)) as opened:
        assert sum(entry.who == "gissad" for entry in audit.entries(opened)) == 8


def test_a_session_that_was_planted_before_is_not_taken_over(running: Running) -> None:
    planted = "p" * 43
    with closing(running.signed_in("rut")) as client:
        client.cookies.set("namndkoll", planted)
        answer = client.post("/sign-in", data={"name": "rut", "password": PASSWORD})
    assert answer.cookies["namndkoll"] != planted
    with desk_store(desk_file(running.settings)) as opened:
        assert sessions.signed_in(opened, planted) is None


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\uff1d1+1", "\u22121"),
        *("Skola;=1+1", 'Skola;"=1+1', "Skola,=1+1", "Skola\n=1+1", "Skola; @x"),
    ],
)
def test_a_csv_file_begins_no_cell_with_a_formula_wherever_cells_are_taken_to_end(text: str) -> None:
    made = as_csv(THEMES, Answer((text,), ("Ale",), {(text, "Ale"): Decimal(3)}))
    for ends in (r"[,\r\n]", r"[;\r\n]", r"[\t\r\n]"):
        cells = [cell.strip(' "') for cell in re.split(ends, made)]
        assert not [cell for cell in cells if cell[:1] in set("=+-@\uff1d\u2212")], made


def test_plain_words_stay_as_they_are_in_a_csv_file() -> None:
    text = "Vård- och omsorg, +/- noll; e-tjänster"
    assert text.replace(", +", ", '+") in as_csv(THEMES, Answer((text,), ("Ale",), {(text, "Ale"): Decimal(3)}))


def page_named(running: Running, name: str) -> tuple[str, dict[str, str]]:
    """The id of a page that somebody is given, and their cookie."""
    with closing(running.signed_in(name)) as client:
        text = client.get("/work?municipality=Tierp").text
        cookie = {"Cookie": f"namndkoll={client.cookies['namndkoll']}"}
    found = re.search(r"[\"']client_id[\"']: [\"']([0-9a-f-]{36})[\"']", text)
    assert found
    return found.group(1), cookie


def socket(running: Running, cookie: dict[str, str], page: str, **more: str) -> Connection:
    query = "&".join(f"{name}={value}" for name, value in more.items())
    address = running.address.replace("http", "ws")
    path = f"/_nicegui_ws/socket.io/?EIO=4&transport=websocket&client_id={page}&{query}"
    return connect(address + path, additional_headers=cookie, origin=running.address)  # type: ignore[arg-type]


def said_until(opened: Connection, sign: str) -> str:
    """What the server says first that holds a sign; the engine's own pings are let pass."""
    while True:
        said = str(opened.recv(timeout=60))
        if sign in said:
            return said


def handshake(opened: Connection, page: str) -> Any:
    """What the server answers to who says that a page is theirs."""
    said_until(opened, '"sid"')
    opened.send("40")
    said_until(opened, "40{")
    asked = {"client_id": page, "tab_id": "t", "document_id": "d", "next_message_id": 0}
    opened.send("421" + json.dumps(["handshake", asked]))
    return json.loads(said_until(opened, "431[").removeprefix("431"))


def test_a_page_answers_its_owner_and_nobody_else_who_names_it(running: Running) -> None:
    page, owner = page_named(running, "eva")
    _, stranger = page_named(running, "rut")
    with socket(running, stranger, "") as other:
        assert handshake(other, page) == []
    with socket(running, stranger, page, implicit_handshake="true", tab_id="t", document_id="d") as other:
        said_until(other, '"sid"')
        other.send("40")
        assert said_until(other, "44").startswith("44")  # refused
    with socket(running, owner, page) as own:
        assert handshake(own, page) == [True]


@pytest.mark.slow
def test_an_act_sent_to_anothers_page_is_not_theirs(running: Running, page_of: PageOf) -> None:
    page = page_of("eva")
    page.goto("/work?municipality=Tierp")
    expect(page.locator("h1.head")).to_be_focused()
    name, shown = page.evaluate("[clientId, document.querySelector('.record .head').dataset.at]")
    listener = page.evaluate(
        "mounted_app.elements[0].events.concat(...Object.values(mounted_app.elements).map(e => e.events))"
        ".find(e => e.type === 'deskKey').listener_id"
    )
    act = {"id": 0, "client_id": name, "listener_id": listener, "args": [json.dumps({"key": "Enter", "at": shown})]}
    _, stranger = page_named(running, "rut")
    with socket(running, stranger, "") as other:
        said_until(other, '"sid"')
        other.send("40")
        said_until(other, "40{")
        other.send("42" + json.dumps(["event", act]))
        assert handshake_after(other) == [False]
    with corrections(running.settings.corrections) as made:
        assert list(made.all(running.documents["Tierp"])) == []
    page.evaluate("act => socket.emit('event', act)", act)
    expect(page.locator("h1.head")).to_contain_text("Kön är tom")


def handshake_after(opened: Connection) -> Any:
    """A question whose answer tells that all before it was heard."""
    opened.send("422" + json.dumps(["handshake", {"client_id": "none", "tab_id": "t", "document_id": "d"}]))
    return json.loads(said_until(opened, "432[").removeprefix("432"))


@pytest.mark.slow
@pytest.mark.parametrize(
    "path",
    ["/?municipality=Sala", "/work?municipality=Sala&relation=indicator", "/document/{id}/1?record=i-1"],
)
def test_what_a_pdf_says_stays_text_on_every_page(running: Running, page_of: PageOf, path: str) -> None:
    page = page_of("ada")
    page.goto(path.replace("{id}", running.documents["Sala"]))
    expect(page.locator("main").get_by_text("onerror").first).to_be_visible()
    is_harmless(page)


@pytest.mark.slow
def test_what_a_pdf_says_stays_text_in_comparisons_and_their_names(page_of: PageOf) -> None:
    page = page_of("ada")
    page.goto("/compare?name=indicators")
    number = page.get_by_role("link", name="onerror").first
    expect(number).to_be_visible()
    is_harmless(page)
    number.click()
    expect(page.get_by_role("heading", name="1 poster")).to_be_visible()
    is_harmless(page)


def is_harmless(page: Page) -> None:
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.title() != "hacked"
    assert page.locator("img[src=x]").count() == 0
    assert page.locator("[innerHTML], [onclick], [onerror]").count() == 0
