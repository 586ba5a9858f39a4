"""Links on a web page, and what names the document behind one."""

import re
from collections.abc import Iterator
from typing import Annotated, NamedTuple
from urllib.parse import unquote, urldefrag, urljoin

from pydantic import AfterValidator
from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from flows.fetching.answers import Page
from flows.fetching.names import one_line

PDF_LINKS = "a[href]"
_SITEVISION = re.compile(r"/download/(18\.[0-9a-f]+)/")
_BLANKS = "".join(map(chr, range(0x21)))
_BREAKS = re.compile(r"[\t\r\n]")
_ENDS_AS_OTHER_FILE = re.compile(r"\.(docx?|odt|rtf|xlsx?|ods|pptx?|odp|zip|tiff?|msg)$", re.IGNORECASE)
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

    @property
    def is_other_file(self) -> bool:
        """Whether the address says that it is a document of another kind."""
        return bool(_ENDS_AS_OTHER_FILE.search(self.address.partition("?")[0]))


def links(page: Page, selector: str) -> Iterator[Link]:
    """The links that a CSS selector finds on a page, each address once, in the page's order."""
    seen = set()
    tree = LexborHTMLParser(page.text)
    base = _base(tree, page.address)
    for node in tree.css(selector):
        address = address_of(base, node.attributes.get("href") or "")
        if address and address not in seen:
            seen.add(address)
            told = node.text(separator=" ") or node.attributes.get("title") or node.attributes.get("aria-label") or ""
            yield Link(address, one_line(told))


def address_of(base: str, href: str) -> str | None:
    """The full address of a link on a page, without a part of the page (#); None where it leads to no page."""
    written = _as_read(href)
    try:
        address = urldefrag(urljoin(base, written)).url
    except ValueError:
        return None
    return address if address.startswith(("http://", "https://")) and written else None


def _base(tree: LexborHTMLParser, address: str) -> str:
    """What a page's links are relative to: its own address, unless its `base` says otherwise."""
    named = tree.css_first("base[href]")
    return (address_of(address, named.attributes.get("href") or "") if named else None) or address


def _as_read(href: str) -> str:
    """A link as browsers read it (WHATWG URL, 4.4): no blanks around it, no line breaks in it, \\ in a path is /."""
    written = _BREAKS.sub("", href.strip(_BLANKS))
    path = re.match(r"[^?#]*", written)
    end = path.end() if path else 0
    return written[:end].replace("\\", "/") + written[end:]


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
