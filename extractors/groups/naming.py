"""The names of working groups, and the wording that leads from a group to those who sit in it."""

import re
from dataclasses import dataclass
from functools import cache

from extractors.groups.going_on import role_of_head
from extractors.swedish.names import is_given_name, is_person_name
from extractors.swedish.terms import alternation, load, patterns, words

_STOPS = r"(?!(?:att|följande|per|består|ingår|som|har|är|med|den|till|på|av)\b)"
_PURPOSE = rf"(?:\s+(?:för|i|kring|om)\s+{_STOPS}[\w-]+(?:(?:\s+och|,)?\s+{_STOPS}[\w-]+){{0,4}})?"
_CALLED = re.compile(r"\s+[A-ZÅÄÖ]{2,}[\w-]*(?=\s+[a-zåäö])")  # "Arbetsgruppen ANDTS består av"
_NEAR = 60  # characters between a group and what leads to its members


@dataclass(frozen=True)
class Named:
    """A group in a text: its name with a capital and without article, and where in the text it stands."""

    name: str
    start: int
    end: int
    printed: str = ""


@cache
def _name(*, with_purpose: bool) -> re.Pattern[str]:
    before = alternation(words("groups", "before_name"))
    purpose = _PURPOSE if with_purpose else ""
    return re.compile(
        rf"(?<![\w-])(?P<name>(?:{before}\s+)?(?:[^\W\d_]+-)*[^\W\d_]{{2,}}?-?grupp)(?P<form>en|er|erna|ens)?(?![\w-]*\w)(?P<for>{purpose})",
        re.I,
    )


@cache
def _leads() -> re.Pattern[str]:
    return re.compile(rf"\b{patterns('groups', 'leads')}\b|:", re.I)


def named_in_heading(text: str) -> Named | None:
    """The group that a heading or label names, with what it is for: "Referensgrupp för Upptech"."""
    return _first(text, with_purpose=True)


def _first(text: str, *, with_purpose: bool, start: int = 0) -> Named | None:
    for match in _name(with_purpose=with_purpose).finditer(text, start):
        word = re.split(r"[\s]", match["name"])[-1].casefold()
        if word not in load("groups")["not_groups"]:
            name = match["name"] + (match["for"] or "").rstrip(" ,") if with_purpose else match["name"]
            return Named(name[:1].upper() + name[1:], match.start(), match.end(), match[0].rstrip(" ,"))
    return None


def _first_in_sentence(text: str) -> Named | None:
    """The first group of a sentence, with what it is for or called: "Arbetsgruppen för psykisk hälsa" as printed."""
    plain, whole = _first(text, with_purpose=False), _first(text, with_purpose=True)
    if plain is None or whole is None:
        return plain
    called = _CALLED.match(text, plain.end)
    end = called.end() if called else plain.start + len(whole.printed)
    if end <= plain.end:
        return plain
    name = text[plain.start : end].rstrip(" ,")
    return Named(name[:1].upper() + name[1:], plain.start, end, name)


def told_in(text: str) -> tuple[Named, int] | None:
    """A group in a sentence and where those who sit in it begin to be told: "Styrgruppen består av …"."""
    named = _first_in_sentence(text)
    if named is None:
        return None
    behind = _leads().search(text, named.end)
    if behind is not None and behind.start() - named.end <= _NEAR and "." not in text[named.end : behind.start()]:
        return named, behind.end()
    before = [m for m in _leads().finditer(text, 0, named.start) if named.start - m.end() <= _NEAR and m[0] != ":"]
    if (before or role_of_head(text[: named.start])) and text[named.end :].lstrip().startswith((":", "är", "utses")):
        rest = text[named.end :]
        return named, named.end + len(rest) - len(re.sub(r"^\s*(?::|är\b|utses\b)\s*", "", rest))
    return None


def named_first(text: str) -> Named | None:
    """The group that a sentence is about: named in its first words."""
    named = _first_in_sentence(text)
    return named if named is not None and len(text[: named.start].split()) <= 1 else None


def with_person(text: str) -> tuple[Named, int] | None:
    """A line that names a group and one who sits in it, as lists of representatives do, and where the person begins."""
    named = _first(text, with_purpose=False)
    start = _person_at_end(text)
    if named is None or named.start or start is None or start <= named.start + len(named.name):
        return None
    name = text[:start].strip(" ,:–-")
    return Named(name, 0, len(name)), start


def _person_at_end(text: str) -> int | None:
    """Where the person's name begins that a text ends in: at a known given name, else two words before the end."""
    words = text.split(" ")
    names = [" ".join(words[-count:]) for count in range(2, min(4, len(words)) + 1)]
    found = [name for name in names if is_person_name(name) and is_given_name(name.split(" ", 1)[0])]
    found = found or [name for name in names[:1] if is_person_name(name)]
    return len(text) - len(found[-1]) if found else None
