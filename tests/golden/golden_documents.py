"""PDFs read and extracted once for all golden tests, and what the samples are expected to hold."""

from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from extractors.pipeline import extract
from extractors.reading.document import read
from extractors.reading.source import open_source
from models.document import ParsedDocument
from models.extraction import Extraction
from models.settings import Settings
from samples.build import SAMPLES
from samples.sets import EXPECTED, FIRST, LATER, READABLE, SECOND, UNREAD

__all__ = ["EXPECTED", "FIRST", "LATER", "READABLE", "SECOND", "UNREAD", "Golden", "golden", "sample"]


@dataclass(frozen=True)
class Golden:
    """A PDF with what was read and what was extracted."""

    path: Path
    parsed: ParsedDocument = field(repr=False)
    extraction: Extraction = field(repr=False)

    @cached_property
    def records(self) -> dict[str, Any]:
        """The extraction in the public record format."""
        return self.extraction.to_records()


@cache
def golden(path: Path) -> Golden:
    """A PDF's reading and extraction with the default settings; done once a session."""
    parsed = read(open_source(path))
    return Golden(path, parsed, extract(parsed, Settings()))


def sample(name: str) -> Golden:
    """A sample of ours by its name."""
    return golden(SAMPLES / f"{name}.pdf")
