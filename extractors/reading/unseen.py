"""What is told of text that a page holds and does not show."""

from collections.abc import Iterator

from extractors.reading.raw import RawPage, Unseen
from models.document import Issue, SourceDocument, TextLayer

_LOOK = "Look at the page; what is missing there was not to be seen. Ask the publisher if the text should be there."
_COMPARE = "Compare figures with the page before relying on them, or load the file with --ocr always."
_MIXED = "Read the page by eye, or ask the publisher for the original."
_DRAW = "Open the page in a PDF reader and compare; save the file anew there and load it again."


def unseen_issues(raw: RawPage, source: SourceDocument, state: TextLayer) -> Iterator[Issue]:
    """An issue for each way in which a page's text is not what it shows.

    None where the text came from OCR: that reads what is shown.
    """
    if state is TextLayer.OCR:
        return
    for code, explanation, remedy in _found(raw.unseen):
        yield Issue(code=code, file=source.path, page=raw.number, explanation=explanation, remedy=remedy)


def _found(unseen: Unseen | None) -> Iterator[tuple[str, str, str]]:
    if unseen is None:
        yield "text_not_compared", "the page could not be drawn, so its text may hold what it does not show", _DRAW
        return
    if unseen.hidden:
        yield "text_hidden", f"{unseen.hidden} letters and figures that nobody can see were left out", _LOOK
    if unseen.mixed:
        yield "text_mixed", f"{unseen.mixed} letters and figures that lie on others were left out", _MIXED
    if unseen.in_pictures:
        explanation = f"{unseen.in_pictures} letters and figures are what a scanner's software read in a picture"
        yield "text_of_a_scanner", explanation, _COMPARE
