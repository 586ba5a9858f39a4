"""The processes of this machine."""

from collections.abc import Generator, Sequence
from pathlib import Path

from flows.reading import Room, Work, run
from models.document import SourceDocument
from models.errors import NamndkollError
from models.settings import Settings


class LocalEngine:
    """Reads in the supervised pool. What is read on the way lies in the data folder, where there is room for it."""

    def __init__(self, settings: Settings, work: Work) -> None:
        self._settings, self._work = settings, work

    def check(self) -> None:
        """There is always this machine."""

    def read(self, sources: Sequence[SourceDocument]) -> Generator[tuple[SourceDocument, bytes | NamndkollError]]:
        """See flows.engines.engine.Engine."""
        for read in run(self._work, sources, self._settings, room=Room(self._settings.spool)):
            yield read.source, read.result.read_bytes() if isinstance(read.result, Path) else read.result
