"""What a worker does with an order: read pages onto the spool, and finish the document from there."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

from extractors.reading.document import laid_out
from extractors.reading.opening import opened
from extractors.reading.options import ReadOptions
from extractors.reading.pages import read_pages
from extractors.reading.steps import PageRead
from extractors.swedish.lexicon import is_word
from flows.limits import finishing_seconds, limit_memory, limited, opening_seconds
from flows.ocr_cache import ocr_reader
from flows.orders import RANGE_PAGES, SMALL_PAGES, Order, Reply, Step
from flows.spool import Spool
from models.document import ParsedDocument
from models.settings import Settings

Product = Callable[[ParsedDocument, Settings], str]
"""What is wanted of a document, as text."""


def carry_out(order: Order, product: Product) -> Reply:
    """Do what the order says, within the limits of its settings. For worker processes only: a step too long ends it.

    Raises the ReadError of a document that cannot be read.
    """
    limit_memory(order.settings, order.pages)
    with limited(opening_seconds(order.settings)):
        _ready()
    spool = Spool(order.spool)
    if order.step is Step.READ:
        for _ in _read(order, spool, order.first, order.last):
            pass
        return Reply(finished=False)
    if order.step is Step.FINISH:
        return _finish(order, spool, spool.pages(), product)
    n_pages = _open(order, spool)
    small = n_pages <= SMALL_PAGES
    pages = list(_read(order, spool, 1, n_pages if small else RANGE_PAGES))
    return _finish(order, spool, pages, product) if small else Reply(finished=False)


@cache
def _ready() -> None:
    """Have this process load its lexicon, for which a page's time would be too short on a busy machine."""
    is_word("nämnd")


def _open(order: Order, spool: Spool) -> int:
    """How many pages are to be read."""
    path = Path(order.source.path)
    with limited(opening_seconds(order.settings)):
        found = opened(path).at_most(order.settings.most_pages, path)
    spool.put_opened(found)
    return found.n_pages


def _read(order: Order, spool: Spool, first: int, last: int) -> Iterator[PageRead]:
    """The pages of a range, each within the time that a page may take, and each on the spool before it is given."""
    pages = read_pages(order.source, _options(order.settings), first, last)
    with spool.adding(first) as add:
        while True:
            with limited(order.settings.page_timeout):
                page = next(pages, None)
            if page is None:
                return
            add(page)
            yield page


def _options(settings: Settings) -> ReadOptions:
    return ReadOptions(most_pages=settings.most_pages, ocr=ocr_reader(settings))


def _finish(order: Order, spool: Spool, pages: Iterable[PageRead], product: Product) -> Reply:
    """Lay the pages out and keep what is wanted of them."""
    found = spool.opened()
    if found is None:
        raise RuntimeError("a document is finished that was never opened")
    with limited(finishing_seconds(order.settings, found.n_pages)):
        made = product(laid_out(order.source, pages, found.issues), order.settings)
        spool.result.write_text(made, encoding="utf-8")
    return Reply(finished=True)
