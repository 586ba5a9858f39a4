"""pdfplumber as it is: the fallback for pages that pdfium cannot read as exactly, and the oracle of its tests."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from pdfplumber.page import Page

from extractors.reading.backends.look import is_bold, is_italic, main_size, raised
from extractors.reading.backends.overlaid import LEVEL, readable
from extractors.reading.backends.shown import Boxes, Flags, Showing
from extractors.reading.raw import Unseen, Word
from models.provenance import BBox


class StockPage(Page):
    """pdfplumber's page with what can be seen of it, which can say its words in our terms.

    `showing` is the page as pdfium draws it; without one, all its text is taken, and `unseen` is None.
    """

    def __init__(self, stock: Any, known: Any, number: int, showing: Showing | None) -> None:
        super().__init__(stock, known, number)
        self.unseen: Unseen | None = None
        if showing is not None:
            found = super().objects
            chars = found.get("char", [])
            seen, self.unseen = showing.seen(_boxes(chars), found.get("image", ()))
            seen &= (clear := _in_clear_lines(chars, seen, showing))
            self.unseen = replace(self.unseen, mixed=int(np.count_nonzero(~clear)))
            found["char"] = [char for char, is_seen in zip(chars, seen.tolist(), strict=True) if is_seen]

    def words(self) -> tuple[Word, ...]:
        """The upright words that can be seen."""
        width, height = float(self.width), float(self.height)
        found = self.extract_words(return_chars=True)
        return tuple(_word(word) for word in found if word["upright"] and is_on_page(word, width, height))


def _in_clear_lines(chars: Sequence[dict[str, Any]], seen: Flags, showing: Showing) -> Flags:
    """Which characters stand in lines where no two of those that are seen lie on each other.

    Unlike pdfium, pdfplumber does not tell which characters were drawn together, so the whole line is in doubt.
    """
    out = np.ones(len(chars), bool)
    at = np.array([i for i in np.flatnonzero(seen).tolist() if chars[i]["upright"]], np.int64)
    boxes = _boxes([chars[i] for i in at.tolist()])
    clear = readable(boxes, np.arange(len(at)), np.zeros(0, np.int64), showing)
    for bottom in boxes.bottom[~clear].tolist():
        out[at[np.abs(boxes.bottom - bottom) < LEVEL]] = False
    return out


def _boxes(chars: Sequence[dict[str, Any]]) -> Boxes:
    """Where characters stand; one that stands for several letters goes by the first."""
    places = np.array([[c["x0"], c["top"], c["x1"], c["bottom"]] for c in chars], np.float64).reshape(-1, 4)
    codes = np.array(
        [ord(c["text"][0]) if c["text"] and not c["text"].startswith("(cid:") else 0 for c in chars], np.int64
    )
    return Boxes(codes, *places.T)


def is_on_page(found: dict[str, Any], width: float, height: float) -> bool:
    """Whether any of a word or shape can be seen: some files hide text beyond the page's edge."""
    return bool(found["x1"] > 0 and found["x0"] < width and found["bottom"] > 0 and found["top"] < height)


def _word(found: dict[str, Any]) -> Word:
    """A pdfplumber word with the look that most of its characters have."""
    chars = found["chars"]
    sizes = [float(char["size"]) for char in chars]
    font = str(chars[0]["fontname"])
    return Word(
        text=found["text"],
        bbox=BBox(float(found["x0"]), float(found["top"]), float(found["x1"]), float(found["bottom"])),
        size=main_size(sizes),
        bold=is_bold(font),
        italic=is_italic(font),
        raised=raised([char["text"] for char in chars], sizes, [float(char["bottom"]) for char in chars]),
    )
