"""Sites that mean harm, or behave as if: each costs its own requests, within limits, and is told."""

import gzip
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from flows.fetching.answers import Known, Page
from flows.fetching.links import links
from flows.fetching.source import Source
from flows.fetching.web import Limits, Shared, Web
from flows.sources.feed import Feed
from flows.sources.html_list import HtmlList
from flows.sources.sitemap import Sitemap
from models.errors import FetchError, Refused, SourceError
from tests.flows.site import Answer, Site
from tests.flows.town import Town

Talk = Callable[[socket.socket], None]
PDF = b"%PDF-1.7\n" + b"x" * 3_000
QUICK = Limits(connect=0.3, read=0.3, total=0.6, attempts=2, first_wait=0.01)


@contextmanager
def talking(talk: Talk, context: ssl.SSLContext | None = None) -> Iterator[str]:
    """A server that reads each request and then says what it likes; its address."""

    def serve() -> None:
        while True:
            try:
                client, _ = listening.accept()
            except OSError:
                return
            Thread(target=answer, args=(client,), daemon=True).start()

    def answer(client: socket.socket) -> None:
        try:
            with context.wrap_socket(client, server_side=True) if context else client as opened:
                if b"GET /robots.txt" in opened.recv(65_536):
                    opened.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                    return
                talk(opened)
        except OSError:
            pass  # the other side had enough

    with socket.create_server(("127.0.0.1", 0)) as listening:
        Thread(target=serve, daemon=True).start()
        yield f"http{'s' if context else ''}://localhost:{listening.getsockname()[1]}"
        listening.shutdown(socket.SHUT_RDWR)


@pytest.fixture
def quick() -> Iterator[Web]:
    """The web for who has little time."""
    with Web(Shared("x@example.se", QUICK, sleep=lambda _seconds: None), pause=0, private=True) as web:
        yield web


def says(head: str, body: bytes = b"") -> Talk:
    return lambda client: client.sendall(f"HTTP/1.1 {head}\r\n\r\n".encode() + body)


def drips(beginning: bytes, drop: bytes) -> Talk:
    """One drop after the other, each well before anyone who waits for a byte would give up."""

    def talk(client: socket.socket) -> None:
        client.sendall(beginning)
        while True:
            client.sendall(drop)
            time.sleep(0.02)

    return talk


def listed(source: Source, web: Web) -> list[str]:
    return [one.address for one in source.listed(web) if hasattr(one, "address")]


@pytest.mark.parametrize(
    "talk",
    [
        drips(b"HTTP/1.1 200 OK\r\nX-", b"y"),
        drips(b"HTTP/1.1 200 OK\r\n\r\n%PDF-1.7\n", b"y"),
        drips(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
    ids=["head", "body", "interim"],
)
def test_an_answer_that_comes_byte_by_byte_is_not_waited_for(talk: Talk, quick: Web, tmp_path: Path) -> None:
    with talking(talk) as address, pytest.raises(FetchError):
        quick.download(f"{address}/a.pdf", Known(), tmp_path, 1)


def test_a_body_without_end_is_given_up_at_its_limit(quick: Web, tmp_path: Path) -> None:
    def talk(client: socket.socket) -> None:
        client.sendall(b"HTTP/1.1 200 OK\r\n\r\n%PDF-1.7\n")
        while True:
            client.sendall(b"x" * 65_536)

    with talking(talk) as address, pytest.raises(Refused, match="more than 1 megabytes"):
        quick.download(f"{address}/a.pdf", Known(), tmp_path, 1)


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("200 OK\r\nContent-Length: 9999", "did not answer as it should"),
        ("200 OK\r\nContent-Length: many", "did not answer as it should"),
        ("200 OK\r\nContent-Length: 5\r\nContent-Length: 7", "did not answer as it should"),
        ("200 OK\r\nConnection: close", "has no end"),
        ("200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3009", "did not answer as it should"),
        ("200 OK\r\nContent-Encoding: br\r\nContent-Length: 3009", "packed as br"),
        ("302 Found\r\nLocation: http://[:::/x\r\nContent-Length: 0", "did not answer as it should"),
        ("302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0", "leads on to file"),
        ("OK 200", "did not answer as it should"),
    ],
)
def test_an_answer_that_cannot_be_is_told(head: str, told: str, quick: Web, tmp_path: Path) -> None:
    with talking(says(head, PDF)) as address, pytest.raises(FetchError, match=told):
        quick.download(f"{address}/a.pdf", Known(), tmp_path, 1)


def test_a_pdf_whose_length_nobody_told_is_taken_when_it_has_its_end(quick: Web, tmp_path: Path) -> None:
    whole = PDF + b"\n%%EOF\n"
    with talking(says("200 OK\r\nConnection: close", whole)) as address:
        found = quick.download(f"{address}/a.pdf", Known(), tmp_path, 1)
    assert found is not None
    assert found.file.read_bytes() == whole


