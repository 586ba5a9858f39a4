"""The variations that every sample gets: what to change follows from its source and from the records it holds."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from samples.variations import numbers, people, sources
from samples.variations.variation import Kind, Variation

CONTENT = frozenset({Kind.MUNICIPALITY, Kind.PEOPLE, Kind.NUMBERS})
FORM = frozenset(Kind) - CONTENT

EDITIONS = range(3)
_FONT = re.compile(r'\bfont\("([^"]+)"\)')
_RESPONSIBLE = frozenset({"Ansvar", "Ansvarig", "Ansvarig/tidplan"})
_THREE_COLUMNS = re.compile(r'data-table\(\s*"[^"]+", columns: \([^,]+,[^,]+,|table\.header\(')


T = TypeVar("T")


@dataclass(frozen=True)
class _Sample:
    source: str
    records: dict[str, Any]
    edition: int

    def choice(self, words: Sequence[T]) -> T:
        """The edition's own among several."""
        return words[self.edition % len(words)]


def general(
    source: str, records: dict[str, Any], title: str, kinds: frozenset[Kind], edition: int = 0
) -> Variation | None:
    """The sample changed in all of the kinds that it admits of; None where it admits of none.

    Each of the `EDITIONS` changes it in another way.
    """
    given, changes = _Sample(source, records, edition), {}
    for kind in (kind for kind in Kind if kind in kinds):
        change = _CHANGES[kind](given)
        if any(change.values()):
            changes[kind] = change
    if not changes:
        return None
    fields: dict[str, Any] = {name: value for change in changes.values() for name, value in change.items()}
    fields["substitutions"] = tuple(pair for change in changes.values() for pair in change.get("substitutions", ()))
    return Variation(title=title, kinds=frozenset(changes), **fields)


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


def _municipality(sample: _Sample) -> dict[str, Any]:
    name: str = sample.records["document"]["municipality"]
    ending = "ends_in_s" if name[-1] in "sxz" else "ends_in_vowel" if name[-1] in "aeiouyåäö" else "ends_otherwise"
    pool = [other for other in _words()["municipalities"][ending] if other not in sample.source]
    other = sample.choice(pool)
    return {"substitutions": ((name, other), (name.upper(), other.upper()))}


def _people(sample: _Sample) -> dict[str, Any]:
    fresh = {
        key: words[10 * sample.edition :] + words[: 10 * sample.edition] for key, words in _words()["people"].items()
    }
    return {"people": people.others(sample.records, sample.source, **fresh)}


def _numbers(sample: _Sample) -> dict[str, Any]:
    return {"substitutions": numbers.others(sample.records, sample.source, sample.edition)}


def _headers(sample: _Sample) -> dict[str, Any]:
    found, synonyms, labels = sources.headers(sample.source), _words()["headers"], _words()["labels"]
    return {
        "headers": tuple((old, sample.choice(synonyms[old])) for old in dict.fromkeys(found) if old in synonyms),
        "labels": tuple((old, sample.choice(new)) for old, new in labels.items() if f"{old}:" in sample.source),
    }


def _columns(sample: _Sample) -> dict[str, Any]:
    """The columns after the first turned, in odd editions a measure's columns rotated instead, where there are any."""
    rotated = tuple(
        (table, (*range(1, len(headers)), 0))
        for table, headers in sources.data_tables(sample.source).items()
        if _RESPONSIBLE.intersection(headers) and headers[0] != "Nr"
    )
    if rotated and sample.edition % 2:
        return {"columns": rotated}
    return {"is_turned": _THREE_COLUMNS.search(sample.source) is not None}


def _font(sample: _Sample) -> dict[str, Any]:
    own, fonts = _FONT.findall(sample.source)[0], _words()["type"]["fonts"]
    font = fonts[(fonts.index(own) + 1 + sample.edition) % len(fonts)]
    return {"font": font, "scale": sample.choice(_words()["type"]["scales"])}


def _pages(sample: _Sample) -> dict[str, Any]:
    return {"margin": sample.choice(_words()["type"]["margins"]), "paragraph": _words()["paragraph"]["text"]}


_CHANGES: Mapping[Kind, Callable[[_Sample], dict[str, Any]]] = {
    Kind.MUNICIPALITY: _municipality,
    Kind.PEOPLE: _people,
    Kind.NUMBERS: _numbers,
    Kind.HEADERS: _headers,
    Kind.COLUMNS: _columns,
    Kind.FONT: _font,
    Kind.PAGES: _pages,
}
