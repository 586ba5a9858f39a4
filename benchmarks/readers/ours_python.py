"""Our reading in Python alone."""

from pathlib import Path

from extractors.reading.backends.gathering import gather
from extractors.reading.pdf import raw_pages


def read(path: Path, first: int, last: int | None) -> int:
    """The pages of a range."""
    return sum(1 for _ in raw_pages(path, [], first, last, gather))
