"""The pages of one document or of a range of it, each with the state of its text layer, before any layout."""

from dataclasses import dataclass
from pathlib import Path

from extractors.reading.honesty import text_layer
from extractors.reading.pdf import raw_pages
from extractors.reading.raw import RawPage
from models.document import Issue, Page, SourceDocument, TextLayer


@dataclass(frozen=True, slots=True)
class PagesRead:
    """Pages in order, each beside what is known of it, and what went wrong on the way. Crosses process borders."""

    pages: tuple[tuple[Page, RawPage], ...]
    issues: tuple[Issue, ...]

    def __add__(self, other: "PagesRead") -> "PagesRead":
        """Two ranges of one document, this one first."""
        return PagesRead(self.pages + other.pages, self.issues + other.issues)

    @property
    def honest(self) -> list[RawPage]:
        """The pages whose text says what they show."""
        return [raw for page, raw in self.pages if page.text_layer is TextLayer.OK]


def read_pages(source: SourceDocument) -> PagesRead:
    """Read a PDF's pages.

    Raises a ReadError where nothing of it can be read. A page that fails, or whose text layer is missing or does not
    say what the page shows, is told in `issues`; the others are read.
    """
    issues: list[Issue] = []
    pages = [(_judged(raw), raw) for raw in raw_pages(Path(source.path), issues)]
    issues += [_unread(page, source) for page, _ in pages if page.text_layer is not TextLayer.OK]
    return PagesRead(tuple(pages), tuple(issues))


def _judged(raw: RawPage) -> Page:
    """A page's size and what its text layer is worth."""
    return Page(number=raw.number, width=raw.width, height=raw.height, text_layer=text_layer(raw))


def _unread(page: Page, source: SourceDocument) -> Issue:
    """Why a page's text was not taken."""
    if page.text_layer is TextLayer.NONE:
        return Issue(
            code="no_text_layer",
            file=source.path,
            page=page.number,
            explanation="the page is a picture or a drawing without text that can be read",
            remedy="Ask the publisher for the original, or run the file through OCR and load it again.",
        )
    return Issue(
        code="text_layer_garbled",
        file=source.path,
        page=page.number,
        explanation="the page's text layer does not say what the page shows (broken character map)",
        remedy="Ask the publisher for the original, or run the file through OCR and load it again.",
    )
