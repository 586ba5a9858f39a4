"""Rules in a picture: found, made grids of, and taken out before the text is read."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from extractors.reading.ocr.render import Picture
from extractors.reading.raw import Grid
from models.provenance import BBox

_LONG, _HIGH = 24.0, 12.0  # points: the shortest horizontal and vertical rule; no letter's stroke is so long
_THICK = 3.5  # points: what is thicker is an area
_STEEP = 8  # times as long as thick, or it is no rule
_PIECE = 8.0  # points: the shortest piece of a broken rule
_BREAK = 6.0  # points of a rule that a scan may leave out, or that letters drown
_MEET = 3.0  # points within which rules meet
_MARGIN = 0.5  # points around a rule that are taken out with it

_Mask = NDArray[np.uint8]


class Ruling(NamedTuple):
    """The rules of a picture as rectangles in its pixels, and the picture without them."""

    horizontal: tuple[BBox, ...]
    vertical: tuple[BBox, ...]
    without: Picture


def ruling(picture: Picture) -> Ruling:
    """The thin straight rules of a level picture. Verticals that meet no horizontal one are taken for letters."""
    dark = _dark(picture.grey)
    horizontal = _rules(dark, picture, across=True)
    vertical = [v for v in _rules(dark, picture, across=False) if any(_meets(h, v, picture) for h in horizontal)]
    grey = picture.grey.copy()
    margin = max(1, round(_MARGIN / picture.points))
    for box in (*horizontal, *vertical):
        x0, top, x1, bottom = (int(v) for v in box)
        grey[max(0, top - margin) : bottom + margin, max(0, x0 - margin) : x1 + margin] = 255
    return Ruling(tuple(horizontal), tuple(vertical), Picture(grey, picture.dpi))


def grids(horizontal: Sequence[BBox], vertical: Sequence[BBox]) -> tuple[Grid, ...]:
    """The ruled grids that rules (in points) make, as pdfplumber makes them of a PDF's lines."""
    edges = [_edge(box, "h") for box in horizontal] + [_edge(box, "v") for box in vertical]
    merged = merge_edges(
        edges, snap_x_tolerance=_MEET, snap_y_tolerance=_MEET, join_x_tolerance=_MEET, join_y_tolerance=_MEET
    )
    tables = cells_to_tables(intersections_to_cells(edges_to_intersections(merged, _MEET, _MEET)))
    found = [tuple(BBox(*cell) for cell in table) for table in tables]
    return tuple(Grid(BBox.union(cells), cells) for cells in found)


def _dark(grey: _Mask) -> _Mask:
    """255 where a picture is darker than what is around it, shaded cells and yellowed paper allowed for."""
    size = 2 * (max(grey.shape) // 160) + 1
    local = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, max(15, size), 15)
    return local.astype(np.uint8)


def _rules(dark: _Mask, picture: Picture, *, across: bool) -> list[BBox]:
    """The rules in one direction: runs of dark pixels that are long, thin and straight."""
    piece, gap = max(2, round(_PIECE / picture.points)), max(1, round(_BREAK / picture.points))
    whole = _LONG if across else _HIGH
    run, bridge = ((piece, 1), (gap, 1)) if across else ((1, piece), (1, gap))
    pieces = cv2.morphologyEx(dark, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, run))
    joined = cv2.morphologyEx(pieces, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, bridge))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined.astype(np.uint8), connectivity=8)
    boxes = [BBox(float(x), float(y), float(x + w), float(y + h)) for x, y, w, h, _ in stats[1:]]
    return [box for box in boxes if _is_rule(box, picture, whole, across=across)]


def _is_rule(box: BBox, picture: Picture, shortest: float, *, across: bool) -> bool:
    """Whether a dark rectangle is as long (at least `shortest` points) and thin as a rule."""
    width, height = box.x1 - box.x0, box.bottom - box.top
    long, thick = (width, height) if across else (height, width)
    return long * picture.points >= shortest and thick * picture.points <= _THICK and long >= _STEEP * thick


def _meets(horizontal: BBox, vertical: BBox, picture: Picture) -> bool:
    """Whether two rules touch or cross."""
    slack = _MEET / picture.points
    beside = horizontal.x0 - slack <= vertical.x1 and vertical.x0 <= horizontal.x1 + slack
    return beside and vertical.top - slack <= horizontal.bottom and horizontal.top <= vertical.bottom + slack


def _edge(box: BBox, orientation: str) -> dict[str, Any]:
    """A rule as pdfplumber describes an edge: without thickness, through its middle."""
    x0, top, x1, bottom = box
    if orientation == "h":
        top = bottom = (top + bottom) / 2
    else:
        x0 = x1 = (x0 + x1) / 2
    size = {"width": x1 - x0, "height": bottom - top}
    return {"x0": x0, "x1": x1, "top": top, "bottom": bottom, "orientation": orientation, "object_type": "line", **size}
