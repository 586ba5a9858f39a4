"""The look of words in a picture: how high their type is, whether it is bold, and dots before them that are bullets."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.reading.ocr.hocr import SeenLine, SeenWord
from extractors.reading.ocr.render import Picture
from models.provenance import BBox

_EM = 1.045  # times the height from descender to ascender is a type's nominal size
_ALIKE = 0.1  # of a size: no more is told apart
_BOLD = (1.1, 1.36)  # times as thick as most stems of the page, for its size: between these the bold ones begin
_FINER = 3  # times: in a coarse scan a stem is two or three pixels wide, which is too few to tell weights by
_DOT = (0.12, 0.5)  # times the size: how wide and high a bullet is
_ROUND = 1.35  # times as wide as high, or as high as wide
_FULL = 0.62  # of a bullet's box is ink; of letters without a hole there is less
_RAISED = (0.1, 0.75)  # times the size: how far above the baseline a bullet's middle is
_FLAT = 2.5  # times as wide as high: a dash
_BULLET, _DASH = "•", "–"
_SURE_OF_MARKS = 0.95  # for the picture shows one, whatever letter the model took it for


def sizes(lines: Sequence[SeenLine], picture: Picture) -> list[float]:
    """The type size of each line in points; those hardly larger or smaller than most of the text are the same."""
    measured = [line.size * picture.points * _EM for line in lines]
    letters: Counter[float] = Counter()
    for line, size in zip(lines, measured, strict=True):
        letters[round(size * 2) / 2] += sum(len(word.text) for word in line.words)
    common = [size for size, _ in letters.most_common()]
    return [next((c for c in common if abs(size - c) <= _ALIKE * c), round(size * 2) / 2) for size in measured]


def bold(lines: Sequence[SeenLine], picture: Picture) -> list[list[bool]]:
    """Whether each word of each line is bold: its stems are thicker than those of most of the page.

    A line is bold as a whole, or only the words it begins with; one thick word amid others is no more than thick.
    """
    level = _level(picture.grey)
    thickness = [[_stem(_cut(picture.grey, word.box), level) / line.size for word in line.words] for line in lines]
    letters = [len(word.text) for line in lines for word in line.words]
    usual = float(np.median(np.repeat([t for line in thickness for t in line], letters))) if letters else 0.0
    if not usual:
        return [[False] * len(line.words) for line in lines]
    limit = usual * _parting([t / usual for line in thickness for t in line])
    return [
        _run([t > limit for t in stems], [len(word.text) for word in line.words])
        for line, stems in zip(lines, thickness, strict=True)
    ]


def _parting(thickness: Sequence[float]) -> float:
    """Where bold words part from the others: in the middle of the widest gap there is where bold may begin.

    How much thicker bold is, is a matter of the typeface: a page's own words tell.
    """
    low, high = _BOLD
    steps = [low, *sorted(t for t in thickness if low < t < high), high]
    wide, below = max((above - below, below) for below, above in pairwise(steps))
    return below + wide / 2


def _run(thick: Sequence[bool], letters: Sequence[int]) -> list[bool]:
    """Thick words of a line as bold ones: all of it where most of it is thick, else those it begins with."""
    if sum(n for t, n in zip(thick, letters, strict=True) if t) > 0.5 * sum(letters):
        return [True] * len(thick)
    first_thin = thick.index(False) if False in thick else len(thick)
    return [i < first_thin for i in range(len(thick))]


def with_bullets(line: SeenLine, picture: Picture) -> tuple[SeenWord, ...]:
    """A line's words with a first one that is but a dot or a dash, which the model has no letter for, read as such."""
    first = line.words[0]
    if len(line.words) < 2 or len(first.text) > 2:
        return line.words
    mark = _mark(first.box, line, picture)
    return line.words if mark is None else (SeenWord(mark, first.box, _SURE_OF_MARKS), *line.words[1:])


def _mark(box: BBox, line: SeenLine, picture: Picture) -> str | None:
    """A bullet for one round blob without a hole, a dash for a flat one, at the height of small letters; else None."""
    ink = _ink(_cut(picture.grey, box))
    count, _, stats, centres = cv2.connectedComponentsWithStats(ink, connectivity=8)
    blobs = [i for i in range(1, count) if stats[i, cv2.CC_STAT_AREA] > 0.005 * line.size**2]
    holes, _ = cv2.connectedComponents(255 - cv2.copyMakeBorder(ink, 1, 1, 1, 1, cv2.BORDER_CONSTANT))
    if len(blobs) != 1 or holes != 2:
        return None
    width, height, area = (int(stats[blobs[0], k]) for k in (cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT, cv2.CC_STAT_AREA))
    above = line.base(box.x0) - (box.top + float(centres[blobs[0]][1]))
    if area < _FULL * width * height or not _RAISED[0] <= above / line.size <= _RAISED[1]:
        return None
    if width >= _FLAT * height and width <= line.size:
        return _DASH
    fits = all(_DOT[0] * line.size <= side <= _DOT[1] * line.size for side in (width, height))
    return _BULLET if fits and max(width, height) <= _ROUND * min(width, height) else None


def _ink(grey: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """255 where a picture is dark."""
    if not grey.size:
        return grey
    _, dark = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    return dark.astype(np.uint8)


def _level(grey: NDArray[np.uint8]) -> float:
    """The grey value that parts ink from paper."""
    return cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)[0] if grey.size else 0.0


def _stem(grey: NDArray[np.uint8], level: float) -> float:
    """How thick the stems of a word's letters are, in pixels: the median length of ink along its rows."""
    if not grey.size:
        return 0.0
    fine = cv2.resize(grey, None, fx=_FINER, fy=_FINER, interpolation=cv2.INTER_CUBIC)
    steps = np.diff(np.pad((fine <= level).astype(np.int8), ((0, 0), (1, 1))), axis=1)
    runs = np.nonzero(steps == -1)[1] - np.nonzero(steps == 1)[1]
    return float(np.median(runs)) / _FINER if runs.size else 0.0


def _cut(grey: NDArray[np.uint8], box: BBox) -> NDArray[np.uint8]:
    x0, top, x1, bottom = (int(v) for v in box)
    return grey[top:bottom, x0:x1]
