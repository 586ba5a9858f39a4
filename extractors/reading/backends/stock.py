"""pdfplumber as it is: the fallback for pages that pdfium cannot read as exactly, and the oracle of its tests."""

from typing import Any

from pdfplumber.page import Page

from extractors.reading.backends.look import is_bold, is_italic, main_size, raised
from extractors.reading.raw import Word
from models.provenance import BBox


class StockPage(Page):
    """pdfplumber's page, which can say its words in our terms."""

    def words(self) -> tuple[Word, ...]:
        """The upright words that can be seen."""
        width, height = float(self.width), float(self.height)
        found = self.extract_words(return_chars=True)
        return tuple(_word(word) for word in found if word["upright"] and is_on_page(word, width, height))


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
