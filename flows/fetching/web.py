"""Polite and robust HTTP: named, paced, patient, and within limits of time and size."""

import math
import random
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception_type

from flows.fetching.addresses import PinnedTransport
from flows.fetching.answers import AGAIN, Fetched, Known, Page, Passing, conditions, refuse_failure, starts_at
from flows.fetching.body import MEGABYTE, packings, pieces, tells_its_end
from flows.fetching.certificates import refuse_distrust
from flows.fetching.pace import Paces
from flows.fetching.partial import Partial
from flows.fetching.robots import MOST_BYTES, Robots
from models.errors import Refused, SettingsError

_MOST_OF_A_PAGE = 20 * MEGABYTE
_MOST_REDIRECTS = 5

T = TypeVar("T")


@dataclass(frozen=True)
class Limits:
    """How long is waited for what, in seconds, and how often it is tried."""

    connect: float = 15.0
    read: float = 60.0  # without a byte, and for an answer to begin
    total: float = 600.0  # for an answer's body
    attempts: int = 4
    first_wait: float = 2.0  # doubled with each attempt
    longest_wait: float = 120.0  # a server that asks for more is left alone until the next run


@dataclass
class Shared:
    """What all sources of a run share: paces and robots.txt, and how waiting is done."""

    contact: str | None
    limits: Limits = Limits()
    sleep: Callable[[float], None] = time.sleep
    paces: Paces = field(init=False)
    robots: Robots = field(default_factory=Robots)

    def __post_init__(self) -> None:
        self.paces = Paces(sleep=self.sleep)


