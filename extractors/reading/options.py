"""What a reading can be told."""

from dataclasses import dataclass

from extractors.reading.ocr.page_reader import PageReader


@dataclass(frozen=True)
class ReadOptions:
    """How a document is read, and the services it may use."""

    most_pages: int = 5_000
    """Pages beyond these are not read, and told."""

    ocr: PageReader | None = None
    """Reads what pages show where their text is missing or lies; None where nothing can or is to."""
