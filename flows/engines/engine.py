"""What every engine does: documents in, the JSON of their extractions out, in the order that they are done."""

from collections.abc import Generator, Sequence
from typing import Protocol

from models.document import SourceDocument
from models.errors import NamndkollError


class Engine(Protocol):
    """A way to read documents. It writes nothing to the warehouse."""

    def check(self) -> None:
        """Raises EngineError where it cannot be used now: told before anything that takes long is begun."""

    def read(self, sources: Sequence[SourceDocument]) -> Generator[tuple[SourceDocument, bytes | NamndkollError]]:
        """Each document once, with its Extraction as JSON, or with the error that reading it met.

        Closing the generator stops the work. Raises EngineError where the engine itself cannot go on.
        """
