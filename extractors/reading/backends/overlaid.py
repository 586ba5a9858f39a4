"""Text that lies upon other text: which of it can be seen, and which can be read by nobody."""

import numpy as np

from extractors.reading.backends.gathered import Ints
from extractors.reading.backends.shown import Boxes, Flags, Showing, is_judged

LEVEL = 3.0  # points: tops that differ by less are of one line
_UPON = 0.5  # of the narrower glyph: letters that are merely set tight share less
_SHARE = 0.25  # of the shorter string: a label that runs into its value by a letter can be read
_SAME = 1.2  # points: a letter printed twice to look bold lies on itself
_MOST = 24  # strings that are looked at one by one


def readable(glyphs: Boxes, owners: Ints, handles: Ints, showing: Showing) -> Flags:
    """Which glyphs are not mixed up with others at the same place.

    `owners` are the strings that glyphs stand in, by their index in `handles` (pdfium's text objects). Of strings that
    lie on each other the one that can be seen is left; where that is not one, all of them are taken out, for what was
    read of their mixture would stand nowhere.
    """
    out = np.ones(len(owners), bool)
    pairs = upon_each_other(glyphs, owners)
    mixed = np.unique(pairs).tolist()
    if 0 < len(mixed) <= _MOST and len(handles):
        for owner in mixed:
            at = np.flatnonzero(owners == owner)
            out[at] = showing.seen_alone(int(handles[owner]), glyphs.only(at)) | ~is_judged(glyphs.codes[at])
        left = np.flatnonzero(out)
        pairs = upon_each_other(glyphs.only(left), owners[left])
    return out & ~np.isin(owners, pairs)


def upon_each_other(glyphs: Boxes, owners: Ints) -> Ints:
    """Pairs of strings (n × 2) of which a letter or figure of one lies on another one of the other."""
    at = np.flatnonzero(is_judged(glyphs.codes))
    at = at[np.lexsort((glyphs.x0[at], np.round(glyphs.bottom[at] / LEVEL)))]
    one, other = at[:-1], at[1:]
    x0, x1 = glyphs.x0, glyphs.x1
    shared = np.minimum(x1[one], x1[other]) - np.maximum(x0[one], x0[other])
    level = np.abs(glyphs.top[one] - glyphs.top[other]) < LEVEL
    upon = level & (shared > _UPON * np.minimum(x1[one] - x0[one], x1[other] - x0[other]))
    twice = (glyphs.codes[one] == glyphs.codes[other]) & (np.abs(x0[one] - x0[other]) <= _SAME)
    found = upon & ~twice & (owners[one] != owners[other])
    pairs = np.stack((owners[one[found]], owners[other[found]]), axis=1)
    if not len(pairs):
        return pairs
    each, count = np.unique(np.sort(pairs, axis=1), axis=0, return_counts=True)
    lengths = np.bincount(owners[at], minlength=int(owners.max()) + 1)
    much: Ints = each[count >= _SHARE * np.minimum(lengths[each[:, 0]], lengths[each[:, 1]])]
    return much
