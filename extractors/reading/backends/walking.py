"""The walk over a page's objects in Python alone: text objects, shapes, pictures, and how each is drawn."""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from extractors.reading.backends.calls import call
from extractors.reading.backends.gathered import Segment, Way

Matrix = tuple[float, float, float, float, float, float]
Frame = tuple[float, float, float, float]

TEXT, PATH, PICTURE, FORM = 1, 2, 3, 5  # FPDF_PAGEOBJ_…
DEEPEST = 24  # forms within forms
_ACTUAL_TEXT = ctypes.create_string_buffer(b"ActualText")
_LINE_TO, _BEZIER_TO, _MOVE_TO = 0, 1, 2  # FPDF_SEGMENT_…
_SEGMENTS = {_LINE_TO: Segment.LINE, _BEZIER_TO: Segment.CURVE, _MOVE_TO: Segment.MOVE}
_DRAWN = (0, 1, 2)  # FPDF_TEXTRENDERMODE_…: filled, stroked, both
_OPAQUE = 200  # of 255
_UNBOUND: Frame = (float("-inf"), float("-inf"), float("inf"), float("inf"))
_NOTHING: Frame = (float("inf"), float("inf"), float("-inf"), float("-inf"))

_font = call("FPDFTextObj_GetFont")
_font_size = call("FPDFTextObj_GetFontSize")
_render_mode = call("FPDFTextObj_GetTextRenderMode")
_count_marks, _mark_of = call("FPDFPageObj_CountMarks"), call("FPDFPageObj_GetMark")
_string = call("FPDFPageObjMark_GetParamStringValue")
_page_count, _page_object = call("FPDFPage_CountObjects"), call("FPDFPage_GetObject")
_form_count, _form_object = call("FPDFFormObj_CountObjects"), call("FPDFFormObj_GetObject")
_type = call("FPDFPageObj_GetType")
_matrix = call("FPDFPageObj_GetMatrix")
_bounds = call("FPDFPageObj_GetBounds")
_is_transparent = call("FPDFPageObj_HasTransparency")
_fill_color = call("FPDFPageObj_GetFillColor")
_clip_of, _count_clips = call("FPDFPageObj_GetClipPath"), call("FPDFClipPath_CountPaths")
_count_clip_segments = call("FPDFClipPath_CountPathSegments")
_clip_segment = call("FPDFClipPath_GetPathSegment")
_count_segments, _segment = call("FPDFPath_CountSegments"), call("FPDFPath_GetPathSegment")
_draw_mode = call("FPDFPath_GetDrawMode")
_point, _segment_type = call("FPDFPathSegment_GetPoint"), call("FPDFPathSegment_GetType")
_closes = call("FPDFPathSegment_GetClose")


@dataclass(slots=True)
class Walk:
    """The page's objects, those of its forms included, in the order in which they are drawn."""

    handles: list[int] = field(default_factory=list)
    replaced: list[bool] = field(default_factory=list)
    fonts: list[int] = field(default_factory=list)
    sizes: list[float] = field(default_factory=list)
    matrices: list[Matrix] = field(default_factory=list)
    points: list[tuple[float, float]] = field(default_factory=list)
    segments: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    paints: list[tuple[bool, bool]] = field(default_factory=list)
    colors: list[list[int]] = field(default_factory=list)
    pictures: list[Matrix] = field(default_factory=list)
    kinds: list[int] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    greys: list[int] = field(default_factory=list)
    ways: list[int] = field(default_factory=list)
    clips: list[Frame] = field(default_factory=list)

    @classmethod
    def of_page(cls, page: int) -> "Walk":
        """All of a page (pdfium's handle)."""
        walk = cls()
        walk._through(_page_count(page), lambda i: _page_object(page, i), None, 0)
        return walk

    def _through(self, count: int, get: Callable[[int], int], outer: Matrix | None, depth: int) -> None:
        """Every object of a page or form; `outer` leads from the form to the page."""
        for i in range(count):
            found = get(i)
            kind = _type(found)
            if not depth:
                self._drawn(found, kind)
            if kind == TEXT:
                self._text(found, outer)
            elif kind == PATH:
                self._path(found, outer)
            elif kind == PICTURE:
                self.pictures.append(matrix_of(found, outer))
            elif kind == FORM and depth < DEEPEST:
                inner = matrix_of(found, outer)
                self._through(_form_count(found), lambda n, form=found: _form_object(form, n), inner, depth + 1)  # type: ignore[misc]

    def _drawn(self, found: int, kind: int) -> None:
        """How an object of the page itself is drawn."""
        self.kinds.append(kind)
        self.frames.append(_frame(found))
        self.greys.append(_grey(found) if kind in (TEXT, PATH) else -1)
        self.ways.append(_way(found, kind))
        self.clips.append(_clip(found) if kind == TEXT else _UNBOUND)

    def _text(self, found: int, outer: Matrix | None) -> None:
        size = ctypes.c_float()
        _font_size(found, ctypes.addressof(size))
        self.handles.append(found)
        self.replaced.append(_has_other_text(found))
        self.fonts.append(_font(found) or 0)
        self.sizes.append(size.value)
        self.matrices.append(matrix_of(found, outer))

    def _path(self, found: int, outer: Matrix | None) -> None:
        self.starts.append(len(self.points))
        self.paints.append(_paint(found))
        rgba = (ctypes.c_uint * 4)()
        at = ctypes.addressof(rgba)
        _fill_color(found, at, at + 4, at + 8, at + 12)
        self.colors.append(rgba[:3])
        a, b, c, d, e, f = matrix_of(found, outer)
        for x, y, kind in _segments(found):
            self.points.append((a * x + c * y + e, b * x + d * y + f))
            self.segments.append(kind)


