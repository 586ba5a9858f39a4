"""Paths → lines, rectangles and curves, told apart as pdfminer does (`PDFLayoutAnalyzer.paint_path`)."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np

from extractors.reading.backends.gathered import Floats, Gathered, Segment
from extractors.reading.backends.view import View

Shape = dict[str, Any]
Point = tuple[float, float]

_LINES = ("mlh", "ml")
_RECTANGLES = ("mlllh", "mllll")


def page_shapes(found: Gathered, view: View) -> dict[str, list[Shape]]:
    """The lines, rects and curves of a page as pdfplumber has them."""
    out: dict[str, list[Shape]] = {"line": [], "rect": [], "curve": []}
    points, segments = view.points(found.points).tolist(), found.segments.tolist()
    for i, (start, end) in enumerate(pairwise([*found.starts.tolist(), len(points)])):
        look = {
            "fill": bool(found.paints[i, 0]),
            "stroke": bool(found.paints[i, 1]),
            "non_stroking_color": tuple((found.colors[i] / 255).tolist()),
        }
        for kind, outline in _subpaths(points[start:end], segments[start:end]):
            shape = _shape(kind, outline, view)
            out[shape["object_type"]].append({**shape, **look})
    return out


def page_pictures(found: Gathered, view: View) -> list[Shape]:
    """The pictures of a page: where the unit square comes to lie."""
    corners = np.array([[0, 0, 1], [1, 0, 1], [0, 1, 1], [1, 1, 1]], np.float64)
    out = []
    for matrix in found.pictures:
        outline = view.points(corners @ matrix.reshape(3, 2))
        out.append({"object_type": "image", **_box(outline, view)})
    return out


def _subpaths(points: list[Point], segments: list[int]) -> Iterator[tuple[str, list[Point]]]:
    """The parts of a path, each as the operators that draw it and the points they lead to."""
    kind, curved = "", 0
    outline: list[Point] = []
    for point, segment in zip(points, segments, strict=True):
        step = segment & ~Segment.CLOSES
        if step == Segment.MOVE:
            if len(kind) > 1:
                yield kind, outline
            kind, outline, curved = "m", [point], 0
            continue
        curved = curved + 1 if step == Segment.CURVE else 0
        if step == Segment.LINE or curved == 3:
            kind, curved = kind + ("l" if step == Segment.LINE else "c"), 0
            outline.append(point)
        if segment & Segment.CLOSES:
            kind, outline = _closed(kind, outline)
    if len(kind) > 1:
        yield kind, outline


def _closed(kind: str, outline: list[Point]) -> tuple[str, list[Point]]:
    """A path closed: pdfium draws the last line to the start, for pdfminer it is the closing itself."""
    if kind.endswith("l") and outline[-1] == outline[0]:
        return f"{kind[:-1]}h", outline
    return f"{kind}h", [*outline, outline[0]]


def _shape(kind: str, outline: list[Point], view: View) -> Shape:
    """One line, rect or curve."""
    if kind in _LINES:
        outline = outline[:2]
        name = "line"
    elif kind in _RECTANGLES and _is_rectangle(outline):
        outline = outline[:4]
        name = "rect"
    else:
        name = "curve"
    return {"object_type": name, "pts": outline, **_box(np.array(outline), view)}


def _is_rectangle(outline: list[Point]) -> bool:
    """Whether four lines lie along the page's edges and end where they began."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3), last = outline
    square = (x0 == x1 and y1 == y2 and x2 == x3 and y3 == y0) or (y0 == y1 and x1 == x2 and y2 == y3 and x3 == x0)
    return square and outline[0] == last


def _box(outline: Floats, view: View) -> Shape:
    """Where points lie, under pdfplumber's names."""
    (x0, top), (x1, bottom) = outline.min(axis=0).tolist(), outline.max(axis=0).tolist()
    floor = view.height + view.top
    return {
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "y0": floor - bottom,
        "y1": floor - top,
        "doctop": top,
        "width": x1 - x0,
        "height": bottom - top,
    }
