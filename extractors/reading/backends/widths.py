"""How far each glyph advances: as pdfium counts it, and as the file says."""

import ctypes
from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from extractors.reading.backends.calls import call
from extractors.reading.backends.fonts import Font
from extractors.reading.backends.gathered import Floats, Gathered, Ints
from extractors.reading.backends.letters import as_text

Flags: TypeAlias = npt.NDArray[np.bool_]

_SAME = 1.0  # thousandths of the size: widths that differ by less are one, cut or not
_OVERHANG = 200.0  # thousandths of the size that ink may stand out of a glyph
_FAR = 9999.0  # thousandths: no glyph is as wide

_glyph_width = call("FPDFFont_GetGlyphWidth")


def advances(found: Gathered, fonts_of: Ints, fonts: Sequence[Font], handles: Sequence[int]) -> tuple[Floats, Floats]:
    """Two widths of each glyph, in parts of its size: what pdfium moved on by, and what the file says.

    All letters of a glyph that stands for several have that glyph's width.
    """
    rows = np.stack((fonts_of, found.codes, _boxed(found)), axis=1)
    kinds, kind_of = _distinct(rows)
    whole, exact, unsure = np.zeros(len(kinds)), np.zeros(len(kinds)), np.zeros(len(kinds), bool)
    for i, (number, code, boxed) in enumerate(kinds):
        font = fonts[number]
        asked = _asked(handles[number], code)
        whole[i], exact[i], unsure[i] = _width(font, code, asked, boxed)
    pairs = np.stack((whole[kind_of], exact[kind_of]), axis=1)
    for at in np.flatnonzero(unsure[kind_of]).tolist():
        pairs[at] = _by_gap(fonts[int(fonts_of[at])], found, at, pairs[at])
    for start, end in _several_letters(found):
        pairs[start:end] = _joined(fonts[int(fonts_of[start])], found.codes[start:end], pairs[start:end])
    return pairs[:, 0] / 1000, pairs[:, 1] / 1000


def same_as_next(found: Gathered) -> Flags:
    """Which letters begin at the same point of the same text object as the next."""
    same = (np.diff(found.owners) == 0) & (np.diff(found.x) == 0) & (np.diff(found.y) == 0)
    return np.append(same, False)[: len(found.codes)]


def _distinct(rows: npt.NDArray[Any]) -> tuple[list[tuple[int, int, int]], Ints]:
    """Different rows of whole numbers, and which of them each row is."""
    keys = (rows[:, 0] * 2**21 + rows[:, 1]) * 2**15 + rows[:, 2]
    _, first, kind_of = np.unique(keys, return_index=True, return_inverse=True)
    return [(int(a), int(b), int(c)) for a, b, c in rows[first].tolist()], kind_of


def _several_letters(found: Gathered) -> list[tuple[int, int]]:
    """Where the letters of each glyph that stands for several begin and end."""
    same = same_as_next(found)
    if not np.any(same):
        return []
    edges = np.flatnonzero(np.diff(np.concatenate(([False], same, [False])).astype(np.int8)))
    return [(start, end + 1) for start, end in edges.reshape(-1, 2).tolist()]


def _boxed(found: Gathered) -> Floats:
    """The widths of the glyphs' boxes in whole thousandths of the size; _FAR where they cannot be told."""
    scale = _scale(found)
    with np.errstate(divide="ignore", invalid="ignore"):
        boxed = np.round((found.rights - found.x) / scale)
    return np.where(np.isfinite(boxed) & (scale > 0) & (boxed >= 0) & (boxed < _FAR), boxed, _FAR)


def _scale(found: Gathered) -> Floats:
    """Points to the right for each thousandth of a glyph's width."""
    return (found.matrices[:, 0] * found.sizes)[found.owners] / 1000


def _asked(handle: int, code: int) -> float:
    """The width that pdfium gives for a letter of a font; 0 where it knows none."""
    out = ctypes.c_float()
    return out.value if _glyph_width(handle, code, 1000.0, ctypes.addressof(out)) else 0.0


def _width(font: Font, code: int, asked: float, boxed: float) -> tuple[float, float, bool]:
    """A glyph's width in pdfium and in the file, in thousandths of the size, and whether it may be another's.

    pdfium is asked by letter, and a font may have two glyphs for one. The box of the glyph itself tells, unless ink
    stands out of it.
    """
    told = font.widths(chr(code))
    if boxed == _FAR or abs(boxed - asked) <= _SAME:
        whole = asked
    elif near := [width for width in told if abs(width - boxed) <= _SAME]:
        whole = near[0] // 1
    else:
        whole = asked if 0 < boxed - asked < _OVERHANG else boxed
        return whole, _exact(font, told, whole), len(told) > 1
    return whole, _exact(font, told, whole), False


def _exact(font: Font, told: Sequence[float], whole: float) -> float:
    """The width that the file says, of which pdfium has cut the fraction."""
    if not font.fractional:
        return whole
    return next((width for width in told if 0 <= width - whole < 1), whole)


def _by_gap(font: Font, found: Gathered, at: int, pair: Floats) -> tuple[float, float]:
    """The width of a letter for which the font has several glyphs, by where the next one begins, if that fits any."""
    whole, exact = pair.tolist()
    if at + 1 < len(found.codes) and found.owners[at + 1] == found.owners[at]:
        owner = found.owners[at]
        gap = 1000 * (found.x[at + 1] - found.x[at]) / (found.matrices[owner, 0] * found.sizes[owner] or 1)
        near = [width for width in font.widths(chr(int(found.codes[at]))) if abs(width - gap) <= _SAME]
        if near:
            return near[0] // 1, near[0]
    return whole, exact


def _joined(font: Font, codes: Ints, pairs: Floats) -> tuple[float, float]:
    """The width of a glyph that stands for several letters; or that of a letter with marks that have none."""
    if told := font.widths(as_text(codes)):
        return told[0] // 1, told[0]
    whole, exact = pairs.max(axis=0).tolist()
    return whole, exact
