"""Whether a page's text layer can be believed, judged from the text alone."""

import re

from extractors.reading.raw import RawPage
from extractors.reading.wording import common_words, not_english, readable_share, unknown
from models.document import TextLayer

_FEW = 12  # words: too few to convict a text layer by
_PICTURE = 0.4  # of the page's area: a picture that is what the page shows
_STRANGE_SHARE = 0.08  # of the words; honest pages have hardly any
_SEVERAL = 3  # different words with a letter of no Swedish word: more than a foreign name here and there
_UNREADABLE, _HARDLY_READABLE = 0.15, 0.4  # known words among all with letters: honest pages measured 0.70 and more
_MANY = 20  # words with letters: enough to judge by them
_GARBLED, _DOUBTFUL = 0.15, 0.04  # unknown among the different words: honest pages measured at most 0.033
_SPARED = 1.0  # unknown words that any page may have besides its share
_ALPHABET = "A-Za-zÅÄÖåäöÉéÈèÜüÁáÀàÆæØøßçñëêôóíïšžćłńŁŠŽČčÇ"
_UNMAPPED = r"[\x00-\x08\x0e-\x1f\ufffd]|\(cid:\d+\)"
_STRANGE = re.compile(rf"{_UNMAPPED}|(?=[^\W\d_])[^{_ALPHABET}ªº]")
_IN_A_WORD = re.compile(rf"[^\W_](?:{_UNMAPPED})|(?:{_UNMAPPED})[^\W_]")


def text_layer(page: RawPage) -> TextLayer:
    """NONE for a picture with no or hardly any text; GARBLED for text that is no words; DOUBTFUL for a hint; else OK.

    A drawing without a word is NONE, too: it may be text set as outlines. A blank page hides nothing and is OK. A
    broken character map shows in letters that Swedish does not have, in characters that nothing is mapped to, and in
    words that neither Swedish nor English has. One map may be broken in a few letters only: what is DOUBTFUL is worth
    comparing with what the page shows.
    """
    if len(page.words) < 4 and page.image_share > _PICTURE:
        return TextLayer.NONE
    if not page.words:
        return TextLayer.NONE if page.has_drawing else TextLayer.OK
    return max(_by_letters(page), _by_legibility(page), _by_words(page), key=_GRAVITY.index)


def is_strange(text: str) -> bool:
    """Whether a word holds characters that no Swedish text has, or that stand for no character."""
    return _STRANGE.search(text) is not None


def is_hardly_readable(page: RawPage) -> bool:
    """Whether few of a page's many words are any, names included: a map that shifts every letter leaves hardly one."""
    count, share = readable_share(page)
    return count >= _MANY and share < _HARDLY_READABLE


_GRAVITY = [TextLayer.OK, TextLayer.DOUBTFUL, TextLayer.GARBLED]


def _by_letters(page: RawPage) -> TextLayer:
    """Judged by characters that no Swedish text has."""
    text = "\n".join(word.text for word in page.words)
    if not _STRANGE.search(text):
        return TextLayer.OK
    strange = [word.text for word in page.words if is_strange(word.text)]
    several = len(set(strange)) >= _SEVERAL
    if several and len(page.words) >= _FEW and len(strange) >= _STRANGE_SHARE * len(page.words):
        return TextLayer.GARBLED
    return TextLayer.DOUBTFUL if several or _IN_A_WORD.search(text) else TextLayer.OK


def _by_legibility(page: RawPage) -> TextLayer:
    """Judged by how many of all its words are any."""
    if not is_hardly_readable(page):
        return TextLayer.OK
    _, share = readable_share(page)
    return TextLayer.GARBLED if share < _UNREADABLE else TextLayer.DOUBTFUL


def _by_words(page: RawPage) -> TextLayer:
    """Judged by its words in small letters, each counted once."""
    words = common_words(page)
    strange = unknown(words)
    if len(strange) > _DOUBTFUL * len(words) + _SPARED:
        strange = not_english(strange)
    if len(words) >= _FEW and len(strange) > _GARBLED * len(words) + _SPARED:
        return TextLayer.GARBLED
    return TextLayer.DOUBTFUL if len(strange) > _DOUBTFUL * len(words) + _SPARED else TextLayer.OK
