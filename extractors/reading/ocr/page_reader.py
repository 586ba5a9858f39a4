"""Looks at pages once: from the cache where it holds what was seen, else through tesseract."""

import hashlib
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError
from pypdfium2 import PdfiumError

from extractors.reading.ocr.cache import NoOcrCache, OcrCache
from extractors.reading.ocr.tesseract import REMEDY, OcrFailed, Tesseract, find_tesseract
from extractors.reading.raw import Grid, RawPage, Word
from models.document import SourceDocument
from models.errors import SettingsError
from models.provenance import BBox
from models.settings import Ocr

_SEEN = TypeAdapter(RawPage)


def page_reader(ocr: Ocr, cache: OcrCache, seconds: float) -> "PageReader | None":
    """The reader that a setting asks for, with so many seconds for a page; None where there is to be or can be none.

    Raises SettingsError where pages are always to be read so and tesseract is not there.
    """
    if ocr is Ocr.NEVER:
        return None
    tesseract = find_tesseract()
    if tesseract is not None:
        return PageReader(tesseract, cache, every=ocr is Ocr.ALWAYS, seconds=seconds)
    if ocr is Ocr.ALWAYS:
        raise SettingsError("every page is to be read by OCR, and tesseract is not installed", f"{REMEDY}.")
    return None


@dataclass(frozen=True)
class PageReader:
    """Reads what pages show. With `every` set, each page is read so, honest or not; a page may take `seconds`."""

    tesseract: Tesseract
    cache: OcrCache = field(default_factory=NoOcrCache)
    every: bool = False
    seconds: float = 60.0

    def for_one_page(self) -> "PageReader":
        """The same with `seconds` from now on, for all that there is to look at on a page."""
        return replace(self, tesseract=self.tesseract.within(self.seconds))

    def page(self, source: SourceDocument, number: int, size: tuple[float, float]) -> RawPage:
        """What a whole page shows; `size` is its width and height in points. Raises OcrFailed."""
        return self._seen(source, number, size, BBox(0.0, 0.0, *size))

    def region(self, source: SourceDocument, number: int, size: tuple[float, float], region: BBox) -> RawPage:
        """What a part of a page shows, at its place on the page. Raises OcrFailed."""
        return _moved(self._seen(source, number, size, region), region, size)

    def _seen(self, source: SourceDocument, number: int, size: tuple[float, float], region: BBox) -> RawPage:
        key = self._key(source.id, number, region)
        stored = _stored(self.cache.get(key))
        if stored is not None:
            return stored
        from extractors.reading.ocr.render import render  # noqa: PLC0415 - OpenCV takes memory that few documents need
        from extractors.reading.ocr.seeing import see  # noqa: PLC0415

        try:
            picture = render(Path(source.path), number, size, region)
        except PdfiumError as error:
            raise OcrFailed(f"the page cannot be rendered ({error})") from error
        seen = see(picture, number, self.tesseract)
        self.cache.put(key, _SEEN.dump_json(seen))
        return seen

    def _key(self, document: str, number: int, region: BBox) -> str:
        """Names what is seen by all that it depends on: bytes, place, our code and tesseract.

        It begins with the document's id, so that all that was seen of a document can be found and forgotten.
        """
        place = ",".join(f"{value:.2f}" for value in region)
        told = "\n".join([str(number), place, _code(), self.tesseract.version])
        return f"{document}-{hashlib.sha256(told.encode()).hexdigest()}"


def _stored(result: bytes | None) -> RawPage | None:
    """What the cache holds; None where that is nothing, or not what was put there."""
    if result is None:
        return None
    try:
        return _SEEN.validate_json(result)
    except ValidationError:
        return None


@cache
def _code() -> str:
    """A hash over this folder's code: other code sees other things."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _moved(seen: RawPage, region: BBox, size: tuple[float, float]) -> RawPage:
    """What was seen in a region, in the coordinates of the page it is a part of."""
    return replace(
        seen,
        width=size[0],
        height=size[1],
        words=tuple(_moved_word(word, region) for word in seen.words),
        grids=tuple(
            Grid(_by(grid.bbox, region), tuple(_by(cell, region) for cell in grid.cells)) for grid in seen.grids
        ),
        rules=tuple(_by(rule, region) for rule in seen.rules),
    )


def _moved_word(word: Word, region: BBox) -> Word:
    return replace(word, bbox=_by(word.bbox, region))


def _by(box: BBox, region: BBox) -> BBox:
    """A box of a region as a box of the page."""
    return BBox(box.x0 + region.x0, box.top + region.top, box.x1 + region.x0, box.bottom + region.top)
