"""Documents set with a column of labels in the margin: which label stands beside which lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.reading.raw import Word

_NEAR = 3.0  # points within which the text begins where the gutter is
_SPACE = 0.35  # times the font size: wider than a space between words
_WIDE = 1.2  # times the font size: wider than any space in justified text
_STEP = 1.45  # times the font size: lines of one label are no further apart
_HANGING = ("-", "–", " och", " till", " för", " av", " i", " om")


@dataclass(slots=True)
class Section:
    """A label's lines and the rows of text that stand beside and below it. Lines that run across have no label."""

    label: list[list[Word]] = field(default_factory=list)
    rows: list[list[Word]] = field(default_factory=list)
    across: bool = False

    @property
    def text(self) -> str | None:
        """The label as one text; None without a label."""
        words = [word.text for row in self.label for word in row]
        return " ".join(words) or None


def sections(rows: Sequence[list[Word]], gutter: float) -> Iterator[Section]:
    """A page's rows as sections, top down: stretches of lines across the page, and labels with their text."""
    current = Section()
    above: _Row | None = None
    for row in _split_all(rows, gutter):
        if row.across:
            if not current.across:
                if current.rows or current.label:
                    yield current
                current = Section(across=True)
            current.rows.append(row.right)
        elif row.left and not (above and _label_goes_on(above, row, current)):
            if current.rows or current.label:
                yield current
            current = Section(label=[row.left], rows=[row.right] if row.right else [])
        else:
            if current.across:
                yield current
                current = Section()
            if row.left:
                current.label.append(row.left)
            if row.right:
                current.rows.append(row.right)
        above = row
    if current.rows or current.label:
        yield current


@dataclass(slots=True)
class _Row:
    """A row's words left and right of the gutter; all are in `right` where the row runs across it."""

    left: list[Word]
    right: list[Word]
    across: bool

    @property
    def top(self) -> float:
        """Upper end in points."""
        return min(w.bbox.top for w in (*self.left, *self.right))


def _split_all(rows: Sequence[list[Word]], gutter: float) -> list[_Row]:
    """Rows cut at the gutter. A short last line of a paragraph across the page is no label."""
    out: list[_Row] = []
    for words in rows:
        row = _split(words, gutter, bool(out) and out[-1].across)
        if row.left and not row.right and out and out[-1].across and _same_paragraph(out[-1], row):
            row = _Row([], row.left, across=True)
        out.append(row)
    return out


def _split(words: list[Word], gutter: float, after_across: bool) -> _Row:
    """One row cut at the gutter, where a word begins there behind a gap; a row without such a gap runs across."""
    at = next((i for i, w in enumerate(words) if w.bbox.x0 >= gutter - _NEAR), len(words))
    left, right = words[:at], words[at:]
    if not left:
        return _Row([], right, across=False)
    if left[-1].bbox.x1 > gutter - 1:
        return _Row([], words, across=True)
    if not right:
        return _Row(left, [], across=False)
    gap = right[0].bbox.x0 - left[-1].bbox.x1
    begins_there = abs(right[0].bbox.x0 - gutter) <= _NEAR
    enough = (_WIDE if after_across else _SPACE) * right[0].size
    if gap > 2 * right[0].size or (begins_there and gap >= enough):
        return _Row(left, right, across=False)
    return _Row([], words, across=True)


def _same_paragraph(above: _Row, row: _Row) -> bool:
    """Whether a left-only row is the end of the paragraph across the page above it."""
    size = row.left[0].size
    alike = abs(above.right[0].size - size) < 0.6 and above.right[0].bold == row.left[0].bold
    return alike and row.top - above.top < _STEP * size and abs(above.right[0].bbox.x0 - row.left[0].bbox.x0) < _NEAR


def _label_goes_on(above: _Row, row: _Row, current: Section) -> bool:
    """Whether a left part is the next line of the label above it, not a new label.

    A new one begins where the text beside it begins a new paragraph.
    """
    if current.across or not current.label or not above.left:
        return False
    size = row.left[0].size
    if (
        row.top - above.top > _STEP * size
        or abs(above.left[0].size - size) > 0.6
        or above.left[0].bold != row.left[0].bold
    ):
        return False
    hangs = " ".join(w.text for w in above.left).endswith(_HANGING) or row.left[0].text[:1].islower()
    return hangs or not row.right
