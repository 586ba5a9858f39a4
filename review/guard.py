"""The guard in front of the whole desk: hosts, origins, sessions, and the headers of every answer."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import quote

from starlette.responses import PlainTextResponse, RedirectResponse, Response

from review.access import Policy, Visit, headers, is_ours, is_same_origin
from review.store import Store

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

VISIT = "namndkoll.visit"
"""Key of a connection's scope that holds its Visit."""
SIGN_IN = "/sign-in"
_OPEN = frozenset({SIGN_IN, "/sign-in.css", "/favicon.ico"})
_SOCKET = "/_nicegui_ws"
_OVER = 4401  # our own close code: the session is over

# Two exceptions that NiceGUI does not run without: 'unsafe-inline' (its start script and Quasar's style attributes) and
# 'unsafe-eval' (Vue compiles templates in the browser). Nothing of another host is ever loaded, framed or posted to.
POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; object-src 'none'"
)
STRICT = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
"""For pages of our own without a script."""
HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """ASGI middleware. What it lets through carries its Visit in the scope."""

    def __init__(self, app: App, store: Store, policy: Policy) -> None:
        self.app = app  # by this name NiceGUI finds the server that runs it
        self._store, self._policy = store, policy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets a connection through, or answers it."""
        if scope["type"] == "http":
            await self._request(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        here = Visit(self._store, self._policy, scope)
        scope[VISIT] = here
        refusal = self._refusal(scope, here)
        await (refusal or self.app)(scope, receive, _with_headers(send))

    def _refusal(self, scope: Scope, here: Visit) -> Response | None:
        if not is_ours(scope, self._policy):
            return PlainTextResponse("Fel värdnamn.", 400)
        is_safe = scope["method"] in ("GET", "HEAD")
        told_origin = scope["path"].startswith(_SOCKET) and "origin" in headers(scope)
        if (not is_safe or told_origin) and not is_same_origin(scope, self._policy):
            return PlainTextResponse("Begäran kommer från en annan webbplats.", 403)
        if scope["path"] in _OPEN or here.who(stamp=not scope["path"].startswith("/_nicegui")):
            return None
        if is_safe and "text/html" in headers(scope).get("accept", ""):
            query = scope.get("query_string", b"").decode("latin-1")
            wanted = scope["path"] + (f"?{query}" if query else "")
            return RedirectResponse(f"{SIGN_IN}?next={quote(wanted, safe='')}", 303)
        return PlainTextResponse("Logga in först.", 401)

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        here = Visit(self._store, self._policy, scope)
        scope[VISIT] = here
        may = is_ours(scope, self._policy) and is_same_origin(scope, self._policy) and here.who(stamp=False)
        if not may:
            await send({"type": "websocket.close", "code": _OVER})
            return
        await self.app(scope, _while_signed_in(receive, send, here), send)


def _while_signed_in(receive: Receive, send: Send, here: Visit) -> Receive:
    """Messages of a socket as long as its session lasts; then it is closed."""

    async def next_message() -> MutableMapping[str, Any]:
        message = await receive()
        if message["type"] == "websocket.receive" and here.who(stamp=False) is None:
            await send({"type": "websocket.close", "code": _OVER})
            return {"type": "websocket.disconnect", "code": _OVER}
        return message

    return next_message


def _with_headers(send: Send) -> Send:
    async def sending(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            given = {name.lower() for name, _ in message["headers"]}
            more = {"content-security-policy": POLICY, **HEADERS}
            # What other sites may read of NiceGUI's socket by its own account is for us to say.
            kept = [pair for pair in message["headers"] if not pair[0].lower().startswith(b"access-control-")]
            added = [(n.encode(), v.encode()) for n, v in more.items() if n.encode() not in given]
            if b"cache-control" not in given:
                added.append((b"cache-control", b"no-store"))
            message = {**message, "headers": [*kept, *added]}
        await send(message)

    return sending
