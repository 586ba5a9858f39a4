"""Connections on which an answer's beginning does not come byte by byte for ever."""

import math
import time
from collections.abc import Iterable
from typing import Any

import httpcore
import httpx


class PatientTransport(httpx.HTTPTransport):
    """A transport that waits for an answer's head as long as for a connection and for silence together, no longer.

    httpx's own limit starts anew with each byte: a server that sends one a minute would hold a source for days. The
    body has a limit of its own, where it is read.
    """

    def __init__(self) -> None:
        super().__init__()
        self._until = _Until()
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(), retries=1, network_backend=_Backend(self._until)
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """See httpx. Raises ReadTimeout when the time is over."""
        told = request.extensions.get("timeout", {})
        self._until.moment = time.monotonic() + sum(told.get(name) or math.inf for name in ("connect", "read"))
        try:
            return super().handle_request(request)
        finally:
            self._until.moment = math.inf


class _Until:
    """The moment after which nothing more is read; one source's requests come one after the other."""

    moment = math.inf


class _Backend(httpcore.SyncBackend):
    def __init__(self, until: _Until) -> None:
        self._until = until

    def connect_tcp(  # httpcore's signature
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        return _Stream(super().connect_tcp(host, port, timeout, local_address, socket_options), self._until)


class _Stream(httpcore.NetworkStream):
    """A connection whose every read ends at the moment at the latest."""

    def __init__(self, inner: httpcore.NetworkStream, until: _Until) -> None:
        self._inner, self._until = inner, until

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        left = self._until.moment - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("its answer did not begin in time")
        return self._inner.read(max_bytes, min(left, math.inf if timeout is None else timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, timeout)

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, timeout), self._until)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)
