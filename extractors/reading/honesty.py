"""Whether a page's text layer can be believed, judged from the text alone."""

import re
from functools import cache

import simplemma

from extractors.reading.raw import RawPage
from models.document import TextLayer

_WORD = re.compile(r"[^\W\d_]{4,}")
_FEW = 12  # words: too few to judge a text layer by
_KNOWN = 0.62  # share of words that Swedish knows on the worst honest page


def text_layer(page: RawPage) -> TextLayer:
    """NONE for a picture with no or hardly any text, GARBLED where hardly any word is one, else OK."""
    if len(page.words) < 4 and page.image_share > 0.4:
        return TextLayer.NONE
    words = [w.casefold() for w in _WORD.findall(" ".join(word.text for word in page.words)) if w.islower()]
    if len(words) < _FEW:
        return TextLayer.OK if page.words or page.image_share < 0.4 else TextLayer.NONE
    known = sum(_is_known(word) for word in words) / len(words)
    return TextLayer.OK if known >= _KNOWN else TextLayer.GARBLED


@cache
def _is_known(word: str) -> bool:
    """Whether a word, or the last part of a compound, stands in the Swedish or the English dictionary."""
    if simplemma.is_known(word, lang="sv"):
        return True
    tails = (word[i:] for i in range(3, len(word) - 3))
    return any(simplemma.is_known(tail, lang="sv") for tail in tails) or simplemma.is_known(word, lang="en")
