"""robots.txt, as RFC 9309 has it: read once a run for each host."""

from collections.abc import Callable
from threading import Lock

import httpx
from protego import Protego

from models.errors import FetchError, Refused

_AGENT = "namndkoll"
MOST_BYTES = 512 * 1024
"""RFC 9309, 2.5: a crawler reads 500 KiB at least."""
_LONGEST = 120.0  # seconds between two requests: with more, a night does not get far

Read = Callable[[str], tuple[int, bytes]]
"""Gets an address's status and body."""


class Robots:
    """What the hosts' robots.txt say."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._of_origin: dict[str, Protego | FetchError] = {}

    def pause(self, url: httpx.URL, read: Read) -> float:
        """The pause that the host asks for between two requests, in seconds; 0 where it asks for none.

        Raises Refused where robots.txt forbids the address or asks for too long a pause, FetchError where the host
        does not tell what it allows: a server in trouble is not asked for more (RFC 9309, 2.3.1.4).
        """
        rules = self._rules(f"{url.scheme}://{url.netloc.decode('ascii')}", read)
        if isinstance(rules, FetchError):
            raise rules
        if not rules.can_fetch(str(url), _AGENT):
            raise Refused("robots.txt forbids it", "Ask the publisher, or take another source.", file=str(url))
        pause = rules.crawl_delay(_AGENT) or 0.0
        if pause > _LONGEST:
            told = f"robots.txt asks for {pause:.0f} seconds between two requests"
            raise Refused(told, "Ask the publisher, or take another source.", file=str(url))
        return pause

    def _rules(self, origin: str, read: Read) -> Protego | FetchError:
        with self._lock:
            known = self._of_origin.get(origin)
        if known is None:
            known = self._read(f"{origin}/robots.txt", read)
            with self._lock:
                self._of_origin[origin] = known
        return known

    @staticmethod
    def _read(address: str, read: Read) -> Protego | FetchError:
        try:
            status, body = read(address)
        except Refused:
            raise  # for this source only: another may be allowed to ask there
        except FetchError as error:
            return FetchError(error.explanation, error.remedy, file=address)
        if status >= httpx.codes.INTERNAL_SERVER_ERROR:
            return FetchError(f"the server answers {status}", "It is tried again next time.", file=address)
        text = body[:MOST_BYTES].decode("utf-8", "replace") if status == httpx.codes.OK else ""
        return Protego.parse(text)
