"""Documents → extractions: from the cache where it holds them, from the worker pool where it does not."""

import re
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path

from flows.cache import ExtractionCache
from flows.workers import Answer, Job, Work, supervised
from models.base import Frozen
from models.document import SourceDocument
from models.errors import NamndkollError
from models.extraction import Extraction
from models.settings import Settings

_PAGE_OBJECT = re.compile(rb"/Type\s*/Page\b")
_BYTES_A_PAGE = 10_000  # where page objects are packed away in compressed streams
_MOST_PAGES = 1_000

Read = tuple[SourceDocument, Extraction | NamndkollError]


class Order(Frozen):
    """What a worker is told: the document, and the settings to read it with."""

    source: SourceDocument
    settings: Settings


def extractions(
    due: Iterable[SourceDocument], settings: Settings, cache: ExtractionCache, work: Work | None = None
) -> Generator[Read]:
    """Each document with its extraction, or with the error that reading it met; first what the cache holds."""
    to_read = []
    for source in due:
        stored = cache.get(source)
        if stored is None:
            to_read.append(source)
        else:
            yield source, stored
    if to_read:
        yield from _from_workers(to_read, settings, cache, work or extract_in_worker)


def _from_workers(due: list[SourceDocument], settings: Settings, cache: ExtractionCache, work: Work) -> Iterator[Read]:
    by_job = {source.path: source for source in due}
    for answer in run(work, due, settings):
        source = by_job[answer.job.name]
        if isinstance(answer.result, bytes):
            cache.put(source.id, answer.result)
            yield source, Extraction.model_validate_json(answer.result)
        else:
            yield source, answer.result


def run(work: Work, sources: list[SourceDocument], settings: Settings) -> Iterator[Answer]:
    """Give each document to a worker; `answer.job.name` is the document's path."""
    jobs = (
        Job(
            name=source.path,
            argument=Order(source=source, settings=settings).model_dump_json().encode(),
            timeout=settings.document_timeout + settings.page_timeout * page_estimate(Path(source.path)),
        )
        for source in sources
    )
    return supervised(work, jobs, min(settings.workers, len(sources)) or 1)


def page_estimate(path: Path) -> int:
    """About how many pages a PDF has, without parsing it: enough for a time limit, and never more than 1000."""
    try:
        data = path.read_bytes()
    except OSError:
        return 1  # the worker will say what is wrong
    counted = sum(1 for _ in _PAGE_OBJECT.finditer(data))
    return max(1, min(counted or len(data) // _BYTES_A_PAGE, _MOST_PAGES))


def extract_in_worker(order: bytes) -> bytes:
    """Order JSON → Extraction JSON. Runs in a worker process."""
    from extractors.pipeline import extract  # noqa: PLC0415 - the parent has no use for the parser
    from extractors.reading import read  # noqa: PLC0415

    told = Order.model_validate_json(order)
    return extract(read(told.source), told.settings).model_dump_json().encode()


def parse_in_worker(order: bytes) -> bytes:
    """Order JSON → ParsedDocument JSON. Runs in a worker process."""
    from extractors.reading import read  # noqa: PLC0415

    parsed = read(Order.model_validate_json(order).source)
    return parsed.model_dump_json().encode()
