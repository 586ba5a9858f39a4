"""Files as documents: identity and first look at the bytes."""

import hashlib
from pathlib import Path

from models.document import SourceDocument
from models.errors import EmptyFile, InputError, NotAPdf

_HEAD = 1024  # ISO 32000-1, 7.5.2 and Acrobat's own leniency: the header may stand within the first 1024 bytes


def open_source(path: Path, municipality: str | None = None) -> SourceDocument:
    """Name a file by its bytes.

    Raises InputError where the path is no readable file, EmptyFile where it has no bytes, NotAPdf where the bytes do
    not begin as a PDF does.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"cannot be opened ({error.strerror})", "Check the path and the file's permissions.", file=str(path)
        ) from error
    if not data:
        raise EmptyFile("the file is empty (0 bytes)", "Fetch it again from its source.", file=str(path))
    if b"%PDF-" not in data[:_HEAD]:
        raise NotAPdf(
            "not a PDF: the bytes do not begin with %PDF-",
            "Look what it is (a web page saved as .pdf, a Word file?) and fetch the PDF itself.",
            file=str(path),
        )
    return SourceDocument(id=hashlib.sha256(data).hexdigest(), path=str(path), municipality=municipality)
