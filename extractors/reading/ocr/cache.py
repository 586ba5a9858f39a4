"""Where the results of OCR are kept, so that a page is looked at once."""

from typing import Protocol


class OcrCache(Protocol):
    """Keeps results by key, which is fit for a file's name and begins with the id of the document (SHA-256).

    The flow hands one in; what it holds must survive a killed worker, not a full disk.
    """

    def get(self, key: str) -> bytes | None:
        """The result under a key; None where there is none that can be read."""
        ...

    def put(self, key: str, result: bytes) -> None:
        """Keep a result."""
        ...


class NoOcrCache:
    """Keeps nothing."""

    def get(self, key: str) -> bytes | None:
        """None, always."""
        del key
        return None

    def put(self, key: str, result: bytes) -> None:
        """Forget it."""
        del key, result
