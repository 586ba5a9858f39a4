"""Paths that the user named → files to try."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from models.errors import InputError

_SUFFIX = ".pdf"
_MAGIC = b"%PDF-"


def discover(paths: Sequence[Path]) -> list[Path]:
    """The files that the paths stand for, each once, in the order of the paths and by name within a folder.

    A named file is always tried. A folder stands for the PDFs in it and in its subfolders: files that end in .pdf, in
    upper or lower case, and files that begin as a PDF does whatever their name. Hidden files and folders, and folders
    behind symbolic links, are left out.

    Raises InputError where a path does not exist, cannot be listed, or is a folder without a PDF.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for file in _files(path):
            found.setdefault(_identity(file), file)
    return list(found.values())


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        inside = list(_walk(path))
        if not inside:
            raise InputError("the folder holds no PDF", "Name a folder or a file that does.", file=str(path))
        return inside
    if path.is_file():
        return [path]
    if path.exists() or path.is_symlink():
        raise InputError("neither a file nor a folder", "Name a PDF, or a folder of PDFs.", file=str(path))
    raise InputError("no such file or folder", "Check the spelling and the folder you are in.", file=str(path))


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(parent, name)
            if not name.startswith(".") and file.is_file() and _looks_like_pdf(file):
                yield file


def _refuse(error: OSError) -> None:
    raise InputError(
        f"the folder cannot be listed ({error.strerror})", "Check its permissions.", file=str(error.filename)
    ) from error


def _looks_like_pdf(file: Path) -> bool:
    if file.suffix.lower() == _SUFFIX:
        return True
    try:
        with file.open("rb") as handle:
            return handle.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False  # nobody named it, and nothing says that it is a PDF


def _identity(file: Path) -> Path:
    return file.absolute()
