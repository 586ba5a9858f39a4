"""What is due: the files met, against what the warehouse already holds. Neither Prefect nor a worker is needed."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from flows.discover import Met
from models.document import SourceDocument
from models.errors import InputError, NamndkollError, Withheld

Opener = Callable[[Path, str | None], SourceDocument]


@dataclass(frozen=True)
class Loaded:
    """What the warehouse holds of a document: who read it, and what its source said of it."""

    extractor_version: str
    municipality: str | None = None
    committee: str | None = None
    meeting_date: date | None = None
    url: str | None = None

    def is_of(self, source: SourceDocument, version: str) -> bool:
        """Whether reading and loading the document would change nothing."""
        said = (self.extractor_version, self.municipality, self.committee, self.meeting_date)
        now = (version, source.municipality, source.committee, source.meeting_date)
        return said == now and (source.url is None or self.url is not None)


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
    passed_over: tuple[str, ...] = ()
    """What was met beside PDFs."""


def plan_met(met: Met, municipality: str | None, loaded: Mapping[str, Loaded], version: str, opener: Opener) -> Plan:
    """The plan of what the paths stand for; a folder that could not be listed is told as a file that failed."""
    plan = make_plan(met.files, municipality, loaded, version, opener)
    unlisted = (File(printable(Path(error.file or "")), error=error) for error in met.unlisted)
    told = tuple(printable(Path(name)) for name in met.passed_over)
    return replace(plan, files=(*plan.files, *unlisted), passed_over=told)


def make_plan(
    paths: Sequence[Path], municipality: str | None, loaded: Mapping[str, Loaded], version: str, opener: Opener
) -> Plan:
    """Compare files with what is loaded, by document id.

    A document is due when the warehouse does not hold it, holds what another extractor version read, or was told
    something else by its source. What is not told now stays as it was told before.
    """
    files = tuple(_open(path, municipality, opener, loaded) for path in paths)
    sources = {file.source.id: file.source for file in reversed(files) if file.source}  # the first path wins
    in_order = dict.fromkeys(file.source.id for file in files if file.source)
    unchanged = frozenset(
        document for document in in_order if document in loaded and loaded[document].is_of(sources[document], version)
    )
    due = tuple(sources[document] for document in in_order if document not in unchanged)
    return Plan(files, due, unchanged)


def without_withheld(plan: Plan, withheld: Collection[str]) -> Plan:
    """The plan without the documents (SHA-256) that were forgotten on demand: their files are told, and not read."""
    return replace(
        plan,
        files=tuple(_refused(file) if file.source and file.source.id in withheld else file for file in plan.files),
        due=tuple(source for source in plan.due if source.id not in withheld),
        unchanged=plan.unchanged - frozenset(withheld),
    )


def _refused(file: File) -> File:
    told = "the document was forgotten on demand and is not read again"
    remedy = "Nothing is to be done. forgotten.jsonl in the data folder says when and why."
    return File(file.path, error=Withheld(told, remedy, file=file.path))


def plan_known(
    known: Iterable[SourceDocument], loaded: Mapping[str, Loaded], version: str, path_of: Callable[[str], Path]
) -> Plan:
    """The same for documents whose bytes are in the store. Those that are loaded as they are do not appear in it.

    `path_of` gives a file for a document's id; it is asked for those that are due only.
    """
    wanted = [one for one in known if one.id not in loaded or not loaded[one.id].is_of(one, version)]
    due = tuple(one.model_copy(update={"path": str(path_of(one.id))}) for one in wanted)
    return Plan(tuple(File(one.path, source=one) for one in due), due, frozenset())


def _open(path: Path, municipality: str | None, opener: Opener, loaded: Mapping[str, Loaded]) -> File:
    name = printable(path)
    try:
        if name != str(path):
            raise InputError("the file's name is not valid UTF-8", "Rename the file.", file=name)
        source = opener(path, municipality)
        if before := loaded.get(source.id):
            told = {"committee": before.committee, "meeting_date": before.meeting_date, "url": before.url}
            told["municipality"] = municipality or before.municipality
            source = source.model_copy(update=told)
        return File(name, source=source)
    except NamndkollError as error:
        return File(name, error=error)


def printable(path: Path) -> str:
    """The path as text that can be printed and stored: bytes that are not UTF-8 become question marks."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace").replace("\ufffd", "?")
