"""What became of a file, in words."""

import pytest

from flows import outcome
from models.document import Issue, SourceDocument
from models.errors import Damaged
from models.extraction import Extraction
from models.run import OutcomeCode

SOURCE = SourceDocument(id="a" * 64, path="in/a.pdf")
ISSUE = Issue(code="page_lost", file="in/a.pdf", page=2, explanation="the page is broken", remedy="Look at it.")
LOST = Issue(code="timeout", file="in/a.pdf", page=9, explanation="it took too long", remedy="Raise the limit.")
HEADLESS = Issue(code="no_header", file="in/a.pdf", explanation="no header", remedy="Look at it.")


def extraction(unread: tuple[int, ...] = (), issues: tuple[Issue, ...] = (), n_pages: int = 3) -> Extraction:
    return Extraction(
        source=SOURCE,
        extractor_version="v",
        pipeline="blank:sv",
        n_pages=n_pages,
        pages_unread=unread,
        issues=issues,
    )


@pytest.mark.parametrize(
    ("read", "expected", "code"),
    [
        (extraction(), OutcomeCode.LOADED, None),
        (extraction(issues=(ISSUE,)), OutcomeCode.PARTIAL, "page_lost"),
        (extraction(issues=(HEADLESS,)), OutcomeCode.LOADED, "no_header"),
        (extraction(unread=(2,)), OutcomeCode.PARTIAL, "pages_unread"),
        (extraction(unread=(1, 2, 3)), OutcomeCode.UNREAD, "pages_unread"),
    ],
)
def test_the_outcome_follows_from_pages_and_issues(read: Extraction, expected: OutcomeCode, code: str | None) -> None:
    told = outcome.of_extraction(read)
    assert (told.outcome, told.code) == (expected, code)
    assert (told.remedy is None) == (code is None)


def test_an_issue_is_told_with_its_page_and_how_many_more_there_are() -> None:
    told = outcome.of_extraction(extraction(issues=(ISSUE, ISSUE, ISSUE)))
    assert told.explanation == "page 2: the page is broken (and 2 more)"


@pytest.mark.parametrize("issues", [(LOST, ISSUE, HEADLESS), (HEADLESS, ISSUE, LOST)])
def test_the_worst_issue_is_told_wherever_it_stands(issues: tuple[Issue, ...]) -> None:
    told = outcome.of_extraction(extraction(issues=issues))
    assert (told.code, told.explanation) == ("timeout", "page 9: it took too long (and 2 more)")
    assert told.remedy == "Raise the limit."


def test_only_what_a_worker_was_lost_on_is_tried_again() -> None:
    assert outcome.lacks_pages_for_now(extraction(issues=(ISSUE, LOST)))
    assert not outcome.lacks_pages_for_now(extraction(issues=(ISSUE, HEADLESS)))


def test_an_error_is_told_with_its_page_and_remedy() -> None:
    error = Damaged("the structure is broken", "Fetch it again.", file="in/a.pdf", page=7)
    told = outcome.of_error("in/a.pdf", None, error)
    assert (told.code, told.explanation, told.remedy) == (
        "damaged",
        "page 7: the structure is broken",
        "Fetch it again.",
    )
