"""pdfium's own text of each page and nothing else: the limit for all who build on it."""

from pathlib import Path

import pypdfium2


def read(path: Path, first: int, last: int | None) -> int:
    """The pages of a range."""
    document = pypdfium2.PdfDocument(path)
    numbers = range(len(document))[first - 1 : last]
    for number in numbers:
        page = document[number]
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    document.close()
    return len(numbers)
