"""pdfplumber's words and tables, each page closed when it is done."""

from pathlib import Path

import pdfplumber


def read(path: Path, first: int, last: int | None) -> int:
    """The pages of a range."""
    with pdfplumber.open(path) as pdf:
        pages = pdf.pages[first - 1 : last]
        for page in pages:
            page.extract_words()
            page.find_tables()
            page.close()
        return len(pages)
