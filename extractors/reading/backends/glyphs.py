"""From what pdfium tells of a page to glyphs with pdfplumber's boxes."""

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from extractors.reading.backends.calls import call
from extractors.reading.backends.faults import Inexact
from extractors.reading.backends.fonts import Font, FontBook
from extractors.reading.backends.gathered import Floats, Gathered, Ints, Mark
from extractors.reading.backends.view import View
from extractors.reading.backends.widths import advances, same_as_next

_SPACE, _HYPHEN, _SOFT_HYPHEN = 0x20, 0x2D, 0xAD
_NO_INK = 0.01  # points; pdfium leaves out what is narrower
_RESET = 0.005  # points: what begins this near to another's end was set right after it

_bounds = call("FPDFPageObj_GetBounds")


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Glyphs in the order of the content stream, with boxes as pdfplumber's (points, origin top left).

    `fonts` numbers them by `names`, `owners` by pdfium's text objects.
    Where a glyph stands for several letters, each is here with the glyph's box.
    """

    codes: Ints
    unmapped: npt.NDArray[np.bool_]
    x0: Floats
    x1: Floats
    top: Floats
    bottom: Floats
    upright: npt.NDArray[np.bool_]
    fonts: Ints
    names: tuple[str, ...]
    owners: Ints

    def only(self, kept: npt.NDArray[np.bool_]) -> "Glyphs":
        """With these glyphs."""
        columns = ("codes", "unmapped", "x0", "x1", "top", "bottom", "upright", "fonts", "owners")
        return replace(self, **{name: getattr(self, name)[kept] for name in columns})

    def as_chars(self, page_number: int) -> list[dict[str, Any]]:
        """The glyphs under the names that pdfplumber gives to what it knows of a character."""
        columns = (self.codes, self.unmapped, self.x0, self.top, self.x1, self.bottom, self.upright, self.fonts)
        return [
            {
                "object_type": "char",
                "page_number": page_number,
                "text": f"(cid:{code})" if unmapped else chr(code),
                "x0": x0,
                "top": top,
                "x1": x1,
                "bottom": bottom,
                "doctop": top,
                "width": x1 - x0,
                "height": bottom - top,
                "size": bottom - top,
                "upright": upright,
                "fontname": self.names[font],
            }
            for code, unmapped, x0, top, x1, bottom, upright, font in zip(*(c.tolist() for c in columns), strict=True)
        ]


def page_glyphs(found: Gathered, view: View, book: FontBook, resources: Any) -> Glyphs:
    """The glyphs of a page, of which the spaces that pdfium drops.

    Raises Inexact where pdfium's text is not what the page's own fonts and strings say.
    """
    found = _in_stream_order(_with_blanks(_without_other_text(found)))
    handles, fonts_of = np.unique(found.fonts, return_inverse=True)
    used = set(fonts_of[found.owners].tolist())
    fonts = [book.font(h, resources) if i in used else Font("", 0.0, ()) for i, h in enumerate(handles.tolist())]
    of_glyph = fonts_of[found.owners]
    found = _with_letters(replace(found, codes=_with_hyphens(found, of_glyph, fonts)), of_glyph, fonts)
    whole, exact = advances(found, of_glyph, fonts, handles.tolist())
    sizes = found.sizes[found.owners]
    x, y = _without_drift(found, whole * sizes, exact * sizes)
    descents = np.array([font.descent for font in fonts] or [0.0])[of_glyph]
    boxes, upright = _boxes(found, view, np.stack((x, y), axis=1), exact * sizes, descents * sizes)
    return Glyphs(
        codes=found.codes,
        unmapped=(found.marks & Mark.NO_UNICODE).astype(bool),
        x0=boxes[:, 0],
        top=boxes[:, 1],
        x1=boxes[:, 2],
        bottom=boxes[:, 3],
        upright=upright,
        fonts=of_glyph,
        names=tuple(font.name for font in fonts),
        owners=found.owners,
    )


def _without_other_text(found: Gathered) -> Gathered:
    """With the text as it is drawn, where the file gives other text in its place (/ActualText).

    Words broken at a line's end are the common case: there the text is a hyphen of some kind, which is drawn, or a
    letter with a soft hyphen, which is not. Raises Inexact for any other.
    """
    replaced = found.replaced[found.owners] != 0
    if not np.any(replaced):
        return found
    kept = np.ones(len(replaced), bool)
    hyphen = np.isin(found.codes, (_HYPHEN, _SOFT_HYPHEN)) | ((found.marks & Mark.HYPHEN) != 0)
    for owner in np.unique(found.owners[replaced]).tolist():
        at = np.flatnonzero(found.owners == owner)
        if len(at) == 2 and found.codes[at[1]] == _SOFT_HYPHEN and not hyphen[at[0]]:
            kept[at[1]] = False
        elif len(at) != 1 or not hyphen[at[0]]:
            raise Inexact("the file gives other text in place of what is drawn")
    rights = np.where(replaced, np.nan, found.rights)  # of the other text's letters
    return _only(replace(found, rights=rights), np.flatnonzero(kept))


def _only(found: Gathered, at: Ints) -> Gathered:
    """With these glyphs, in this order."""
    return replace(
        found,
        codes=found.codes[at],
        marks=found.marks[at],
        places=found.places[at],
        owners=found.owners[at],
        x=found.x[at],
        y=found.y[at],
        rights=found.rights[at],
    )


def _with_blanks(found: Gathered) -> Gathered:
    """With a space for each text object that pdfium leaves out because it has no ink.

    Others that it leaves out are drawn on another like them, to look bold.
    """
    silent = np.setdiff1d(np.arange(len(found.handles)), found.owners)
    blank = np.array([i for i in silent.tolist() if _has_no_ink(int(found.handles[i]))], np.int64)
    if np.any(found.replaced[np.setdiff1d(silent, blank)]):
        raise Inexact("the file gives no text in place of what is drawn")
    if not len(blank):
        return found
    return replace(
        found,
        codes=np.concatenate((found.codes, np.full(len(blank), _SPACE, np.int64))),
        marks=np.concatenate((found.marks, np.zeros(len(blank), np.uint8))),
        places=np.concatenate((found.places, np.full(len(blank), -1, np.int64))),
        owners=np.concatenate((found.owners, blank)),
        x=np.concatenate((found.x, found.matrices[blank, 4])),
        y=np.concatenate((found.y, found.matrices[blank, 5])),
        rights=np.concatenate((found.rights, np.full(len(blank), np.nan))),
    )


def _has_no_ink(text_object: int) -> bool:
    """Whether a text object shows nothing: it holds a space."""
    box = (ctypes.c_float * 4)()
    at = ctypes.addressof(box)
    _bounds(text_object, at, at + 4, at + 8, at + 12)
    return abs(box[2] - box[0]) < _NO_INK


def _in_stream_order(found: Gathered) -> Gathered:
    """Sorted by text object: pdfium sorts the objects of a line from left to right."""
    if not np.any(np.diff(found.owners) < 0):
        return found
    return _only(found, np.argsort(found.owners, kind="stable"))


def _with_hyphens(found: Gathered, fonts_of: Ints, fonts: Sequence[Font]) -> Ints:
    """The letters with hyphens at line ends told: soft where the file's font has no other."""
    out = found.codes.copy()
    for i in np.flatnonzero(found.marks & Mark.HYPHEN).tolist():
        font = fonts[int(fonts_of[i])]
        is_soft = font.widths(chr(_SOFT_HYPHEN)) and not font.widths(chr(_HYPHEN))
        out[i] = _SOFT_HYPHEN if is_soft else _HYPHEN
    return out


