"""Committees and other bodies of a municipality (nämnder, styrelser, utskott, förvaltningar)."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from extractors.swedish.municipalities import find_municipalities, find_municipality
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
_LIST_MARK = re.compile(
    r"\s*(?:,|;|/|&|\boch\b|\bsamt\b|\beller\b|\bmed\b|\bresp\.?|\brespektive\b|\+)\s*", re.IGNORECASE
)


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
def _listed(key: str) -> tuple[str, ...]:
    return tuple(load("organizations")["words"][key])


@cache
def _heads() -> dict[str, dict[str, Any]]:
    """Every form of every head, genitive too → the head's entry."""
    table: dict[str, dict[str, Any]] = load("organizations")["heads"]
    forms: dict[str, dict[str, Any]] = {}
    for head in table.values():
        for ending in head["forms"]:
            forms.update({ending: head, f"{ending}s": head})
    return forms


@cache
def _body() -> re.Pattern[str]:
    terms = load("organizations")
    head = alternation(_heads())
    alone = alternation(
        form for form, head in _heads().items() if head["alone"] and form.rstrip("s") == head["definite"]
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
        rf"|(?P<alone>{alone}))(?![\w-]*\w)",
        re.IGNORECASE,
    )


@cache
def _abbreviation() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w/-]){alternation(load('organizations')['abbreviations'])}(?::s|s)?(?![\w-]|/[0-9]|\s[0-9]{{2,4}}[/:])"
    )


def find_organizations(text: str) -> list[OrganizationSpan]:
    """The bodies named in `text` in the singular, left to right; abbreviations only in capitals ("BUN")."""
    level = even(text)
    found = [span for match in _body().finditer(level) if (span := _span(text, match))]
    for match in _abbreviation().finditer(level):
        if all(match.end() <= other.start or other.end <= match.start() for other in found):
            name = load("organizations")["abbreviations"][re.sub(r":?s$", "", match[0])]
            found.append(OrganizationSpan(match.start(), match.end(), text[match.start() : match.end()], name))
    return sorted(found, key=lambda span: span.start)


def _span(text: str, match: re.Match[str]) -> OrganizationSpan | None:
    start, end = match.span()
    if match["purpose"] and not match["purpose"][0].isupper():
        end = start + match["purpose"].lower().index(" för")  # "nämnden för ..." in small letters is prose
    if match["name"] and not _is_body_name(match["name"]):
        return None
    printed = text[start:end]
    return OrganizationSpan(start, end, printed, canonical_name(printed))


def _is_body_name(name: str) -> bool:
    """Whether the last word of a match is a body, not a word that happens to end alike ("lägenhet")."""
    word = fold(name).split(" ")[-1].lower()
    form = _form_of(word)
    if form is None:
        return False
    stem, first = word.removesuffix("s"), word.removesuffix(form)
    plain = stem.removesuffix("en").removesuffix("et")
    if {stem, plain} & set(_listed("not_bodies")):
        return False
    if _heads()[form]["definite"] == "enheten" and first:
        return first.endswith(("s", "-")) or first in _listed("before_enhet")
    if _heads()[form]["definite"] == "rådet" and first.endswith(_listed("not_before_rad")):
        return False
    return bool(first) or " " in fold(name)


def _form_of(word: str) -> str | None:
    """The longest form of a head that `word` ends in."""
    return max((form for form in _heads() if word.endswith(form)), key=len, default=None)


def has_body_word(word: str) -> bool:
    """Whether one word is, or ends as, the name of a body: "Nämnden", "kommunstyrelsen"."""
    low = word.lower()
    return low in _heads() or (_form_of(low) is not None and _is_body_name(low))


def canonical_name(printed: str) -> str:
    """The name that a body is known by, from any of its forms: "SOCIALNÄMNDENS" → "Socialnämnden"."""
    name = fold(printed)
    abbreviations = load("organizations")["abbreviations"]
    if name in abbreviations:
        return str(abbreviations[name])
    if name.isupper():
        name = name.lower()
    head, space, purpose = name.partition(" för ")
    *before, last = head.split(" ")
    form = _form_of(last.lower())
    if form:
        owned = bool(before) and before[-1].lower().endswith("s") and has_body_word(before[-1])
        last = _definite(last, form, keep_indefinite=owned)
    head = " ".join([*before, last])
    return head[0].upper() + head[1:] + space + purpose


def _definite(word: str, form: str, *, keep_indefinite: bool) -> str:
    """`word` without genitive s, and definite unless another body owns it ("kommunstyrelsens arbetsutskott")."""
    entry = _heads()[form]
    bare_form = form if form in entry["forms"] else form.removesuffix("s")
    stem = word[: len(word) - len(form)]
    target = bare_form if keep_indefinite else entry["definite"]
    return stem + (target.capitalize() if not stem and word[0].isupper() else target)


def is_committee(text: str) -> bool:
    """Whether the whole of `text` names one body that takes decisions: a nämnd, styrelse, utskott, fullmäktige."""
    spans = find_organizations(text)
    if len(spans) != 1 or not _is_whole(text, spans[0].start, spans[0].end):
        return False
    word = spans[0].canonical.partition(" för ")[0].split(" ")[-1].lower()
    form = _form_of(word)
    if form is None:
        return spans[0].canonical.isupper() and spans[0].canonical.endswith("N")  # BUN, MSN: a nämnd of some name
    return bool(_heads()[form]["decides"])


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
    if low in _listed("responsible"):
        return True
    if any(_is_whole(text, span.start, span.end) for span in find_organizations(text)):
        return True
    *before, last = low.split(" ")
    if len(before) > 2 or not last.endswith(_listed("person_endings")):
        return False
    return all(word.endswith(("a", "e", "s", "t", "d", "-", "bitr.", "tf")) for word in before)
