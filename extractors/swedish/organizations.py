"""Committees and other bodies of a municipality (nämnder, styrelser, utskott, förvaltningar)."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.swedish.actions import is_infinitive
from extractors.swedish.body_names import canonical_name, form_of, has_body_word, heads, is_body_name, listed
from extractors.swedish.municipalities import find_municipalities, find_municipality
from extractors.swedish.roles import find_roles
from extractors.swedish.sieve import Sieve
from extractors.swedish.spaces import even, fold
from extractors.swedish.terms import alternation, load

__all__ = [
    "OrganizationSpan",
    "canonical_name",
    "find_municipalities",
    "find_municipality",
    "find_organizations",
    "has_body_word",
    "is_body",
    "is_committee",
]

_LETTERS = r"[^\W\d_]"
_LIST_MARK = re.compile(r"\s*(?:[(),;/&+]|\b(?:och|samt|eller|med|respektive)\b|\bresp\.?(?!\w))\s*", re.IGNORECASE)


@dataclass(frozen=True)
class OrganizationSpan:
    """A body named in a text: `printed == text[start:end]`.

    `canonical` is its name in the definite form with a capital, no genitive s: "barn- och utbildningsnämndens" →
    "Barn- och utbildningsnämnden". An abbreviation that names different bodies in different places stays as it is.
    """

    start: int
    end: int
    printed: str
    canonical: str


@cache
def _body() -> re.Pattern[str]:
    terms = load("organizations")
    head = alternation(heads())
    alone = alternation(
        form for form, head in heads().items() if head["alone"] and form.removesuffix("s") == head["definite"]
    )
    compound = rf"(?:{_LETTERS}+-)*{_LETTERS}{{2,}}-?{head}|{_LETTERS}{{1,3}}-{head}"
    first = rf"{_LETTERS}+-(?:,\s{_LETTERS}+-)*,?\s(?:och|samt|&)\s"
    loose = rf"{alternation(terms['words']['first_words'])}(?:,\s{_LETTERS}+)?\s(?:och|samt|&)\s"
    adjective = rf"{alternation(terms['words']['adjectives'])}\s"
    owner = rf"(?:{_LETTERS}+(?:styrelsen|nämnden|fullmäktige)s|nämndens|styrelsens|fullmäktiges)\s"
    stop = alternation(terms["words"]["not_after_for"])
    about = rf"{_LETTERS}{{4,}}(?:-(?=,|\s(?:och|samt)))?"
    purposes = rf"{about}(?:,\s{about})*(?:\s(?:och|samt)\s{about})?"
    purpose = rf"{alternation(terms['words']['for_heads'])}s?\sför\s(?!{stop}\b){purposes}"
    return re.compile(
        rf"(?<![\w-])(?P<owner>{owner})?(?:(?P<purpose>{purpose})"
        rf"|(?P<name>(?:{first}|{loose})(?:{compound})|(?:{adjective})(?:{compound}|{head})|{compound})"
        rf"|(?P<alone>(?(owner){head}|{alone})))(?![\w-]*\w)",
        re.IGNORECASE,
    )


@cache
def _heads() -> Sieve:
    return Sieve(heads())


@cache
def _abbreviation() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w/-]){alternation(load('organizations')['abbreviations'])}(?::s|s)?(?![\w-]|/[0-9]|\s[0-9]{{2,4}}[/:])"
    )


def find_organizations(text: str) -> list[OrganizationSpan]:
    """The bodies named in `text` in the singular, left to right; abbreviations only in capitals ("BUN")."""
    return list(_found(text))


@lru_cache(maxsize=2_000)  # the register, the sections and the records ask for the same texts
def _found(text: str) -> tuple[OrganizationSpan, ...]:
    level = even(text)
    named = _body().finditer(level) if _heads().passes(level.casefold()) else ()
    found = [span for match in named if (span := _span(text, match))]
    for match in _abbreviation().finditer(level):
        if all(match.end() <= other.start or other.end <= match.start() for other in found):
            name = load("organizations")["abbreviations"][re.sub(r":?s$", "", match[0])]
            found.append(OrganizationSpan(match.start(), match.end(), text[match.start() : match.end()], name))
    return tuple(sorted(found, key=lambda span: span.start))


def _span(text: str, match: re.Match[str]) -> OrganizationSpan | None:
    start, end = match.span()
    if match["purpose"] and not match["purpose"][0].isupper():
        end = start + match["purpose"].lower().index(" för")  # "nämnden för ..." in small letters is prose
    if match["name"] and not is_body_name(match["name"]):
        return None
    printed = text[start:end]
    return OrganizationSpan(start, end, printed, canonical_name(printed))


def is_committee(text: str) -> bool:
    """Whether the whole of `text` names one body that takes decisions: a nämnd, styrelse, utskott, fullmäktige."""
    spans = find_organizations(text)
    if len(spans) != 1 or not _is_whole(text, spans[0].start, spans[0].end):
        return False
    word = spans[0].canonical.partition(" för ")[0].split(" ")[-1].lower()
    form = form_of(word)
    if form is None:
        return spans[0].canonical.isupper() and spans[0].canonical.endswith("N")  # BUN, MSN: a nämnd of some name
    return bool(heads()[form]["decides"])


def _is_whole(text: str, start: int, end: int) -> bool:
    return not (text[:start] + text[end:]).strip(" \u00a0\n.,:;()")


def is_body(text: str) -> bool:
    """Whether the whole of `text` names one who can be responsible, or a list of such.

    A body, an abbreviation, a role of the administration ("förvaltningschefen", "rektorer"), or a group of bodies
    ("samtliga nämnder"). Persons' names are not bodies.
    """
    bare = fold(text).strip(" .,:;()")
    if not bare:
        return False
    if _is_one_body(bare):
        return True
    parts = [part for part in _LIST_MARK.split(bare) if part]
    return len(parts) > 1 and all(_is_one_body(part) or part.endswith("-") for part in parts)


def _is_one_body(text: str) -> bool:
    low = text.lower()
    if low in listed("responsible"):
        return True
    named = [(span.start, span.end) for span in find_organizations(text)]
    named += [(span.start, span.end) for span in find_roles(text)]
    if any(_is_whole(text, start, end) for start, end in named):
        return True
    *before, last = low.split(" ")
    if len(before) > 2 or not last.endswith(listed("person_endings")):
        return False
    described = all(word.endswith(("a", "e", "s", "t", "d", "-", "bitr.", "tf")) for word in before)
    return described and not any(is_infinitive(word) for word in before)
