"""Nobody gets in who should not: by HTTP, by the socket, with another's rights, or after theirs have ended."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from models.errors import InputError, SettingsError
from review import accounts, sessions
from review.access import Policy, Visit, is_ours, is_same_origin, policy
from review.accounts import Role
from review.sessions import Refused, Throttled
from review.store import Store, desk_file, desk_store
from tests.review.conftest import PASSWORD, Running
from warehouse.corrections import corrections

PATHS = (
    *(
        "/",
        "/work",
        "/documents",
        "/document/x/1",
        "/coverage",
        "/compare",
        "/compare/themes.csv",
        "/quality",
        "/admin",
    ),
    *("/page/{id}/1.jpg", "/alive", "/desk.js", "/_nicegui_ws/socket.io/?EIO=4&transport=polling", "/nothing"),
)
SOCKET = "/_nicegui_ws/socket.io/?EIO=4&transport=websocket"


@pytest.fixture
def store(tmp_path: Path) -> Store:  # type: ignore[misc]
    with desk_store(tmp_path / "desk.sqlite3") as opened:
        accounts.add(opened, "eva", Role.REVIEWER, PASSWORD)
        yield opened


def scope(client: str = "127.0.0.1", **headers: str) -> dict[str, object]:
    sent = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return {"type": "http", "client": (client, 1), "headers": sent}


def test_passwords_are_hashed_and_short_ones_refused(store: Store) -> None:
    kept = store.rows("SELECT password FROM account")[0]["password"]
    assert kept.startswith("$argon2id$")
    with pytest.raises(InputError):
        accounts.add(store, "olle", Role.READER, "kort")


def test_a_session_ends_when_idle_and_after_a_working_day(store: Store) -> None:
    token = sessions.sign_in(store, "eva", PASSWORD, "::1", now=0.0)
    assert sessions.signed_in(store, token, now=sessions.IDLE - 1) == "eva"
    assert sessions.signed_in(store, token, now=2 * sessions.IDLE) is None
    for hour in range(12):
        sessions.signed_in(store, token, now=hour * 3600.0)
    assert sessions.signed_in(store, token, now=sessions.LONGEST - 1) == "eva"
    assert sessions.signed_in(store, token, now=sessions.LONGEST + 1) is None


def test_a_new_password_and_a_removed_account_end_sessions(store: Store) -> None:
    token = sessions.sign_in(store, "eva", PASSWORD, "::1")
    accounts.set_password(store, "eva", PASSWORD + "!")
    assert sessions.signed_in(store, token) is None
    token = sessions.sign_in(store, "eva", PASSWORD + "!", "::1")
    accounts.remove(store, "eva")
    assert sessions.signed_in(store, token) is None


def test_guessing_is_throttled_even_when_the_last_guess_is_right(store: Store) -> None:
    for _ in range(8):
        with pytest.raises(Refused):
            sessions.sign_in(store, "eva", "fel", "::1", now=1.0)
    with pytest.raises(Throttled):
        sessions.sign_in(store, "eva", PASSWORD, "::1", now=2.0)
    assert sessions.sign_in(store, "eva", PASSWORD, "::1", now=16 * 60.0)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "desk.example"])
def test_without_accounts_only_this_machine_is_served(tmp_path: Path, host: str) -> None:
    with desk_store(tmp_path / "desk.sqlite3") as empty:
        with pytest.raises(SettingsError):
            policy(empty, host)
        assert policy(empty, "127.0.0.1").local
        assert Visit(empty, Policy(local=True), scope()).must(Role.ADMIN).name == "lokal"


def test_with_accounts_this_machine_signs_in_too(store: Store) -> None:
    assert not policy(store, "127.0.0.1").local


def test_a_proxys_header_is_believed_of_the_proxy_only(store: Store) -> None:
    rules = policy(store, "0.0.0.0", header="X-User", proxies=("10.0.0.0/24",))
    assert Visit(store, rules, scope("10.0.0.5", x_user="eva")).must(Role.REVIEWER).name == "eva"
    assert Visit(store, rules, scope("192.0.2.7", x_user="eva")).who() is None
    assert Visit(store, rules, scope("10.0.0.5", x_user="okänd")).who() is None
    doubled = {**scope("10.0.0.5"), "headers": [(b"x-user", b"eva"), (b"X-User", b"eva")]}
    assert Visit(store, rules, doubled).who() is None


@pytest.mark.parametrize(
    ("chain", "came_from"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("192.0.2.66, 203.0.113.9", "203.0.113.9"),  # the first is what the visitor wrote
        ("203.0.113.9, 10.0.0.7", "203.0.113.9"),  # two proxies
        ("203.0.113.9:50112", "203.0.113.9"),
        ("[2001:db8::7]:50112", "2001:db8::7"),
        ("10.0.0.8", "10.0.0.8"),
        ("203.0.113.9, unknown", "10.0.0.5"),
        ("", "10.0.0.5"),
    ],
)
def test_the_address_that_a_listed_proxy_tells_is_the_visitors(store: Store, chain: str, came_from: str) -> None:
    rules = policy(store, "0.0.0.0", proxies=("10.0.0.0/24",))
    assert Visit(store, rules, scope("10.0.0.5", x_forwarded_for=chain)).address == came_from
    assert Visit(store, rules, scope("::ffff:10.0.0.5", x_forwarded_for="203.0.113.9")).address == "203.0.113.9"
    lines = [(b"X-Forwarded-For", b"192.0.2.66"), (b"X-Forwarded-For", b"203.0.113.9")]
    assert Visit(store, rules, {**scope("10.0.0.5"), "headers": lines}).address == "203.0.113.9"


def test_nobody_else_tells_where_they_came_from_or_that_they_speak_https(store: Store) -> None:
    rules = policy(store, "0.0.0.0", proxies=("10.0.0.0/24",))
    lied = scope("192.0.2.7", x_forwarded_for="127.0.0.1", x_forwarded_proto="https")
    assert Visit(store, rules, lied).address == "192.0.2.7"
    assert not rules.is_https(lied)


def test_a_listed_proxy_tells_that_the_browser_speaks_https(store: Store) -> None:
    rules = policy(store, "0.0.0.0", proxies=("10.0.0.0/24",))
    by_https = scope("10.0.0.5", x_forwarded_proto="https", host="desk.example", origin="https://desk.example")
    assert is_same_origin(by_https, rules)
    assert Visit(store, rules, by_https).cookie == "__Host-namndkoll"
    by_http = scope("10.0.0.5", x_forwarded_proto="http", host="desk.example", origin="https://desk.example")
    assert not is_same_origin(by_http, rules)
    assert is_same_origin(by_http, Policy(https=True)), "with --https it is so whatever the proxy says"


def test_where_nobody_signs_in_nothing_that_a_proxy_hands_on_is_served(tmp_path: Path) -> None:
    with desk_store(tmp_path / "desk.sqlite3") as empty:
        assert is_ours(scope(host="localhost:8080"), policy(empty, "127.0.0.1"))
        for header in ("x_forwarded_for", "forwarded", "via"):
            assert not is_ours(scope(host="localhost:8080", **{header: "203.0.113.9"}), policy(empty, "127.0.0.1"))
        with pytest.raises(SettingsError):
            policy(empty, "127.0.0.1", proxies=("127.0.0.1",))


@pytest.mark.parametrize(("header", "proxies"), [("X-User", ()), (None, ("nonsense",)), ("X-User", ("nonsense",))])
def test_half_a_proxy_is_refused(store: Store, header: str | None, proxies: tuple[str, ...]) -> None:
    with pytest.raises(SettingsError):
        policy(store, "127.0.0.1", header=header, proxies=proxies)


@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_shown_to_who_has_not_signed_in(running: Running, path: str) -> None:
    address = running.address + path.replace("{id}", running.documents["Ale"])
    assert httpx.get(address, timeout=60).status_code == 401
    answer = httpx.get(address, headers={"accept": "text/html"}, timeout=60)
    assert (answer.status_code, answer.headers["location"][:14]) == (303, "/sign-in?next=")


def test_a_made_up_session_is_none(running: Running) -> None:
    assert httpx.get(running.address + "/alive", cookies={"namndkoll": "x" * 43}, timeout=60).status_code == 401


def test_the_cookie_is_kept_from_scripts_and_other_sites(running: Running) -> None:
    with closing(running.signed_in("rut")) as client:
        said = client.post("/sign-in", data={"name": "rut", "password": PASSWORD}).headers["set-cookie"].lower()
    assert "httponly" in said
    assert "samesite=lax" in said
    assert "path=/" in said


def test_pages_load_nothing_from_elsewhere_and_are_not_framed(running: Running) -> None:
    with closing(running.signed_in("rut")) as client:
        headers = client.get("/").headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "//" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert "script" not in httpx.get(running.address + "/sign-in", timeout=60).headers["content-security-policy"]


def test_forms_of_other_sites_are_refused(running: Running) -> None:
    fields = {"name": "rut", "password": PASSWORD}
    for headers in ({"origin": "https://evil.example"}, {"origin": "null"}, {}):
        answer = httpx.post(running.address + "/sign-in", data=fields, headers=headers, timeout=60)
        assert answer.status_code == 403


@pytest.mark.parametrize(
    "wanted", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_signing_in_never_leads_to_another_site(running: Running, wanted: str) -> None:
    fields = {"name": "rut", "password": PASSWORD, "next": wanted}
    answer = httpx.post(running.address + "/sign-in", data=fields, headers={"origin": running.address}, timeout=60)
    assert answer.headers["location"] == "/"


@pytest.mark.parametrize("document", ["..%2f..%2fetc%2fpasswd", "%2e%2e/%2e%2e/etc/passwd", "{id}/../../x", "0" * 64])
def test_no_file_is_reached_but_a_loaded_documents_page(running: Running, document: str) -> None:
    with closing(running.signed_in("rut")) as client:
        path = document.replace("{id}", running.documents["Ale"])
        assert client.get(f"/page/{path}/1.jpg").status_code == 404
        assert client.get(f"/page/{running.documents['Ale']}/2.jpg").status_code == 404
        assert client.get(f"/page/{running.documents['Ale']}/1.jpg").headers["content-type"] == "image/jpeg"


def test_the_socket_is_closed_to_strangers_and_to_other_sites(running: Running) -> None:
    address = running.address.replace("http", "ws") + SOCKET
    with closing(running.signed_in("rut")) as client:
        cookie = {"Cookie": f"namndkoll={client.cookies['namndkoll']}"}
    for headers, origin in (({}, running.address), (cookie, "https://evil.example"), (cookie, None)):
        with pytest.raises(InvalidStatus):
            connect(address, additional_headers=headers, origin=origin)  # type: ignore[arg-type]
    with connect(address, additional_headers=cookie, origin=running.address) as open_socket:  # type: ignore[arg-type]
        assert str(open_socket.recv(timeout=60)).startswith("0{")


@pytest.mark.slow
def test_a_reader_is_shown_the_desk_and_can_change_nothing(running: Running, page_of: Callable[[str], Page]) -> None:
    page = page_of("rut")
    page.goto("/work?municipality=Lund")
    expect(page.locator("h1.head")).to_contain_text("3 kvar")
    expect(page.get_by_label("Kategori", exact=True)).to_be_disabled()
    assert page.get_by_role("button", name="Godkänn").count() == 0
    for key in ("Enter", "r", "u", "t", "s"):
        page.keyboard.press(key)
    page.keyboard.press("j")
    expect(page.locator(".printed").first).to_contain_text("cykelställ 4")
    page.goto("/admin")
    expect(page.get_by_text("Sidan är för administratörer.")).to_be_visible()
    with corrections(running.settings.corrections) as made:
        assert list(made.all(running.documents["Lund"])) == []


@pytest.mark.slow
def test_who_loses_their_role_or_session_with_the_page_open_changes_nothing(
    running: Running, page_of: Callable[[str], Page]
) -> None:
    page = page_of("olle")
    page.goto("/work?municipality=Lund")
    expect(page.locator("h1.head")).to_be_focused()
    with desk_store(desk_file(running.settings)) as store:
        try:
            accounts.set_role(store, "olle", Role.READER)
            page.keyboard.press("Enter")
            expect(page.get_by_text("Ditt konto har inte rätt att göra detta.")).to_be_visible()
        finally:
            accounts.set_role(store, "olle", Role.REVIEWER)
        store.change("DELETE FROM session WHERE name = 'olle'")
        page.keyboard.press("Enter")
        page.wait_for_url("**/sign-in?next=*")
    with corrections(running.settings.corrections) as made:
        assert list(made.all(running.documents["Lund"])) == []
