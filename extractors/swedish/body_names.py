"""Names of bodies: the heads they end in and the one form that each is known by (organnamn)."""

from functools import cache, lru_cache
from typing import Any

from extractors.swedish.spaces import fold
from extractors.swedish.terms import load


@cache
def listed(key: str) -> tuple[str, ...]:
    """A list of words about bodies."""
    return tuple(load("organizations")["words"][key])


@cache
def heads() -> dict[str, dict[str, Any]]:
    """Every form of every head, genitive too → the head's entry."""
    table: dict[str, dict[str, Any]] = load("organizations")["heads"]
    forms: dict[str, dict[str, Any]] = {}
    for head in table.values():
        for ending in head["forms"]:
            forms.update({ending: head, f"{ending}s": head})
    return forms


def is_body_name(name: str) -> bool:
    """Whether the last word of a match is a body, not a word that happens to end alike ("lägenhet")."""
    word = fold(name).split(" ")[-1].lower()
    form = form_of(word)
    if form is None:
        return False
    stem, first = word.removesuffix("s"), word.removesuffix(form)
    plain = stem.removesuffix("en").removesuffix("et")
    if {stem, plain} & set(listed("not_bodies")):
        return False
    if heads()[form]["definite"] == "enheten" and first:
        return first.endswith(("s", "-")) or first in listed("before_enhet")
    if heads()[form]["definite"] == "rådet" and first.endswith(listed("not_before_rad")):
        return False
    return bool(first) or " " in fold(name)


@cache
def _endings() -> tuple[str, ...]:
    """Every form of every head, the longest first."""
    return tuple(sorted(heads(), key=len, reverse=True))


def form_of(word: str) -> str | None:
    """The longest form of a head that `word` ends in."""
    if not word.endswith(_endings()):
        return None
    return next(form for form in _endings() if word.endswith(form))


@lru_cache(maxsize=20_000)
def has_body_word(word: str) -> bool:
    """Whether one word is, or ends as, the name of a body: "Nämnden", "kommunstyrelsen"."""
    low = word.lower()
    return low in heads() or (form_of(low) is not None and is_body_name(low))


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
    form = form_of(last.lower())
    if form:
        owned = bool(before) and before[-1].lower().endswith("s") and has_body_word(before[-1])
        last = _definite(last, form, keep_indefinite=owned)
    head = " ".join([*before, last])
    return head[0].upper() + head[1:] + space + purpose


def _definite(word: str, form: str, *, keep_indefinite: bool) -> str:
    """`word` without genitive s, and definite unless another body owns it ("kommunstyrelsens arbetsutskott")."""
    entry = heads()[form]
    bare_form = form if form in entry["forms"] else form.removesuffix("s")
    stem = word[: len(word) - len(form)]
    target = bare_form if keep_indefinite else entry["definite"]
    return stem + (target.capitalize() if not stem and word[0].isupper() else target)
