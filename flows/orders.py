"""What a worker is told to do with a document, and how it answers."""

from enum import StrEnum
from pathlib import Path

from models.base import Frozen
from models.document import SourceDocument
from models.settings import Settings

RANGE_PAGES = 25
"""Pages of a large document that one task reads: enough to make opening the file anew cheap, few enough to share."""

SMALL_PAGES = 50
"""A document of no more pages is one task from its first page to its records."""


class Step(StrEnum):
    """What a task does."""

    BEGIN = "begin"  # open the document; read it and finish it if it is small, else read its first range
    READ = "read"  # read a range of pages
    FINISH = "finish"  # lay out what was read and make of it what is wanted


class Order(Frozen):
    """A task: the document, the settings to read it with, and the folder where what is read of it is kept."""

    source: SourceDocument
    settings: Settings
    spool: Path
    step: Step = Step.BEGIN
    first: int = 1
    last: int = SMALL_PAGES

    @property
    def pages(self) -> int:
        """How many pages the task reads or lays out, at most."""
        return self.last - self.first + 1


class Reply(Frozen):
    """What came of a task."""

    finished: bool
