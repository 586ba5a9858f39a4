"""What became of a file, put in the words that the data team reads."""

from collections import Counter

from models.document import SourceDocument
from models.errors import NamndkollError
from models.extraction import Extraction
from models.run import DocumentOutcome, OutcomeCode

_DUPLICATE = "duplicate"


def of_extraction(extraction: Extraction) -> DocumentOutcome:
    """The outcome of a document that was read and loaded, wholly or in part."""
    counts = Counter(name for name, _ in extraction.records())
    outcome, code, explanation, remedy = _verdict(extraction)
    return DocumentOutcome(
        path=extraction.source.path,
        document_id=extraction.source.id,
        outcome=outcome,
        code=code,
        explanation=explanation,
        remedy=remedy,
        records=dict(counts),
        flagged=sum(bool(record.flags) for _, record in extraction.records()),
    )


def of_error(path: str, document_id: str | None, error: NamndkollError) -> DocumentOutcome:
    """The outcome of a document that failed."""
    explanation = f"page {error.page}: {error.explanation}" if error.page else error.explanation
    return DocumentOutcome(
        path=path,
        document_id=document_id,
        outcome=OutcomeCode.FAILED,
        code=error.code,
        explanation=explanation,
        remedy=error.remedy,
    )


def unchanged(source: SourceDocument) -> DocumentOutcome:
    """The outcome of a document that the warehouse holds as this extractor reads it."""
    return DocumentOutcome(path=source.path, document_id=source.id, outcome=OutcomeCode.UNCHANGED)


def of_duplicate(path: str, first: DocumentOutcome) -> DocumentOutcome:
    """The outcome of a second file with the same bytes: it fares as the first did, and its records count once."""
    if first.outcome is OutcomeCode.FAILED:
        return first.model_copy(update={"path": path})
    return DocumentOutcome(
        path=path,
        document_id=first.document_id,
        outcome=OutcomeCode.UNCHANGED,
        code=_DUPLICATE,
        explanation=f"the same bytes as {first.path}",
    )


def _verdict(extraction: Extraction) -> tuple[OutcomeCode, str | None, str | None, str | None]:
    """(outcome, code, explanation, remedy); the last three are those of the first issue."""
    if extraction.pages_unread and len(extraction.pages_unread) >= extraction.n_pages:
        outcome = OutcomeCode.UNREAD
    elif extraction.pages_unread or extraction.issues:
        outcome = OutcomeCode.PARTIAL
    else:
        return OutcomeCode.LOADED, None, None, None
    if not extraction.issues:
        return outcome, "pages_unread", _pages(extraction), "Read these pages by eye, or run them through OCR."
    first, *others = extraction.issues
    explanation = f"page {first.page}: {first.explanation}" if first.page else first.explanation
    more = f" (and {len(others)} more)" if others else ""
    return outcome, first.code, explanation + more, first.remedy


def _pages(extraction: Extraction) -> str:
    numbers = ", ".join(map(str, extraction.pages_unread))
    return f"no honest text layer on page {numbers} of {extraction.n_pages}"
