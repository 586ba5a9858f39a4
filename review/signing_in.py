"""The page on which one signs in: plain HTML without a script, so that nothing else is reachable before."""

from functools import cache
from pathlib import Path
from urllib.parse import parse_qs

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from starlette.concurrency import run_in_threadpool

from review import audit
from review.access import Visit
from review.guard import SIGN_IN, STRICT, VISIT
from review.sessions import LONGEST, Refused, Throttled, sign_in, sign_out
from review.store import Store

_STATIC = Path(__file__).parent / "static"
_MOST = 10_000  # bytes of a form
_WRONG = "Namnet eller lösenordet stämmer inte."
_THROTTLED = "För många försök. Vänta en kvart och försök igen."


def add_sign_in(app: FastAPI, store: Store) -> None:
    """Adds the pages for signing in and out."""

    @app.get(SIGN_IN)
    def form(next: str = "/") -> Response:  # noqa: A002  the query's name
        return _form(next)

    @app.get("/sign-in.css")
    def style() -> Response:
        return Response((_STATIC / "sign-in.css").read_text(encoding="utf-8"), media_type="text/css")

    @app.post(SIGN_IN)
    async def signing_in(request: Request) -> Response:
        fields = await _fields(request)
        here: Visit = request.scope[VISIT]
        name, wanted = fields.get("name", ""), fields.get("next", "/")
        address = here.address
        try:
            token = await run_in_threadpool(sign_in, store, name, fields.get("password", ""), address)
        except Refused as error:
            throttled = isinstance(error, Throttled)
            if not throttled:  # who goes on guessing does not fill the log
                audit.note(store, name[:100], "sign-in refused", address=address)
            return _form(wanted, name, _THROTTLED if throttled else _WRONG, 429 if throttled else 401)
        audit.note(store, name, "sign-in", address=address)
        answer = RedirectResponse(_inside(wanted), 303)
        answer.set_cookie(
            here.cookie, token, int(LONGEST), path="/", secure=here.is_https, httponly=True, samesite="lax"
        )
        return answer

    @app.post("/sign-out")
    def signing_out(request: Request) -> Response:
        here: Visit = request.scope[VISIT]
        person = here.who()
        if here.token:
            sign_out(store, here.token)
        if person:
            audit.note(store, person.name, "sign-out", address=person.address)
        answer = RedirectResponse(SIGN_IN, 303)
        answer.delete_cookie(here.cookie, path="/", secure=here.is_https, httponly=True, samesite="lax")
        return answer


async def _fields(request: Request) -> dict[str, str]:
    """The fields of a posted form; none where it is too large to be one."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _MOST:
            return {}
    return {key: values[0] for key, values in parse_qs(body.decode("utf-8", "replace")).items()}


def _form(wanted: str, name: str = "", fault: str = "", status: int = 200) -> Response:
    text = _template().render(next=_inside(wanted), name=name, fault=fault)
    return HTMLResponse(text, status, headers={"content-security-policy": STRICT})


def _inside(address: str) -> str:
    """An address of this desk; its front page where the given one leads elsewhere."""
    is_inside = address.startswith("/") and not address.startswith("//") and "\\" not in address
    return address if is_inside and address.isprintable() else "/"


@cache
def _template() -> Template:
    environment = Environment(loader=FileSystemLoader(_STATIC), autoescape=True, undefined=StrictUndefined)
    return environment.get_template("sign-in.html")
