"""The sentence that a record stands in, line by line, as the page's own words have it. Runs in the pictures' child."""

from collections.abc import Sequence
from pathlib import Path

from extractors.reading.lines import marker_of
from extractors.reading.pdf import raw_pages
from extractors.reading.raw import Word
from extractors.swedish.boundaries import sentences
from models.provenance import BBox, Provenance

_GAP = 2.0  # heights of a word: wider ones part columns and cells
_LEADING = 2.0  # heights of a line: what is farther below is another paragraph
_SAME_SIZE = 0.15  # of a letter's size: another face is a heading


def sentence(path: Path, number: int, box: BBox) -> tuple[Provenance, ...]:
    """The sentence around a rectangle of a page, a place for each of its lines; empty where no word stands there.

    Raises what reading raises.
    """
    for page in raw_pages(path, [], number, number):
        lines = _paragraph(_lines(page.words), box)
        words = [word for line in lines for word in line]
        chosen = set(_sentence_of(words, box))
        return tuple(_place(number, kept) for line in lines if (kept := [word for word in line if word in chosen]))
    return ()


def _lines(words: Sequence[Word]) -> list[list[Word]]:
    """Pieces of lines from the top down, cut where a gap parts columns; a list's mark stays with its item."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.middle[1]):
        if rows and abs(word.middle[1] - rows[-1][-1].middle[1]) < _height(word) / 2:
            rows[-1].append(word)
        else:
            rows.append([word])
    pieces: list[list[Word]] = []
    for row in rows:
        row.sort(key=lambda word: word.bbox.x0)
        for n, word in enumerate(row):
            is_apart = n == 0 or word.bbox.x0 - row[n - 1].bbox.x1 > _GAP * _height(word)
            is_marked = n > 0 and len(pieces[-1]) == 1 and marker_of(row[n - 1].text) is not None
            if is_apart and not is_marked:
                pieces.append([])
            pieces[-1].append(word)
    return pieces


def _paragraph(lines: Sequence[Sequence[Word]], box: BBox) -> list[Sequence[Word]]:
    """The lines that touch a rectangle, and those above and below that go on from them."""
    touching = [n for n, line in enumerate(lines) if any(_inside(word, box) for word in line)]
    if not touching:
        return []
    kept = [lines[n] for n in touching]
    for line in lines[touching[-1] + 1 :]:
        if _goes_on(kept[-1], line):
            kept.append(line)
    for line in reversed(lines[: touching[0]]):
        if _goes_on(line, kept[0]):
            kept.insert(0, line)
    return kept


def _goes_on(above: Sequence[Word], below: Sequence[Word]) -> bool:
    if marker_of(below[0].text):
        return False  # an item of a list begins
    upper, lower = BBox.union(w.bbox for w in above), BBox.union(w.bbox for w in below)
    distance = lower.top - upper.top
    overlaps = lower.x0 < upper.x1 and upper.x0 < lower.x1
    is_same_face = abs(above[0].size - below[0].size) <= _SAME_SIZE * above[0].size and above[0].bold == below[0].bold
    return overlaps and is_same_face and 0 < distance <= _LEADING * _height(above[0])


def _sentence_of(words: Sequence[Word], box: BBox) -> list[Word]:
    starts: list[int] = []
    text = ""
    for word in words:
        starts.append(len(text))
        text += f"{word.text} "
    inside = [start for start, word in zip(starts, words, strict=True) if _inside(word, box)]
    return [
        word
        for start, end in sentences(text)
        if any(start <= at < end for at in inside)
        for at, word in zip(starts, words, strict=True)
        if start <= at < end
    ]


def _place(number: int, words: Sequence[Word]) -> Provenance:
    box = BBox.union(word.bbox for word in words)
    return Provenance(page=number, bbox=box, quote=" ".join(word.text for word in words))


def _inside(word: Word, box: BBox) -> bool:
    x, y = word.middle
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _height(word: Word) -> float:
    return word.bbox.bottom - word.bbox.top
