"""Every error of ours: what happened, where, and what to do about it.

Exit codes: 0 all well, 1 unforeseen, 2 wrong usage (Typer's), 3 some documents failed, from 4 by class as below.
"""

from typing import ClassVar


class NamndkollError(Exception):
    """Base of all our errors. Shown as 'explanation', then 'remedy' on its own line; never as a traceback."""

    exit_code: ClassVar[int] = 1
    code: ClassVar[str] = "error"

    def __init__(self, explanation: str, remedy: str, *, file: str | None = None, page: int | None = None) -> None:
        self.explanation, self.remedy, self.file, self.page = explanation, remedy, file, page
        super().__init__(explanation, remedy, file, page)

    def __str__(self) -> str:
        where = ", ".join(p for p in (self.file, f"page {self.page}" if self.page else None) if p)
        return f"{where}: {self.explanation}" if where else self.explanation

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.explanation, self.remedy, self.file, self.page)


def _rebuild(
    kind: type[NamndkollError], explanation: str, remedy: str, file: str | None, page: int | None
) -> NamndkollError:
    """Unpickles an error that crossed from a worker process."""
    return kind(explanation, remedy, file=file, page=page)


class SomeDocumentsFailed(NamndkollError):
    """The run went through, but not every document did."""

    exit_code = 3
    code = "documents_failed"


class SettingsError(NamndkollError):
    """A setting is missing or wrong."""

    exit_code = 4
    code = "settings"


class InputError(NamndkollError):
    """A path that was named does not exist or holds nothing to read."""

    exit_code = 5
    code = "input"


class ReadError(NamndkollError):
    """A file could not be read as a PDF."""

    exit_code = 6
    code = "unreadable"


class NotAPdf(ReadError):
    """The bytes are not a PDF, whatever the name says."""

    code = "not_a_pdf"


class EmptyFile(ReadError):
    """The file has no bytes."""

    code = "empty_file"


class Encrypted(ReadError):
    """The PDF asks for a password."""

    code = "encrypted"


class NoPages(ReadError):
    """A PDF without pages."""

    code = "no_pages"


class Damaged(ReadError):
    """The PDF's structure is broken beyond what the parser mends."""

    code = "damaged"


class Truncated(ReadError):
    """The file breaks off, and what is there of it cannot be opened."""

    code = "truncated"


class DynamicForm(ReadError):
    """A form (XFA) whose pages are made by the viewer: the file holds none."""

    code = "dynamic_form"


class Withheld(InputError):
    """The document was forgotten on demand and is not read again."""

    code = "withheld"


class WorkerFault(NamndkollError):
    """A worker process failed on a document."""

    exit_code = 7
    code = "worker"


class WorkerTimeout(WorkerFault):
    """A document or a page took longer than its limit, and its worker was stopped."""

    code = "timeout"


class WorkerCrash(WorkerFault):
    """A worker died on a document."""

    code = "crash"


class WorkerMemory(WorkerFault):
    """A document or a page took more memory than a worker may."""

    code = "memory"


class WarehouseError(NamndkollError):
    """The warehouse cannot be opened, written or asked."""

    exit_code = 8
    code = "warehouse"


class WarehouseMissing(WarehouseError):
    """Nothing has been published yet."""

    code = "warehouse_missing"


class WarehouseBusy(WarehouseError):
    """Another run holds the loader's lock."""

    code = "warehouse_busy"


class WarehouseNewer(WarehouseError):
    """The file was written by a newer version."""

    code = "warehouse_newer"


class QueryError(WarehouseError):
    """DuckDB refused the SQL."""

    code = "query"


class OfficialError(NamndkollError):
    """A service of official figures does not answer, or not as it should."""

    exit_code = 12
    code = "official_figures"


class CorrectionsError(NamndkollError):
    """The file of reviewers' corrections cannot be opened, or must not be replaced."""

    exit_code = 10
    code = "corrections"


class CorrectionsMoved(CorrectionsError):
    """Somebody else corrected the record since its author looked at it."""

    code = "corrections_moved"


class ModelError(NamndkollError):
    """A named spaCy pipeline cannot be loaded."""

    exit_code = 9
    code = "model"


class SourceError(NamndkollError):
    """What sources.toml says is wrong, or a source does not answer as its system does."""

    exit_code = 11
    code = "source"


class FetchError(SourceError):
    """An address could not be fetched."""

    code = "fetch"


class Refused(FetchError):
    """The server says no, robots.txt does, or the address is one that must not be asked. Asking again is no use."""

    code = "refused"


class NightBusy(SourceError):
    """Another nightly run, backfill or clean-up is at work."""

    code = "night_busy"


class EngineError(NamndkollError):
    """The machines that documents are to be read on cannot be used: none there, other versions, no common store."""

    exit_code = 13
    code = "engine"
