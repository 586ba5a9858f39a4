"""Our reading with the compiled pass: words, grids and rules of each page."""

from pathlib import Path

from extractors.reading.backends.compiled import compiled
from extractors.reading.pdf import raw_pages

GATHER = compiled()
if GATHER is None:
    raise SystemExit("The compiled pass has not been built: python -m extractors.reading.backends.building")


def read(path: Path, first: int, last: int | None) -> int:
    """The pages of a range."""
    return sum(1 for _ in raw_pages(path, [], first, last, GATHER))
