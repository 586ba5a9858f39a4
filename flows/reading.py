"""Documents through the worker pool of this machine, depth first."""

import shutil
import tempfile
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from flows.course import Course
from flows.limits import task_seconds
from flows.orders import Order, Reply
from flows.workers import Crew, Job, supervised
from models.document import SourceDocument
from models.errors import NamndkollError
from models.settings import Settings
from warehouse.files import make_private_folder

Work = Callable[[Order], Reply]
Pages = Callable[[str, int, int], None]
"""Told a document's path, how many of its pages were read, and how many it has."""


@dataclass(frozen=True)
class Read:
    """A document, and the file that holds what was made of it, or the error. The file is gone when the next is read."""

    source: SourceDocument
    result: Path | NamndkollError


@dataclass(frozen=True)
class Room:
    """Where documents are read."""

    spool: Path | None = None
    """Folder for what is read on the way; None: where the system has temporary files."""
    crew: Crew | None = None
    """Worker processes that are kept; None: as many as the settings say, for this run."""


class _Traffic:
    """The tasks of all documents, depth first: a document that was begun is finished before the next is begun."""

    def __init__(self, sources: Sequence[SourceDocument], settings: Settings, folder: Path) -> None:
        self._sources = iter(sources)
        self._settings = settings
        self._folder = folder
        self._courses: dict[Path, Course] = {}
        self._begun = 0

    def __iter__(self) -> Iterator[Job[Order]]:
        return self

    def __next__(self) -> Job[Order]:
        for course in self._courses.values():
            if order := course.next_order():
                return self._job(order)
        self._begun += 1
        course = Course(next(self._sources), self._settings, self._folder / str(self._begun))
        self._courses[course.folder] = course
        return next(self)

    def take(self, order: Order, answer: Reply | NamndkollError) -> Course:
        """Hand an answer to the course of its document; one that has come to its end is let go."""
        course = self._courses[order.spool]
        course.take(order, answer)
        if course.result is not None:
            del self._courses[course.folder]
        return course

    def _job(self, order: Order) -> Job[Order]:
        return Job(order.source.path, order, task_seconds(self._settings, order.pages))


def run(
    work: Work,
    sources: Sequence[SourceDocument],
    settings: Settings,
    told: Pages | None = None,
    room: Room | None = None,
) -> Generator[Read]:
    """Give the documents to the workers; each document comes once, as it is done.

    What is read on the way lies in a private folder in the room's `spool`. It is gone at the end; what a run that was
    killed left in `spool` goes when the next begins, so that only one may use it.
    """
    room = room or Room()
    if spool := room.spool:
        shutil.rmtree(spool, ignore_errors=True)
        make_private_folder(spool)
    with tempfile.TemporaryDirectory(prefix="namndkoll-", dir=spool) as folder:
        traffic = _Traffic(sources, settings, Path(folder))
        with closing(supervised(work, traffic, room.crew or settings.workers)) as answers:
            for answer in answers:
                course = traffic.take(answer.job.argument, answer.result)
                if told and course.n_pages:
                    told(course.source.path, course.pages_done, course.n_pages)
                if course.result is not None:
                    yield Read(course.source, course.result)
                    shutil.rmtree(course.folder)


def extract_in_worker(order: Order) -> Reply:
    """Makes Extraction JSON. Runs in a worker process."""
    from extractors.pipeline import extract  # noqa: PLC0415 - the parent has no use for the parser
    from flows.tasks import carry_out  # noqa: PLC0415

    return carry_out(order, lambda parsed, settings: extract(parsed, settings).model_dump_json())


def records_in_worker(order: Order) -> Reply:
    """Makes JSON in the public record format. Runs in a worker process."""
    import json  # noqa: PLC0415

    from extractors.pipeline import extract  # noqa: PLC0415
    from flows.tasks import carry_out  # noqa: PLC0415

    return carry_out(
        order, lambda parsed, settings: json.dumps(extract(parsed, settings).to_records(), ensure_ascii=False, indent=2)
    )


def parse_in_worker(order: Order) -> Reply:
    """Makes ParsedDocument JSON. Runs in a worker process."""
    from flows.tasks import carry_out  # noqa: PLC0415

    return carry_out(order, lambda parsed, _settings: parsed.model_dump_json())