class Web:
    """The web as one source may ask it. Close it when done."""

    def __init__(self, shared: Shared, *, pause: float = 1.0, private: bool = False) -> None:
        self._shared = shared
        self._pause = pause
        self._end = math.inf
        limits = shared.limits
        self._client = httpx.Client(
            transport=PinnedTransport(private),
            timeout=httpx.Timeout(limits.read, connect=limits.connect),
            headers={
                "User-Agent": f"namndkoll/{version('namndkoll')} (+{shared.contact})",
                "Accept-Encoding": "gzip, deflate",
            },
        )

    def __enter__(self) -> "Web":
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    @contextmanager
    def within(self, minutes: float) -> Iterator[None]:
        """Let a block ask no more when so many minutes are over: it is then Refused."""
        self._end = time.monotonic() + 60 * minutes
        try:
            yield
        finally:
            self._end = math.inf

    def get(self, address: str, params: Mapping[str, str] | None = None) -> Page:
        """A page, by GET. Raises FetchError."""
        return self._retried(lambda: self._page(self._client.build_request("GET", address, params=params)), address)

    def post(self, address: str, content: Any) -> Page:
        """The answer to JSON sent by POST. Raises FetchError."""
        return self._retried(lambda: self._page(self._client.build_request("POST", address, json=content)), address)

    def download(self, address: str, known: Known, folder: Path, most_megabytes: int) -> Fetched | None:
        """An address's bytes in a file of `folder`, by GET: servers answer HEAD wrongly. None where nothing changed.

        What broke off is taken up where it was, in this attempt or by a later run. Raises FetchError.
        """
        partial = Partial(folder, address)
        return self._retried(lambda: self._download(address, known, partial, most_megabytes * MEGABYTE), address)

    def _page(self, request: httpx.Request) -> Page:
        with self._answer(request) as answer:
            return Page(str(answer.url), b"".join(pieces(answer, _MOST_OF_A_PAGE, self._shared.limits.total)))

    def _download(self, address: str, known: Known, partial: Partial, most: int) -> Fetched | None:
        have = partial.resumable()
        headers = conditions(known) if have is None else {"Range": f"bytes={have.size}-", "If-Range": have.validator}
        request = self._client.build_request("GET", address, headers={**headers, "Accept-Encoding": "identity"})
        with self._answer(request, also=(304, 206, 416)) as answer:
            if answer.status_code == httpx.codes.NOT_MODIFIED:
                return None
            if answer.status_code == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE:
                partial.drop()
                raise Passing("the server has nothing after what is there", AGAIN, file=address)
            told = Known(answer.headers.get("etag"), answer.headers.get("last-modified"))
            goes_on = answer.status_code == httpx.codes.PARTIAL_CONTENT
            if goes_on and not (have and starts_at(answer, have.size) and not packings(answer)):
                partial.drop()
                raise Passing("the server goes on at another place than asked", AGAIN, file=address)
            start = have.size if goes_on and have else 0
            resumable = Known() if packings(answer) else told  # the bytes of a file that is packed are not the file's
            body = pieces(answer, most - start, self._shared.limits.total)
            partial.write(body, resumable.etag, resumable.last_modified, goes_on=goes_on)
            if not tells_its_end(answer) and not partial.has_an_end():
                partial.drop()
                raise Passing("the server says not how long it is, and it has no end", AGAIN, file=address)
        partial.refuse_what_is_no_pdf(answer.headers.get("content-type", ""))
        return Fetched(partial.file, partial.sha256(), told)

    @contextmanager
    def _answer(self, request: httpx.Request, also: tuple[int, ...] = ()) -> Iterator[httpx.Response]:
        """The answer, redirects followed: each step is one that robots.txt and the pace of its host allow."""
        for _ in range(_MOST_REDIRECTS + 1):
            pause = max(self._pause, self._shared.robots.pause(request.url, self._robots))
            with self._sent(request, pause) as answer:
                if not answer.has_redirect_location or answer.next_request is None:
                    refuse_failure(answer, also)
                    yield answer
                    return
                following = answer.next_request
            if following.url.scheme not in ("http", "https"):
                raise Refused(f"leads on to {following.url}", "Only http and https are fetched.", file=str(request.url))
            request = following
        raise Refused("leads on to ever new addresses", "Look at it in a browser.", file=str(request.url))

    @contextmanager
    def _sent(self, request: httpx.Request, pause: float) -> Iterator[httpx.Response]:
        """One request and its answer, in the host's turn. What goes wrong below is told as ours."""
        if not self._shared.contact:
            raise SettingsError(
                "servers are not told whom they deal with",
                "Set NAMNDKOLL_CONTACT, or contact in namndkoll.toml, to an address or e-mail of yours.",
            )
        address = str(request.url)
        if time.monotonic() > self._end:
            told = "Raise most_minutes for the source, or narrow what it lists."
            raise Refused("the time is over that it may take in a night", told, file=address)
        try:
            with self._shared.paces.turn(request.url.netloc.decode("ascii"), pause):
                answer = self._client.send(request, stream=True)
                try:
                    yield answer
                finally:
                    answer.close()
        except httpx.UnsupportedProtocol as error:
            raise Refused("is no http or https address", "Correct it.", file=address) from error
        except (httpx.TransportError, httpx.DecodingError) as error:
            refuse_distrust(error, address)
            reason = str(error) or type(error).__name__
            is_reached = not isinstance(error, httpx.ConnectError | httpx.ConnectTimeout)
            told = "the server did not answer as it should" if is_reached else "the server cannot be reached"
            raise Passing(f"{told} ({reason})", AGAIN, file=address) from error

    def _robots(self, address: str) -> tuple[int, bytes]:
        return self._retried(lambda: self._any_answer(address), address)

    def _any_answer(self, address: str) -> tuple[int, bytes]:
        """An answer's status and body, whatever the status, after redirects."""
        request = self._client.build_request("GET", address)
        for _ in range(_MOST_REDIRECTS + 1):
            with self._sent(request, self._pause) as answer:
                if not answer.has_redirect_location or answer.next_request is None:
                    return answer.status_code, self._beginning(answer, MOST_BYTES)
                request = answer.next_request
        return httpx.codes.NOT_FOUND, b""

    def _beginning(self, answer: httpx.Response, most: int) -> bytes:
        """So many bytes of the body, at least, where it has them."""
        body = b""
        for piece in pieces(answer, _MOST_OF_A_PAGE, self._shared.limits.total):
            body += piece
            if len(body) >= most:
                break
        return body

    def _retried(self, attempt: Callable[[], T], address: str) -> T:
        retrying = Retrying(
            retry=retry_if_exception_type(Passing),
            stop=self._is_enough,
            wait=self._wait,
            sleep=self._shared.sleep,
            reraise=True,
        )
        try:
            return retrying(attempt)
        except httpx.InvalidURL as error:
            raise Refused(f"is no address ({error})", "Correct it.", file=address) from error

    def _wait(self, state: RetryCallState) -> float:
        limits = self._shared.limits
        own: float = limits.first_wait * 2 ** (state.attempt_number - 1) * random.uniform(0.75, 1.25)
        return max(min(own, limits.longest_wait), _asked(state))

    def _is_enough(self, state: RetryCallState) -> bool:
        limits = self._shared.limits
        return state.attempt_number >= limits.attempts or _asked(state) > limits.longest_wait


def _asked(state: RetryCallState) -> float:
    """Seconds that the server asked to wait with its last answer; 0 where it asked for none."""
    error = state.outcome.exception() if state.outcome else None
    return (error.wait or 0.0) if isinstance(error, Passing) else 0.0
