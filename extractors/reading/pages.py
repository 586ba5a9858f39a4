"""The pages of one document or of a range of it, each with the state of its text layer, before any layout."""

from collections.abc import Iterator
from pathlib import Path

from extractors.reading.ocr.judging import honest
from extractors.reading.options import ReadOptions
from extractors.reading.pdf import raw_pages
from extractors.reading.steps import PageRead, lost
from extractors.reading.unseen import unseen_issues
from models.document import Issue, SourceDocument


def read_pages(
    source: SourceDocument, options: ReadOptions, first: int = 1, last: int | None = None
) -> Iterator[PageRead]:
    """Read a PDF's pages from `first` to `last` (from 1, both included), one at a time.

    Raises a ReadError where nothing of it can be read. A page that fails, or whose text layer is missing or does not
    say what the page shows, says so in its `issues`.
    """
    faults: list[Issue] = []
    for raw in raw_pages(Path(source.path), faults, first, last):
        yield from _failed(faults)
        page, shown, issues = honest(raw, source, options.ocr)
        yield PageRead(page, shown, (*unseen_issues(raw, source, page.text_layer), *issues))
    yield from _failed(faults)


def _failed(faults: list[Issue]) -> Iterator[PageRead]:
    """The pages that failed since the last one that did not."""
    while faults:
        issue = faults.pop(0)
        if issue.page is not None:
            yield lost(issue.page, issue)
