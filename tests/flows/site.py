"""A web server that plays the systems municipalities publish with, and their faults. Each test has its own."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

Handler = Callable[[dict[str, str], Any], "Answer"]
"""Gets the query and the JSON that was posted."""


@dataclass
class Answer:
    """What is sent back."""

    body: bytes = b""
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    declared: int | None = None
    """A Content-Length that is not the body's: the answer breaks off."""


@dataclass(frozen=True)
class Asked:
    """A request that was met."""

    method: str
    path: str
    headers: dict[str, str]
    query: dict[str, str]


@dataclass
class Document:
    """A PDF on the site. `faults` befall the next requests, one each: a status, "cut", "hang" or "slow"."""

    body: bytes
    faults: list[str] = field(default_factory=list)
    has_etag: bool = True
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def etag(self) -> str:
        return f'"{sha256(self.body).hexdigest()[:16]}"'


class Site:
    """The routes of a running server, its documents, and what it was asked."""

    def __init__(self) -> None:
        self.routes: dict[str, Handler] = {}
        self.documents: dict[str, Document] = {}
        self.asked: list[Asked] = []
        self.over = Event()
        self.address = ""

    def page(self, path: str, html: str) -> str:
        """Serve a page at a path; its full address."""
        self.routes[path] = lambda _query, _body: Answer(html.encode())
        return self.address + path

    def data(self, path: str, answer: Callable[[dict[str, str], Any], Any]) -> None:
        """Serve JSON at a path."""
        self.routes[path] = lambda query, body: Answer(
            json.dumps(answer(query, body)).encode(), kind="application/json"
        )

    def pdf(self, path: str, text: str = "", **told: Any) -> Document:
        """Serve bytes that begin as a PDF does."""
        self.documents[path] = Document(f"%PDF-1.7\n\n{text or path}".encode(), **told)
        return self.documents[path]

    def fetched(self, but: str = "/robots.txt") -> list[str]:
        """The paths that were asked for, in order."""
        return [one.path for one in self.asked if one.path != but]

    def answer(self, asked: Asked, body: Any) -> Answer:
        """What the site answers."""
        if asked.path in self.routes:
            return self.routes[asked.path](asked.query, body)
        if asked.path in self.documents:
            return self._of_document(self.documents[asked.path], asked)
        if asked.path == "/robots.txt":
            return Answer(b"User-agent: *\nDisallow: /hemligt/\n", kind="text/plain")
        return Answer(b"<h1>Sidan finns inte</h1>", 404)

    def _of_document(self, document: Document, asked: Asked) -> Answer:
        fault = document.faults.pop(0) if document.faults else ""
        headers = {**({"ETag": document.etag} if document.has_etag else {}), **document.headers}
        if fault == "hang":
            self.over.wait(30)
        if fault == "slow":
            time.sleep(0.2)
        if fault.isdigit():
            return Answer(b"<h1>fel</h1>", int(fault), headers=document.headers)
        if document.has_etag and asked.headers.get("if-none-match") == document.etag:
            return Answer(status=304, headers=headers)
        start = 0
        if asked.headers.get("if-range") == document.etag:
            start = int(asked.headers["range"].removeprefix("bytes=").rstrip("-"))
            headers["Content-Range"] = f"bytes {start}-{len(document.body) - 1}/{len(document.body)}"
        rest = document.body[start:]
        sent = rest[: len(rest) // 2] if fault == "cut" else rest
        return Answer(sent, 206 if start else 200, "application/pdf", headers, declared=len(rest))


@contextmanager
def serving() -> Iterator[Site]:
    """A site on a free port of this machine."""
    site = Site()

    class Server(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._answer(None)

        def do_HEAD(self) -> None:
            self.send_error(404)

        def do_POST(self) -> None:
            self._answer(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

        def _answer(self, body: Any) -> None:
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            headers = {name.lower(): value for name, value in self.headers.items()}
            asked = Asked(self.command, parts.path, headers, query)
            site.asked.append(asked)
            answer = site.answer(asked, body)
            length = len(answer.body) if answer.declared is None else answer.declared
            self.send_response(answer.status)
            for name, value in {"Content-Type": answer.kind, **answer.headers}.items():
                self.send_header(name, value)
            if answer.status != 304:
                self.send_header("Content-Length", str(length))
            self.end_headers()
            self.wfile.write(answer.body)
            self.close_connection = length != len(answer.body)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            """Say nothing."""

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            """A client that went away is no news."""

    with Quiet(("127.0.0.1", 0), Server) as server:
        site.address = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield site
        finally:
            site.over.set()
            server.shutdown()
            thread.join()
