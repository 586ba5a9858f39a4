"""Whether a string is a Swedish word, and the dictionary forms of words (lexikon)."""

import re
from functools import cache, lru_cache

import simplemma

from extractors.swedish.terms import words

_LETTERS = re.compile(r"[^\W\d_]+")
_LONGEST = 60  # letters; longer runs are no words
_SHORTEST_PART = 3  # letters in a part of a compound


@cache
def _short_words() -> frozenset[str]:
    return frozenset(words("hyphenation", "short"))


@lru_cache(maxsize=20_000)
def is_word(word: str) -> bool:
    """Whether `word`, in any case, is a Swedish word or a compound of such (sammansättning). No punctuation in it."""
    low = word.lower()
    if not _LETTERS.fullmatch(low) or len(low) > _LONGEST:
        return False
    return _is_simple(low) or _is_compound(low)


def is_entry(word: str) -> bool:
    """Whether a word, in any case, stands in the dictionary itself, a compound with a meaning of its own included."""
    return _is_simple(word.lower())


def _is_simple(low: str) -> bool:
    if len(low) < 3:
        return low in _short_words()
    return bool(simplemma.is_known(low, lang="sv", low_memory=True))


def _is_compound(low: str) -> bool:
    """Two known parts, the first with or without a joining s; the second may be a compound itself."""
    for cut in range(_SHORTEST_PART, len(low) - _SHORTEST_PART):
        head, tail = low[:cut], low[cut:]
        joined = _is_simple(head) or (len(head) > _SHORTEST_PART and head[-1] == "s" and _is_simple(head[:-1]))
        if joined and is_word(tail):
            return True
    return False


@lru_cache(maxsize=20_000)
def lemma(word: str) -> str:
    """The dictionary form of one word in small letters (grundform); the word itself where it is not known."""
    return str(simplemma.lemmatize(word.lower(), lang="sv", low_memory=True)).lower() if word else ""


def lemmas(text: str) -> list[str]:
    """The dictionary forms of the words of `text`, in order; numbers and marks left out."""
    return [lemma(word) for word in _LETTERS.findall(text)]
