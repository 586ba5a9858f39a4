"""The desk as a web application, and its server."""

import asyncio
import gc
import re
import signal
import socket
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass

import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import PlainTextResponse, Response
from nicegui import app as pages
from nicegui import ui

from models.errors import SettingsError
from models.settings import Settings
from review import second
from review.access import Policy, policy
from review.cases import DEFAULT_SCOPE, Scope
from review.desk import Desk
from review.guard import Guard
from review.own_pages import deliver_to_own_pages_only
from review.pages import admin, compare, coverage, documents, quality, queue, work
from review.pictures import PictureFault
from review.signing_in import add_sign_in
from review.store import Store, desk_file, desk_store
from warehouse.corrections import corrections

_PICTURES_LAST = "private, max-age=600"
_DOCUMENT_ID = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Serving:
    """Where the desk listens, and how people are told apart there."""

    host: str = "127.0.0.1"
    port: int = 8080
    """0 takes any that is free."""
    https: bool = False
    proxy_header: str | None = None
    trusted_proxies: tuple[str, ...] = ()
    scope: Scope = DEFAULT_SCOPE
    second_share: float = second.SHARE
    """The part of the decided records that is read a second time."""


def serve(settings: Settings, at: Serving, ready: Callable[[str], None]) -> None:
    """Runs the desk until it is stopped; `ready` is told its address.

    Raises SettingsError where others could reach it without signing in, or the address cannot be listened at,
    WarehouseMissing before anything was loaded.
    """
    with ExitStack() as stack:
        store = stack.enter_context(desk_store(desk_file(settings)))
        rules = policy(store, at.host, https=at.https, header=at.proxy_header, proxies=at.trusted_proxies)
        made = stack.enter_context(corrections(settings.corrections))
        desk = Desk(settings, store, made, at.scope, at.second_share)
        stack.callback(desk.close)
        desk.queues.found("")  # asked once, so that the first page does not wait for it
        desk.pictures.begin()
        listening = stack.enter_context(_listening(at.host, at.port))
        ready(f"http://{at.host if ':' not in at.host else f'[{at.host}]'}:{listening.getsockname()[1]}/")
        # Headers about where a request came from are believed of a trusted proxy only, and read by forwarded.py.
        config = uvicorn.Config(
            application(desk, store, rules), log_level="warning", proxy_headers=False, server_header=False
        )
        # What is there by now stays: looking through it for garbage, again and again, made reviewers wait.
        gc.collect()
        gc.freeze()
        # Being told to end is being interrupted: what was begun is ended, too.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        asyncio.run(uvicorn.Server(config).serve(sockets=[listening]))


def application(desk: Desk, store: Store, rules: Policy) -> Guard:
    """All pages behind the guard. NiceGUI knows one application a process, so this is called once."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    add_sign_in(app, store)

    @app.get("/alive")
    def alive() -> Response:
        return PlainTextResponse("ja")

    @app.get("/page/{document_id}/{page}.jpg")
    async def picture(document_id: str, page: int) -> Response:
        file = desk.page_file(document_id, page) if _DOCUMENT_ID.fullmatch(document_id) else None
        if file is None:
            return PlainTextResponse("Det finns ingen sådan sida.", 404)
        try:
            view = await desk.pictures.view(file)
        except PictureFault as error:
            return PlainTextResponse(str(error), 404)
        return Response(view.jpeg, media_type="image/jpeg", headers={"cache-control": _PICTURES_LAST})

    for room in (queue, work, documents, compare, coverage, quality, admin):
        room.add(app, desk)
    ui.run_with(
        app, title="namndkoll", language="sv", tailwind=False, show_welcome_message=False, reconnect_timeout=60.0
    )
    pages.on_page_exception(_failed)
    pages.add_exception_handler(404, _nothing_there)
    deliver_to_own_pages_only()
    return Guard(app, store, rules)


def _failed() -> None:
    """In place of a page that could not be built; what went wrong is for the log, and not for whoever asks."""
    ui.label("Sidan kunde inte visas. Felet står i loggen där skrivbordet startades.")
    ui.link("Till kön", "/")


def _nothing_there(_request: Request, _error: Exception) -> Response:
    return PlainTextResponse("Sidan finns inte.", 404)


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
    except OSError as error:
        made.close()
        raise SettingsError(
            f"{host}:{port} cannot be listened at ({error.strerror})", "Choose another --port or --host."
        ) from error
    return made
