"""What has been read of a document, on disk page by page: it outlives the worker that read it, and fills no memory."""

import pickle
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from extractors.reading.steps import Opened, PageRead

_FRAME = struct.Struct(">II")  # page number, length of the pickled page that follows
_FASTEST = 1


class Append(Protocol):
    """Takes the next page of a range."""

    def __call__(self, page: PageRead) -> None:
        """Add a page; it is safe from the death of this process when the call returns."""


class Spool:
    """The folder of one document: `opened`, a file of pages for each range that was begun, and `result`.

    Only ever filled and read by processes of one run, in a folder that is theirs alone.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def result(self) -> Path:
        """The file for what comes of the document."""
        return self._folder / "result"

    def put_opened(self, found: Opened) -> None:
        """Keep what opening the document showed."""
        part = self._folder / "opened.part"
        part.write_bytes(pickle.dumps(found))
        part.replace(self._folder / "opened")

    def opened(self) -> Opened | None:
        """What opening the document showed; None where that never came to its end."""
        try:
            kept = (self._folder / "opened").read_bytes()
        except FileNotFoundError:
            return None
        found = pickle.loads(kept)
        return found if isinstance(found, Opened) else None

    @contextmanager
    def adding(self, first: int) -> Iterator[Append]:
        """Add pages to the range that begins with page `first`."""
        with self._range(first).open("ab") as file:

            def append(page: PageRead) -> None:
                packed = zlib.compress(pickle.dumps(page, pickle.HIGHEST_PROTOCOL), _FASTEST)
                file.write(_FRAME.pack(page.page.number, len(packed)) + packed)
                file.flush()

            yield append

    def reached(self, first: int) -> int:
        """The last page that is wholly there of the range that begins with `first`; `first` - 1 where none is."""
        last = first - 1
        for number, _ in _frames(self._range(first)):
            last = number
        return last

    def pages(self) -> Iterator[PageRead]:
        """Every page that is there, in order, one at a time."""
        for file in sorted(self._folder.glob("*.pages")):
            for _, packed in _frames(file):
                page = pickle.loads(zlib.decompress(packed))
                if isinstance(page, PageRead):
                    yield page

    def _range(self, first: int) -> Path:
        return self._folder / f"{first:09}.pages"


def _frames(file: Path) -> Iterator[tuple[int, bytes]]:
    """(page number, packed page) of a file; one that was being written when its worker died is left out."""
    if not file.exists():
        return
    with file.open("rb") as frames:
        while len(head := frames.read(_FRAME.size)) == _FRAME.size:
            number, length = _FRAME.unpack(head)
            packed = frames.read(length)
            if len(packed) < length:
                return
            yield number, packed
