"""The pass over a page in Python alone."""

import ctypes

import numpy as np

from extractors.reading.backends.calls import call
from extractors.reading.backends.gathered import Bytes, Floats, Gathered, Ints, Mark
from extractors.reading.backends.walking import Walk

_MADE_UP = (10, 13, 32)  # the characters that pdfium inserts between words and lines
_HYPHEN = 2  # what stands for a hyphen at a line's end
_NO_CHARACTER = 0xFFFE  # in the text, for what has another code as a character
_RIGHT_TO_LEFT = ((0x590, 0x8FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFC), (0x10800, 0x10FFF), (0x1E800, 0x1EFFF))

_count_chars = call("FPDFText_CountChars")
_text = call("FPDFText_GetText")
_unicode = call("FPDFText_GetUnicode")
_text_object = call("FPDFText_GetTextObject")
_origin = call("FPDFText_GetCharOrigin")
_loose_box = call("FPDFText_GetLooseCharBox")
_is_generated = call("FPDFText_IsGenerated")
_is_hyphen = call("FPDFText_IsHyphen")
_has_no_unicode = call("FPDFText_HasUnicodeMapError")


def gather(page: int, text_page: int) -> Gathered:
    """Everything on a page, given pdfium's handles of the page and of its text page."""
    walk = Walk.of_page(page)
    codes, marks, places, owners = _glyphs(text_page, {handle: i for i, handle in enumerate(walk.handles)})
    origins, rights = _places(text_page, places.tolist())
    return Gathered(
        codes=codes,
        marks=marks,
        places=places,
        owners=owners,
        x=origins[:, 0],
        y=origins[:, 1],
        rights=rights,
        fonts=np.array(walk.fonts, np.int64),
        sizes=np.array(walk.sizes, np.float64),
        matrices=np.array(walk.matrices, np.float64).reshape(-1, 6),
        handles=np.array(walk.handles, np.int64),
        replaced=np.array(walk.replaced, np.uint8),
        points=np.array(walk.points, np.float64).reshape(-1, 2),
        segments=np.array(walk.segments, np.uint8),
        starts=np.array(walk.starts, np.int64),
        paints=np.array(walk.paints, np.uint8).reshape(-1, 2),
        colors=np.array(walk.colors, np.uint8).reshape(-1, 3),
        pictures=np.array(walk.pictures, np.float64).reshape(-1, 6),
        kinds=np.array(walk.kinds, np.uint8),
        frames=np.array(walk.frames, np.float64).reshape(-1, 4),
        greys=np.array(walk.greys, np.int64),
        ways=np.array(walk.ways, np.uint8),
        clips=np.array(walk.clips, np.float64).reshape(-1, 4),
    )


def _codes(text_page: int, count: int) -> Ints:
    """Every character's Unicode. One call brings the text; where that is not one unit a character, it is asked for."""
    buffer = (ctypes.c_ushort * (count + 1))()
    length = _text(text_page, 0, count, ctypes.addressof(buffer)) - 1
    codes: Ints = np.frombuffer(memoryview(buffer), np.uint16)[:count].astype(np.int64)
    if length != count:
        return np.array([_unicode(text_page, i) for i in range(count)], np.int64)
    for i in np.flatnonzero(codes >= _NO_CHARACTER).tolist():
        codes[i] = _unicode(text_page, i)
    return codes


def _owners(text_page: int, codes: Ints, owner_of: dict[int, int]) -> Ints:
    """Every character's text object by its index, -1 for those that pdfium inserted between two.

    The characters of a text object follow each other, save where a line runs from right to left: so its end is found
    by leaps and then by halves, with few calls.
    """
    count = len(codes)
    owners = np.full(count, -1, np.int64)
    by_one = any(bool(np.any((codes >= low) & (codes <= high))) for low, high in _RIGHT_TO_LEFT)
    start = 0
    while start < count:
        found, last, leap = _text_object(text_page, start), start, 4
        if by_one or not found:
            leap = 1
        while leap > 1 and last + leap < count and _text_object(text_page, last + leap) == found:
            last, leap = last + leap, leap * 2
        end = min(last + leap, count)
        while end - last > 1:
            middle = (last + end) // 2
            if _text_object(text_page, middle) == found:
                last = middle
            else:
                end = middle
        owners[start:end] = owner_of.get(found, -1)
        start = end
    return owners


def _glyphs(text_page: int, owner_of: dict[int, int]) -> tuple[Ints, Bytes, Ints, Ints]:
    """Codes, marks, places and owners of the glyphs that stand in text objects."""
    codes = _codes(text_page, max(0, _count_chars(text_page)))
    owners = _owners(text_page, codes, owner_of)
    kept = owners >= 0
    for i in np.flatnonzero(kept & np.isin(codes, _MADE_UP)).tolist():
        goes_on = i + 1 < len(owners) and owners[i + 1] == owners[i]
        kept[i] = not (_is_generated(text_page, i) and goes_on and _begin_together(text_page, i))
    places = np.flatnonzero(kept)
    marks = np.array([_has_no_unicode(text_page, i) for i in places.tolist()], np.uint8) * np.uint8(Mark.NO_UNICODE)
    for i in np.flatnonzero(codes[places] == _HYPHEN).tolist():
        if _is_hyphen(text_page, int(places[i])):
            marks[i] = Mark.HYPHEN
    return codes[places], marks, places, owners[places]


def _begin_together(text_page: int, i: int) -> bool:
    """Whether a character begins where the next does.

    A space that pdfium makes up in a string of the file begins where the next glyph of the string does. Where none is
    there, that glyph was a space itself, which pdfium has dropped for the one it made up.
    """
    return [*_places(text_page, [i])[0][0]] == [*_places(text_page, [i + 1])[0][0]]


def _places(text_page: int, places: list[int]) -> tuple[Floats, Floats]:
    """Where each glyph begins on its baseline (n × 2), and where its box ends on the right."""
    origins, boxes = (ctypes.c_double * (2 * len(places)))(), (ctypes.c_float * (4 * len(places)))()
    at, box = ctypes.addressof(origins), ctypes.addressof(boxes)
    for place in places:
        _origin(text_page, place, at, at + 8)
        _loose_box(text_page, place, box)
        at, box = at + 16, box + 16
    rights = np.frombuffer(memoryview(boxes), np.float32).reshape(-1, 4)[:, 2].astype(np.float64)
    return np.frombuffer(memoryview(origins), np.float64).reshape(-1, 2), rights
