"""Messages over the socket reach the pages of the one who sends them, and no others.

NiceGUI delivers a message to the page that it names, whichever socket it came by. A page's name is a secret of 128
random bits, but what a page may do should not hang on that alone.
"""

from collections.abc import Callable
from inspect import isawaitable
from typing import Any
from urllib.parse import parse_qs

from nicegui import Client, core
from socketio import exceptions  # type: ignore[import-untyped]

from review.access import Visit
from review.guard import VISIT

_MESSAGES = ("handshake", "event", "javascript_response", "ack", "log")


def deliver_to_own_pages_only() -> None:
    """Puts the question before all that NiceGUI listens to. Called once a process."""
    heard = core.sio.handlers["/"]
    for name in _MESSAGES:
        core.sio.on(name, _asked(heard[name]))
    connect = heard["connect"]

    async def connecting(sid: str, environ: dict[str, Any], auth: Any = None) -> None:
        named = parse_qs(environ.get("QUERY_STRING", "")).get("client_id", [""])[0]
        if named and not _is_own(environ, named):
            raise exceptions.ConnectionRefusedError("Implicit handshake failed")
        await connect(sid, environ, auth)

    core.sio.on("connect", connecting)


def _asked(handler: Callable[..., Any]) -> Callable[..., Any]:
    async def asked(sid: str, message: Any) -> Any:
        named = message.get("client_id") if isinstance(message, dict) else None
        if not isinstance(named, str) or not _is_own(core.sio.get_environ(sid), named):
            return None
        done = handler(sid, message)
        return await done if isawaitable(done) else done

    return asked


def _is_own(environ: dict[str, Any], page: str) -> bool:
    """Whether a page was given to the person whose socket it is. A page that is gone is nobody's: NiceGUI says so."""
    client = Client.instances.get(page)
    if client is None:
        return True
    here: Visit | None = environ["asgi.scope"].get(VISIT)
    there: Visit | None = client.request.scope.get(VISIT)
    sender, owner = (visit.who(stamp=False) if visit else None for visit in (here, there))
    return sender is not None and owner is not None and sender.name == owner.name
