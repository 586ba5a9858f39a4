"""The many spaces and dashes of typeset Swedish, made even without moving a character."""

import re

# no-break, narrow no-break, thin, figure and the other fixed spaces; the no-break hyphen
_EVEN = {
    ord(space): " " for space in "\u00a0\u202f\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\t"
}
_EVEN[0x2011] = "-"

_UNEVEN = re.compile(f"[{''.join(map(chr, _EVEN))}]")
_WHITE = re.compile(r"\s+")


def even(text: str) -> str:
    """`text` with every kind of space as a plain space. Offsets stay: each character answers to one character."""
    return text.translate(_EVEN) if _UNEVEN.search(text) else text


def fold(text: str) -> str:
    """`text` with each run of white space as one plain space, and none at the ends."""
    return _WHITE.sub(" ", even(text)).strip()
