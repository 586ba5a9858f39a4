"""HTTP: polite, patient, within limits, and never into the own network."""

import socket
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from flows.fetching.addresses import checked_address, is_public
from flows.fetching.answers import Fetched, Known
from flows.fetching.pace import Paces
from flows.fetching.web import Limits, Shared, Web
from models.errors import FetchError, Refused, SettingsError
from tests.flows.site import Answer, Site
from tests.flows.town import HASTY


def fetch(web: Web, site: Site, path: str, folder: Path, known: Known | None = None) -> Fetched | None:
    return web.download(site.address + path, known or Known(), folder, 1)


def test_every_request_tells_who_asks_and_how_to_reach_them(web: Web, site: Site) -> None:
    web.get(site.page("/lista", "<p>"))
    assert {one.headers["user-agent"] for one in site.asked} == {"namndkoll/0.1.0 (+data@example.se)"}
    assert [one.path for one in site.asked] == ["/robots.txt", "/lista"]


def test_without_a_contact_nothing_is_asked(site: Site) -> None:
    with Web(Shared(None, HASTY), private=True) as web, pytest.raises(SettingsError, match="whom"):
        web.get(site.address)
    assert not site.asked


def test_what_robots_txt_forbids_is_not_asked_for(web: Web, site: Site) -> None:
    site.page("/hemligt/lista", "<p>")
    with pytest.raises(Refused, match=r"robots\.txt"):
        web.get(f"{site.address}/hemligt/lista")
    assert site.fetched() == []


def test_a_redirect_to_what_robots_txt_forbids_is_not_followed(web: Web, site: Site) -> None:
    site.routes["/vidare"] = lambda _query, _body: Answer(status=302, headers={"Location": "/hemligt/lista"})
    with pytest.raises(Refused, match=r"robots\.txt"):
        web.get(f"{site.address}/vidare")
    assert site.fetched() == ["/vidare"]


def test_a_host_that_does_not_tell_what_it_allows_is_left_alone(web: Web, site: Site) -> None:
    site.routes["/robots.txt"] = lambda _query, _body: Answer(status=503)
    with pytest.raises(FetchError, match="503"):
        web.get(site.page("/lista", "<p>"))
    assert site.fetched() == []


def test_the_pause_that_robots_txt_asks_for_is_kept(site: Site, waits: list[float], shared: Shared) -> None:
    site.routes["/robots.txt"] = lambda _query, _body: Answer(b"User-agent: *\nCrawl-delay: 7\n")
    address = site.page("/lista", "<p>")
    with Web(shared, pause=1, private=True) as web:
        web.get(address)
        web.get(address)
    assert [round(wait) for wait in waits] == [1, 7]


def test_a_hosts_turns_lie_a_pause_apart_whoever_asks() -> None:
    now, waits = 100.0, list[float]()
    paces = Paces(clock=lambda: now, sleep=waits.append)
    for host in ("a", "b", "a"):
        with paces.turn(host, 3):
            pass
    assert waits == [3]


def test_a_document_is_fetched_once_and_then_only_if_it_changed(web: Web, site: Site, tmp_path: Path) -> None:
    document = site.pdf("/a.pdf", "en")
    first = fetch(web, site, "/a.pdf", tmp_path)
    assert first is not None
    assert first.file.read_bytes() == document.body
    assert fetch(web, site, "/a.pdf", tmp_path, first.known) is None
    document.body += b" till"
    again = fetch(web, site, "/a.pdf", tmp_path, first.known)
    assert again is not None
    assert again.sha256 != first.sha256
    assert "HEAD" not in {one.method for one in site.asked}


def test_a_download_that_breaks_off_goes_on_where_it_was(web: Web, site: Site, tmp_path: Path) -> None:
    document = site.pdf("/a.pdf", "x" * 1000, faults=["cut", "cut"])
    found = fetch(web, site, "/a.pdf", tmp_path)
    assert found is not None
    assert found.file.read_bytes() == document.body
    starts = [int(one.headers.get("range", "bytes=0-")[6:-1]) for one in site.asked[1:]]
    assert starts == [0, len(document.body) // 2, len(document.body) * 3 // 4]


def test_what_a_killed_run_left_is_gone_on_from(site: Site, shared: Shared, tmp_path: Path) -> None:
    document = site.pdf("/a.pdf", "x" * 1000, faults=["cut"])
    once = Shared(shared.contact, Limits(attempts=1))
    with Web(once, private=True, pause=0) as web, pytest.raises(FetchError):
        fetch(web, site, "/a.pdf", tmp_path)
    with Web(shared, private=True, pause=0) as web:
        found = fetch(web, site, "/a.pdf", tmp_path)
    assert found is not None
    assert found.file.read_bytes() == document.body
    assert site.asked[-1].headers["range"].startswith("bytes=")


def test_a_document_that_changed_meanwhile_is_fetched_from_its_beginning(
    site: Site, shared: Shared, tmp_path: Path
) -> None:
    document = site.pdf("/a.pdf", "x" * 1000, faults=["cut"])
    with Web(Shared("x@y.se", Limits(attempts=1)), private=True, pause=0) as web, pytest.raises(FetchError):
        fetch(web, site, "/a.pdf", tmp_path)
    document.body = b"%PDF-1.7 " + b"y" * 900
    with Web(shared, private=True, pause=0) as web:
        found = fetch(web, site, "/a.pdf", tmp_path)
    assert found is not None
    assert found.file.read_bytes() == document.body


def test_a_server_in_trouble_is_asked_again_with_growing_pauses(
    web: Web, site: Site, tmp_path: Path, waits: list[float]
) -> None:
    site.pdf("/a.pdf", faults=["500", "503"])
    assert fetch(web, site, "/a.pdf", tmp_path)
    assert len(waits) == 2
    assert waits[1] > waits[0]


@pytest.mark.parametrize("moment", [False, True])
def test_the_pause_that_a_server_asks_for_is_kept(
    web: Web, site: Site, tmp_path: Path, waits: list[float], moment: bool
) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=31), usegmt=True)
    site.pdf("/a.pdf", faults=["429"], headers={"Retry-After": later if moment else "30"})
    assert fetch(web, site, "/a.pdf", tmp_path)
    assert 29 <= waits[0] <= 31


