"""The words by which measures are compared, in their dictionary form."""

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path

import simplemma

_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def lemmas(text: str) -> list[str]:
    """The words of a measure's text that tell what is to be done, each once, in alphabetical order.

    Names are left out, since the same measure is done in other places by other people: a capital within the text makes
    a name in Swedish, and so does one at its beginning that the dictionary has, too, or does not know.
    """
    found = _WORDS.findall(text)
    kept = {_lemma(word.lower()) for n, word in enumerate(found) if not _is_name(word, is_first=n == 0)}
    return sorted(kept - _stop())


def _is_name(word: str, *, is_first: bool) -> bool:
    head = word.partition("-")[0]
    if head.isupper() and len(head) > 1:
        return False  # capitals throughout are an abbreviation (LED-lampor, SFI) or a heading
    return word[0].isupper() and not (is_first and _begins_small(word))


@lru_cache(maxsize=100_000)
def _lemma(word: str) -> str:
    return str(simplemma.lemmatize(word, lang="sv")).lower()


@lru_cache(maxsize=20_000)
def _begins_small(word: str) -> bool:
    """Whether the dictionary form of a word with a capital has none: "Utbilda" is utbilda, but "Anna" is Anna."""
    return str(simplemma.lemmatize(word, lang="sv"))[0].islower()


@cache
def _stop() -> frozenset[str]:
    return frozenset(tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))["stop"])
