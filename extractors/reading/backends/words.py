"""Glyphs → words by the rules of pdfplumber's WordExtractor with its default settings, for upright text."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from extractors.reading.backends.gathered import Ints
from extractors.reading.backends.glyphs import Glyphs
from extractors.reading.backends.letters import as_text, has_halves, whole_letters
from extractors.reading.backends.look import is_bold, is_italic, main_size, raised
from extractors.reading.raw import Word
from models.provenance import BBox

_TOLERANCE = 3.0  # points: pdfplumber's x_tolerance and y_tolerance
_UNEQUAL = 0.05  # points: sizes that differ by more are two
_BLANKS = np.array([c for c in range(0x3001) if chr(c).isspace()])


def page_words(glyphs: Glyphs, width: float, height: float) -> tuple[Word, ...]:
    """The upright words of a page in pdfplumber's order. Those wholly beyond the page's edges are left out."""
    words: list[Word] = []
    for group in _upright_runs(glyphs):
        words += _words(glyphs, _in_lines(glyphs, group), width, height)
    return tuple(words)


def _upright_runs(glyphs: Glyphs) -> list[Ints]:
    """Stretches of upright glyphs between others: pdfplumber makes words of each for itself."""
    at = np.flatnonzero(glyphs.upright)
    if not len(at):
        return []
    return list(np.split(at, np.flatnonzero(np.diff(at) > 1) + 1))


def _in_lines(glyphs: Glyphs, at: Ints) -> tuple[Ints, Ints]:
    """Glyphs from left to right in each line, lines from the top down, and each glyph's line."""
    tops = np.unique(glyphs.top[at])
    line_of_top = np.concatenate(([0], np.cumsum(np.diff(tops) > _TOLERANCE)))
    lines = line_of_top[np.searchsorted(tops, glyphs.top[at])]
    order = np.lexsort((glyphs.x0[at], lines))
    return at[order], lines[order]


def _words(glyphs: Glyphs, sorted_lines: tuple[Ints, Ints], width: float, height: float) -> list[Word]:
    """The words of sorted glyphs."""
    at, lines = sorted_lines
    solid = ~np.isin(glyphs.codes[at], _BLANKS)
    x0, x1, top = glyphs.x0[at], glyphs.x1[at], glyphs.top[at]
    begins = np.ones(len(at), bool)
    begins[1:] = (
        ~solid[:-1]
        | (np.diff(lines) != 0)
        | (x0[1:] < x0[:-1])
        | (x0[1:] > x1[:-1] + _TOLERANCE)
        | (np.abs(np.diff(top)) > _TOLERANCE)
    )
    starts = np.flatnonzero(begins[solid])
    at = at[solid]
    if not len(starts):
        return []
    boxes = np.stack(
        (
            np.minimum.reduceat(glyphs.x0[at], starts),
            np.minimum.reduceat(glyphs.top[at], starts),
            np.maximum.reduceat(glyphs.x1[at], starts),
            np.maximum.reduceat(glyphs.bottom[at], starts),
        ),
        axis=1,
    )
    seen = (boxes[:, 2] > 0) & (boxes[:, 0] < width) & (boxes[:, 3] > 0) & (boxes[:, 1] < height)
    bounds = np.append(starts, len(at)).tolist()
    shown = [i for i, on_page in enumerate(seen.tolist()) if on_page]
    texts, fonts, places = _texts(glyphs, at, bounds), glyphs.fonts[at[starts]].tolist(), boxes.tolist()
    sizes, marks = _sizes(glyphs, at, bounds)
    bold, italic = [is_bold(name) for name in glyphs.names], [is_italic(name) for name in glyphs.names]
    return [
        Word(texts[i], BBox(*places[i]), sizes[i], bold[fonts[i]], italic[fonts[i]], marks.get(i, 0)) for i in shown
    ]


def _texts(glyphs: Glyphs, at: Ints, bounds: Sequence[int]) -> list[str]:
    """The words' texts. A glyph that the file has no letter for is written as pdfminer does: (cid:7)."""
    codes = glyphs.codes[at]
    if not (np.any(glyphs.unmapped[at]) or has_halves(codes)):
        text = as_text(codes)
        return [text[start:end] for start, end in pairwise(bounds)]
    letters = [
        f"(cid:{code})" if unmapped else chr(code)
        for code, unmapped in zip(codes.tolist(), glyphs.unmapped[at].tolist(), strict=True)
    ]
    return [whole_letters("".join(letters[start:end])) for start, end in pairwise(bounds)]


def _sizes(glyphs: Glyphs, at: Ints, bounds: Sequence[int]) -> tuple[list[float], dict[int, int]]:
    """Each word's size, that of most of its letters; and how many letters at its end are a footnote mark."""
    sizes = glyphs.bottom[at] - glyphs.top[at]
    starts = np.array(bounds[:-1])
    mixed = np.maximum.reduceat(sizes, starts) - np.minimum.reduceat(sizes, starts) > _UNEQUAL
    out, marks = np.round(sizes[starts], 1).tolist(), {}
    for i in np.flatnonzero(mixed).tolist():
        letters = slice(bounds[i], bounds[i + 1])
        own = sizes[letters].tolist()
        out[i] = main_size(own)
        texts = [chr(code) for code in glyphs.codes[at[letters]].tolist()]
        marks[i] = raised(texts, own, glyphs.bottom[at[letters]].tolist())
    return out, marks
