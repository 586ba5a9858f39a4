"""Which glyphs of a page can be seen on it: those that change its picture.

A page is drawn twice, with its text and without. Text that is invisible, white on white, transparent, cut off by a clip
or by the crop box, on a layer that is switched off, or under an area or a picture makes no difference to it.
"""

import ctypes
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2
from pypdfium2 import raw

from extractors.reading.backends.gathered import Floats, Ints
from extractors.reading.backends.shapes import Shape
from extractors.reading.backends.view import View
from extractors.reading.backends.walking import DEEPEST
from extractors.reading.raw import Unseen

Flags = npt.NDArray[np.bool_]
_Grey = npt.NDArray[np.uint8]
_Pixels = tuple[Ints, Ints, Ints, Ints]  # left, above, right, below: of many rectangles

_MOST_PIXELS = 16_000_000  # larger pages are drawn coarser than with a pixel a point
_MOST_POINTS = 4 * _MOST_PIXELS  # larger pages than of 2.8 by 2.8 metres are not drawn
_FAINT = 10  # of 255: what differs by less from its ground is not seen
_INK = 48  # of 255: so much does a letter in a picture differ from its paper
_CORE = 0.3  # of a glyph's width to either side of its middle: beyond it there may be its neighbours' ink
_STEM = 1.2  # points to either side of the middle, at the least
_SAMPLES = (0.2, 0.4, 0.6, 0.8)
SMALLEST = 1.0  # points: smaller type is no writing for people
_LATIN = 0x250  # letters and figures below it are drawn whatever fonts a machine has
_SIGNS = "-\u2013\u2212+"  # change what a figure says
_JUDGED = np.array([(c < _LATIN and chr(c).isalnum()) or chr(c) in _SIGNS for c in range(0x2300)])  # by their Unicode


@dataclass(frozen=True, slots=True)
class Boxes:
    """Glyphs: their Unicode and where they stand (points, origin top left, as pdfplumber has them)."""

    codes: Ints
    x0: Floats
    top: Floats
    x1: Floats
    bottom: Floats

    def only(self, at: Ints) -> "Boxes":
        """These of them."""
        return Boxes(self.codes[at], self.x0[at], self.top[at], self.x1[at], self.bottom[at])