def test_a_page_that_unpacks_to_more_than_a_page_is_given_up(quick: Web) -> None:
    bomb = gzip.compress(bytes(40_000_000))
    with (
        talking(says(f"200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {len(bomb)}", bomb)) as address,
        pytest.raises(Refused, match="megabytes"),
    ):
        quick.get(address)


def test_what_is_packed_twice_is_not_unpacked(quick: Web) -> None:
    bomb = gzip.compress(gzip.compress(bytes(1_000_000)))
    told = f"200 OK\r\nContent-Encoding: gzip, gzip\r\nContent-Length: {len(bomb)}"
    with talking(says(told, bomb)) as address, pytest.raises(Refused, match="packed as gzip, gzip"):
        quick.get(address)


def test_a_download_that_came_packed_is_not_gone_on_from(web: Web, site: Site, tmp_path: Path) -> None:
    """Bytes of the packed file and of the file itself must not come to stand in one file."""
    packed, asked = gzip.compress(PDF), []

    def answer(_query: dict[str, str], _body: object) -> Answer:
        asked.append(site.asked[-1].headers.get("range"))
        told = {"ETag": '"1"', "Content-Encoding": "gzip"}
        return Answer(packed[:-9] if len(asked) == 1 else packed, headers=told, declared=len(packed))

    site.routes["/a.pdf"] = answer
    found = web.download(f"{site.address}/a.pdf", Known(), tmp_path, 1)
    assert found is not None
    assert found.file.read_bytes() == PDF
    assert asked == [None, None]


