"""Names of persons and their parties (namn, partier)."""

import re
from functools import cache

from extractors.swedish.body_names import has_body_word
from extractors.swedish.lexicon import is_word
from extractors.swedish.roles import RoleSpan, find_roles
from extractors.swedish.spaces import fold
from extractors.swedish.terms import load, words

__all__ = ["RoleSpan", "find_roles", "is_given_name", "is_name_word", "is_person_name", "natural_order", "split_party"]

_CAPITAL = "A-ZÅÄÖÉÈÜÆØÁÍÓÚÇŠŽĆČĐ"
_SMALL = "a-zåäöéèüæøáíóúçšžćčđñëïôêß"
_PART = rf"(?:Mc|Mac|O['’]|[DL]['’])?[{_CAPITAL}][{_SMALL}]+(?:['’][{_SMALL}]+|[{_CAPITAL}][{_SMALL}]+)?"
_NAME_WORD = re.compile(rf"{_PART}(?:-(?:{_PART}|[{_SMALL}]+))*")
_INITIAL = re.compile(rf"[{_CAPITAL}]\.?")
_IN_PARENTHESES = re.compile(r"\s*\((?P<party>[^()]{1,6})\)\s*")
_AT_END = re.compile(r"(?:,\s*|\s+)(?P<party>[^\W\d_]{1,3})$")


@cache
def _given_names() -> frozenset[str]:
    return frozenset(words("names", "women") + words("names", "men"))


@cache
def _not_names() -> frozenset[str]:
    return frozenset(words("names", "not_names"))


def is_given_name(word: str) -> bool:
    """Whether `word` is a given name of our list, or a double one of two such ("Eva-Lotta")."""
    word = word.title() if word.isupper() else word
    return word in _given_names() or ("-" in word and all(part in _given_names() for part in word.split("-")))


def is_name_word(word: str) -> bool:
    """Whether `word` is written as a part of a name is: "Karin", "McNeill", "Ek-Lund"."""
    return _NAME_WORD.fullmatch(word) is not None


def is_person_name(text: str) -> bool:
    """Whether the whole of `text` looks like a person's name in either order: two to four capitalised words.

    Small words inside ("von", "de") and initials are allowed. A name without a known given name counts only where
    one of its words is not an ordinary Swedish word.
    """
    parts = fold(text).replace(",", "").split(" ")
    if fold(text).isupper() and any(is_given_name(part) for part in parts):
        parts = [part.title() for part in parts]
    small = words("names", "particles")
    named = [part for part in parts if part not in small and not _INITIAL.fullmatch(part)]
    if not 2 <= len(named) <= 4 or not all(_NAME_WORD.fullmatch(part) for part in named):
        return False
    if any(part in _not_names() or has_body_word(part) for part in named):
        return False
    return any(is_given_name(part) for part in named) or not all(is_word(part) for part in named)


def natural_order(name: str) -> str:
    """The name with the given name first: "Lindvall, Mikael" and "Lindvall Mikael" → "Mikael Lindvall".

    Without a comma it is turned only where the last word is a known given name and the first is not.
    """
    plain = fold(name)
    if plain.count(",") == 1:
        last, first = (part.strip() for part in plain.split(","))
        return f"{first} {last}" if first and last else plain.strip(" ,")
    parts = plain.split(" ")
    cut = len(parts)
    while cut > 1 and is_given_name(parts[cut - 1]):
        cut -= 1
    if cut == len(parts) or any(is_given_name(part) for part in parts[:cut]):
        return plain
    return " ".join(parts[cut:] + parts[:cut])


def split_party(text: str) -> tuple[str, str | None]:
    """(what stands before the party, party): "Anna Berg (S), ordförande" → ("Anna Berg", "S").

    In parentheses any short abbreviation is a party, since there are local ones; after a comma or space only those of
    the Riksdag. Those are given in capitals. "(-)" is somebody without a party.
    """
    plain = fold(text)
    for match in _IN_PARENTHESES.finditer(plain):
        inside = match["party"].strip()
        if inside in ("-", "–"):
            return plain[: match.start()], None
        party = _party(inside, local=True)
        if party:
            return plain[: match.start()], party
    at_end = _AT_END.search(plain)
    party = _party(at_end["party"], local=False) if at_end else None
    if at_end and party and " " in plain[: at_end.start()]:
        return plain[: at_end.start()], party
    return plain, None


def _party(letters: str, *, local: bool) -> str | None:
    national = load("parties")["national"]
    if letters.upper() in national and (local or letters[0].isupper()):
        return letters.upper()
    is_short = re.fullmatch(rf"[{_CAPITAL}][{_CAPITAL}{_SMALL}]{{0,4}}", letters) is not None
    return letters if local and is_short and letters.lower() not in load("parties")["words"]["not_parties"] else None