class Showing:
    """A page drawn with and without its text; `view` leads from its own space to pdfplumber's.

    The page's text is not to be read any more afterwards: it has been made invisible in memory.
    Raises pypdfium2.PdfiumError where the page cannot be drawn.
    """

    @classmethod
    def of(cls, page: pypdfium2.PdfPage, view: View) -> "Showing | None":
        """A page as it is drawn; None for one so large that a letter would be no pixel of it."""
        return cls(page, view) if page.get_width() * page.get_height() <= _MOST_POINTS else None

    def __init__(self, page: pypdfium2.PdfPage, view: View) -> None:
        box = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page.raw, box)
        corners = view.points(np.array([[box.left, box.bottom], [box.right, box.top]], np.float64))
        self._origin = corners.min(axis=0)
        self._size = np.maximum(corners.max(axis=0) - self._origin, 1.0)
        scale = min(1.0, sqrt(_MOST_PIXELS / max(1.0, page.get_width() * page.get_height())))
        self._page, self._scale = page, scale
        self._whole = self._drawn()
        texts = [found.raw for found in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=DEEPEST + 1)]
        self._modes = [(text, raw.FPDFTextObj_GetTextRenderMode(text)) for text in texts]
        self._hide(texts)
        self._differs = self._differing()

    def seen(self, glyphs: Boxes, pictures: Iterable[Shape]) -> tuple[Flags, Unseen]:
        """Which glyphs can be seen, if only as ink of one of the `pictures`, and how many cannot.

        Text that is not drawn over a picture of itself is what a scanner's software adds.
        """
        left, above, right, below = self._cores(glyphs)
        unseen = is_judged(glyphs.codes) & ~_any(self._differs, (left, above, right, below))
        unseen |= glyphs.bottom - glyphs.top < SMALLEST
        layer = np.zeros(len(unseen), bool)
        if np.any(unseen):
            x, y = (glyphs.x0 + glyphs.x1) / 2, (glyphs.top + glyphs.bottom) / 2
            for box in pictures:
                layer |= unseen & (x >= box["x0"]) & (x <= box["x1"]) & (y >= box["top"]) & (y <= box["bottom"])
        for i in np.flatnonzero(layer).tolist():
            ink = self._whole[above[i] : below[i], left[i] : right[i]]
            layer[i] = ink.size > 0 and int(ink.max()) - int(ink.min()) >= _INK
        in_pictures = int(np.count_nonzero(layer))
        return ~unseen | layer, Unseen(int(np.count_nonzero(unseen)) - in_pictures, in_pictures)

    def seen_alone(self, handle: int, glyphs: Boxes) -> Flags:
        """Which glyphs of one text object (pdfium's handle) change the picture, all other text being there."""
        for text, mode in self._modes:
            raw.FPDFTextObj_SetTextRenderMode(text, mode)
        self._hide([ctypes.cast(handle, raw.FPDF_PAGEOBJECT)])
        return _any(self._differing(), self._cores(glyphs))

    def _hide(self, texts: Sequence[Any]) -> None:
        for text in texts:
            raw.FPDFTextObj_SetTextRenderMode(text, raw.FPDF_TEXTRENDERMODE_INVISIBLE)

    def _differing(self) -> Flags:
        """Where the page as it is now differs from the whole one."""
        bare = self._drawn()
        differs: Flags = np.maximum(self._whole, bare) - np.minimum(self._whole, bare) >= _FAINT
        return differs

    def _drawn(self) -> _Grey:
        """The page in grey, rows × columns."""
        grey: _Grey = self._page.render(scale=self._scale, grayscale=True, no_smoothimage=True).to_numpy()
        return grey.reshape(grey.shape[:2])

    def _cores(self, glyphs: Boxes) -> _Pixels:
        """The pixels of each glyph that are its own."""
        middle, half = (glyphs.x0 + glyphs.x1) / 2, np.maximum((glyphs.x1 - glyphs.x0) * _CORE, _STEM)
        left, right = self._pixels(middle - half, middle + half, 0)
        above, below = self._pixels(glyphs.top, glyphs.bottom, 1)
        return left, above, right, below

    def _pixels(self, low: Floats, high: Floats, axis: int) -> tuple[Ints, Ints]:
        """The pixels that stretches along an axis (0 across, 1 down) touch, as far as they are on the picture."""
        count = self._whole.shape[1 - axis]
        scale = count / self._size[axis]
        first = np.floor((low - self._origin[axis]) * scale)
        last = np.ceil((high - self._origin[axis]) * scale)
        return np.clip(first, 0, count).astype(np.int64), np.clip(last, 0, count).astype(np.int64)


def _any(picture: Flags, rectangles: _Pixels) -> Flags:
    """Whether a picture has anything in each rectangle: a few samples answer for most, the others are searched."""
    left, above, right, below = rectangles
    out = np.zeros(len(left), bool)
    filled = np.flatnonzero((right > left) & (below > above))
    left, above, right, below = left[filled], above[filled], right[filled], below[filled]
    found = np.zeros(len(filled), bool)
    for down in _SAMPLES:
        rows = above + ((below - above) * down).astype(np.int64)
        for across in _SAMPLES:
            found |= picture[rows, left + ((right - left) * across).astype(np.int64)]
    for i in np.flatnonzero(~found).tolist():
        found[i] = picture[above[i] : below[i], left[i] : right[i]].any()
    out[filled] = found
    return out


def is_judged(codes: Ints) -> Flags:
    """Whether glyphs are such as leave ink wherever they are shown: letters, figures and the signs before them."""
    return _JUDGED[np.minimum(codes, len(_JUDGED) - 1)]
