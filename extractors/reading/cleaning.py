"""A page's words as letters that mean what they show: upright, composed, without ligatures, each printed once."""

import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from extractors.reading.raw import RawPage, Word

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
    | dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff")  # joiners and spaces without width
    | dict.fromkeys("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # of direction
)
_SAME = 1.2  # points within which a word printed twice to look bold lies on itself
_TOUCHING = 1.0  # points between the letters of a word on its side, at the most
_LYING = 1.3  # times its height: no upright letter is as wide
_NARROW = 0.4  # times the font size: no type is set with less for a letter on the average


def cleaned(page: RawPage) -> RawPage:
    """The page with its words' text in composed form (NFC), ligatures as letters, and fake bold undone.

    Word processors print a text twice, a hair apart, where a font has no bold: its words then come twice, or with every
    letter doubled in the room of one. Text turned on its side, which would run through the lines letter by letter, is
    left out. What needs no change is the same object as before.
    """
    words = [word if word.text.isascii() else _composed(word) for word in page.words]
    turned = _turned(words)
    words = _once([_undoubled(word) for word in words if word.text and id(word) not in turned])
    same = len(words) == len(page.words) and all(a is b for a, b in zip(words, page.words, strict=True))
    return page if same else replace(page, words=tuple(words))


def _turned(words: Sequence[Word]) -> set[int]:
    """The letters (by `id`) of text on its side: words of one letter that touch in a stack, wider than they are tall.

    Where a drawing is turned by computed angles, rounding leaves such letters upright by the letter of the file.
    """
    stacks: dict[tuple[int, int], list[Word]] = defaultdict(list)
    for word in words:
        if len(word.text) == 1:
            stacks[round(word.bbox.x0), round(word.bbox.x1)].append(word)
    found: set[int] = set()
    for stack in stacks.values():
        run: list[Word] = []
        for word in sorted(stack, key=lambda w: w.bbox.top):
            if run and abs(word.bbox.top - run[-1].bbox.bottom) > _TOUCHING:
                found |= _lying(run)
                run = []
            run.append(word)
        found |= _lying(run)
    return found


def _lying(run: Sequence[Word]) -> set[int]:
    """The letters of a run that touch each other, if they lie on their side; else none."""
    wide = sum(w.bbox.x1 - w.bbox.x0 > _LYING * (w.bbox.bottom - w.bbox.top) for w in run)
    return {id(w) for w in run} if len(run) >= 3 and 2 * wide >= len(run) else set()


def _composed(word: Word) -> Word:
    """The word with its letters composed and its ligatures taken apart."""
    text = unicodedata.normalize("NFC", word.text).translate(_LIGATURES)
    return word if text == word.text else replace(word, text=text)


def _undoubled(word: Word) -> Word:
    """The word with each letter once, where all are doubled and there is room for half of them only."""
    text = word.text
    if len(text) % 2 or text[::2] != text[1::2] or word.bbox.x1 - word.bbox.x0 >= _NARROW * word.size * len(text):
        return word
    return replace(word, text=text[::2], bold=True, raised=(word.raised + 1) // 2)


def _once(words: list[Word]) -> list[Word]:
    """The words without those that repeat the one before them at the same place."""
    out: list[Word] = []
    for word in words:
        if out and _on_itself(out[-1], word):
            out[-1] = replace(out[-1], bold=True)
        else:
            out.append(word)
    return out


def _on_itself(one: Word, other: Word) -> bool:
    """Whether two words say the same at the same place."""
    return one.text == other.text and all(abs(a - b) <= _SAME for a, b in zip(one.bbox, other.bbox, strict=True))
