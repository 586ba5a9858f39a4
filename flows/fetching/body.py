"""An answer's body, within limits of size and time, whatever its server says of it."""

import time
from collections.abc import Iterator

import httpx

from flows.fetching.answers import AGAIN, Passing
from models.errors import Refused

MEGABYTE = 1024 * 1024
_ASKED_FOR = {"gzip", "deflate"}


def pieces(answer: httpx.Response, most: int, seconds: float) -> Iterator[bytes]:
    """The body, unpacked, as it comes.

    Raises Refused where it is more than `most` bytes, or packed otherwise than once, Passing after so many seconds.
    What is packed twice unpacks a million times as large, and one piece of it would fill the memory.
    """
    end = time.monotonic() + seconds
    if len(packings(answer)) > 1 or not _ASKED_FOR.issuperset(packings(answer)):
        told = f"is packed as {', '.join(packings(answer))}, which was not asked for"
        raise Refused(told, "Look at the address in a browser.", file=str(answer.url))
    size = 0
    for piece in answer.iter_bytes():
        size += len(piece)
        if size > most:
            limit = f"more than {max(most // MEGABYTE, 1)} megabytes"
            raise Refused(limit, "Raise most_megabytes for the source.", file=str(answer.url))
        if time.monotonic() > end:
            raise Passing(f"took more than {seconds:.0f} seconds", AGAIN, file=str(answer.url))
        yield piece


def packings(answer: httpx.Response) -> list[str]:
    """How the body is packed: Content-Encoding (RFC 9110, 8.4), the first step first."""
    told = answer.headers.get_list("content-encoding", split_commas=True)
    return [one for name in told if (one := name.strip().lower()) not in ("", "identity")]


def tells_its_end(answer: httpx.Response) -> bool:
    """Whether a body that breaks off is told from one that is whole (RFC 9112, 6.3)."""
    return "content-length" in answer.headers or "transfer-encoding" in answer.headers
