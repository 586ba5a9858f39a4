"""A site's own map of its pages (sitemaps.org, version 0.9; `/sitemap.xml` is seen on municipalities' sites)."""

import gzip
import io
from collections.abc import Iterator
from typing import ClassVar
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from pydantic import Field

from flows.fetching.answers import Page
from flows.fetching.linked import linked, matching
from flows.fetching.links import Link, Pattern, Selector, links
from flows.fetching.source import Listed, Sitting, Source
from flows.fetching.web import Web
from models.addresses import Address
from models.errors import SourceError

_NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_MOST_BYTES = 60_000_000  # the standard allows 50 megabytes, unpacked
_GZIP = b"\x1f\x8b"


class Sitemap(Source):
    """Addresses of a sitemap that match a pattern: PDFs themselves, or pages whose links are followed."""

    kind: ClassVar[str] = "sitemap"

    address: Address = Field(description="Of the sitemap, or of an index of sitemaps")
    pattern: Pattern = Field(default="protokoll|kallelse|sammantrade|sammanträde", description="What is looked for")
    follow: Selector | None = Field(default=None, description="CSS selector of the documents on the pages found")
    most_pages: int = Field(default=200, ge=1, description="Sitemaps and pages that are asked for")

    def listed(self, web: Web) -> Iterator[Listed | Sitting]:
        """The documents. Raises SourceError where the address gives no sitemap, or one that leads too far."""
        asked = 0
        waiting = [(self.address, True)]
        met = {self.address}
        for address, is_map in waiting:
            asked += 1
            if asked > self.most_pages:
                raise SourceError(
                    f"leads to more than {self.most_pages} maps and pages",
                    "Narrow the pattern, or raise most_pages.",
                    file=self.address,
                )
            page = web.get(address)
            if not is_map:
                yield from (linked(link, self.committee) for link in links(page, self.follow or "a"))
                continue
            for tag, link, changed in _entries(page):
                if link.address in met:
                    continue
                met.add(link.address)
                if tag == "sitemap":
                    waiting.append((link.address, True))
                elif matching(self.pattern, link) and link.is_pdf:
                    yield linked(link, self.committee, stamp=changed)
                elif matching(self.pattern, link) and self.follow:
                    waiting.append((link.address, False))


def _entries(page: Page) -> Iterator[tuple[str, Link, str | None]]:
    """(sitemap or url, where it is, when it was changed) of each entry."""
    for entry in _root(page):
        tag = entry.tag.removeprefix(_NAMESPACE)
        place = entry.findtext(f"{_NAMESPACE}loc")
        if tag in ("sitemap", "url") and place:
            yield tag, Link(place.strip(), ""), entry.findtext(f"{_NAMESPACE}lastmod")


def _root(page: Page) -> Element:
    body = page.body
    try:
        if body.startswith(_GZIP):
            with gzip.open(io.BytesIO(body)) as packed:
                body = packed.read(_MOST_BYTES)
        root: Element = fromstring(body)
    except (ParseError, DefusedXmlException, OSError, EOFError) as error:
        raise SourceError(f"is no sitemap ({error})", "Look at it in a browser.", file=page.address) from error
    if root.tag not in (f"{_NAMESPACE}urlset", f"{_NAMESPACE}sitemapindex"):
        raise SourceError(f"is no sitemap but <{root.tag}>", "Look at it in a browser.", file=page.address)
    return root
