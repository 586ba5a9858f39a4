"""What a page holds for those who sign it: boxes, stamps of signing services, their certificates (signaturrutor)."""

import re
from collections.abc import Sequence
from functools import cache

from extractors.reading.lines import segments
from extractors.reading.raw import RawPage, Word
from extractors.swedish.terms import load, patterns

_BLANK = re.compile(r"[_.…\-–—/|\s]+|\d{1,3}\s?(?:\(\d{1,3}\)|/\s?\d{1,3})?")  # a line to sign on, a page's number
_CERTIFICATE = 5  # different phrases of certificates: no text on another subject has so many
_SHORT = 350  # words: a certificate is no longer


def is_for_signing(row: Sequence[Word], at_foot: bool) -> bool:
    """Whether a printed line is nothing but labels of boxes to sign in, or the stamp of a signing service.

    What may also head a field of the text is told only `at_foot`, at the lower edge of its page.
    """
    text = _text(row)
    if at_foot and _stamp().fullmatch(text):
        return True
    parts = [part for part in map(_text, segments(row)) if not _BLANK.fullmatch(part)]
    labels = _boxes(at_foot)
    return bool(parts) and all(labels.fullmatch(part) for part in parts)


def certificates(pages: Sequence[RawPage]) -> set[int]:
    """The numbers of the pages at a document's end that only tell who signed it electronically, when and how."""
    found: set[int] = set()
    for page in reversed(pages[1:]):
        if not _is_certificate(page):
            break
        found.add(page.number)
    return found


def _is_certificate(page: RawPage) -> bool:
    """Whether a page is short and speaks of the signing only. A page with a § is one of the minutes."""
    text = _text(page.words)
    if len(page.words) > _SHORT or "§" in text:
        return False
    return sum(phrase.search(text) is not None for phrase in _phrases()) >= _CERTIFICATE


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words).casefold()


@cache
def _boxes(at_foot: bool) -> re.Pattern[str]:
    labels = [patterns("signing", "boxes"), *([patterns("signing", "foot")] if at_foot else [])]
    one = f"(?:{'|'.join(labels)})"
    return re.compile(rf"{one}(?:[\s_,/:]+{one})*[\s_:]*")


@cache
def _stamp() -> re.Pattern[str]:
    return re.compile(patterns("signing", "stamps"))


@cache
def _phrases() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(phrase.replace(" ", r"\s+")) for phrase in load("signing")["certificate"])
