"""What comes back from the web: pages, files, and the faults that another attempt may not meet."""

import codecs
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import httpx

from models.errors import FetchError, Refused

AGAIN = "It is tried again next time."
_WRONG = "\ufffd"
_PASSING = {408, 425, 429, 500, 502, 503, 504}


@dataclass(frozen=True)
class Known:
    """What the server said of the bytes that we have: validators of RFC 9110, 8.8. Both None: we have none."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True)
class Page:
    """An answer's body, and the address that it came from in the end."""

    address: str
    body: bytes

    @property
    def text(self) -> str:
        """The body as text, by what its bytes are rather than by what is said of them: either may lie.

        Where most letters beyond ASCII are UTF-8's, it is UTF-8, also with a byte that is wrong. The rest is read as
        windows-1252, which holds Latin-1, as browsers read pages that name either (WHATWG Encoding, 4.2).
        """
        body = self.body
        if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return body.decode("utf-16", "replace")
        text = body.decode("utf-8-sig", "replace")
        wrong = text.count(_WRONG)
        if wrong and wrong > sum(not letter.isascii() for letter in text) - wrong:
            return body.decode("windows-1252", "replace")
        return text

    def json(self) -> Any:
        """The body as JSON. Raises FetchError where it is none."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError) as error:
            raise FetchError("the answer is no JSON", "Look at the address in a browser.", file=self.address) from error


@dataclass(frozen=True)
class Fetched:
    """Bytes in a file, their SHA-256, and the validators that came with them."""

    file: Path
    sha256: str
    known: Known


class Passing(FetchError):
    """A fault that another attempt may not meet; `wait` is what the server asked for, in seconds."""

    wait: float | None = None


def conditions(known: Known) -> dict[str, str]:
    """A conditional request's headers (RFC 9110, 13.1)."""
    told = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in told.items() if value}


def refuse_failure(answer: httpx.Response, also: tuple[int, ...]) -> None:
    """Raises Passing where another attempt may fare better, else Refused; nothing on 200 and the statuses named."""
    status = answer.status_code
    if status == httpx.codes.OK or status in also:
        return
    address = str(answer.url)
    if status in _PASSING:
        fault = Passing(f"the server answers {status}", AGAIN, file=address)
        fault.wait = _retry_after(answer.headers.get("retry-after"))
        raise fault
    raise Refused(f"the server answers {status}", "Look at the address in a browser.", file=address)


def _retry_after(told: str | None) -> float | None:
    """Seconds that the server asks to wait (RFC 9110, 10.2.3): a number, or a moment."""
    if told is None:
        return None
    try:
        return float(told) if told.isdigit() else (parsedate_to_datetime(told) - datetime.now(UTC)).total_seconds()
    except (TypeError, ValueError):
        return None


def starts_at(answer: httpx.Response, start: int) -> bool:
    """Whether a part of a file begins at the byte that was asked for."""
    return str(answer.headers.get("content-range", "")).startswith(f"bytes {start}-")
