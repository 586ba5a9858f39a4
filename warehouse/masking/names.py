"""Which names a document's texts are to be without, and the texts without them."""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Any

import duckdb

from models.persons import PersonCapacity
from warehouse.masking.spelling import MASK, folded, pattern

# A name masked in any reading of a document is masked in all its versions, unless today's reading shows it.
_PERSONS = """
SELECT document_id, capacity, spellings, valid_to IS NULL AS is_current FROM store.person
WHERE document_id IN (SELECT document_id FROM store.person WHERE NOT list_contains($shown, capacity))
"""
_SHOWN = [capacity.value for capacity in PersonCapacity if capacity.is_shown]
# Columns that hold no text of the document's.
_LEFT = frozenset({"document_id", "id", "record_id", "relation", "extractor_version", "content_hash"})
_SHORTEST = 3  # letters of a word that is masked where it stands alone in a list


class Names:
    """The spellings that are masked in one document, and those of other persons that must not be cut into."""

    def __init__(self, masked: frozenset[str], shown: frozenset[str] = frozenset()) -> None:
        self.masked = masked
        self._shown = shown

    def without(self, value: Any) -> Any:
        """A value of a row with the names in its texts masked."""
        if isinstance(value, str):
            return MASK if value in self.words else self._all.sub(self._mask, value)
        if isinstance(value, dict):
            return {key: part if key in _LEFT else self.without(part) for key, part in value.items()}
        if isinstance(value, (list, tuple)):  # a map's entries are tuples
            return type(value)(self.without(part) for part in value)
        return value

    @cached_property
    def words(self) -> frozenset[str]:
        """The masked names' words as lists of lemmas hold them, those left out that a shown name has, too."""
        return _lemmas(self.masked) - _lemmas(self._shown)

    @property
    def terms(self) -> tuple[str, ...]:
        """What a row's JSON, folded, holds where there may be something to mask."""
        return (*map(folded, sorted(self.masked)), *(f'"{word}"' for word in sorted(self.words)))

    @cached_property
    def _all(self) -> re.Pattern[str]:
        """All spellings, the longest first: "Karin Ek Berg" is not the masked "Karin Ek" with a word behind it."""
        ordered = sorted(self.masked | self._shown, key=lambda spelling: (-len(spelling), spelling))
        return re.compile("|".join(map(pattern, ordered)))

    @cached_property
    def _masked(self) -> re.Pattern[str]:
        return re.compile("|".join(map(pattern, sorted(self.masked))))

    def _mask(self, match: re.Match[str]) -> str:
        return MASK if self._masked.fullmatch(match[0]) else match[0]


def names_to_mask(con: duckdb.DuckDBPyConnection) -> Mapping[str, Names]:
    """Document id → the names that publishing takes out of its rows; documents without any are left out."""
    masked: dict[str, set[str]] = defaultdict(set)
    shown: dict[str, set[str]] = defaultdict(set)
    for document, capacity, spellings, is_current in con.execute(_PERSONS, {"shown": _SHOWN}).fetchall():
        if capacity not in _SHOWN:
            masked[document].update(spellings)
        elif is_current:
            shown[document].update(spellings)
    found = {}
    for document, spellings in masked.items():
        known = {folded(spelling) for spelling in shown[document]}
        hidden = frozenset(spelling for spelling in spellings if folded(spelling) not in known)
        if hidden:
            found[document] = Names(hidden, frozenset(shown[document]))
    return found


def _lemmas(spellings: frozenset[str]) -> frozenset[str]:
    found = {word.strip(",.").lower() for spelling in spellings for word in spelling.split()}
    return frozenset(word for word in found if len(word) >= _SHORTEST)
