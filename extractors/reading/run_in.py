"""Headings set in bold at the beginning of their paragraph (löpande rubrik): "**Ärendet** Nämnden har …"."""

from collections.abc import Sequence

from extractors.reading.raw import Word

_WORDS = 6
_LETTERS = 50
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
    if len(heading) > _LETTERS or not heading[0].isupper() or not heading[-1].isalpha():
        return 0
    begins = words[count].text.lstrip("\"'”»(")
    rest = text[len(heading) :].strip()
    whole = begins[:1].isupper() and rest.endswith(".") and len(rest) >= _SENTENCE
    return count if whole and any(char.islower() for char in heading) else 0
