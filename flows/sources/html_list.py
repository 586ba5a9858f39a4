"""A web page that lists documents as links.

Known from pages of SiteVision (`/download/18.…`), EPiServer (`/globalassets/…`), WordPress (`/wp-content/uploads/…`)
and Umbraco (`/media/…`), which all have their links in the HTML as it is sent. A page that makes its links with
scripts gives none, and the source fails.
"""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from flows.fetching.answers import Page
from flows.fetching.linked import group, linked, matching
from flows.fetching.links import PDF_LINKS, Link, Pattern, Selector, links
from flows.fetching.source import Found, PassedOver, Source
from flows.fetching.web import Web
from models.addresses import Address
from models.errors import SourceError


class HtmlList(Source):
    """Links on a page, on the pages that follow it, and on those that it leads to.

    `pattern` is looked for in a link's text, then in its address, case aside; a group named `committee` in it tells
    the committee. Without `select` and `pattern`, links that end in .pdf are taken, and those to other files are told.
    """

    kind: ClassVar[str] = "html_list"

    address: Address = Field(description="Of the page with the links")
    select: Selector | None = Field(default=None, description="CSS selector of the links to documents")
    pattern: Pattern | None = Field(default=None, description="What a link must match to be taken")
    next_page: Selector | None = Field(default=None, description="CSS selector of the link to the list's next page")
    subpages: Selector | None = Field(default=None, description="CSS selector of links to pages with more, as years")
    most_pages: int = Field(default=50, ge=1, description="Pages that are asked for; more fail the source")

    def listed(self, web: Web) -> Iterator[Found]:
        """The documents behind the links, in the page's order. Raises SourceError where there are too many pages."""
        seen: set[str] = set()
        for page in self._pages(web):
            for link in links(page, self.select or PDF_LINKS):
                found = matching(self.pattern, link)
                if not found or link.address in seen:
                    continue
                seen.add(link.address)
                if self.select or self.pattern or link.is_pdf:
                    yield linked(link, group(found, "committee") or self.committee)
                elif link.is_other_file:
                    yield PassedOver(name=link.file_name)

    def _pages(self, web: Web) -> Iterator[Page]:
        waiting, met = [self.address], {self.address}
        for address in waiting:
            page = web.get(address)
            yield page
            for selector in (self.next_page, self.subpages if address == self.address else None):
                for link in _new(page, selector, met):
                    waiting.append(link.address)
            if len(waiting) > self.most_pages:
                raise SourceError(
                    f"the list has more than {self.most_pages} pages",
                    "Raise most_pages, or narrow next_page and subpages.",
                    file=self.address,
                )


def _new(page: Page, selector: str | None, met: set[str]) -> Iterator[Link]:
    for link in links(page, selector) if selector else ():
        if link.address not in met:
            met.add(link.address)
            yield link
