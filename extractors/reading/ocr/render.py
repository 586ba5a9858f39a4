"""PDF pages → grey pictures."""

from math import sqrt
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pypdfium2
from numpy.typing import NDArray

from models.provenance import BBox

DPI = 300  # what tesseract's models are trained for
_MOST_PIXELS = 40_000_000  # more than an A2 page has at 300 dpi; larger pages are rendered coarser
_POINTS = 72.0  # an inch


class Picture(NamedTuple):
    """A grey picture (rows × columns, 0 is black) and its pixels an inch."""

    grey: NDArray[np.uint8]
    dpi: float

    @property
    def points(self) -> float:
        """The points that one pixel is wide and high."""
        return _POINTS / self.dpi


def render(path: Path, number: int, size: tuple[float, float], region: BBox) -> Picture:
    """A region of a page (counted from 1) as it is shown, at 300 dpi; `size` is the page's width and height in points.

    Not safe in threads, as all of pdfium. Raises pypdfium2.PdfiumError where the page cannot be rendered.
    """
    width, height = size
    area = (region.x1 - region.x0) * (region.bottom - region.top)
    dpi = min(float(DPI), _POINTS * sqrt(_MOST_PIXELS / max(1.0, area)))
    cut = (region.x0, height - region.bottom, width - region.x1, region.top)  # left, below, right, above
    with pypdfium2.PdfDocument(path) as pdf:
        page = whole_page(pdf, number, size)
        crop = tuple(max(0.0, value) for value in cut)
        grey = page.render(scale=dpi / _POINTS, grayscale=True, crop=crop).to_numpy()
    return Picture(np.ascontiguousarray(grey.reshape(grey.shape[:2])), dpi)


def whole_page(pdf: pypdfium2.PdfDocument, number: int, size: tuple[float, float]) -> pypdfium2.PdfPage:
    """A page of the size that its reader found: where a crop box hides its margins, the crop box is taken off."""
    page = pdf[number - 1]
    if abs(page.get_width() - size[0]) > 1 or abs(page.get_height() - size[1]) > 1:
        page.set_cropbox(*page.get_mediabox())
        page.close()
        page = pdf[number - 1]
    return page
