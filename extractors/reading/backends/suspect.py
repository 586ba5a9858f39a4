"""Whether a page may hold text that it does not show: told from how its objects are drawn, without drawing them.

Only such pages are drawn to see (shown.py). The signs are what hiding needs: an unusual way of drawing text, a colour
near that of what lies behind, something drawn later in the same place, an edge that cuts, a layer.
"""

from typing import Any

import numpy as np
import numpy.typing as npt
from pypdfium2 import raw

from extractors.reading.backends.gathered import Floats, Gathered, Ints, Way
from extractors.reading.backends.walking import PATH, TEXT

_PALE = 170  # of 255: text paler than this may be lost on paper
_NEAR = 80  # of 255: text that differs by less from an area may be lost on it
_OVER = 1.0  # points that two objects share before one is said to lie on the other
_CUT = 2.0  # points that a clip may take from a text's rectangle: of the space above and below its letters
_MOST = 4_000  # objects of a page: what has more is drawn without looking at each

_Flags = npt.NDArray[np.bool_]


def is_suspect(page: Any, found: Gathered) -> bool:
    """Whether a page (pypdfium2's) must be drawn to know which of the text objects `found` on it can be seen."""
    texts = np.flatnonzero(found.kinds == TEXT)
    if len(found.kinds) > _MOST or len(found.handles) > len(texts):
        return True  # text inside of forms has an order and a place of its own
    if np.isnan(found.frames[texts]).any():
        return True
    texts = texts[(found.frames[texts, :2] < found.frames[texts, 2:]).any(axis=1)]  # spaces leave no ink
    greys = found.greys[texts]
    if np.any((greys < 0) | (greys > _PALE) | (found.ways[texts] == Way.ODD)):
        return True
    frame = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page.raw, frame)
    edges = np.array([frame.left, frame.bottom, frame.right, frame.top])
    boxes = found.frames[texts]
    return bool(_is_cut(boxes, edges) or _is_cut(boxes, found.clips[texts])) or _is_lost(found, texts)


def _is_cut(boxes: Floats, edges: Floats) -> bool:
    """Whether edges (4, or n × 4) leave less of any rectangle (n × 4) than all of it."""
    return bool(np.any(boxes[:, :2] < edges[..., :2] - _CUT) or np.any(boxes[:, 2:] > edges[..., 2:] + _CUT))


def _is_lost(found: Gathered, texts: Ints) -> bool:
    """Whether a text lies under something, on a picture or on an area of nearly its own colour."""
    areas = np.flatnonzero(_areas(found))
    lies, on = np.nonzero(_overlaps(found.frames[texts], found.frames[areas]))
    text, area = texts[lies], areas[on]
    grey = found.greys[area]
    near = (grey < 0) | (np.abs(grey - found.greys[text]) < _NEAR)
    return bool(np.any((found.kinds[area] != PATH) | (area > text) | near))


def _areas(found: Gathered) -> _Flags:
    """Which objects cover what is beneath: pictures, forms, shadings, filled paths that are no rules."""
    paths = found.kinds == PATH
    placed = (found.kinds != TEXT) & ~np.isnan(found.frames).any(axis=1)
    wide = ((found.frames[:, 2:] - found.frames[:, :2]) >= 2 * _OVER).all(axis=1)
    out: _Flags = placed & (~paths | (wide & (found.ways == Way.FILLED)))
    return out


def _overlaps(texts: Floats, areas: Floats) -> _Flags:
    """Which texts (n × 4) lie on which areas (m × 4): n × m."""
    low = np.maximum(texts[:, None, :2], areas[None, :, :2])
    high = np.minimum(texts[:, None, 2:], areas[None, :, 2:])
    out: _Flags = np.asarray((high - low > _OVER).all(axis=2))
    return out
