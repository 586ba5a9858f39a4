"""What is due: the files met, against what the warehouse already holds. Neither Prefect nor a worker is needed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from models.document import SourceDocument
from models.errors import InputError, NamndkollError

Opener = Callable[[Path, str | None], SourceDocument]


@dataclass(frozen=True)
class Loaded:
    """What the warehouse holds of a document: who read it, and whose it was said to be."""

    extractor_version: str
    municipality: str | None = None


@dataclass(frozen=True)
class File:
    """One file met: the document in it, or why it could not be opened."""

    path: str
    source: SourceDocument | None = None
    error: NamndkollError | None = None


@dataclass(frozen=True)
class Plan:
    """Every file met, in order; the documents to read, each once; and the ids that need nothing."""

    files: tuple[File, ...]
    due: tuple[SourceDocument, ...]
    unchanged: frozenset[str]


def make_plan(
    paths: Sequence[Path], municipality: str | None, loaded: Mapping[str, Loaded], version: str, opener: Opener
) -> Plan:
    """Compare files with what is loaded, by document id.

    A document is due when the warehouse does not hold it, holds what another extractor version read, or was told of
    another municipality. Where no municipality is told now, what was told before stays.
    """
    files = tuple(_open(path, municipality, opener, loaded) for path in paths)
    sources = {file.source.id: file.source for file in reversed(files) if file.source}  # the first path wins
    in_order = dict.fromkeys(file.source.id for file in files if file.source)
    unchanged = frozenset(
        document for document in in_order if loaded.get(document) == Loaded(version, sources[document].municipality)
    )
    due = tuple(sources[document] for document in in_order if document not in unchanged)
    return Plan(files, due, unchanged)


def _open(path: Path, municipality: str | None, opener: Opener, loaded: Mapping[str, Loaded]) -> File:
    name = printable(path)
    try:
        if name != str(path):
            raise InputError("the file's name is not valid UTF-8", "Rename the file.", file=name)
        source = opener(path, municipality)
        if municipality is None and source.id in loaded:
            source = source.model_copy(update={"municipality": loaded[source.id].municipality})
        return File(name, source=source)
    except NamndkollError as error:
        return File(name, error=error)


def printable(path: Path) -> str:
    """The path as text that can be printed and stored: bytes that are not UTF-8 become question marks."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace").replace("\ufffd", "?")
