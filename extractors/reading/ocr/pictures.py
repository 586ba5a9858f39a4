"""Pictures on a page: those that are tables, and those that are a scan of the page."""

import ctypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE, FPDF_PageToDevice

from extractors.reading.ocr.render import Picture, whole_page
from extractors.reading.ocr.ruling import grids, ruling
from extractors.reading.raw import Grid, RawPage
from models.provenance import BBox

_LEAST = 0.03  # of the page's area; what is smaller is a logo
_MOST_PIXELS = 40_000_000  # a picture with more is not unpacked
_DPI = 120.0  # enough to see rules and whether there is ink between them
_ROWS, _COLUMNS = 3, 2  # the smallest table
_INK = (0.005, 0.4)  # of a cell's area, where it holds text
_FILLED = 0.4  # of the cells of a table have text; a chart's grid and a form have less
_FEW = 4  # words that may stand on a picture that is read
_EDGE = 2.0  # points of a cell's edge that may belong to its rule
_PAGE = 0.8  # of the page's area: a picture that may be a scan of it
_LETTER = (2.0, 14.0)  # points: how high letters are
_LETTERS = 150  # of them make a text
_THIN = 3  # times the letters of the text layer: it leaves most of what is shown unsaid
_PAPER = 180  # of 255: how light most of it is
_STEPS = 100  # a point, in which places are told


def table_pictures(path: Path, page: RawPage) -> list[BBox]:
    """Where on a page there are pictures of ruled tables, judged from the pictures alone: nothing is rendered."""
    free = ((box, picture) for box, picture in _pictures(path, page) if _words_on(box, page) < _FEW)
    return [box for box, picture in free if _is_table(picture)]


def is_scan(path: Path, page: RawPage) -> bool:
    """Whether a page is one large picture of text, of which its text layer has next to nothing.

    Judged from the picture alone.
    """
    area = _PAGE * page.width * page.height
    least = max(_LETTERS, _THIN * sum(len(word.text) for word in page.words))
    return any(_area(box) >= area and _letters(picture) >= least for box, picture in _pictures(path, page))


def _pictures(path: Path, page: RawPage) -> Iterator[tuple[BBox, Picture]]:
    """A page's larger pictures with their places."""
    size = (page.width, page.height)
    with pypdfium2.PdfDocument(path) as pdf:
        shown = whole_page(pdf, page.number, size)
        for image in shown.get_objects(filter=[FPDF_PAGEOBJ_IMAGE]):
            box = _place(shown, image, page)
            if _area(box) < _LEAST * page.width * page.height:
                continue
            picture = _unpacked(image, box)
            if picture is not None:
                yield box, picture


def _words_on(box: BBox, page: RawPage) -> int:
    return sum(box.x0 <= x <= box.x1 and box.top <= y <= box.bottom for x, y in (w.middle for w in page.words))


def _place(shown: pypdfium2.PdfPage, image: Any, page: RawPage) -> BBox:
    """Where a picture stands on its page as it is shown, the part beyond the page's edge left out."""
    left, bottom, right, top = image.get_bounds()
    corners = [_on_page(shown, page, x, y) for x, y in ((left, bottom), (right, top))]
    (xa, ya), (xb, yb) = corners
    return BBox(
        max(0.0, min(xa, xb)), max(0.0, min(ya, yb)), min(page.width, max(xa, xb)), min(page.height, max(ya, yb))
    )


def _on_page(shown: pypdfium2.PdfPage, page: RawPage, x: float, y: float) -> tuple[float, float]:
    """A point of the PDF's own coordinates on the page as it is shown, turned pages turned, in points."""
    across, down = ctypes.c_int(), ctypes.c_int()
    size = (round(page.width * _STEPS), round(page.height * _STEPS))
    FPDF_PageToDevice(shown, 0, 0, *size, 0, x, y, ctypes.byref(across), ctypes.byref(down))
    return across.value / _STEPS, down.value / _STEPS


def _unpacked(image: Any, box: BBox) -> Picture | None:
    """A picture in grey, as large as it is shown; None where it is too large or cannot be unpacked."""
    wide, high = image.get_px_size()
    if not 0 < wide * high <= _MOST_PIXELS:
        return None
    try:
        pixels = image.get_bitmap(render=False).to_numpy()
    except pypdfium2.PdfiumError:
        return None
    grey = pixels.reshape(pixels.shape[:2]) if pixels.ndim == 2 or pixels.shape[2] == 1 else _grey(pixels)
    scale = _DPI / 72
    shape = (max(1, round((box.x1 - box.x0) * scale)), max(1, round((box.bottom - box.top) * scale)))
    return Picture(cv2.resize(grey, shape, interpolation=cv2.INTER_AREA).astype(np.uint8), _DPI)


def _grey(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    code = cv2.COLOR_BGRA2GRAY if pixels.shape[2] == 4 else cv2.COLOR_BGR2GRAY
    return cv2.cvtColor(pixels, code).astype(np.uint8)


def _is_table(picture: Picture) -> bool:
    """Whether a picture shows a ruled grid whose cells hold text."""
    found = ruling(picture)
    scale = picture.points
    across, down = ([BBox(*(v * scale for v in box)) for box in boxes] for boxes in (found.horizontal, found.vertical))
    dark = _dark(found.without)
    return any(_is_filled(grid, dark, picture) for grid in grids(across, down))


def _is_filled(grid: Grid, dark: NDArray[np.uint8], picture: Picture) -> bool:
    """Whether a grid is as large as a table and most of its cells have some ink."""
    rows, columns = {round(c.top) for c in grid.cells}, {round(c.x0) for c in grid.cells}
    filled = [cell for cell in grid.cells if _INK[0] <= _ink(cell, dark, picture) <= _INK[1]]
    return len(rows) >= _ROWS and len(columns) >= _COLUMNS and len(filled) >= _FILLED * len(grid.cells)


def _ink(cell: BBox, dark: NDArray[np.uint8], picture: Picture) -> float:
    """The share of a cell that is dark."""
    x0, top = (round((value + _EDGE) / picture.points) for value in cell[:2])
    x1, bottom = (round((value - _EDGE) / picture.points) for value in cell[2:])
    inside = dark[top:bottom, x0:x1]
    return float(np.count_nonzero(inside)) / inside.size if inside.size else 0.0


def _letters(picture: Picture) -> int:
    """How many dark spots of the size of letters a picture of light paper has; none on any other picture."""
    if float(np.median(picture.grey)) < _PAPER:
        return 0
    low, high = (value / picture.points for value in _LETTER)
    count, _, stats, _ = cv2.connectedComponentsWithStats(_dark(picture), connectivity=8)
    return sum(1 for i in range(1, count) if low <= stats[i, cv2.CC_STAT_HEIGHT] <= high)


def _dark(picture: Picture) -> NDArray[np.uint8]:
    """255 where a picture is dark."""
    _, dark = cv2.threshold(picture.grey, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    return dark.astype(np.uint8)


def _area(box: BBox) -> float:
    return max(0.0, box.x1 - box.x0) * max(0.0, box.bottom - box.top)
