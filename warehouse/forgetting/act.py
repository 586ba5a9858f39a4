"""The act of forgetting, in an order in which one that is killed at any point is completed by running it again."""

import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from models.errors import InputError, WarehouseError
from models.forgotten import Forgotten, Sort
from models.settings import Settings
from warehouse.files import make_private_folder
from warehouse.forgetting import duckdb_files, sqlite_files
from warehouse.forgetting.cached_files import to_remove
from warehouse.forgetting.ledger import acts, is_of, name_hash, note
from warehouse.forgetting.originals import Originals
from warehouse.forgetting.proof import remains, traces
from warehouse.forgetting.subject import Subject
from warehouse.lock import exclusive
from warehouse.publish import publish_locked


@dataclass
class Report:
    """What forgetting did, or would do."""

    documents: frozenset[str]
    """Documents that are withheld from now on."""
    rows: dict[str, int] = field(default_factory=dict)
    """Rows changed or removed, by file relative to the data folder."""
    files: list[str] = field(default_factory=list)
    """Files and folders removed, relative to the data folder."""
    originals: list[str] = field(default_factory=list)
    """Documents whose PDFs are removed from the store of originals."""
    remains: list[str] = field(default_factory=list)
    """Where it is still found; empty when it is gone."""

    @property
    def found(self) -> bool:
        """Whether there was anything to forget."""
        return bool(self.documents or any(self.rows.values()))


def forget(
    settings: Settings, subject: Subject, reason: str, *, originals: Originals | None = None, dry: bool = False
) -> Report:
    """Takes a subject out of every file of the data folder, withholds its documents, and looks whether it is gone.

    `originals` is the store of PDFs, which may lie elsewhere.

    The documents are noted first: whatever happens then, they are not read again. With `dry` nothing is changed, and
    the report says what would be.

    Raises InputError for a reason that tells the name, WarehouseBusy while another run loads, WarehouseError where the
    subject is not gone.
    """
    if subject.name and any(spelling.casefold() in reason.casefold() for spelling in subject.anywhere):
        raise InputError("the reason tells the name that is to be forgotten", "Write the reason without it.")
    make_private_folder(settings.working.parent)
    with exclusive(settings.working):
        report = Report(subject.documents)
        if settings.working.is_file():
            duckdb_files.settle(settings.working)
        told = traces(settings, subject)
        act = _act(settings, subject, reason)
        if not dry:
            note(settings.forgotten, act)
        if originals is not None:
            _remove_originals(originals, report, dry=dry)
        _remove_files(settings, subject, report, dry=dry)
        for path in _databases(settings):
            erase = duckdb_files.erase if duckdb_files.is_duckdb(path) else sqlite_files.erase
            if rows := erase(path, subject, dry=dry):
                report.rows[str(path.relative_to(settings.data))] = rows
        if dry:
            return report
        if settings.working.is_file():
            publish_locked(settings)
        report.remains = remains(settings, subject, told)
        report.remains += [f"{document}: its PDF" for document in report.documents if document in (originals or ())]
        if report.remains:
            raise WarehouseError(
                f"not all is forgotten: it is still in {'; '.join(report.remains[:5])}",
                "Close the programs that have these files open and run the command again.",
            )
        note(settings.forgotten, act.model_copy(update={"done": True}))
    return report


def _act(settings: Settings, subject: Subject, reason: str) -> Forgotten:
    """The act to note: one that was begun before goes on under its own name, with all its documents."""
    for act in acts(settings.forgotten):
        is_same = is_of(act, subject.name) if subject.name else {act.hash} == subject.documents
        if is_same and not act.done:
            return act.model_copy(update={"withheld": tuple(sorted({*act.withheld, *subject.documents}))})
    told = name_hash(subject.name) if subject.name else next(iter(subject.documents))
    return Forgotten(
        sort=Sort.PERSON if subject.name else Sort.DOCUMENT,
        hash=told,
        withheld=tuple(sorted(subject.documents)),
        at=datetime.now(UTC),
        reason=reason,
    )


def _remove_files(settings: Settings, subject: Subject, report: Report, *, dry: bool) -> None:
    for path in list(to_remove(settings, subject)):
        report.files.append(str(path.relative_to(settings.data)))
        if not dry:
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


def _remove_originals(originals: Originals, report: Report, *, dry: bool) -> None:
    """Removes the documents' PDFs, wherever they are stored."""
    try:
        report.originals = [document for document in sorted(report.documents) if document in originals]
        for document in () if dry else report.originals:
            originals.remove(document)
    except OSError as error:
        raise WarehouseError(
            f"the store of PDFs does not answer ({error})", "Run the command again when it does: it completes."
        ) from error


def _databases(settings: Settings) -> list[Path]:
    """The working file first, then all others; the published one is made anew."""
    files = (path for path in settings.data.rglob("*") if path.is_file() and not path.is_symlink())
    found = [
        path
        for path in sorted(files)
        if path not in (settings.working, settings.published)
        and not path.is_relative_to(settings.data / "desk" / "reading")
        and (duckdb_files.is_duckdb(path) or sqlite_files.is_sqlite(path))
    ]
    return [settings.working, *found] if settings.working.is_file() else found
