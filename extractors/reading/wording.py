"""The words of a page that a dictionary can be asked about, and those it does not know."""

import re
from collections.abc import Iterable, Sequence

import simplemma

from extractors.reading.raw import RawPage, Word
from extractors.swedish.lexicon import is_word

_WORD = re.compile(r"[^\W\d_]{4,}")  # shorter ones are abbreviations too often
_AROUND = ".,;:()[]\"”“’‘'»«!?–—-…"
_HYPHENS = "-\u00ad\u2010\u2011"
_ABBREVIATION = 5  # letters; a shorter word before a full stop may be one
_NEXT_LINE = (0.5, 2.2)  # times the font size: how far below a broken word its rest stands


def common_words(page: RawPage) -> dict[str, Word]:
    """A page's words in small letters, each at its first place: no names, abbreviations, numbers or broken words."""
    broken = _broken(page.words)
    found: dict[str, Word] = {}
    for word in page.words:
        bare = word.text.strip(_AROUND)
        if not bare.islower() or not _WORD.fullmatch(bare) or id(word) in broken:
            continue
        if not (word.text.endswith(".") and len(bare) < _ABBREVIATION):
            found.setdefault(bare, word)
    return found


def unknown(words: Iterable[str]) -> list[str]:
    """Those of some words that are not Swedish."""
    return [word for word in words if not is_word(word)]


def not_english(words: Iterable[str]) -> list[str]:
    """Those of some words that are not English, either. Its dictionary is large: ask only where there is a doubt."""
    return [word for word in words if not simplemma.is_known(word, lang="en", low_memory=True)]


def readable_share(page: RawPage) -> tuple[int, float]:
    """How many of a page's words have letters, and the share of them that are words, names included."""
    texts = [text for word in page.words if (text := word.text.strip(_AROUND)) and _has_letters(text)]
    known = sum(is_word(text) for text in texts)
    return len(texts), known / len(texts) if texts else 1.0


def _has_letters(text: str) -> bool:
    return len(text) >= 3 and any(character.isalpha() for character in text)


def _broken(words: Sequence[Word]) -> set[int]:
    """The words (by `id`) that a hyphen at the line's end cut in two, and those that may be their rest."""
    heads = [w for w in words if len(w.text) > 2 and w.text[-1] in _HYPHENS and w.text[-2].isalpha()]
    out = {id(head) for head in heads}
    for head in heads:
        low, high = (head.bbox.top + share * head.size for share in _NEXT_LINE)
        below = [w for w in words if low < w.bbox.top < high and w.bbox.x0 < head.bbox.x1]
        out |= {id(w) for w in below if not any(_follows(w, other) for other in below)}
    return out


def _follows(word: Word, other: Word) -> bool:
    """Whether a word stands right behind another on its line."""
    same_line = abs(word.bbox.top - other.bbox.top) < 0.5 * word.size
    return same_line and 0 <= word.bbox.x0 - other.bbox.x1 < word.size
