"""From PDF user space to pdfplumber's: origin at the top left of the media box, turned as the page is shown."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from extractors.reading.backends.gathered import Floats

_Box = tuple[float, float, float, float]
_Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class View:
    """How a page is looked at: `matrix` as pdfminer sets it out, then mirrored at the height and shifted."""

    matrix: _Matrix
    height: float
    left: float
    top: float

    @classmethod
    def of(
        cls, mediabox: tuple[float, float, float, float], rotation: int, height: float, corner: tuple[float, float]
    ) -> "View":
        """The view of a page; `corner` is the left and top of pdfplumber's own media box."""
        x0, y0, x1, y1 = mediabox
        matrices: dict[int, _Matrix] = {
            90: (0, -1, 1, 0, -y0, x1),
            180: (-1, 0, 0, -1, x1, y1),
            270: (0, 1, -1, 0, y1, -x0),
        }
        return cls(matrices.get(rotation, (1, 0, 0, 1, -x0, -y0)), height, *corner)

    @classmethod
    def of_page(cls, known: Any, frame: Any) -> "View":
        """The view of a page as pdfminer and pdfplumber know it."""
        corner = (float(frame.mediabox[0]), float(frame.mediabox[1]))
        return cls.of(known.mediabox, known.rotate, float(frame.height), corner)

    def points(self, points: Floats) -> Floats:
        """Points (n × 2) in pdfplumber's space."""
        a, b, c, d, e, f = self.matrix
        x, y = points[:, 0], points[:, 1]
        return np.stack((a * x + c * y + e + self.left, self.height - (b * x + d * y + f) + self.top), axis=1)

    def directions(self, matrices: Floats) -> Floats:
        """The first four numbers of matrices (n × 6), turned with the page but not mirrored (n × 4)."""
        p, q, r, s, _, _ = self.matrix
        a, b, c, d = matrices[:, 0], matrices[:, 1], matrices[:, 2], matrices[:, 3]
        return np.stack((a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s), axis=1)
