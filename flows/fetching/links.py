"""Links on a web page, and what names the document behind one."""

import re
from collections.abc import Iterator
from typing import Annotated, NamedTuple
from urllib.parse import unquote, urldefrag, urljoin

from pydantic import AfterValidator
from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from flows.fetching.answers import Page

PDF_LINKS = "a[href]"
_SITEVISION = re.compile(r"/download/(18\.[0-9a-f]+)/")
_ENDS_AS_PDF = re.compile(r"\.pdf(/download)?$", re.IGNORECASE)


class Link(NamedTuple):
    """A link's full address, its text, and the text of `title` or `aria-label` where it has none of its own."""

    address: str
    text: str

    @property
    def file_name(self) -> str:
        """The last part of the address, as a person would write it."""
        return unquote(self.address.partition("?")[0].rstrip("/").rpartition("/")[2])

    @property
    def is_pdf(self) -> bool:
        """Whether the address says that it is a PDF."""
        return bool(_ENDS_AS_PDF.search(self.address.partition("?")[0]))


def links(page: Page, selector: str) -> Iterator[Link]:
    """The links that a CSS selector finds on a page, each address once, in the page's order."""
    seen = set()
    for node in LexborHTMLParser(page.body).css(selector):
        address = address_of(page.address, node.attributes.get("href") or "")
        if address and address not in seen:
            seen.add(address)
            told = node.text(separator=" ") or node.attributes.get("title") or node.attributes.get("aria-label") or ""
            yield Link(address, " ".join(told.split()))


def address_of(base: str, href: str) -> str | None:
    """The full address of a link on a page, without a part of the page (#); None where it leads to no page."""
    try:
        address = urldefrag(urljoin(base, href.strip())).url
    except ValueError:
        return None
    return address if address.startswith(("http://", "https://")) and href.strip() else None


def identity(address: str) -> str:
    """What names a document behind an address: SiteVision's node id, which outlives the file's name; else the address.

    SiteVision's form `/download/18.{hex}/{ms}/{name}` and that any other tail leads to the same file are seen on
    Mölndal's site; that the id is the identity is inferred from it.
    """
    found = _SITEVISION.search(address)
    return found[1] if found else address


def _selects(selector: str) -> str:
    try:
        LexborHTMLParser("<a></a>").css(selector)
    except SelectolaxError as error:
        raise ValueError(f"is no CSS selector: {error}") from error
    return selector


def _matches(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"is no pattern: {error}") from error
    return pattern


Selector = Annotated[str, AfterValidator(_selects)]
Pattern = Annotated[str, AfterValidator(_matches)]
