"""What became of a file, put in the words that the data team reads."""

from collections import Counter

from models.document import Issue, SourceDocument
from models.errors import NamndkollError, Truncated, Withheld, WorkerCrash, WorkerMemory, WorkerTimeout
from models.extraction import Extraction
from models.run import DocumentOutcome, OutcomeCode

_DUPLICATE = "duplicate"
_PASSING = (WorkerCrash.code, WorkerMemory.code, WorkerTimeout.code)
_WORST_FIRST = (*_PASSING, Truncated.code, "too_many_pages", "extractor_failed", "page_unreadable")
_HARMLESS = ("no_header",)  # told, but nothing is missing


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
        outcome=OutcomeCode.WITHHELD if isinstance(error, Withheld) else OutcomeCode.FAILED,
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


def lacks_pages_for_now(extraction: Extraction) -> bool:
    """Whether a worker was lost on a page: the next run may have more luck, or higher limits."""
    return any(issue.code in _PASSING for issue in extraction.issues)


def _verdict(extraction: Extraction) -> tuple[OutcomeCode, str | None, str | None, str | None]:
    """(outcome, code, explanation, remedy); the last three are those of the worst issue."""
    if extraction.pages_unread and len(extraction.pages_unread) >= extraction.n_pages:
        outcome = OutcomeCode.UNREAD
    elif extraction.pages_unread or any(issue.code not in _HARMLESS for issue in extraction.issues):
        outcome = OutcomeCode.PARTIAL
    else:
        outcome = OutcomeCode.LOADED
    if extraction.issues:
        worst = min(extraction.issues, key=_badness)
        return outcome, worst.code, _explanation(worst, len(extraction.issues) - 1), worst.remedy
    if outcome is OutcomeCode.LOADED:
        return outcome, None, None, None
    return outcome, "pages_unread", _pages(extraction), "Read these pages by eye, or run them through OCR."


def _badness(issue: Issue) -> int:
    """A rank that is lowest for the worst; of two equally bad ones the first is told."""
    if issue.code in _HARMLESS:
        return len(_WORST_FIRST) + 1
    return _WORST_FIRST.index(issue.code) if issue.code in _WORST_FIRST else len(_WORST_FIRST)


def _explanation(issue: Issue, others: int) -> str:
    """The issue with its page and the number of others."""
    where = f"page {issue.page}: " if issue.page else ""
    return f"{where}{issue.explanation}{f' (and {others} more)' if others else ''}"


def _pages(extraction: Extraction) -> str:
    numbers = ", ".join(map(str, extraction.pages_unread))
    return f"no honest text layer on page {numbers} of {extraction.n_pages}"
