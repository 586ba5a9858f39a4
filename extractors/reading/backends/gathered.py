"""What one pass over a page brings out of pdfium: glyphs, the text objects they stand in, shapes and pictures."""

from dataclasses import dataclass
from enum import IntFlag
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]
Ints: TypeAlias = npt.NDArray[np.int64]
Bytes: TypeAlias = npt.NDArray[np.uint8]


class Mark(IntFlag):
    """What is odd about a glyph."""

    NO_UNICODE = 1  # the file does not say which letter it is; its code stands in for it
    HYPHEN = 2  # a hyphen or soft hyphen at a line's end; pdfium does not tell which


class Way(IntFlag):
    """What is to be known of how an object is drawn."""

    ODD = 1  # a text that is neither filled nor stroked, or transparent
    FILLED = 2  # a path that covers what is beneath


class Segment(IntFlag):
    """How a point of a path is reached. Three CURVE points make one curve; CLOSES comes on top of LINE or CURVE."""

    LINE = 0
    CURVE = 1
    MOVE = 2
    CLOSES = 4


@dataclass(frozen=True, slots=True)
class Gathered:
    """A page as pdfium tells it, in PDF user space (points, y growing upwards, as the content stream has them).

    Spaces that pdfium makes up where it sees a gap are left out. Arrays of one group have one length:

    - glyphs: `codes` (Unicode), `marks` (Mark), `places` (index in pdfium's text page), `owners` (index of the text
      object), `x`, `y` (origin on the baseline), `rights` (the right end of its box, ink that stands out included);
    - text objects in the order of the content stream: `fonts` (pdfium's handle, good until the page is closed),
      `sizes`, `matrices` (n × 6, to user space), `handles` (the objects themselves, good as long), `replaced` (whether
      the file gives other text in place of what is drawn, /ActualText);
    - shapes: `points` (n × 2) with `segments` (Segment), `starts` (each shape's first point), `paints`
      (n × 2: filled, stroked), `colors` (n × 3, fill, 0–255);
    - pictures: `pictures` (n × 6), the matrix that the unit square is drawn with;
    - all objects of the page itself, those inside of its forms not, in the order of drawing: `kinds` (FPDF_PAGEOBJ_…),
      `frames` (n × 4: left, bottom, right, top; not a number where pdfium knows none), `greys` (how light a text or
      path is filled, 0–255; -1 where no plain opaque colour tells), `ways` (Way), `clips` (n × 4, what a text's clips
      leave of the page).
    """

    codes: Ints
    marks: Bytes
    places: Ints
    owners: Ints
    x: Floats
    y: Floats
    rights: Floats
    fonts: Ints
    sizes: Floats
    matrices: Floats
    handles: Ints
    replaced: Bytes
    points: Floats
    segments: Bytes
    starts: Ints
    paints: Bytes
    colors: Bytes
    pictures: Floats
    kinds: Bytes
    frames: Floats
    greys: Ints
    ways: Bytes
    clips: Floats
