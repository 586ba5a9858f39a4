"""A cheap first look: whether a text can hold any of some words, before a regular expression looks where (sil)."""

from collections.abc import Iterable


class Sieve:
    """Passes every text that holds one of some words, in any case, and few others.

    It looks for letters alone, not for whole words: what it stops holds none, what it passes may. Most texts hold
    no date, no amount and no body, and finding that out takes a regular expression ten times as long.
    """

    def __init__(self, words: Iterable[str]) -> None:
        pieces = {max(word.casefold().split(), key=len) for word in words}  # the space in a word may be any
        self._pieces = tuple(sorted(p for p in pieces if not any(q in p for q in pieces if q != p)))

    def passes(self, folded: str) -> bool:
        """Whether a text, given as its `casefold()`, may hold one of the words."""
        return any(piece in folded for piece in self._pieces)


DIGIT = Sieve("0123456789")
WITH_YEAR = Sieve(["19", "20"])
"""Passes what may hold a year of calendar.YEAR."""
