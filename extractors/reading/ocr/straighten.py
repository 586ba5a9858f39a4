"""Scans that lie askew, are speckled or yellowed → straight and clean ones."""

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.reading.ocr.render import Picture

_MOST = 4.0  # degrees that a page in a scanner's feeder is off
_COARSE, _FINE = 0.5, 0.05  # degrees a step
_LEAST = 0.1  # degrees that are worth turning a picture for
_WIDTH = 800  # pixels: enough to see lines in
_SPECKLED = 6.0  # of 255: the grain of a paper that would be taken for dots and rules
_WHITE = 0.88  # of the paper's lightness around it: what is as light as that is paper
_PAPER = 150  # of 255: what is darker is no paper but an area, with light text on it perhaps
_AROUND = 12.0  # points: no stroke of a letter is so thick
_COARSER = 4  # times: the lightness of paper changes slowly


def straightened(picture: Picture) -> Picture:
    """The picture turned so that its lines of text lie level, with coarse grain smoothed.

    It is turned around its middle and keeps its size.
    """
    grey = picture.grey
    if _grain(grey) > _SPECKLED:
        grey = cv2.medianBlur(grey, 3).astype(np.uint8)
    angle = skew(grey)
    if abs(angle) >= _LEAST:
        grey = _turned(grey, angle)
    return Picture(grey, picture.dpi)


def on_white(picture: Picture) -> Picture:
    """The picture with its paper white, whether that was yellowed, shaded or grained: letters are read better on it."""
    height, width = picture.grey.shape
    small = cv2.resize(
        picture.grey, (max(1, width // _COARSER), max(1, height // _COARSER)), interpolation=cv2.INTER_AREA
    )
    side = max(3, round(_AROUND / picture.points / _COARSER))
    paper = cv2.dilate(small, cv2.getStructuringElement(cv2.MORPH_RECT, (side, side)))
    level = cv2.blur(cv2.erode(paper, cv2.getStructuringElement(cv2.MORPH_RECT, (3, 3))), (side, side))
    around = np.maximum(cv2.resize(level, (width, height), interpolation=cv2.INTER_LINEAR), _PAPER).astype(np.uint8)
    return Picture(cv2.divide(picture.grey, around, scale=255 / _WHITE).astype(np.uint8), picture.dpi)


def skew(grey: NDArray[np.uint8]) -> float:
    """The angle, in degrees, to turn a picture by for its lines to lie level: there the rows' darkness varies most."""
    scale = min(1.0, _WIDTH / grey.shape[1])
    small = cv2.resize(255 - grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA).astype(np.uint8)
    coarse = max(np.arange(-_MOST, _MOST + _COARSE, _COARSE), key=lambda angle: _levelness(small, angle))
    steps = np.arange(coarse - _COARSE, coarse + _COARSE + _FINE, _FINE)
    return float(max(steps, key=lambda angle: _levelness(small, angle)))


def _levelness(dark: NDArray[np.uint8], angle: float) -> float:
    """How much the darkness of neighbouring rows differs once the picture is turned."""
    rows = _turned(dark, angle, background=0).sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(rows)).sum())


def _turned(grey: NDArray[np.uint8], angle: float, background: int = 255) -> NDArray[np.uint8]:
    height, width = grey.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    turned = cv2.warpAffine(grey, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=(background,))
    return turned.astype(np.uint8)


def _grain(grey: NDArray[np.uint8]) -> float:
    """The typical difference of a light pixel from the median of its neighbours."""
    paper = grey > 160
    if not paper.any():
        return 0.0
    return float(np.abs(grey.astype(np.int16) - cv2.medianBlur(grey, 5).astype(np.int16))[paper].mean())
