"""What a PDF library hands to the layout: words, ruled grids and rules of one page, in our own words."""

from dataclasses import dataclass, field

from models.provenance import BBox


@dataclass(frozen=True, slots=True)
class Word:
    """A word as pdfplumber's default settings cut it. `raised` characters at its end stand above the line.

    `confidence` (0 to 1) is set for a word that OCR saw; None for one of the PDF's own text.
    """

    text: str
    bbox: BBox
    size: float
    bold: bool
    italic: bool
    raised: int = 0
    confidence: float | None = None

    @property
    def middle(self) -> tuple[float, float]:
        """The word's centre (x, y)."""
        return (self.bbox.x0 + self.bbox.x1) / 2, (self.bbox.top + self.bbox.bottom) / 2


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled grid: the rectangles of its cells, in no particular order."""

    bbox: BBox
    cells: tuple[BBox, ...]


@dataclass(frozen=True, slots=True)
class Unseen:
    """Letters and figures of a page's text: how many nobody can see, how many only as ink of one of its pictures.

    `mixed` counts those that lie on others, so that nobody can read them.
    """

    hidden: int = 0
    in_pictures: int = 0
    mixed: int = 0


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page before any layout is recognised.

    `rules` are the horizontal ones, grids' included, from the top down; `image_share` is the part of the page's area
    that pictures cover; `has_drawing` tells that lines, areas or curves can be seen, which may be text set as outlines;
    `unseen` what of its text was left out since nobody can see it, None where nothing could draw the page.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    grids: tuple[Grid, ...] = field(default=())
    rules: tuple[BBox, ...] = field(default=())
    image_share: float = 0.0
    has_drawing: bool = False
    unseen: Unseen | None = Unseen()
