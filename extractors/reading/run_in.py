"""Headings set in bold at the beginning of their paragraph (löpande rubrik): "**Ärendet** Nämnden har …"."""

import re
from collections.abc import Sequence

from extractors.reading.raw import Word
from extractors.swedish.actions import is_verb_led

_WORDS = 6
_LETTERS = 50
_LABEL = 3  # words of a heading that ends in a full stop: longer ones are sentences in bold
_FIELD = re.compile(r"\b(?:[Aa]nsvar\w*|[Kk]lart?|[Tt]ids?plan|[Ss]tatus)\s*:")
_SENTENCE = 40  # characters that follow at the least; a shorter text is a field ("Ansvarig  Fritidschefen")


def run_in_words(words: Sequence[Word], text: str) -> int:
    """How many words at the beginning of a paragraph are its heading; 0 where it has none.

    `words` are those of its first line, `text` is all of it. The heading alone is bold, short, no clause, and what
    follows begins and ends as a sentence does. One that ends in a colon is told by the colon, and left where it is.
    """
    count = next((i for i, word in enumerate(words) if not word.bold), 0)
    if not 0 < count <= _WORDS:
        return 0
    heading = " ".join(word.text for word in words[:count])
    if len(heading) > _LETTERS or not heading[0].isupper():
        return 0
    if heading.endswith("."):
        return count if _is_label(heading[:-1], text[len(heading) :].strip()) else 0
    if not heading[-1].isalpha():
        return 0
    begins = words[count].text.lstrip("\"'”»(")
    rest = text[len(heading) :].strip()
    whole = begins[:1].isupper() and rest.endswith(".") and len(rest) >= _SENTENCE
    return count if whole and any(char.islower() for char in heading) else 0


def is_run_in(words: Sequence[Word]) -> bool:
    """Whether a line begins in bold with a label or a sentence, and goes on in regular type."""
    count = next((i for i, word in enumerate(words) if not word.bold), 0)
    return count > 0 and words[count - 1].text[-1] in ".:" and not any(word.bold for word in words[count:])


def _is_label(heading: str, rest: str) -> bool:
    """Whether bold words with a full stop label what follows: "Yrkanden. NN yrkar …".

    Not a measure told in bold in front of its fields ("Fler bänkar. … Ansvarig: …"), nor an exhortation.
    """
    is_short = len(heading.split()) <= _LABEL and heading[-1:].isalpha() and len(heading) > _LABEL
    return is_short and rest[:1].isupper() and not _FIELD.search(rest) and not is_verb_led(heading)
