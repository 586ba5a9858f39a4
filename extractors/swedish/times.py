"""Times of day (klockslag)."""

import re

from extractors.swedish.spaces import even

_HOUR = r"(?:[01]?[0-9]|2[0-3])"
_MINUTE = r"[0-5][0-9]"
_DASH = r"\s?(?:[-–—]|till)\s?"
_TIMES = re.compile(
    # after "kl": the minutes may be left out; a second time needs no word of its own
    rf"\bkl(?:ockan|\.)?\s?(?P<h>{_HOUR})(?:[.:](?P<m>{_MINUTE}))?"
    rf"(?:{_DASH}(?:kl(?:ockan|\.)?\s?)?(?P<h2>{_HOUR})(?:[.:](?P<m2>{_MINUTE}))?)?(?![\w:/-]|[.,][0-9])"
    # two times with a dash between
    rf"|(?<![\w.,:/-])(?P<h3>{_HOUR})[.:](?P<m3>{_MINUTE}){_DASH}(?P<h4>{_HOUR})[.:](?P<m4>{_MINUTE})(?![\w:/-]|[.,][0-9]|\s?%)"
    # one time with a colon
    rf"|(?<![\w.,:/-])(?P<h5>[01][0-9]|2[0-3]):(?P<m5>{_MINUTE})(?![\w:/-]|[.,][0-9]|\s?kr)",
    re.IGNORECASE,
)


def find_times(text: str) -> list[str]:
    """The times of day in `text` as HH:MM, in order: "kl. 18.00–19.37" gives 18:00 and 19:37.

    A lone "13.15" is a time only after "kl", since it may be a decimal number or the number of a section.
    """
    found: list[str] = []
    for match in _TIMES.finditer(even(text)):
        pairs = (("h", "m"), ("h2", "m2"), ("h3", "m3"), ("h4", "m4"), ("h5", "m5"))
        found += [f"{int(match[hour]):02d}:{match[minute] or '00'}" for hour, minute in pairs if match[hour]]
    return found
