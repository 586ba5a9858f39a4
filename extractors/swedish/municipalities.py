"""Municipalities named in a text, by the register's short names (kommuner)."""

import re
from dataclasses import dataclass
from functools import cache

from extractors.swedish.spaces import even, fold
from extractors.swedish.terms import alternation, load
from models.reference import municipalities

_SPACED = re.compile(r"(?<!\w)\w(?: {1,3}\w){4,}(?!\w)")


@dataclass(frozen=True)
class MunicipalitySpan:
    """A municipality named in a text, with the word kommun or stad: `printed == text[start:end]`."""

    start: int
    end: int
    printed: str
    name: str


@cache
def _names() -> dict[str, str]:
    """Every written form of every name, plain, genitive and in capitals → the register's name."""
    forms: dict[str, str] = {}
    written = {one.name: one.name for one in municipalities()} | load("municipalities")["aliases"]
    for form, name in written.items():
        genitive = form if form.endswith(("s", "x", "z")) else f"{form}s"
        forms.update({form: name, genitive: name, form.upper(): name, genitive.upper(): name})
    return forms


@cache
def _named() -> re.Pattern[str]:
    body = r"(?:[Kk]ommun(?:ens|en|s)?|KOMMUN(?:ENS|EN|S)?|[Ss]tads?|STADS?)"
    council = r"(?=[Kk]ommun(?:styrelse|fullmäktige)|KOMMUN(?:STYRELSE|FULLMÄKTIGE))"
    return re.compile(
        rf"(?<![\w-]){alternation(_names())}\s+(?:{body}(?!\w)|{council})|(?<!\w)Region\s+Gotlands?(?!\w)"
    )


def find_municipalities(text: str) -> list[MunicipalitySpan]:
    """The municipalities that `text` names as such ("Trosa kommun", "Göteborgs Stad"), left to right."""
    spans: list[MunicipalitySpan] = []
    for match in _named().finditer(even(text)):
        name = _name_in(match[0])
        if name:
            printed = text[match.start() : match.end()].rstrip()
            spans.append(MunicipalitySpan(match.start(), match.start() + len(printed), printed, name))
    return spans


def _name_in(printed: str) -> str | None:
    words_in = fold(printed).split(" ")
    forms = (" ".join(words_in[:size]) for size in range(len(words_in), 0, -1))
    return next((_names()[form] for form in forms if form in _names()), None)


def find_municipality(text: str) -> str | None:
    """The one municipality that `text` names, by the register's short name; None for none, or for several.

    A text that is nothing but a name ("TRELLEBORG") names it too, unless the name is an ordinary word ("Mark").
    Letter-spaced text is read as if it were set close.
    """
    close = _close(text)
    found = {span.name for span in find_municipalities(close)}
    if found:
        return found.pop() if len(found) == 1 else None
    bare = fold(close).strip(" .,:;()")
    alone = _names().get(bare) or _close_set().get(bare)
    return None if alone in load("municipalities")["words"]["ordinary"] else alone


def _close(text: str) -> str:
    """`text` with letter-spaced words set close: "T R O S A   K O M M U N" → "TROSA KOMMUN"."""
    return _SPACED.sub(lambda match: _close_run(match[0]), even(text))


def _close_run(run: str) -> str:
    wide = re.split(r" {2,}", run)
    if len(wide) > 1:
        return " ".join(part.replace(" ", "") for part in wide)
    closed = run.replace(" ", "")
    body = re.fullmatch(r"(.+?)(kommun|stad)", closed, re.IGNORECASE)
    return f"{_close_set().get(body[1], body[1])} {body[2]}" if body else closed


@cache
def _close_set() -> dict[str, str]:
    """Written forms without their spaces → the register's name, for letter-spaced text."""
    return {form.replace(" ", ""): name for form, name in _names().items()}
