"""camelot's tables with rules, of a file's first pages: it is asked for its speed, not for our patience."""

from pathlib import Path

import pypdfium2
from camelot.io import read_pdf

_AT_MOST = 20


def read(path: Path, first: int, last: int | None) -> int:
    """The first pages of a range."""
    document = pypdfium2.PdfDocument(path)
    last = min(last or len(document), first + _AT_MOST - 1, len(document))
    document.close()
    read_pdf(str(path), pages=f"{first}-{last}", flavor="lattice")
    return last - first + 1
