"""Text of documents, of sites and of file names as a terminal may be given it."""

import re

_STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    """Text without what a terminal would obey: control characters and marks of direction stand as their code, \\x1b."""
    return _STEERS.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)
