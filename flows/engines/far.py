"""What runs in a Dask worker: a batch of documents, each read in a supervised child, its JSON put into the exchange."""

import multiprocessing
import platform
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from distributed import get_worker
from pydantic import ValidationError

from extractors.reading.source import open_source
from extractors.version import extractor_version
from flows.engines.crews import Crews
from flows.engines.exchange import Exchange
from flows.outcome import lacks_pages_for_now
from flows.reading import Room, extract_in_worker, run
from flows.store import Store
from models.document import SourceDocument
from models.errors import EngineError, InputError, NamndkollError
from models.extraction import Extraction
from models.settings import Settings

SAME = (
    "Install the same checkout and requirements.lock, the same Python, tesseract and language model on each machine,"
    " and start the workers anew."
)


_CREWS = Crews(workers=1)
"""The children of this Dask worker: one for each of its threads that is at work."""


@dataclass(frozen=True)
class Asked:
    """What a worker is told: the extractor that is expected, the settings, and where results are put."""

    version: str
    settings: Settings
    exchange: str


@dataclass(frozen=True)
class Given:
    """A document, and where its bytes are if this machine sees the loader's files."""

    source: SourceDocument
    path: str


@dataclass(frozen=True)
class Introduced:
    """What a worker says of itself before anything is read."""

    version: str
    python: str
    may_have_children: bool
    sees: bool
    """Whether it found the loader's token in the exchange; it has then put an answer beside it."""


def introduce(asked: Asked, token: str, dask_worker: Any) -> Introduced:
    """Tell of this worker. `token` names what the loader put into the exchange; `dask_worker` is Dask's to give."""
    exchange = Exchange(asked.exchange, asked.version)
    sees = exchange.get(token) is not None
    if sees:
        exchange.put(answer_to(token, dask_worker.address), b"{}")
    return Introduced(
        extractor_version(asked.settings),
        platform.python_version(),
        not multiprocessing.current_process().daemon,
        sees,
    )


def answer_to(token: str, worker: str) -> str:
    """The name of a worker's answer in the exchange."""
    return f"{token}-{''.join(letter for letter in worker if letter.isalnum())}"


def read_batch(asked: Asked, batch: tuple[Given, ...]) -> list[tuple[str, NamndkollError | None]]:
    """Read documents into the exchange: each one's id with the error it met, or None where its JSON is there.

    What is there already, from a worker that was lost, is not read again. Raises EngineError where this worker is not
    of the loader's version.
    """
    if extractor_version(asked.settings) != asked.version:
        raise EngineError(f"the worker {get_worker().address} has another extractor than the loader", SAME)
    exchange = Exchange(asked.exchange, asked.version)
    done: list[tuple[str, NamndkollError | None]] = []
    with tempfile.TemporaryDirectory(dir=get_worker().local_directory) as folder:
        store = Store(asked.settings, copies=Path(folder) / "copies")
        here: dict[str, SourceDocument] = {}
        for given in batch:
            if _is_there(exchange, given.source.id):
                done.append((given.source.id, None))
                continue
            try:
                here[given.source.id] = given.source.model_copy(update={"path": str(_file(given, store))})
            except NamndkollError as error:
                done.append((given.source.id, error))
        done += _read(here, {one.source.id: one.source for one in batch}, asked, exchange, Path(folder) / "spool")
    return done


def _read(
    here: dict[str, SourceDocument], told: dict[str, SourceDocument], asked: Asked, exchange: Exchange, spool: Path
) -> Iterator[tuple[str, NamndkollError | None]]:
    if not here:
        return
    with _CREWS.lent() as crew:
        for read in run(extract_in_worker, list(here.values()), asked.settings, room=Room(spool, crew)):
            document = read.source.id
            if isinstance(read.result, NamndkollError):
                error = read.result
                yield document, type(error)(error.explanation, error.remedy, file=told[document].path, page=error.page)
                continue
            exchange.put(document, _told(read.result.read_bytes(), here[document], told[document]))
            yield document, None


def _told(made: bytes, here: SourceDocument, source: SourceDocument) -> bytes:
    """The extraction as the loader is to have it: of the document as it was given, wherever it was read."""
    if here == source:
        return made
    extraction = Extraction.model_validate_json(made)
    issues = tuple(
        issue.model_copy(update={"file": source.path}) if issue.file == here.path else issue
        for issue in extraction.issues
    )
    return extraction.model_copy(update={"source": source, "issues": issues}).model_dump_json().encode()


def _file(given: Given, store: Store) -> Path:
    """A file on this machine with the document's bytes. Raises InputError where there is none."""
    path = Path(given.path)
    try:
        if path.is_file() and open_source(path).id == given.source.id:
            return path
    except NamndkollError:
        pass  # something else by that name: the store may have the right bytes
    if given.source.id in store:
        return store.path(given.source.id)
    raise InputError(
        "no worker's machine has this file, nor is it in the store",
        "Put the documents where all machines see them under the same path, or set NAMNDKOLL_STORE to a place that all"
        " reach and fetch them with 'namndkoll nightly'.",
        file=given.source.path,
    )


def _is_there(exchange: Exchange, document: str) -> bool:
    """Whether another worker has read the whole document before it was lost."""
    made = exchange.get(document)
    try:
        return made is not None and not lacks_pages_for_now(Extraction.model_validate_json(made))
    except ValidationError:
        return False
