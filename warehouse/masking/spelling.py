"""A name as it may stand in a text: over a line's end, turned around, in the genitive, in capitals."""

import re

MASK = "[namn]"
_HYPHEN = r"(?:[-\u00ad]\s?)?"
_BETWEEN = r"(?:[-\u00ad,\s_.+]|%20)+"  # words of a name, in a text, a file's name or an address
FOLDED = r"(\\[nrt]|%20|[-,\s_.+\x{00AD}])+"
"""What `folded` leaves out, as DuckDB's regular expressions say it of a row's JSON."""


def folded(text: str) -> str:
    """A text without case and all that may stand between the letters of a name."""
    return re.sub(_BETWEEN, "", text).lower()


def pattern(spelling: str) -> str:
    """A regular expression for a spelling wherever it stands as a whole, a genitive's s behind it or not.

    Several words match in any case; one alone, which may be a common word, as written or in capitals.
    """
    parts = [word for word in re.split(_BETWEEN, spelling.replace("-", "")) if word]
    said = _BETWEEN.join(map(_word, parts))
    said = f"(?i:{said})" if len(parts) > 1 else f"(?:{said}|{_word(spelling.upper())})"
    return rf"(?<![^\W_]){said}(?:s|S)?(?![^\W_])"


def _word(word: str) -> str:
    return _HYPHEN.join(re.escape(letter) for letter in word if letter not in "-\u00ad")
