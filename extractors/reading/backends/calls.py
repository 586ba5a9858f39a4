"""The few functions of pdfium that reading asks for, called with plain integers for handles and addresses.

pypdfium2 offers the same functions with typed pointers, at several times the cost of a call. These do not give up
Python's global lock either: pdfium is not safe in threads, so nothing is lost.
"""

import ctypes
from collections.abc import Callable
from typing import Any

from pypdfium2 import raw

_POINTER, _INT, _FLOAT = ctypes.c_void_p, ctypes.c_int, ctypes.c_float

SIGNATURES: dict[str, tuple[Any, ...]] = {  # what it returns, what it takes
    "FPDFText_CountChars": (_INT, _POINTER),
    "FPDFText_GetText": (_INT, _POINTER, _INT, _INT, _POINTER),
    "FPDFText_GetUnicode": (ctypes.c_uint, _POINTER, _INT),
    "FPDFText_GetTextObject": (_POINTER, _POINTER, _INT),
    "FPDFText_GetCharOrigin": (_INT, _POINTER, _INT, _POINTER, _POINTER),
    "FPDFText_IsGenerated": (_INT, _POINTER, _INT),
    "FPDFText_IsHyphen": (_INT, _POINTER, _INT),
    "FPDFText_HasUnicodeMapError": (_INT, _POINTER, _INT),
    "FPDFTextObj_GetFont": (_POINTER, _POINTER),
    "FPDFTextObj_GetFontSize": (_INT, _POINTER, _POINTER),
    "FPDFPage_CountObjects": (_INT, _POINTER),
    "FPDFPage_GetObject": (_POINTER, _POINTER, _INT),
    "FPDFFormObj_CountObjects": (_INT, _POINTER),
    "FPDFFormObj_GetObject": (_POINTER, _POINTER, ctypes.c_ulong),
    "FPDFPageObj_GetType": (_INT, _POINTER),
    "FPDFPageObj_GetMatrix": (_INT, _POINTER, _POINTER),
    "FPDFPageObj_GetFillColor": (_INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER),
    "FPDFPath_CountSegments": (_INT, _POINTER),
    "FPDFPath_GetPathSegment": (_POINTER, _POINTER, _INT),
    "FPDFPath_GetDrawMode": (_INT, _POINTER, _POINTER, _POINTER),
    "FPDFPathSegment_GetPoint": (_INT, _POINTER, _POINTER, _POINTER),
    "FPDFPathSegment_GetType": (_INT, _POINTER),
    "FPDFPathSegment_GetClose": (_INT, _POINTER),
    "FPDFTextObj_GetTextRenderMode": (_INT, _POINTER),
    "FPDFPageObj_HasTransparency": (_INT, _POINTER),
    "FPDFPageObj_GetClipPath": (_POINTER, _POINTER),
    "FPDFClipPath_CountPaths": (_INT, _POINTER),
    "FPDFClipPath_CountPathSegments": (_INT, _POINTER, _INT),
    "FPDFClipPath_GetPathSegment": (_POINTER, _POINTER, _INT, _INT),
    "FPDFPageObj_GetBounds": (_INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER),
    "FPDFPageObj_CountMarks": (_INT, _POINTER),
    "FPDFPageObj_GetMark": (_POINTER, _POINTER, ctypes.c_ulong),
    "FPDFPageObjMark_GetParamStringValue": (_INT, _POINTER, _POINTER, _POINTER, ctypes.c_ulong, _POINTER),
    "FPDFText_GetLooseCharBox": (_INT, _POINTER, _INT, _POINTER),
    "FPDFFont_GetBaseFontName": (ctypes.c_ulong, _POINTER, _POINTER, ctypes.c_ulong),
    "FPDFFont_GetDescent": (_INT, _POINTER, _FLOAT, _POINTER),
    "FPDFFont_GetGlyphWidth": (_INT, _POINTER, ctypes.c_uint, _FLOAT, _POINTER),
}


def call(name: str) -> Callable[..., Any]:
    """A function of pdfium by its name; KeyError for one that is not listed here."""
    returns, *takes = SIGNATURES[name]
    return ctypes.PYFUNCTYPE(returns, *takes)(address(name))


def address(name: str) -> int:
    """Where a function of pdfium lies in this process."""
    return ctypes.cast(getattr(raw, name), ctypes.c_void_p).value or 0
