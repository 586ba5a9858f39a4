"""Netpublicator's public reader, a JSON interface.

Known from its use by crawlers of Öckerö, Burlöv, Nyköping, Åtvidaberg, Sigtuna, Partille, Staffanstorp, Ekerö and
Lomma: `GET /api/public/{reader}/read?hash={ids from the root down, joined by -}&isr={true at the root only}` answers
`{"history": [...], "items": [{"id", "text", "type": "channel" | "meeting" | "document"}]}`, also seen with a list
`documents`; `GET …/document/{id}?hash={path of its parent}` answers the PDF. Reader and root id stand in the
attribute `data-np-config` of the municipality's page.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar, Literal
from urllib.parse import quote

from pydantic import Field, ValidationError

from flows.fetching.names import Role, date_of, role_of
from flows.fetching.source import Listed, Sitting, Source
from flows.fetching.web import Web
from models.base import Frozen
from models.errors import SourceError

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_DEEPEST = 8  # root, committee, year, meeting, item of the agenda, and some to spare
_OF_MEETING = {Role.MINUTES, Role.NOTICE, Role.PARTIAL_MINUTES, Role.PUBLIC_MINUTES, Role.SIGNED_MINUTES}


class _Item(Frozen, extra="ignore"):
    id: str = Field(min_length=1)
    text: str
    type: Literal["channel", "meeting", "document"]


class Netpublicator(Source):
    """The documents below a reader's root. The channels right below the root are the committees."""

    kind: ClassVar[str] = "netpublicator"
    walks_dates: ClassVar[bool] = True

    reader: str = Field(pattern=r"^[A-Za-z0-9_-]+$", description="readerName: r and eight digits, or a name")
    root: str = Field(min_length=1, description="rootId")
    base: str = Field(default="https://docs.netpublicator.com/api/public", description="Where the interface is")
    committees: tuple[str, ...] = Field(default=(), description="Names of the channels to take; () for all")
    attachments: bool = Field(default=False, description="Also what hangs on the single items of the agenda")
    most_requests: int = Field(default=2_000, ge=1, description="Requests for one list; more fail the source")

    def listed(self, web: Web) -> Iterator[Listed | Sitting]:
        """The documents of the chosen committees, and their meetings.

        Raises SourceError where the answer has another form, or a chosen committee is missing.
        """
        found = [item for item in self._read(web, self.root) if item.type == "channel"]
        missing = set(self.committees) - {item.text.strip() for item in found}
        if missing:
            there = ", ".join(item.text.strip() for item in found) or "none"
            raise SourceError(f"has no channel {', '.join(sorted(missing))}", f"It has: {there}.", file=self._address())
        walk = _Walk(self, web)
        for channel in found:
            if not self.committees or channel.text.strip() in self.committees:
                yield from walk.below(f"{self.root}-{channel.id}", channel.text.strip(), None, 1)

    def _read(self, web: Web, path: str) -> list[_Item]:
        is_root = "true" if path == self.root else "false"
        page = web.get(self._address("read"), {"hash": path, "isr": is_root})
        answer = page.json()
        if not isinstance(answer, dict) or not any(key in answer for key in ("items", "documents")):
            raise SourceError("the answer has no items", "The interface has changed: report it.", file=page.address)
        listed: list[Any] = [*(answer.get("items") or ()), *(answer.get("documents") or ())]
        try:
            return [_Item.model_validate(one) for one in listed]
        except ValidationError as error:
            fault = error.errors()[0]
            told = f"an item's {'.'.join(map(str, fault['loc'])) or 'form'} is not as known: {fault['msg']}"
            raise SourceError(told, "The interface has changed: report it.", file=page.address) from error

    def _address(self, *more: str) -> str:
        return "/".join((self.base.rstrip("/"), self.reader, *more))


class _Walk:
    """One walk through a reader, each document once."""

    def __init__(self, source: Netpublicator, web: Web) -> None:
        self._source, self._web = source, web
        self._seen: set[str] = set()
        self._requests = 1

    def below(self, path: str, committee: str, day: date | None, depth: int) -> Iterator[Listed | Sitting]:
        """The documents and meetings below a channel or meeting."""
        source = self._source
        self._requests += 1
        if self._requests > source.most_requests or depth > _DEEPEST:
            raise SourceError(
                "the reader goes on and on",
                "Set since, name fewer committees, or raise most_requests.",
                file=source._address(),
            )
        for item in source._read(self._web, path):
            if item.type == "document":
                if item.id not in self._seen:
                    self._seen.add(item.id)
                    yield self._listed(item, path, committee, day)
            elif item.type == "meeting":
                held = date_of(item.text)
                if held and source.since and held < source.since:
                    continue
                if held:
                    yield Sitting(committee=committee, date=held, is_cancelled=role_of(item.text) is Role.CANCELLED)
                yield from self.below(f"{path}-{item.id}", committee, held, depth + 1)
            elif self._wanted(item, day):
                yield from self.below(f"{path}-{item.id}", committee, day, depth + 1)

    def _wanted(self, channel: _Item, day: date | None) -> bool:
        """Whether a channel is worth a request: above the meetings unless its year is too early, below by its name."""
        if day:
            return self._source.attachments or role_of(channel.text) in _OF_MEETING
        year = _YEAR.search(channel.text)
        return not (year and self._source.since and int(year[1]) < self._source.since.year)

    def _listed(self, item: _Item, path: str, committee: str, day: date | None) -> Listed:
        address = f"{self._source._address('document', quote(item.id, safe=''))}?hash={quote(path, safe='-')}"
        return Listed(
            key=item.id,
            address=address,
            title=item.text.strip(),
            committee=committee,
            meeting_date=day or date_of(item.text),
            role=role_of(item.text),
        )
