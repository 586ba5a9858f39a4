"""Blocks that are being put together line by line: whether the next line goes on with the one above."""

import re
from dataclasses import dataclass
from itertools import pairwise

from extractors.reading.columns import Piece
from extractors.reading.lines import marker_of
from extractors.reading.style import Style
from models.document import Line

_HANGING = re.compile(
    r"\b(?:för|på|till|med|om|av|i|från|mot|cirka|ca|och|var|än|över|under|den|mellan|minst|högst)$", re.I
)
_AMOUNT = re.compile(
    r"\d{1,3}(?: \d{3})*(?:,\d+)?(?: (?:kr|kronor|[tkm]kr|mnkr|mil(?:jon|jard)(?:er)?|procent|%)(?=[\s.,;:]|$))?"
)
_INDENT = 0.5  # times the font size: the first line of a paragraph is set in by more
_WHITE = 0.15  # times the font size: so much more white than between its lines parts a paragraph from the next
_DASHES = "-–—−*·o"  # marks that are bullets only in front of an item, not in the middle of a sentence


@dataclass(slots=True)
class Draft:
    """A block that is being put together."""

    lines: list[Line]
    pieces: list[Piece]
    marker: str | None = None
    is_contents: bool = False
    runs_in: bool = False  # a heading cut off from the paragraph behind it


def list_marker(line: Line, above: Draft | None) -> str | None:
    """The list marker a line begins with. A dash within a sentence that wraps is not one."""
    marker = marker_of(line.text)
    if marker is None or len(line.boxes) < 2:
        return None
    if marker[0] == "§":
        return None  # a § heads an item of business, it lists nothing
    following = line.text[len(marker) + 1 :]
    if marker in _DASHES and above is not None:
        ended = above.lines[-1].text[-1:] in ".:;!?," or above.lines[-1].text.endswith(" att")
        alike = above.marker == marker and abs(above.lines[0].boxes[0].x0 - line.boxes[0].x0) < 3
        if not (alike or ended or following[:1].isupper() or above.marker is not None):
            return None
    if marker[-1] in ".)" and marker[-2:-1].isdigit() and following[:1].islower() and above and not above.marker:
        ended = above.lines[-1].text[-1:] in ".:;!?"
        return marker if ended else None
    return marker


def looks_alike(draft: Draft, piece: Piece, line: Line, style: Style) -> bool:
    """Whether a line looks like the rest of the block above it: same place, same type, no wider gap."""
    last, last_piece = draft.lines[-1], draft.pieces[-1]
    if piece.column != last_piece.column or piece.label != last_piece.label:
        return False
    if piece.is_label != last_piece.is_label or line.text.startswith("§"):
        return False
    if abs(line.size - last.size) > 0.6 or line.bold != last.bold:
        return False
    step = piece.top - last_piece.top
    return 0 < step <= max(1.3 * style.leading * line.size / style.size, 1.55 * line.size)


def breaks_off(draft: Draft, line: Line, right: float) -> bool:
    """Whether the writer, not the typesetter, ended the line above.

    Type is set greedily: had the next word fitted on the line above, it would stand there.
    """
    last = draft.lines[-1]
    if draft.is_contents:
        return True
    room = right - draft.pieces[-1].x1
    fits = line.boxes[_unbroken(line.text)].x1 - line.boxes[0].x0 + 0.8 * line.size < room
    hyphenated = last.text[-1] in "-\u00ad"
    if not fits or hyphenated:
        return False
    return not goes_on(last.text, line.text) or last.text[-1] in ".:;!?"


def begins_paragraph(draft: Draft, piece: Piece, line: Line, style: Style) -> bool:
    """Whether a line begins a paragraph though the one above it is full: set in, or with more white above it.

    Only after the end of a sentence, where the next begins as sentences do.
    """
    last, last_piece = draft.lines[-1], draft.pieces[-1]
    if last.text[-1] not in '.!?”"' or not line.text[0].isupper():
        return False
    left = min((p.x0 for p in draft.pieces[1:]), default=piece.x0)
    set_in = piece.x0 - left >= _INDENT * line.size
    steps = [b.top - a.top for a, b in pairwise(draft.pieces)]
    usual = max(steps) if steps else style.leading * line.size / style.size
    return set_in or piece.top - last_piece.top > usual + _WHITE * line.size


def _unbroken(text: str) -> int:
    """The last of the words at a line's start that are never parted: "444 900 kronor" is set as one."""
    number = _AMOUNT.match(text)
    return number[0].count(" ") if number else 0


def goes_on(above: str, below: str) -> bool:
    """Whether a line can go on with the sentence above: in small letters, or with an amount that "till" leads to."""
    return (below[:1].islower() and not below.startswith("att ")) or (
        below[:1].isdigit() and _HANGING.search(above) is not None
    )
