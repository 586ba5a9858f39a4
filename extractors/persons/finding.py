"""Names of persons in running text (personnamn i löpande text)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import simplemma

from extractors.groups.persons import is_title
from extractors.swedish.body_names import has_body_word
from extractors.swedish.lexicon import is_word
from extractors.swedish.municipalities import find_municipality
from extractors.swedish.names import is_given_name, is_name_word, natural_order
from extractors.swedish.organizations import find_organizations
from extractors.swedish.terms import patterns, words

_TOKEN = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?\.?")
_MOST = 4  # words of a name, particles apart


@dataclass(frozen=True)
class NameSpan:
    """A person's name: `printed == text[start:end]`; `name` is in natural order, without a genitive's s."""

    start: int
    end: int
    printed: str
    name: str

    @property
    def key(self) -> tuple[str, ...]:
        """The words of the name in any order and case: two spellings of one name have the same."""
        return name_key(self.name)


def name_key(name: str) -> tuple[str, ...]:
    """A name's words without what spelling and grammar change: case, order, a final s."""
    found = [word.strip(".,").casefold() for word in name.split()]
    return tuple(sorted(word[:-1] if len(word) > 2 and word.endswith("s") else word for word in found))


def find_names(text: str) -> list[NameSpan]:
    """The persons named in a text, left to right: a known given name with a family name, in either order.

    Two words that no Swedish dictionary has are a name, too, unless they are a body's or a municipality's. Streets,
    schools, funds and firms that are called after a person are none.
    """
    found: list[NameSpan] = []
    tokens = list(_TOKEN.finditer(text))
    at = 0
    while at < len(tokens):
        count = _length(text, tokens, at) if tokens[at][0][0].isupper() else 0
        if count:
            start, end = tokens[at].start(), tokens[at + count - 1].end()
            printed = text[start:end].rstrip(".")
            found.append(NameSpan(start, start + len(printed), printed, _plain(printed)))
        at += max(count, 1)
    return found


def find_given_name(text: str, at: int) -> NameSpan | None:
    """A given name alone at a place, for where nothing but a person can stand: "eleven Kalle"."""
    match = _TOKEN.match(text, at)
    if match is None or not is_given_name(name := match[0].rstrip(".")):
        return None
    return NameSpan(at, at + len(name), name, name)


def _length(text: str, tokens: list[re.Match[str]], at: int) -> int:
    """How many tokens from one on are a person's name; 0 where none begins there."""
    run = _first_of(list(_run(text, tokens, at)))
    if len(run) > 1 and text[tokens[at].end()] == ",":  # "Lundqvist, Karin"
        return 2
    for count in range(len(run), 1, -1):
        is_whole = count == len(run)
        if run[count - 1] not in words("names", "particles") and _is_name(run[:count], is_whole=is_whole):
            end = tokens[at + count - 1].end()
            return 0 if _thing_behind().match(text, end) else count
    return 0


def _run(text: str, tokens: list[re.Match[str]], at: int) -> Iterator[str]:
    """The words from a token on that may be parts of one name."""
    named = 0
    for number in range(at, len(tokens)):
        word = tokens[number][0]
        gap = text[tokens[number - 1].end() : tokens[number].start()] if number > at else ""
        is_turned = named == 1 and re.fullmatch(r",\s+", gap) and is_given_name(word)
        if number > at and not (gap.isspace() or is_turned):
            return
        is_small = word in words("names", "particles")
        if named == _MOST or (is_small and not named) or not (is_small or _may_be_part(word)):
            return
        named += not is_small
        yield word
        if word.endswith(".") and len(word) > 2:
            return


def _first_of(run: list[str]) -> list[str]:
    """The first of two names that stand side by side: "Eva Ek" of "Eva Ek Jan Berg"."""
    for at in range(2, len(run) - 1):
        before, word = run[at - 1], run[at]
        if is_given_name(word) and not is_given_name(before) and before not in words("names", "particles"):
            return run[:at]
    return run


@lru_cache(maxsize=20_000)
def _may_be_part(word: str) -> bool:
    bare = word.rstrip(".")
    if len(bare) == 1 and bare.isupper():
        return True
    word = bare.title() if bare.isupper() and len(bare) > 2 else bare
    return is_name_word(word) and not _is_other_word(word) and not _thing().fullmatch(word)


def _is_other_word(word: str) -> bool:
    if is_given_name(word):
        return False
    is_body = has_body_word(word) or word.casefold().endswith(words("persons", "no_family_name"))
    return is_body or word in words("names", "not_names") or is_title(word)


def _is_name(parts: list[str], *, is_whole: bool) -> bool:
    """Whether words that may be parts of a name are one as a whole; `is_whole`: no other such word follows."""
    bare = [part.rstrip(".") for part in parts if part not in words("names", "particles")]
    bare = [part.title() if part.isupper() and len(part) > 1 else part for part in bare]
    long = [part for part in bare if len(part) > 1]
    if len(long) < 2 or len(bare[-1]) == 1:
        return False
    if is_given_name(bare[0]):
        return not is_given_name(bare[-1]) or len(long) == 2 or _ends_in_family_name(long)
    if any(is_word(part.replace("-", "")) for part in bare if not is_given_name(part)):
        return False
    if is_given_name(bare[-1]):
        return is_whole and len(long) == 2
    return is_whole and _is_unheard_of(parts, bare)


def _is_unheard_of(parts: list[str], bare: list[str]) -> bool:
    """Whether words that are no known given name can be nothing else: no word of Swedish or English, no body, place."""
    if any(part.isupper() for part in parts) or find_organizations(" ".join(parts)):
        return False
    return not any(find_municipality(part) or _is_english(part) for part in bare)


@lru_cache(maxsize=5_000)
def _is_english(word: str) -> bool:
    return bool(simplemma.is_known(word.lower(), lang="en", low_memory=True))


def _ends_in_family_name(parts: list[str]) -> bool:
    return not is_word(parts[-1])


@cache
def _thing() -> re.Pattern[str]:
    return re.compile(patterns("persons", "called_after"), re.I)


@cache
def _thing_behind() -> re.Pattern[str]:
    return re.compile(rf"s?\s+(?:{patterns('persons', 'called_after')})(?!\w)", re.I)


def _plain(printed: str) -> str:
    """A printed name in natural order; all capitals are set in small letters."""
    words_of = [w.title() if w.isupper() and len(w) > 1 else w for w in printed.split()]
    return natural_order(" ".join(words_of))