@pytest.fixture(scope="module")
def untrusted(tmp_path_factory: pytest.TempPathFactory) -> ssl.SSLContext:
    """What a server has that vouches for itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(now).not_valid_after(now + timedelta(days=1))
    signed = made.sign(key, hashes.SHA256())
    file = tmp_path_factory.mktemp("tls") / "server.pem"
    plain = serialization.NoEncryption()
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
        + signed.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


def test_a_certificate_that_is_not_to_be_trusted_is_told_and_not_tried_again(
    untrusted: ssl.SSLContext, shared: Shared, waits: list[float]
) -> None:
    with (
        talking(says("200 OK\r\nContent-Length: 0"), untrusted) as address,
        Web(shared, pause=0, private=True) as web,
        pytest.raises(Refused, match=r"certificate is not to be trusted \(self.signed certificate\)"),
    ):
        web.get(address)
    assert not waits


def test_a_server_that_breaks_off_the_handshake_is_told(quick: Web) -> None:
    with talking(says("200 OK\r\nContent-Length: 0")) as address, pytest.raises(FetchError, match="cannot be reached"):
        quick.get(address.replace("http:", "https:"))


def test_a_redirect_into_the_own_network_is_refused(shared: Shared, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def answer(_self: httpx.HTTPTransport, request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        told = {"Location": "http://169.254.169.254/latest/meta-data"}
        return httpx.Response(404) if request.url.path == "/robots.txt" else httpx.Response(302, headers=told)

    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *_args, **_more: [(2, 1, 6, "", ("93.184.215.14" if "example" in host else host, 0))],
    )
    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", answer)
    with Web(shared, pause=0) as web, pytest.raises(Refused, match="private network"):
        web.get("http://protokoll.example.se/lista")
    assert {httpx.URL(address).host for address in asked} == {"93.184.215.14"}


@pytest.mark.parametrize(
    ("robots", "told"),
    [
        (Answer(b"User-agent: *\nCrawl-delay: 86400\n"), "86400 seconds between two requests"),
        (Answer(status=500), "answers 500"),
        (Answer(status=302, headers={"Location": "/robots.txt"}), None),
        (Answer(b"<html><body>Disallow nothing</body></html>" * 40_000), None),
        (Answer(b"\xff\xfe\x00User-agent\x00" * 10), None),
        (Answer(b"Crawl-delay: nan\nUser-agent: *\nCrawl-delay: nan\n"), None),
    ],
    ids=["a pause of a day", "500", "loop", "a page", "not text", "no number"],
)
def test_an_odd_robots_txt(robots: Answer, told: str | None, web: Web, site: Site) -> None:
    site.routes["/robots.txt"] = lambda _query, _body: robots
    address = site.page("/lista", "<p>här</p>")
    if told is None:
        assert web.get(address).text == "<p>här</p>"
        return
    with pytest.raises(FetchError, match=told):
        web.get(address)
    assert site.fetched() == []


@pytest.mark.parametrize("told", ["99999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT", "²", "-5", "in a while"])
def test_an_odd_pause_that_a_server_asks_for_ends_nothing(
    told: str, web: Web, site: Site, tmp_path: Path, waits: list[float]
) -> None:
    site.pdf("/a.pdf", faults=["503"] * 9, headers={"Retry-After": told})
    with pytest.raises(FetchError, match="503"):
        web.download(f"{site.address}/a.pdf", Known(), tmp_path, 1)
    assert all(0 <= wait <= 120 for wait in waits)


def test_a_sitemap_that_names_itself_is_asked_for_once(web: Web, site: Site) -> None:
    here = f"{site.address}/sitemap.xml"
    site.routes["/sitemap.xml"] = lambda _query, _body: Answer(
        f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>{here}</loc></sitemap>'
        f"<sitemap><loc>{here}</loc></sitemap></sitemapindex>".encode()
    )
    assert listed(Sitemap(name="x", municipality="Mora", address=here), web) == []
    assert site.fetched() == ["/sitemap.xml"]


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "{"ha" * 50}">{LAUGHS}]>'


def test_a_feed_of_entities_that_stand_for_entities_fills_no_memory(web: Web, site: Site) -> None:
    feed = f'{BOMB}<rss version="2.0"><channel><item><title>&a9;</title><link>/x.pdf</link></item></channel></rss>'
    source = Feed(name="x", municipality="Mora", address=site.page("/feed", feed))
    try:
        found = [one for one in source.listed(web) if hasattr(one, "title")]
    except SourceError:
        return
    assert all(len(one.title) < 10_000 for one in found)


def test_a_list_of_very_many_links_is_listed(web: Web, site: Site) -> None:
    page = "".join(f'<a href="/{number}.pdf">Protokoll {number}</a>' for number in range(20_000))
    source = HtmlList(name="x", municipality="Mora", address=site.page("/lista", page))
    assert len(set(listed(source, web))) == 20_000


def test_one_pdf_at_very_many_addresses_is_one_document(town: Town) -> None:
    for number in range(50):
        town.site.pdf(f"/{number}.pdf", "always the same")
    town.site.page("/lista", "".join(f'<a href="/{number}.pdf">Protokoll</a>' for number in range(50)))
    made = town.night()
    assert (made.visits[0].listed, made.visits[0].new) == (50, 50)
    assert town.ask("SELECT count(*), count(DISTINCT document_id) FROM source_document") == [(50, 1)]
    assert town.ask("SELECT count(*) FROM document") == [(1,)]


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("  /a.pdf\n", "/a.pdf"),
        ("/a b.pdf", "/a b.pdf"),
        ("/a\n\t  b.pdf", "/a  b.pdf"),
        ("\\dokument\\a.pdf?x=\\", "/dokument/a.pdf?x=\\"),
        ("/a.pdf#page=3", "/a.pdf"),
        ("#", ""),
        ("/å/ä\u0308.pdf", "/å/ä\u0308.pdf"),
        ("javascript:alert(1)", None),
        ("mailto:x@example.se", None),
        ("data:application/pdf;base64,AAAA", None),
        ("http://[::1", None),
        ("", None),
    ],
)
def test_a_link_is_read_as_browsers_read_it(href: str, address: str | None) -> None:
    page = Page("http://x.se/lista/", f'<a href="{href}">P</a>'.encode())
    found = [link.address for link in links(page, "a")]
    assert found == ([] if address is None else [f"http://x.se{address or '/lista/'}"])


def test_links_are_relative_to_what_the_page_names_as_its_base() -> None:
    page = Page("http://x.se/lista", b'<base href="/arkiv/2031/"><a href="a.pdf">P</a>')
    assert [link.address for link in links(page, "a")] == ["http://x.se/arkiv/2031/a.pdf"]


ODD = [
    "http://x.se:99999/a",
    "http:///a",
    "http://\u2603.-/a",
    "http://x\x1b[2J.se/",
    f"http://{'a' * 70}.se/",
    "http://x.se/\x00",
]


@pytest.mark.parametrize("address", ODD)
def test_an_address_that_is_none_is_told(address: str, web: Web) -> None:
    with pytest.raises(FetchError):
        web.get(address)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "iso-8859-1", "windows-1252", "utf-16"])
@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "ascii", "nonsense"])
def test_letters_are_read_whatever_is_said_of_their_encoding(
    encoding: str, declared: str, web: Web, site: Site
) -> None:
    told = f'<meta charset="{declared}"><a href="/a.pdf">Sammanträdesprotokoll för Överförmyndarnämnden</a>'
    site.routes["/lista"] = lambda _query, _body: Answer(told.encode(encoding), kind=f"text/html; charset={declared}")
    [link] = links(web.get(f"{site.address}/lista"), "a")
    assert link.text == "Sammanträdesprotokoll för Överförmyndarnämnden"


def test_one_wrong_byte_does_not_change_the_encoding_of_a_page() -> None:
    page = Page("http://x.se/", "<a href='/a'>Överförmyndarnämnden</a>".encode() + b"\xe4")
    assert [link.text for link in links(page, "a")] == ["Överförmyndarnämnden"]


def test_names_do_not_steer_the_terminal_and_soft_hyphens_are_not_read() -> None:
    page = Page("http://x.se/", "<a href='/a'>Samman\u00adträdes\u200bprotokoll \x1b[2J\u202e 3</a>".encode())
    assert [link.text for link in links(page, "a")] == ["Sammanträdesprotokoll [2J 3"]


def test_json_that_nests_without_end_is_told() -> None:
    with pytest.raises(FetchError, match="no JSON"):
        Page("http://x.se/", b"[" * 200_000).json()
