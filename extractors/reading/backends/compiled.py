"""The pass over a page in C, where it has been built; the pass in Python gives the same."""

import ctypes
from functools import cache

import numpy as np
import numpy.typing as npt

from extractors.reading.backends.building import library
from extractors.reading.backends.calls import address
from extractors.reading.backends.gathered import Gathered
from extractors.reading.backends.gathering import gather
from extractors.reading.backends.pdfium import Gather

_FUNCTIONS = (  # in the order of struct pdfium in gather.c
    "FPDFText_CountChars",
    "FPDFText_GetUnicode",
    "FPDFText_GetTextObject",
    "FPDFText_GetCharOrigin",
    "FPDFText_GetLooseCharBox",
    "FPDFText_IsGenerated",
    "FPDFText_IsHyphen",
    "FPDFText_HasUnicodeMapError",
    "FPDFTextObj_GetFont",
    "FPDFTextObj_GetFontSize",
    "FPDFPageObj_CountMarks",
    "FPDFPageObj_GetMark",
    "FPDFPageObjMark_GetParamStringValue",
    "FPDFPage_CountObjects",
    "FPDFPage_GetObject",
    "FPDFFormObj_CountObjects",
    "FPDFFormObj_GetObject",
    "FPDFPageObj_GetType",
    "FPDFPageObj_GetMatrix",
    "FPDFPageObj_GetFillColor",
    "FPDFPath_CountSegments",
    "FPDFPath_GetPathSegment",
    "FPDFPath_GetDrawMode",
    "FPDFPathSegment_GetPoint",
    "FPDFPathSegment_GetType",
    "FPDFPathSegment_GetClose",
    "FPDFPageObj_GetBounds",
    "FPDFTextObj_GetTextRenderMode",
    "FPDFPageObj_HasTransparency",
    "FPDFPageObj_GetClipPath",
    "FPDFClipPath_CountPaths",
    "FPDFClipPath_CountPathSegments",
    "FPDFClipPath_GetPathSegment",
)
_COLUMNS: tuple[tuple[str, npt.DTypeLike, int], ...] = (  # in the order of the enum in gather.c; how many a row
    ("codes", np.int64, 1),
    ("marks", np.uint8, 1),
    ("places", np.int64, 1),
    ("owners", np.int64, 1),
    ("origins", np.float64, 2),
    ("rights", np.float64, 1),
    ("fonts", np.int64, 1),
    ("sizes", np.float64, 1),
    ("matrices", np.float64, 6),
    ("handles", np.int64, 1),
    ("replaced", np.uint8, 1),
    ("points", np.float64, 2),
    ("segments", np.uint8, 1),
    ("starts", np.int64, 1),
    ("paints", np.uint8, 2),
    ("colors", np.uint8, 3),
    ("pictures", np.float64, 6),
    ("kinds", np.uint8, 1),
    ("frames", np.float64, 4),
    ("greys", np.int64, 1),
    ("ways", np.uint8, 1),
    ("clips", np.float64, 4),
)


class _Column(ctypes.Structure):
    _fields_ = (("data", ctypes.c_void_p), ("used", ctypes.c_int64), ("room", ctypes.c_int64))


class _Page(ctypes.Structure):
    _fields_ = (("columns", _Column * len(_COLUMNS)), ("failed", ctypes.c_int))


@cache
def compiled() -> Gather | None:
    """The pass in C; None where it has not been built."""
    path = library()
    if not path.exists():
        return None
    built = ctypes.PyDLL(str(path))
    functions = (ctypes.c_void_p * len(_FUNCTIONS))(*(address(name) for name in _FUNCTIONS))

    def gather_in_c(page: int, text_page: int) -> Gathered:
        """Everything on a page, given pdfium's handles of the page and of its text page."""
        out = _Page()
        try:
            if not built.gather(functions, ctypes.c_void_p(page), ctypes.c_void_p(text_page), ctypes.byref(out)):
                raise MemoryError("a page has more on it than there is memory for")
            return _gathered(out)
        finally:
            built.release(ctypes.byref(out))

    return gather_in_c


def fastest() -> Gather:
    """The pass in C where it has been built, else the one in Python."""
    return compiled() or gather


def _gathered(page: _Page) -> Gathered:
    """The columns as arrays of their own."""
    arrays = {}
    for (name, kind, wide), column in zip(_COLUMNS, page.columns, strict=True):
        found = np.frombuffer(ctypes.string_at(column.data, column.used) if column.used else b"", kind)
        arrays[name] = found if wide == 1 else found.reshape(-1, wide)
    origins = arrays.pop("origins")
    return Gathered(x=origins[:, 0], y=origins[:, 1], **arrays)
