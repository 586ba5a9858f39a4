"""Paths that the user named → files to try, and what was met beside them."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from models.errors import InputError

_SUFFIX = ".pdf"
_MAGIC = b"%PDF-"


@dataclass
class Met:
    """What the paths stand for."""

    files: list[Path] = field(default_factory=list)
    """To be tried, each once, in the order of the paths and by name within a folder."""
    unlisted: list[InputError] = field(default_factory=list)
    """Folders below a named one that cannot be listed: there may be documents in them."""
    passed_over: list[str] = field(default_factory=list)
    """Files and folders below a named one that are not looked into, none of them known to be a PDF that is tried."""


def discover(paths: Sequence[Path]) -> Met:
    """The files that the paths stand for.

    A named file is always tried. A folder stands for the PDFs in it and in its subfolders: files that end in .pdf, in
    upper or lower case, and files that begin as a PDF does whatever their name. All else is passed over, also hidden
    folders, and folders behind symbolic links; of hidden files those that seem to be PDFs are told.

    Raises InputError where a path does not exist, cannot be listed, or is a folder without a PDF.
    """
    met = Met()
    found: dict[Path, Path] = {}
    for path in paths:
        for file in _files(path, met):
            found.setdefault(_identity(file), file)
    met.files = list(found.values())
    return met


def _files(path: Path, met: Met) -> list[Path]:
    if path.is_dir():
        before = len(met.unlisted)
        inside = list(_walk(path, met))
        if not inside and len(met.unlisted) > before:
            raise met.unlisted[before]
        if not inside:
            raise InputError("the folder holds no PDF", "Name a folder or a file that does.", file=str(path))
        return inside
    if path.is_file():
        return [path]
    if path.exists() or path.is_symlink():
        raise InputError("neither a file nor a folder", "Name a PDF, or a folder of PDFs.", file=str(path))
    raise InputError("no such file or folder", "Check the spelling and the folder you are in.", file=str(path))


def _walk(folder: Path, met: Met) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder, onerror=lambda error: met.unlisted.append(_unlisted(error))):
        met.passed_over += [f"{Path(parent, name)}/" for name in sorted(folders) if _is_not_entered(Path(parent, name))]
        folders[:] = sorted(name for name in folders if not _is_not_entered(Path(parent, name)))
        for name in sorted(names):
            file = Path(parent, name)
            is_hidden = name.startswith(".")
            if _seems_a_pdf(file) and not is_hidden:
                yield file
            elif _seems_a_pdf(file) or not is_hidden:
                met.passed_over.append(str(file))


def _is_not_entered(folder: Path) -> bool:
    return folder.name.startswith(".") or folder.is_symlink()


def _unlisted(error: OSError) -> InputError:
    return InputError(
        f"the folder cannot be listed ({error.strerror})", "Check its permissions.", file=str(error.filename)
    )


def _seems_a_pdf(file: Path) -> bool:
    if not file.is_file():
        return False
    if file.suffix.lower() == _SUFFIX:
        return True
    try:
        with file.open("rb") as handle:
            return handle.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False  # nobody named it, and nothing says that it is a PDF


def _identity(file: Path) -> Path:
    return file.absolute()
