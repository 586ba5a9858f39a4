"""Pictures of pages, and the text in a region, made in a child process: pdfium is not safe in threads and may crash.

A child that crashes or hangs costs the one page and is replaced. Pictures are kept on the disk, the latest in memory.
"""

import asyncio
import multiprocessing
import os
import signal
from collections import OrderedDict
from collections.abc import Callable
from hashlib import file_digest
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pebble import ProcessPool

from extractors.reading.images import PageView, page_view
from extractors.reading.pdf import raw_pages
from models.provenance import BBox, Provenance
from review.sentences import sentence
from warehouse.files import make_private_folder

_TIMEOUT = 30.0  # seconds that a page may take
_JOBS_A_CHILD = 500  # then it is replaced, which gives leaked memory back
_IN_MEMORY = 48  # pages
_SENTENCES = 500  # in memory
_ON_DISK = 400_000_000  # bytes
_PRUNE_EVERY = 100  # new pictures
R = TypeVar("R")


class PictureFault(Exception):
    """Why a page cannot be shown; the text is for the reviewer."""


class PageFile(NamedTuple):
    """A page of a document in the warehouse: the file's id is the SHA-256 of its bytes."""

    document_id: str
    path: Path
    page: int


class Pictures:
    """Pages as pictures. To be used in one event loop."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pool: ProcessPool | None = None
        self._kept: OrderedDict[tuple[str, int], PageView] = OrderedDict()
        self._sentences: OrderedDict[tuple[str, int, BBox], tuple[Provenance, ...]] = OrderedDict()
        self._under_way: dict[tuple[str, int], asyncio.Task[PageView]] = {}
        self._known: dict[Path, tuple[tuple[int, int, int], str]] = {}
        self._made = 0

    def begin(self) -> None:
        """Starts the child, so that the first page does not wait for it."""
        self._started().schedule(int)

    async def view(self, page: PageFile) -> PageView:
        """A page's picture. Raises PictureFault."""
        key = (page.document_id, page.page)
        if found := self._kept.get(key):
            self._kept.move_to_end(key)
            return found
        if key not in self._under_way:  # several who ask for it at once get the same one
            task = asyncio.create_task(self._made_or_stored(page))
            self._under_way[key] = task
            task.add_done_callback(lambda _: self._under_way.pop(key, None))
        made = await asyncio.shield(self._under_way[key])
        self._kept[key] = made
        while len(self._kept) > _IN_MEMORY:
            self._kept.popitem(last=False)
        return made

    async def text(self, page: PageFile, box: BBox) -> Provenance:
        """The words whose middle lies in a region of a page, as the PDF's own text has them. Raises PictureFault."""
        await asyncio.to_thread(self._must_be_the_file, page)
        return await self._in_child(_words_in, page.path, page.page, box)

    async def sentence(self, page: PageFile, box: BBox) -> tuple[Provenance, ...]:
        """The sentence around a rectangle of a page, a place for each of its lines. Raises PictureFault."""
        key = (page.document_id, page.page, box)
        if (found := self._sentences.get(key)) is None:
            await asyncio.to_thread(self._must_be_the_file, page)
            found = self._sentences[key] = await self._in_child(sentence, page.path, page.page, box)
            while len(self._sentences) > _SENTENCES:
                self._sentences.popitem(last=False)
        return found

    def close(self) -> None:
        """Ends the child."""
        if self._pool:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()
            self._pool = None

    async def _made_or_stored(self, page: PageFile) -> PageView:
        stored = await asyncio.to_thread(self._stored, page)
        if stored:
            return stored
        await asyncio.to_thread(self._must_be_the_file, page)
        made = await self._in_child(page_view, page.path, page.page)
        await asyncio.to_thread(self._store, page, made)
        return made

    async def _in_child(self, work: Callable[..., R], *arguments: Any) -> R:
        for attempt in (1, 2):
            try:
                future = self._started().schedule(work, args=arguments, timeout=_TIMEOUT)
                done: R = await asyncio.wrap_future(future)
                return done
            except RuntimeError as error:  # the pool as a whole broke down, not the child on this page
                if attempt == 2:
                    raise PictureFault("Sidan kan inte visas just nu.") from error
            except TimeoutError as error:
                raise PictureFault("Sidan tar för lång tid att rita. Öppna PDF-filen i stället.") from error
            except Exception as error:
                raise PictureFault(
                    f"Sidan kan inte visas ({type(error).__name__}). Öppna PDF-filen i stället."
                ) from error
        raise AssertionError

    def _started(self) -> ProcessPool:
        if self._pool is None or not self._pool.active:
            self._pool = ProcessPool(1, _JOBS_A_CHILD, _settle, context=multiprocessing.get_context("spawn"))
        return self._pool

    def _must_be_the_file(self, page: PageFile) -> None:
        """Raises PictureFault where the path no longer holds the bytes that the records were read from."""
        try:
            found = page.path.stat()
            state = (found.st_ino, found.st_mtime_ns, found.st_size)
            if self._known.get(page.path, (None, ""))[0] != state:
                with page.path.open("rb") as file:
                    self._known[page.path] = (state, file_digest(file, "sha256").hexdigest())
        except OSError as error:
            raise PictureFault(f"PDF-filen finns inte kvar: {page.path.name}") from error
        if self._known[page.path][1] != page.document_id:
            raise PictureFault(f"PDF-filen har ändrats sedan den lästes: {page.path.name}. Läs in den på nytt.")

    def _stored(self, page: PageFile) -> PageView | None:
        for path in (self._folder / page.document_id).glob(f"{page.page}-*.jpg"):
            width, _, height = path.stem.partition("-")[2].partition("x")
            os.utime(path)
            return PageView(path.read_bytes(), float(width), float(height))
        return None

    def _store(self, page: PageFile, made: PageView) -> None:
        folder = self._folder / page.document_id
        make_private_folder(folder)
        path = folder / f"{page.page}-{made.width:.2f}x{made.height:.2f}.jpg"
        new = path.with_suffix(".new")
        new.write_bytes(made.jpeg)
        new.replace(path)
        self._made += 1
        if self._made % _PRUNE_EVERY == 1:
            prune(self._folder, _ON_DISK)


def prune(folder: Path, most: int) -> None:
    """Removes the pictures that were not asked for longest, until at most so many bytes are left."""
    found = sorted(((path.stat(), path) for path in folder.glob("*/*.jpg")), key=lambda one: -one[0].st_mtime)
    for state, path in found:
        most -= state.st_size
        if most < 0:
            path.unlink(missing_ok=True)


def _settle() -> None:
    """The child's first act: leave Ctrl-C to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _words_in(path: Path, number: int, box: BBox) -> Provenance:
    for page in raw_pages(path, [], number, number):
        inside = [word for word in page.words if _holds(box, word.middle)]
        rows: list[list[Any]] = []
        for word in sorted(inside, key=lambda word: word.bbox.top):
            if not rows or word.bbox.top - rows[-1][-1].bbox.top > 3.0:  # pdfplumber's y_tolerance: one line
                rows.append([])
            rows[-1].append(word)
        quote = " ".join(word.text for row in rows for word in sorted(row, key=lambda word: word.bbox.x0))
        around = BBox.union(word.bbox for word in inside) if inside else box
        return Provenance(page=number, bbox=BBox(*(round(edge, 2) for edge in around)), quote=quote)
    return Provenance(page=number, bbox=box, quote="")


def _holds(box: BBox, middle: tuple[float, float]) -> bool:
    return box.x0 <= middle[0] <= box.x1 and box.top <= middle[1] <= box.bottom
