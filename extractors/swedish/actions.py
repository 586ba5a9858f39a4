"""Whether a phrase tells of something to be done: by its first verb or its noun of action (åtgärder)."""

import re
from functools import cache

from extractors.swedish.lexicon import is_word, lemma
from extractors.swedish.spaces import fold
from extractors.swedish.terms import words

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LEAD = re.compile(r"^(?:[^\w(]+|\(?[0-9a-z][.)]\s+|att\s+)+", re.IGNORECASE)
_MOST_ADJECTIVES = 3


@cache
def _set(key: str) -> frozenset[str]:
    return frozenset(words("actions", key))


def _first_words(text: str) -> list[str]:
    """The first words of a phrase in small letters, without the list mark or "att" in front."""
    return [word.lower() for word in _WORD.findall(_LEAD.sub("", fold(text)))[: _MOST_ADJECTIVES + 2]]


def is_verb_led(text: str) -> bool:
    """Whether a phrase begins with an infinitive or imperative: "Upprätta en plan", "Att ta fram", "Följ upp".

    A word that is a noun or preposition as well ("Inför", "Bygg") counts only before "en", "ut", "fram" and such, or
    after "att".
    """
    first, *rest = _first_words(text) or [""]
    if re.match(r"\W*att\s", fold(text), re.IGNORECASE):
        return bool(first) and (is_infinitive(first) or first in _set("verbs"))
    if first in _set("doubtful"):
        return bool(rest) and rest[0] in _set("objects") and (first, rest[0]) != ("för", "att")
    return first in _set("verbs") or is_infinitive(first) or _is_imperative(first)


@cache
def is_infinitive(word: str) -> bool:
    """Whether a word in small letters is an infinitive in -a: the dictionary knows a present tense made from it."""
    if not word.endswith("a") or len(word) < 4 or word in _set("not_verbs"):
        return False
    if word.endswith(words("actions", "verb_endings")) or _has_present(word):
        return True
    if word.endswith("era") and not is_word(word):
        return True
    # a compound: "vidareutveckla", "kvalitetssäkra"
    return any(
        is_word(word[:cut].removesuffix("s")) and word[cut:] not in _set("not_verbs") and _has_present(word[cut:])
        for cut in range(3, len(word) - 4)
    )


def _has_present(word: str) -> bool:
    return any(lemma(present) == word and present != word for present in (f"{word}r", f"{word[:-1]}er"))


def _is_imperative(word: str) -> bool:
    """Whether a word without its -a is an imperative and nothing else: "genomför", "säkerställ"."""
    if word.endswith("a") or is_action_noun(word):
        return False
    return lemma(word) == f"{word}a" and lemma(f"{word}er") == f"{word}a"


def is_noun_led_action(text: str) -> bool:
    """Whether a phrase begins with a noun of action: "Framtagande av", "Översyn av", "Ökat fokus på"."""
    given = _first_words(text)
    adjectives = 0
    while adjectives < len(given) - 1 and adjectives < _MOST_ADJECTIVES and given[adjectives] in _set("before_noun"):
        adjectives += 1
    if not given[adjectives:]:
        return False
    noun, *rest = given[adjectives:]
    if not is_action_noun(noun):
        return False
    return not rest or adjectives > 0 or rest[0] in _set("after_noun")


def is_action_noun(word: str) -> bool:
    """Whether a noun in small letters names an action, by its ending or by the list."""
    if word in _set("not_actions"):
        return False
    return word in _set("action_nouns") or (len(word) > 6 and word.endswith(words("actions", "action_suffixes")))


def is_change_led(text: str) -> bool:
    """Whether a phrase begins with what is changed, and how: "Höjda avgifter i kulturskolan", "Färre gruppträffar"."""
    given = _first_words(text)
    return len(given) > 1 and given[0] in _set("changes")
