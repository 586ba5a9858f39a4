"""What a page's text layer says beside what the page shows."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.reading.honesty import is_hardly_readable, is_strange
from extractors.reading.raw import RawPage, Word
from extractors.reading.wording import common_words, not_english, unknown
from extractors.swedish.lexicon import is_word

_SURE = 0.5  # OCR that is less sure of a word contradicts nobody
_LIES = 0.35  # of the doubtful words that can be compared
_LETTERS = re.compile(r"[\W_]+")


def lies(text: RawPage, seen: RawPage) -> bool:
    """Whether a text layer says other words than the page shows.

    The words that made it doubtful are compared: those that are no words, or all where hardly any is. An odd word that
    is printed as it is written in the text layer speaks for it; one where a Swedish word is seen speaks against it.
    """
    compared = [(word, shown) for word in _doubtful(text) if (shown := _shown_at(word, seen.words))]
    against = [shown for word, shown in compared if _plain(shown) != _plain(word.text) and _is_text(shown)]
    return bool(against) and len(against) > _LIES * len(compared)


def with_look_of(text: RawPage, seen: RawPage) -> RawPage:
    """What was seen on a page whose text layer lies, with all that it does not lie about: type, rules and grids."""
    words = tuple(_dressed(word, text.words) for word in seen.words)
    return replace(text, words=words)


def _doubtful(page: RawPage) -> Sequence[Word]:
    """The words of a page that are none; all of its words where so few are words that these are not even in doubt."""
    if is_hardly_readable(page):
        return page.words
    common = common_words(page)
    return [common[word] for word in not_english(unknown(common))] + [w for w in page.words if is_strange(w.text)]


def _shown_at(word: Word, seen: Sequence[Word]) -> str:
    """What OCR read where a word of the text layer stands; "" where it read nothing or is not sure."""
    at = sorted((w for w in seen if _on(w, word)), key=lambda w: w.bbox.x0)
    return "".join(w.text for w in at) if all((w.confidence or 0) >= _SURE for w in at) else ""


def _on(seen: Word, word: Word) -> bool:
    """Whether a seen word stands where a word of the text layer does."""
    x, y = seen.middle
    return word.bbox.x0 - 1 <= x <= word.bbox.x1 + 1 and word.bbox.top <= y <= word.bbox.bottom


def _plain(text: str) -> str:
    return _LETTERS.sub("", text).casefold()


def _is_text(shown: str) -> bool:
    """Whether what was seen is a word or a number rather than one more riddle."""
    plain = _plain(shown)
    return plain.isdigit() or is_word(plain)


def _dressed(word: Word, text: Sequence[Word]) -> Word:
    """A seen word in the type of the text layer's word at its place, on that word's line."""
    x, y = word.middle
    at = next((w for w in text if w.bbox.x0 - 1 <= x <= w.bbox.x1 + 1 and w.bbox.top <= y <= w.bbox.bottom), None)
    if at is None:
        return word
    box = word.bbox._replace(top=at.bbox.top, bottom=at.bbox.bottom)
    return replace(word, bbox=box, size=at.size, bold=at.bold, italic=at.italic)
