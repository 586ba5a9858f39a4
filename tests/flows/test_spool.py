"""What was read of a document lies on disk, page by page, and outlives its worker."""

from pathlib import Path

import pytest

from extractors.reading.raw import RawPage, Word
from extractors.reading.steps import Opened, PageRead, lost
from flows.spool import Spool
from models.document import Issue, Page, TextLayer
from models.provenance import BBox


def read(number: int) -> PageRead:
    word = Word("Nämnden", BBox(1.5, 2.0, 30.25, 12.0), 10.0, bold=True, italic=False)
    return PageRead(
        Page(number=number, width=595, height=842), RawPage(number=number, width=595, height=842, words=(word,))
    )


@pytest.fixture
def spool(tmp_path: Path) -> Spool:
    return Spool(tmp_path)


def add(spool: Spool, first: int, *pages: PageRead) -> None:
    with spool.adding(first) as append:
        for page in pages:
            append(page)


def test_pages_come_back_as_they_were_in_order_whatever_the_order_of_their_ranges(spool: Spool) -> None:
    add(spool, 26, read(26), read(27))
    add(spool, 1, read(1), read(2))
    assert list(spool.pages()) == [read(1), read(2), read(26), read(27)]


def test_how_far_a_range_came_is_known_without_reading_its_pages(spool: Spool) -> None:
    assert spool.reached(26) == 25
    add(spool, 26, read(26), read(27))
    assert spool.reached(26) == 27
    assert spool.reached(1) == 0


def test_a_page_that_was_being_written_when_its_worker_died_is_left_out(spool: Spool, tmp_path: Path) -> None:
    add(spool, 1, read(1), read(2))
    (kept,) = tmp_path.glob("*.pages")
    whole = kept.read_bytes()
    for cut in (1, 20):
        kept.write_bytes(whole[:-cut])
        assert spool.reached(1) == 1
        assert list(spool.pages()) == [read(1)]


def test_a_lost_page_is_kept_with_what_is_told_of_it(spool: Spool) -> None:
    issue = Issue(code="timeout", file="a.pdf", page=3, explanation="it takes too long", remedy="Raise the limit.")
    add(spool, 3, lost(3, issue), lost(4))
    third, fourth = spool.pages()
    assert (third.page.text_layer, third.issues, third.raw) == (TextLayer.LOST, (issue,), None)
    assert (fourth.page.number, fourth.issues) == (4, ())


def test_what_opening_showed_is_known_once_it_is_wholly_written(spool: Spool) -> None:
    assert spool.opened() is None
    spool.put_opened(Opened(7))
    assert spool.opened() == Opened(7)
