"""The store of original PDFs as forgetting sees it: it may lie on another machine, so who calls hands it in."""

from typing import Protocol


class Originals(Protocol):
    """PDFs by their SHA-256."""

    def __contains__(self, document_id: str, /) -> bool:
        """Whether a document's bytes are kept."""

    def remove(self, document_id: str) -> None:
        """Removes a document's bytes. Raises OSError."""
