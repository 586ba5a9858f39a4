"""One document's way through the pool: the tasks it takes, and what is done when one of them fails."""

from collections import deque
from pathlib import Path

from extractors.reading.steps import lost
from flows.orders import RANGE_PAGES, SMALL_PAGES, Order, Reply, Step
from flows.spool import Spool
from models.document import Issue, SourceDocument
from models.errors import NamndkollError, WorkerFault, WorkerTimeout
from models.settings import Settings

_MOST_FAULTS = 5  # pages that may cost a worker each before the rest of the document is given up


class Course:
    """The tasks of one document, in order; `result` is set when there are no more.

    A worker that dies on a page costs that page: what was read before is on the spool, and reading goes on behind it.
    One that died without its own doing (killed from outside) gets a second try on the same page.
    """

    def __init__(self, source: SourceDocument, settings: Settings, folder: Path) -> None:
        folder.mkdir(mode=0o700)
        self.source = source
        self.result: Path | NamndkollError | None = None
        self._settings = settings
        self._folder = folder
        self._spool = Spool(folder)
        self._waiting = deque([self._order(Step.BEGIN, 1, SMALL_PAGES)])
        self._running = 0
        self._suspects: set[int] = set()  # pages on which a worker died once; 0 stands for opening
        self._lost: dict[int, NamndkollError] = {}
        self._faults = 0
        self.pages_done = 0  # read or lost

    @property
    def folder(self) -> Path:
        """Where what is read of the document lies; no longer needed once the result was taken."""
        return self._folder

    @property
    def n_pages(self) -> int | None:
        """How many pages are to be read; None before the document was opened."""
        found = self._spool.opened()
        return found.n_pages if found else None

    def next_order(self) -> Order | None:
        """The next task, None where there is none for now."""
        if not self._waiting:
            return None
        self._running += 1
        return self._waiting.popleft()

    def take(self, order: Order, answer: Reply | NamndkollError) -> None:
        """Go on from the answer to one of this document's tasks."""
        self._running -= 1
        if order.step is not Step.FINISH:
            self.pages_done += self._spool.reached(order.first) - order.first + 1
        if isinstance(answer, WorkerFault) and order.step is not Step.FINISH:
            self._after_fault(order, answer)
        elif isinstance(answer, WorkerFault):
            self._end(self._told(answer, None))
        elif isinstance(answer, NamndkollError):
            self._end(answer)
        elif answer.finished:
            self._end(self._spool.result)
        elif order.step is Step.BEGIN:
            self._share_out(RANGE_PAGES + 1)
        if self.result is None and not self._waiting and not self._running:
            self._all_read()

    def _all_read(self) -> None:
        """Every page was read or lost: finish, if there is anything to make records of."""
        n_pages = self.n_pages or 0
        if self._lost and len(self._lost) >= n_pages:
            self._end(next(iter(self._lost.values())))
        else:
            self._waiting.append(self._order(Step.FINISH, 1, n_pages))

    def _after_fault(self, order: Order, fault: WorkerFault) -> None:
        """Find the page that the worker died on, give it up or a second try, and go on behind it."""
        n_pages = self.n_pages
        if n_pages is None:
            if self._is_final(0, fault):
                self._end(self._told(fault, None))
            else:
                self._waiting.appendleft(order)
            return
        last = order.last
        if order.step is Step.BEGIN:
            last = n_pages if n_pages <= SMALL_PAGES else RANGE_PAGES
            self._share_out(last + 1)
        page = self._spool.reached(order.first) + 1
        if page <= last and self._is_final(page, fault):
            page = self._give_up(page, last, self._told(fault, page))
        if page <= last:
            self._waiting.appendleft(self._order(Step.READ, page, last))

    def _is_final(self, page: int, fault: WorkerFault) -> bool:
        """Whether there is no sense in trying that page again. A page that took too long will do so again."""
        if isinstance(fault, WorkerTimeout) or page in self._suspects:
            return True
        self._suspects.add(page)
        return False

    def _give_up(self, page: int, last: int, fault: WorkerFault) -> int:
        """Put a page down as lost, after too many such pages all that were not read; the page to go on with."""
        self._faults += 1
        if self._faults < _MOST_FAULTS:
            self._lose(page, page, fault)
            return page + 1
        self._lose(page, last, fault)
        while self._waiting:
            order = self._waiting.popleft()
            self._lose(order.first, order.last, fault)
        return last + 1

    def _lose(self, first: int, last: int, fault: WorkerFault) -> None:
        """Put down pages as lost, told once."""
        rest = f"; with it the pages up to {last}, since it was not the first such page" if last > first else ""
        issue = Issue(
            code=fault.code,
            file=self.source.path,
            page=first,
            explanation=fault.explanation + rest,
            remedy=fault.remedy,
        )
        self.pages_done += last - first + 1
        with self._spool.adding(first) as add:
            for number in range(first, last + 1):
                self._lost[number] = fault
                add(lost(number, issue) if number == first else lost(number))

    def _told(self, fault: WorkerFault, page: int | None) -> WorkerFault:
        """The fault with its page, and the limit that was passed."""
        if not isinstance(fault, WorkerTimeout):
            return type(fault)(fault.explanation, fault.remedy, file=self.source.path, page=page)
        if page is None:
            step, limit, name = "opening it, or making records of it,", self._settings.document_timeout, "DOCUMENT"
        else:
            step, limit, name = "reading the page", self._settings.page_timeout, "PAGE"
        return WorkerTimeout(
            f"{step} takes more than {limit:.0f} seconds",
            f"Raise NAMNDKOLL_{name}_TIMEOUT (seconds) if it is merely long.",
            file=self.source.path,
            page=page,
        )

    def _share_out(self, first: int) -> None:
        """Put the pages from `first` on into ranges."""
        n_pages = self.n_pages or 0
        for start in range(first, n_pages + 1, RANGE_PAGES):
            self._waiting.append(self._order(Step.READ, start, min(start + RANGE_PAGES - 1, n_pages)))

    def _order(self, step: Step, first: int, last: int) -> Order:
        return Order(
            source=self.source, settings=self._settings, spool=self._folder, step=step, first=first, last=max(last, 1)
        )

    def _end(self, result: Path | NamndkollError) -> None:
        self.result = result
        self._waiting.clear()
