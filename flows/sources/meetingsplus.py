"""MeetingsPlus (Formpipe), as server-rendered pages.

Known from the public crawler of Alingsås (github.com/Knarrbyn/Kommundata) and from Huddinge, Hylte, Ragunda, Stockholm
and Tranås: `GET /committees/{committee}` lists all meetings, upcoming and past, without paging; a meeting is
`/committees/{committee}/{slug}` with the slug `mote-YYYY-MM-DD`, `<committee>-YYYY-MM-DD` or `<committee>-<number>`;
on its page links with `/protocol/…?downloadMode=open` are minutes, those with `/agenda/…?downloadMode=open` notice and
papers. `downloadMode=download` gives the same bytes. A cancelled meeting's slug ends in `-installt`.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from pydantic import Field

from flows.fetching.links import Link, links
from flows.fetching.names import Role, date_of, role_of
from flows.fetching.source import Listed, Sitting, Source
from flows.fetching.web import Web
from models.addresses import Address
from models.errors import SourceError

_MODE = re.compile(r"[?&]downloadMode=(open|download)\b")
_PART = re.compile(r"/(protocol|agenda)/")


class MeetingsPlus(Source):
    """The minutes and notices of the committees' meetings."""

    kind: ClassVar[str] = "meetingsplus"
    walks_dates: ClassVar[bool] = True

    address: Address = Field(description="The site's first address: https://…")
    committees: dict[str, str] = Field(min_length=1, description="Slug in the address → the committee's name")
    attachments: bool = Field(default=False, description="Also the papers of the single items of the agenda")

    def listed(self, web: Web) -> Iterator[Listed | Sitting]:
        """The documents of all meetings since `since`. Raises SourceError where a committee's page lists no meeting."""
        for slug, committee in self.committees.items():
            base = f"{self.address.rstrip('/')}/committees/{slug}"
            meetings = dict(self._meetings(web, base))
            if not meetings:
                raise SourceError("the page lists no meeting", "Check the committee's slug in a browser.", file=base)
            for address, link in meetings.items():
                yield from self._of_meeting(web, address, link, committee)

    def _meetings(self, web: Web, base: str) -> Iterator[tuple[str, Link]]:
        """The meetings' pages, each once: they are linked from the list and the menu."""
        seen = set()
        for link in links(web.get(base), "a[href]"):
            address = link.address.partition("?")[0].rstrip("/")
            if address.startswith(f"{base}/") and "/" not in address[len(base) + 1 :] and address not in seen:
                seen.add(address)
                yield address, link

    def _of_meeting(self, web: Web, address: str, link: Link, committee: str) -> Iterator[Listed | Sitting]:
        slug = address.rpartition("/")[2]
        day = date_of(slug) or date_of(link.text)
        cancelled = slug.endswith("-installt") or role_of(link.text) is Role.CANCELLED
        if day and self.since and day < self.since:
            return
        if day:
            yield Sitting(committee=committee, date=day, is_cancelled=cancelled)
        if not cancelled:
            yield from self._documents(web, address, committee, day)

    def _documents(self, web: Web, address: str, committee: str, day: date | None) -> Iterator[Listed]:
        seen = set()
        for link in links(web.get(address), "a[href]"):
            part = _PART.search(link.address)
            key = _MODE.sub("", link.address)
            if not part or not _MODE.search(link.address) or key in seen:
                continue
            seen.add(key)
            role = role_of(link.text, link.file_name)
            if part[1] == "agenda" and role is Role.OTHER and not self.attachments:
                continue
            if part[1] == "protocol" and role is Role.OTHER:
                role = Role.MINUTES
            yield Listed(
                key=key,
                address=link.address,
                title=link.text or link.file_name,
                committee=committee,
                meeting_date=day,
                role=role,
            )
