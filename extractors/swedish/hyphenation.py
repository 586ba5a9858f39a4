"""Undoes line wraps and hyphenation at line ends (avstavning)."""

import re
from functools import cache

from extractors.swedish.lexicon import is_word
from extractors.swedish.spaces import fold
from extractors.swedish.terms import words

_SOFT = "\u00ad"
_HYPHENS = "-\u2010\x02"  # pdfium gives U+0002 for a hyphen that a line break put there
_ABBREVIATION = re.compile(r"[A-ZÅÄÖ]{2}|[0-9]")
_LETTERS = re.compile(r"[^\W\d_]+")
_LAST_LETTERS = re.compile(r"(?<![\w-])[^\W\d_]+$")
_SHORT_CAPITALS = 4  # capitals in a row, up to so many, are an abbreviation even in a line of capitals


def join_lines(lines: list[str]) -> str:
    """The text that `lines` were wrapped from, white space folded.

    A hyphen at a line's end goes ("kommunikations-⏎strategi"), except before a joining word ("studie-⏎och"), after an
    abbreviation, a digit or a single letter ("IT-⏎system", "e-⏎tjänster"), and before a capital ("Nord-⏎Sverige").
    """
    return join_cell_lines(lines, [False] * len(lines))


def join_cell_lines(lines: list[str], full: list[bool]) -> str:
    """As `join_lines`, and mends words that a narrow cell broke without a hyphen ("undersöknin⏎g").

    `full[i]` tells that line i reached the cell's right edge. Two pieces are one word only where together they are a
    known word and one of them alone is not. Raises ValueError where the lists differ in length.
    """
    pairs = [(_clean(line), filled) for line, filled in zip(lines, full, strict=True)]
    kept = [(line, filled) for line, filled in pairs if line]
    mended = _mended(kept)
    text = ""
    for i, (line, _) in enumerate(kept):
        if not text:
            text = line
        elif text.endswith((_SOFT, *_HYPHENS)):
            text = _join_at_hyphen(text, line)
        elif re.search(r"\w[–/]$", text) and line[0].isalnum():  # "2,5–⏎3,5", "jan–⏎aug": a range that was set close
            text += line
        else:
            text += line if i in mended else f" {line}"
    return _finish(text)


def _clean(line: str) -> str:
    """The line folded, soft hyphens inside it gone; one at its end stays to be joined at."""
    folded = fold(line)
    return folded[:-1].replace(_SOFT, "") + folded[-1:] if folded else ""


def _finish(text: str) -> str:
    return fold(text.replace(_SOFT, "").replace("\x02", "-").replace("\u2010", "-"))


def _join_at_hyphen(text: str, line: str) -> str:
    """Joins `line` to a text that ends in a hyphen."""
    body, first = text[:-1], line.split(" ", maxsplit=1)[0]
    if text.endswith(_SOFT):
        return body + line
    if not body or body.endswith(" "):
        return f"{body}- {line}"
    if first.lower() in words("hyphenation", "joining"):
        return f"{body}- {line}"
    return f"{body}-{line}" if _keeps_hyphen(body, first) else body + line


def _keeps_hyphen(body: str, first: str) -> bool:
    piece = re.split(r"[\s\-–/(]", body)[-1]
    if not piece[-1:].isalpha() or not first[:1].isalpha():
        return True
    if piece.isupper() and first.isupper() and len(piece) > _SHORT_CAPITALS:
        return False
    return len(piece) == 1 or first[0].isupper() or _ABBREVIATION.search(piece) is not None


def _mended(kept: list[tuple[str, bool]]) -> frozenset[int]:
    """The indices of lines that go on in the middle of a word which the line before began."""
    glued: set[int] = set()
    for i in range(len(kept) - 1):
        if i in glued and _LETTERS.fullmatch(kept[i][0]):
            continue
        pieces = _chain(kept, i)
        for size in range(len(pieces), 1, -1):
            if is_word("".join(pieces[:size])) and not all(_stands_alone(piece) for piece in pieces[:size]):
                glued.update(range(i + 1, i + size))
                break
    return frozenset(glued)


def _chain(kept: list[tuple[str, bool]], i: int) -> list[str]:
    """The last word of line i and the first words of the lines after it, as far as one word could reach."""
    last = _LAST_LETTERS.search(kept[i][0])
    pieces = [last[0]] if last else []
    while pieces and i + 1 < len(kept) and kept[i][1]:
        i += 1
        first = _LETTERS.match(kept[i][0])
        if first is None or not first[0][0].islower():
            break
        pieces.append(first[0])
        if first[0] != kept[i][0]:
            break
    return pieces


def _stands_alone(piece: str) -> bool:
    low = piece.lower()
    return is_word(low) and low not in _endings() and not low.endswith(words("hyphenation", "linking"))


@cache
def _endings() -> frozenset[str]:
    return frozenset(words("hyphenation", "endings"))
