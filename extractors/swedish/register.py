"""The bodies that a document speaks of, each by one name: what its abbreviations stand for there (organ)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from extractors.swedish.body_names import canonical_name
from extractors.swedish.organizations import OrganizationSpan, find_organizations
from extractors.swedish.spaces import even
from extractors.swedish.terms import load

_SHORT = r"[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,5}"
_CALLED = (
    r"(?:\(\s*(?:nedan\s|förkorta[ts]\s|kallad\s)*"
    r"|(?:nedan|i det följande)\s(?:kallad\s|benämnd\s)?|förkorta[ts]\s|[=–]\s*)"
)
_BEHIND = re.compile(rf"\s*,?\s*{_CALLED}[\"”'’]?(?P<short>{_SHORT})(?![\w-])")
_IN_FRONT = re.compile(rf"(?<![\w-])(?P<short>{_SHORT})\s*(?:\(|=|–|:)\s*$")


@dataclass(frozen=True)
class Register:
    """What abbreviations stand for in one document, and the bodies that it names in full.

    Two explanations of one abbreviation that differ leave it unexplained: nothing is guessed between two.
    """

    explained: Mapping[str, str | None]
    named: frozenset[str]

    def resolve(self, name: str) -> str | None:
        """The one name of a body printed in any form; None for an abbreviation that may stand for several here.

        An abbreviation is what the document explains it as; else what it stands for everywhere; else the one of its
        usual meanings that the document names in full.
        """
        bare = re.sub(r":?s$", "", name.strip()) if name.strip()[:-1].isupper() else name.strip()
        if bare in self.explained:
            return self.explained[bare]
        terms = load("organizations")
        meanings = terms["meanings"].get(bare)
        if meanings is not None:
            here = [meaning for meaning in meanings if meaning in self.named]
            return here[0] if len(here) == 1 else None
        if bare in terms["abbreviations"]:
            known = str(terms["abbreviations"][bare])
            return known if known != bare else None
        return canonical_name(bare) if find_organizations(bare) else None


def register(texts: Iterable[str]) -> Register:
    """The register of a document, from its texts: "barn- och utbildningsnämnden (BUN)" explains BUN."""
    meanings: dict[str, set[str]] = {}
    named: set[str] = set()
    for text in texts:
        level = even(text)
        for span in find_organizations(text):
            if span.printed.isupper() and span.printed in load("organizations")["abbreviations"]:
                continue
            named.add(span.canonical)
            short = _explained(level, span)
            if short is not None and _fits(short, span.canonical):
                meanings.setdefault(short, set()).add(span.canonical)
    explained = {short: next(iter(names)) if len(names) == 1 else None for short, names in meanings.items()}
    return Register(explained, frozenset(named))


def _explained(text: str, span: OrganizationSpan) -> str | None:
    """The abbreviation that stands right behind or in front of a body's name as its explanation."""
    behind = _BEHIND.match(text, span.end)
    if behind:
        return behind["short"]
    front = _IN_FRONT.search(text[: span.start])
    return front["short"] if front else None


@cache
def _fits(short: str, name: str) -> bool:
    """Whether an abbreviation's letters come in order in a name, the first at its start: "(S)" explains no body."""
    at = 0
    low = name.casefold()
    for letter in short.casefold():
        found = low.find(letter, at)
        if found < 0 or (at == 0 and found != 0):
            return False
        at = found + 1
    return any(char.isupper() for char in short[1:])
