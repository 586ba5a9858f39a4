"""Files as documents: identity and first look at the bytes."""

import hashlib
import mmap
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from models.document import SourceDocument
from models.errors import EmptyFile, InputError, NotAPdf

HEADER = b"%PDF-"
OBJECT = re.compile(rb"\d\s+\d+\s+obj\b")  # how every object of a PDF begins (ISO 32000-1, 7.3.10)


def open_source(path: Path, municipality: str | None = None) -> SourceDocument:
    """Name a file by its bytes.

    Raises InputError where the path is no readable file, EmptyFile where it has no bytes, NotAPdf where nothing in the
    bytes is of a PDF. Whether what looks like one can be read is for the reader to find out.
    """
    try:
        with bytes_of(path) as data:
            if not (data.find(HEADER) >= 0 or OBJECT.search(data)):
                raise not_a_pdf(path)
            identity = hashlib.sha256(data).hexdigest()
    except OSError as error:
        raise InputError(
            f"cannot be opened ({error.strerror})", "Check the path and the file's permissions.", file=str(path)
        ) from error
    return SourceDocument(id=identity, path=str(path), municipality=municipality)


@contextmanager
def bytes_of(path: Path) -> Iterator[mmap.mmap]:
    """A file's bytes without holding them in memory. Raises OSError, or EmptyFile where there are none."""
    with path.open("rb") as file:
        if path.stat().st_size == 0:
            raise EmptyFile("the file is empty (0 bytes)", "Fetch it again from its source.", file=str(path))
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            yield data


def not_a_pdf(path: Path) -> NotAPdf:
    """What to tell of a file that is something else."""
    return NotAPdf(
        "not a PDF: there is no %PDF- in it, nor anything a PDF is made of",
        "Look what it is (a web page saved as .pdf, a Word file?) and fetch the PDF itself.",
        file=str(path),
    )