def _with_letters(found: Gathered, fonts_of: Ints, fonts: Sequence[Font]) -> Gathered:
    """With the file's own letter where pdfium has only a glyph's code."""
    unmapped = (found.marks & Mark.NO_UNICODE) != 0
    odd = np.flatnonzero(unmapped | ((found.codes >= 0x80) & (found.codes < 0x100)))
    codes, marks = found.codes.copy(), found.marks.copy()
    keys = (fonts_of[odd] * 2 + unmapped[odd]) * 2**21 + codes[odd]
    kinds, kind_of = np.unique(keys, return_inverse=True)
    for i, key in enumerate(kinds.tolist()):
        font, code = divmod(key, 2**21)
        letter = fonts[font // 2].letter(code, bool(font % 2))
        if letter is not None:
            at = odd[kind_of == i]
            codes[at] = ord(letter)
            marks[at] &= ~np.uint8(Mark.NO_UNICODE)
    return replace(found, codes=codes, marks=marks)


def _without_drift(found: Gathered, whole: Floats, exact: Floats) -> tuple[Floats, Floats]:
    """Where the glyphs begin once the widths that pdfium cut are made up for; both widths in text space."""
    lost = np.where(same_as_next(found), 0.0, exact - whole)
    if not np.any(np.abs(lost) > 1e-6):
        return found.x, found.y
    first = np.concatenate(([True], np.diff(found.owners) != 0))
    before = np.cumsum(lost) - lost
    starts = np.flatnonzero(first)
    own = before - np.repeat(before[starts], np.diff(np.append(starts, len(lost))))
    ends = np.append(starts[1:], len(lost)) - 1
    carried = _carried(found, starts, ends, whole, own + lost)
    drift = own + np.repeat(carried, ends - starts + 1)
    a, b = found.matrices[found.owners, 0], found.matrices[found.owners, 1]
    return found.x + a * drift, found.y + b * drift


def _carried(found: Gathered, starts: Ints, ends: Ints, whole: Floats, drift: Floats) -> Floats:
    """The drift that each text object begins with: that of the one before, where it was set right after it."""
    owners = found.owners[ends]
    end = found.x[ends] + found.matrices[owners, 0] * whole[ends]
    begins = np.append(found.x[starts][1:], np.nan)
    level = np.append(np.abs(np.diff(found.y[starts])) < _RESET, False)
    follows = (np.abs(begins - end) < _RESET) & level
    out = np.zeros(len(starts))
    own = drift[ends]
    for i in np.flatnonzero(follows).tolist():
        out[i + 1] = out[i] + own[i]
    return out


def _boxes(
    found: Gathered, view: View, origins: Floats, widths: Floats, descents: Floats
) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """Boxes (n × 4: x0, top, x1, bottom) and whether each glyph stands upright, by pdfminer's rules (LTChar)."""
    turned = view.directions(found.matrices)[found.owners]
    a, b, c, d = turned[:, 0], turned[:, 1], turned[:, 2], turned[:, 3]
    low, high = descents, descents + found.sizes[found.owners]
    at = view.points(origins)
    along, across = _span(a * 0, widths * a), _span(low * c, high * c)
    up, aside = _span(low * d, high * d), _span(b * 0, widths * b)
    boxes = (
        at[:, 0] + along[0] + across[0],
        at[:, 1] - (up[1] + aside[1]),
        at[:, 0] + along[1] + across[1],
        at[:, 1] - (up[0] + aside[0]),
    )
    return np.stack(boxes, axis=1), (a * d > 0) & (b * c <= 0)


def _span(one: Floats, other: Floats) -> Sequence[Floats]:
    """The lower and the higher of two numbers."""
    return np.minimum(one, other), np.maximum(one, other)
