"""Whether a page's text layer can be believed, judged from the text alone."""

import re

import simplemma

from extractors.reading.raw import RawPage
from extractors.swedish.lexicon import is_word
from models.document import TextLayer

_WORD = re.compile(r"[^\W\d_]{4,}")
_FEW = 12  # words: too few to judge a text layer by
_KNOWN = 0.85  # honest pages measured 0.88 and more, even with words broken in narrow cells; lying ones 0.71 to 0.89
_STRANGE_SHARE = 0.08  # of the words; honest pages have hardly any
_ALPHABET = "A-Za-zÅÄÖåäöÉéÈèÜüÁáÀàÆæØøßçñëêôóíïšžćłńŁŠŽČčÇ"
_STRANGE = re.compile(rf"[\x00-\x08\x0e-\x1f\ufffd]|(?=[^\W\d_])[^{_ALPHABET}ªº]|\(cid:\d+\)")


def text_layer(page: RawPage) -> TextLayer:
    """NONE for a picture with no or hardly any text; GARBLED for text that is not Swedish words; else OK.

    A drawing without a word is NONE, too: it may be text set as outlines. A blank page hides nothing and is OK. A
    broken character map shows in two ways: letters that Swedish does not have, and words that it does not have.
    """
    if len(page.words) < 4 and page.image_share > 0.4:
        return TextLayer.NONE
    if not page.words and page.has_drawing:
        return TextLayer.NONE
    texts = [word.text for word in page.words]
    strange = sum(1 for text in texts if _STRANGE.search(text))
    if len(texts) >= _FEW and strange >= _STRANGE_SHARE * len(texts):
        return TextLayer.GARBLED
    words = [w for w in _WORD.findall(" ".join(texts)) if w.islower()]
    if len(words) < _FEW:
        return TextLayer.OK
    unknown = [word for word in words if not is_word(word)]
    if len(unknown) > (1 - _KNOWN) * len(words):  # a summary in English is honest, too
        unknown = [word for word in unknown if not simplemma.is_known(word, lang="en")]
    return TextLayer.GARBLED if len(unknown) > (1 - _KNOWN) * len(words) else TextLayer.OK
