"""An RSS or Atom feed.

RSS 2.0 as SiteVision's lists give it (`…portlet?state=rss`: title, link, pubDate, guid) and Atom (RFC 4287), both as
feedparser reads them. A feed holds the latest entries only: what drops out of it is not gone.
"""

from collections.abc import Iterator
from typing import Any, ClassVar

import feedparser
from pydantic import Field

from flows.fetching.linked import linked, matching
from flows.fetching.links import Link, Pattern, Selector, address_of, links
from flows.fetching.source import Listed, Sitting, Source
from flows.fetching.web import Web
from models.addresses import Address
from models.errors import SourceError


class Feed(Source):
    """Entries of a feed: their enclosed PDFs, the PDF they link to, or the PDFs on the page that they link to."""

    kind: ClassVar[str] = "feed"
    is_rolling: ClassVar[bool] = True

    address: Address = Field(description="Of the feed")
    pattern: Pattern | None = Field(default=None, description="What an entry's title or address must match")
    follow: Selector | None = Field(default=None, description="CSS selector of the documents on an entry's page")

    def listed(self, web: Web) -> Iterator[Listed | Sitting]:
        """The documents of the entries. Raises SourceError where the address gives no feed."""
        page = web.get(self.address)
        feed = feedparser.parse(page.body, response_headers={"content-location": page.address})
        if not feed.version:
            raise SourceError("is no RSS or Atom feed", "Look at the address in a browser.", file=self.address)
        for entry in feed.entries:
            link = Link(address_of(page.address, entry.get("link", "")) or "", entry.get("title", "").strip())
            if matching(self.pattern, link):
                yield from self._of_entry(entry, link, page.address, web)

    def _of_entry(self, entry: Any, link: Link, base: str, web: Web) -> Iterator[Listed]:
        stamp = entry["updated"] if "updated" in entry.keys() else entry.get("published")  # noqa: SIM118 - its `in` guesses
        enclosed = [address_of(base, one.get("href", "")) for one in entry.get("enclosures", ())]
        documents = [Link(address, link.text) for address in enclosed if address]
        if not documents and link.is_pdf:
            documents = [link]
        elif not documents and link.address and self.follow:
            documents = list(links(web.get(link.address), self.follow))
        for document in documents:
            yield linked(document, self.committee, stamp, title=document.text or link.text)