def _segments(path: int) -> Iterator[tuple[float, float, int]]:
    """The points of a path in its own space, each with how it is reached."""
    pair = (ctypes.c_float * 2)()
    at = ctypes.addressof(pair)
    for i in range(max(0, _count_segments(path))):
        found = _segment(path, i)
        _point(found, at, at + 4)
        kind = _SEGMENTS.get(_segment_type(found), Segment.LINE)
        yield pair[0], pair[1], kind | Segment.CLOSES if _closes(found) else kind


def _has_other_text(found: int) -> bool:
    """Whether a text object is marked with the text to read in its place."""
    length = ctypes.c_ulong()
    at = ctypes.addressof(length)
    return any(_string(_mark_of(found, i), _ACTUAL_TEXT, None, 0, at) for i in range(max(0, _count_marks(found))))


def matrix_of(found: int, outer: Matrix | None) -> Matrix:
    """The matrix from an object's own space to the page's."""
    six = (ctypes.c_float * 6)()
    _matrix(found, ctypes.addressof(six))
    a, b, c, d, e, f = six
    if outer is None:
        return a, b, c, d, e, f
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _frame(found: int) -> Frame:
    """The rectangle that an object fills: left, bottom, right, top; not a number where pdfium knows of none."""
    sides = (ctypes.c_float * 4)(*[float("nan")] * 4)
    at = ctypes.addressof(sides)
    _bounds(found, at, at + 4, at + 8, at + 12)
    left, bottom, right, top = sides
    return left, bottom, right, top


def _paint(found: int) -> tuple[bool, bool]:
    """Whether a path is filled, and whether it is stroked."""
    mode = (ctypes.c_int * 2)()
    at = ctypes.addressof(mode)
    _draw_mode(found, at, at + 4)
    return mode[0] != 0, mode[1] != 0


def _way(found: int, kind: int) -> int:
    """What is to be known of how an object is drawn."""
    if kind == TEXT:
        return Way.ODD if _render_mode(found) not in _DRAWN or _is_transparent(found) else 0
    return Way.FILLED if kind == PATH and _paint(found)[0] else 0


def _grey(found: int) -> int:
    """How light what is filled is, from 0 (black) to 255; -1 where no plain opaque colour tells."""
    rgba = (ctypes.c_uint * 4)()
    at = ctypes.addressof(rgba)
    if not _fill_color(found, at, at + 4, at + 8, at + 12) or rgba[3] < _OPAQUE:
        return -1
    return (299 * rgba[0] + 587 * rgba[1] + 114 * rgba[2]) // 1000


def _clip(found: int) -> Frame:
    """The rectangle that an object's clips leave of the page: left, bottom, right, top."""
    clip = _clip_of(found)
    left, bottom, right, top = _UNBOUND
    pair = (ctypes.c_float * 2)()
    at = ctypes.addressof(pair)
    for path in range(max(0, _count_clips(clip) if clip else 0)):
        low_x, low_y, high_x, high_y = _NOTHING
        for i in range(max(0, _count_clip_segments(clip, path))):
            if _point(_clip_segment(clip, path, i), at, at + 4):
                x, y = pair
                low_x, low_y, high_x, high_y = min(low_x, x), min(low_y, y), max(high_x, x), max(high_y, y)
        left, bottom, right, top = max(left, low_x), max(bottom, low_y), min(right, high_x), min(top, high_y)
    return left, bottom, right, top