def test_a_server_that_asks_for_a_long_pause_is_left_for_another_night(web: Web, site: Site, tmp_path: Path) -> None:
    site.pdf("/a.pdf", faults=["503", "503"], headers={"Retry-After": "3600"})
    with pytest.raises(FetchError, match="503"):
        fetch(web, site, "/a.pdf", tmp_path)
    assert site.fetched() == ["/a.pdf"]


def test_what_is_not_there_is_asked_for_once(web: Web, site: Site, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="404"):
        fetch(web, site, "/borta.pdf", tmp_path)
    assert site.fetched() == ["/borta.pdf"]


def test_when_its_minutes_are_over_a_source_asks_no_more(web: Web, site: Site) -> None:
    address = site.page("/lista", "<p>")
    with web.within(-1), pytest.raises(FetchError, match="time is over"):
        web.get(address)
    assert not site.asked
    web.get(address)


def test_a_server_that_hangs_is_not_waited_for(web: Web, site: Site, tmp_path: Path) -> None:
    site.pdf("/a.pdf", faults=["hang"] * 3)
    with pytest.raises(FetchError, match="did not answer"):
        fetch(web, site, "/a.pdf", tmp_path)


def test_a_web_page_in_the_place_of_a_pdf_is_refused(web: Web, site: Site, tmp_path: Path) -> None:
    site.page("/a.pdf", "<h1>Logga in</h1>")
    with pytest.raises(Refused, match="no PDF but a web page: Logga in"):
        fetch(web, site, "/a.pdf", tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (
            Answer(b"<html><title>Du \xc3\xa4r inte\ninloggad</title>", kind="application/pdf"),
            "a web page: Du är inte inloggad",
        ),
        (Answer(b"<!doctype html>", kind="text/html"), "a web page"),
        (Answer(b"PK\x03\x04", kind="application/zip"), "application/zip"),
        (Answer(b"PK\x03\x04", kind="application/pdf"), "something else"),
        (Answer(b"", kind="application/pdf"), "something else"),
    ],
)
def test_what_is_no_pdf_is_told_by_what_it_is(answer: Answer, told: str, web: Web, site: Site, tmp_path: Path) -> None:
    site.routes["/a.pdf"] = lambda _query, _body: answer
    with pytest.raises(Refused, match=f"no PDF but {told}$"):
        fetch(web, site, "/a.pdf", tmp_path)


def test_a_document_beyond_its_limit_is_given_up(web: Web, site: Site, tmp_path: Path) -> None:
    site.pdf("/a.pdf", "x" * 1_100_000)
    with pytest.raises(Refused, match="more than 1 megabytes"):
        fetch(web, site, "/a.pdf", tmp_path)


def test_redirects_are_followed_and_end(web: Web, site: Site) -> None:
    site.page("/ny", "<p>här</p>")
    site.routes["/gammal"] = lambda _query, _body: Answer(status=301, headers={"Location": "/ny"})
    assert web.get(f"{site.address}/gammal").address == f"{site.address}/ny"
    site.routes["/runt"] = lambda _query, _body: Answer(status=302, headers={"Location": "/runt"})
    with pytest.raises(Refused, match="ever new"):
        web.get(f"{site.address}/runt")


def test_the_own_network_is_not_asked_unless_the_source_allows_it(site: Site, shared: Shared) -> None:
    with Web(shared, pause=0) as web, pytest.raises(Refused, match="private network"):
        web.get(site.page("/lista", "<p>"))
    assert not site.asked


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "::1"),
        *("fe80::1", "fd00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "::"),
    ],
)
def test_private_addresses_are_told_apart_in_every_form(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2001:4860:4860::8888", "64:ff9b::808:808"])
def test_public_addresses_are_let_through(address: str) -> None:
    assert is_public(address)


def resolving(*answers: str) -> Callable[..., Any]:
    """A resolver that gives one answer after the other."""
    waiting = list(answers)
    return lambda *_args, **_more: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (waiting.pop(0), 80))]


def test_a_name_that_resolves_to_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", resolving("10.0.0.1"))
    with pytest.raises(Refused, match="private network"):
        checked_address("protokoll.example.se", 80, private=False)


def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch, shared: Shared) -> None:
    """A name whose second answer is another address (DNS rebinding) is not asked for a second one."""
    connected = []

    def note(_self: httpx.HTTPTransport, request: httpx.Request) -> httpx.Response:
        connected.append((request.url.host, request.headers["host"], request.extensions["sni_hostname"]))
        return httpx.Response(404)

    monkeypatch.setattr(socket, "getaddrinfo", resolving("93.184.215.14", "127.0.0.1"))
    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", note)
    with Web(shared, pause=0) as web, pytest.raises(Refused, match="private network"):
        web.get("https://protokoll.example.se/lista")
    assert connected == [("93.184.215.14", "protokoll.example.se", "protokoll.example.se")]
