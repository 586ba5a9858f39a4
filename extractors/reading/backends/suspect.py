"""Whether a page may hold text that it does not show: told from how its objects are drawn, without drawing them.

Only such pages are drawn to see (shown.py). The signs are what hiding needs: an unusual way of drawing text, a colour
near that of what lies behind, something drawn later in the same place, an edge that cuts, a layer.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from pypdfium2 import raw

from extractors.reading.backends.gathered import Floats, Ints

_DRAWN = (raw.FPDF_TEXTRENDERMODE_FILL, raw.FPDF_TEXTRENDERMODE_STROKE, raw.FPDF_TEXTRENDERMODE_FILL_STROKE)
_PALE = 170  # of 255: text paler than this may be lost on paper
_NEAR = 80  # of 255: text that differs by less from an area may be lost on it
_OPAQUE = 200  # of 255
_OVER = 1.0  # points that two objects share before one is said to lie on the other
_CUT = 2.0  # points that a clip may take from a text's rectangle: of the space above and below its letters
_MOST = 4_000  # objects of a page: what has more is drawn without looking at each


@dataclass(frozen=True, slots=True)
class _Object:
    """An object of a page, in the order of drawing: its kind and rectangle (left, bottom, right, top)."""

    handle: Any
    kind: int
    box: tuple[float, float, float, float]


def is_suspect(page: Any, handles: Ints) -> bool:
    """Whether a page (pypdfium2's) must be drawn to know which of its text objects (`handles`) can be seen."""
    count = raw.FPDFPage_CountObjects(page.raw)
    if count > _MOST:
        return True
    texts = {int(handle) for handle in handles.tolist()}
    objects = list(_objects(page, count))
    own = [one for one in objects if one.kind == raw.FPDF_PAGEOBJ_TEXT]
    if len(texts - {_address(one.handle) for one in own}):
        return True  # text inside of forms, whose order and place are their own
    frame = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page.raw, frame)
    edges = (frame.left, frame.bottom, frame.right, frame.top)
    own = [one for one in own if one.box[0] < one.box[2] or one.box[1] < one.box[3]]  # spaces leave no ink
    lightness = [_lightness(one.handle) for one in own]
    if any(grey is None or grey > _PALE for grey in lightness):
        return True
    if any(_is_odd(one) or _is_cut(one.box, edges) or _is_clipped(one) for one in own):
        return True
    return _is_lost(objects, own, [grey or 0 for grey in lightness])


def _objects(page: Any, count: int) -> Iterator[_Object]:
    sides = [ctypes.c_float() for _ in range(4)]
    for i in range(count):
        handle = raw.FPDFPage_GetObject(page.raw, i)
        if raw.FPDFPageObj_GetBounds(handle, *sides):
            left, bottom, right, top = (side.value for side in sides)
            yield _Object(handle, raw.FPDFPageObj_GetType(handle), (left, bottom, right, top))


def _is_odd(text: _Object) -> bool:
    """Whether a text is drawn in a way that may leave nothing to see."""
    mode = raw.FPDFTextObj_GetTextRenderMode(text.handle)
    return mode not in _DRAWN or bool(raw.FPDFPageObj_HasTransparency(text.handle))


def _lightness(handle: Any) -> int | None:
    """How light what is filled is, from 0 (black) to 255; None where no plain opaque colour tells."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha) or alpha.value < _OPAQUE:
        return None
    return (299 * red.value + 587 * green.value + 114 * blue.value) // 1000


def _is_cut(box: tuple[float, float, float, float], edges: tuple[float, float, float, float]) -> bool:
    left, bottom, right, top = box
    return left < edges[0] - _CUT or bottom < edges[1] - _CUT or right > edges[2] + _CUT or top > edges[3] + _CUT


def _is_clipped(text: _Object) -> bool:
    """Whether a clip leaves less of a text than its rectangle."""
    clip = raw.FPDFPageObj_GetClipPath(text.handle)
    for path in range(max(0, raw.FPDFClipPath_CountPaths(clip) if clip else 0)):
        points = list(_corners(clip, path))
        if not points:
            return True
        xs, ys = [x for x, _ in points], [y for _, y in points]
        if _is_cut(text.box, (min(xs), min(ys), max(xs), max(ys))):
            return True
    return False


def _corners(clip: Any, path: int) -> Iterator[tuple[float, float]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(raw.FPDFClipPath_CountPathSegments(clip, path)):
        if raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(clip, path, i), x, y):
            yield x.value, y.value


def _is_lost(objects: list[_Object], texts: list[_Object], lightness: list[int]) -> bool:
    """Whether a text lies under something, on a picture or on an area of nearly its own colour."""
    others = [(order, one) for order, one in enumerate(objects) if one.kind != raw.FPDF_PAGEOBJ_TEXT and _is_area(one)]
    if not others or not texts:
        return False
    order = {_address(one.handle): i for i, one in enumerate(objects)}
    shares = _overlaps(np.array([t.box for t in texts], np.float64), np.array([o.box for _, o in others], np.float64))
    for i, j in zip(*np.nonzero(shares), strict=True):
        place, other = others[j]
        if other.kind != raw.FPDF_PAGEOBJ_PATH or place > order[_address(texts[i].handle)]:
            return True
        grey = _lightness(other.handle)
        if grey is None or abs(grey - lightness[i]) < _NEAR:
            return True
    return False


def _is_area(one: _Object) -> bool:
    """Whether an object covers what is beneath: a picture, a form, a shading, a filled path that is no rule."""
    if one.kind != raw.FPDF_PAGEOBJ_PATH:
        return True
    if one.box[2] - one.box[0] < 2 * _OVER or one.box[3] - one.box[1] < 2 * _OVER:
        return False
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(raw.FPDFPath_GetDrawMode(one.handle, fill, stroke)) and fill.value != raw.FPDF_FILLMODE_NONE


def _overlaps(texts: Floats, areas: Floats) -> Any:
    """Which texts (n × 4) lie on which areas (m × 4): n × m."""
    low = np.maximum(texts[:, None, :2], areas[None, :, :2])
    high = np.minimum(texts[:, None, 2:], areas[None, :, 2:])
    return (high - low > _OVER).all(axis=2)


def _address(handle: Any) -> int:
    return ctypes.cast(handle, ctypes.c_void_p).value or 0
