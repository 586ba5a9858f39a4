"""What the steps of reading hand on: a document that was opened, a page that was read. Light enough for any process."""

from dataclasses import dataclass
from pathlib import Path

from extractors.reading.raw import RawPage
from models.document import Issue, Page, TextLayer


@dataclass(frozen=True, slots=True)
class Opened:
    """What opening a PDF showed: how many pages it has, and what is to be known before trusting them."""

    n_pages: int
    issues: tuple[Issue, ...] = ()

    def at_most(self, most_pages: int, path: Path) -> "Opened":
        """The same with no more than so many pages, and an issue that tells of the others."""
        if self.n_pages <= most_pages:
            return self
        issue = Issue(
            code="too_many_pages",
            file=str(path),
            page=most_pages + 1,
            explanation=f"the document has {self.n_pages} pages, of which the first {most_pages} are read",
            remedy="Raise NAMNDKOLL_MOST_PAGES if it is a true document, and load it again.",
        )
        return Opened(most_pages, (*self.issues, issue))


@dataclass(frozen=True, slots=True)
class PageRead:
    """One page: what is known of it, what stands on it (None where nothing was read), and what went wrong."""

    page: Page
    raw: RawPage | None
    issues: tuple[Issue, ...] = ()


def lost(number: int, *issues: Issue) -> PageRead:
    """A page of which nothing could be read."""
    return PageRead(Page(number=number, width=0.0, height=0.0, text_layer=TextLayer.LOST), None, issues)
