"""Files of the data folder that go as a whole: what is of a document by its name, and what can be made again."""

from collections.abc import Iterator
from pathlib import Path

from models.settings import Settings
from warehouse.forgetting.subject import Subject

# Made from other files and made again when needed; what of them is of a document cannot be told.
_DERIVED = ("spool", "desk/reading")
_HALF = (".new", ".new.wal", ".migrating", ".forgetting")


def to_remove(settings: Settings, subject: Subject) -> Iterator[Path]:
    """What is of the subject's documents by name, what is derived, and what is left of writing that was killed."""
    if not subject.documents and subject.name is None:
        return
    taken = [settings.data / name for name in _DERIVED] + sorted(settings.published.parent.glob("parquet*"))
    yield from (path for path in taken if path.exists() or path.is_symlink())
    for path in sorted(settings.data.rglob("*")):
        if any(path.is_relative_to(one) for one in taken):
            continue
        if any(document in path.name for document in subject.documents) or _is_half(path, settings):
            yield path
            if path.is_dir():
                taken.append(path)
        elif path.is_file() and path.is_relative_to(settings.ocr_results) and shows(path, subject):
            yield path


def shows(result: Path, subject: Subject) -> bool:
    """Whether a result of OCR may be a document's, or of a page with a person's name.

    What was seen are single words; so the name is there where all its words are. A result from before results were
    named by document may be anybody's.
    """
    if "-" not in result.stem:
        return True
    if subject.name is None:
        return False
    said = result.read_text(encoding="utf-8", errors="replace").casefold()
    return all(word.casefold() in said for word in subject.name.split())


def _is_half(path: Path, settings: Settings) -> bool:
    if path.suffix == ".part" and any(path.is_relative_to(f) for f in (settings.extractions, settings.ocr_results)):
        return True
    return path.name.endswith(_HALF)
