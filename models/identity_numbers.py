"""Personal identity numbers and coordination numbers (personnummer, samordningsnummer): found, and masked."""

import re
from datetime import date
from typing import Any

MASK = "[personnummer]"

_NUMBER = re.compile(
    r"(?<![\w/-])(?P<century>19|20)?(?P<year>[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?P<sign>\s?[-–—−\u2010\u2011+]\s?|\s)?(?P<last>[0-9]{4})(?![\w/-])"
)
# In a file's name or an address what stands around the number is no sign that it is another.
_IN_ADDRESS = re.compile(
    r"(?<![0-9])(?P<century>19|20)?(?P<year>[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?P<sign>[-–+_ ]|%20)?"
    r"(?P<last>[0-9]{4})(?![0-9])"
)
_ADDRESS = re.compile(r"(?<!\S)(?:[\w+.-]+://|/)\S+")
_MAY_HOLD = re.compile(
    r"(?<![0-9])[0-9]{6}(?:[0-9]{2})?(?:[^0-9A-Za-z]|\\u20[0-9a-f]{2}|%20|\\u00a0){0,3}[0-9]{4}(?![0-9])"
)
_SIX_DIGITS, _AS_ZERO = "000000", str.maketrans("123456789", "000000000")
_SUSPECT = re.compile(r"[0-9]{6}")
_SAID = re.compile(r"(?:person(?:nummer|nr)|samordningsnummer|pnr|p-nr|född)\W{0,3}$", re.I)
_COORDINATION = 60  # is added to the day


def find_identity_numbers(text: str) -> list[tuple[int, int]]:
    """(start, end) of each identity number in a text, left to right.

    A number counts whose first six digits are a day and whose last digit is its check digit (Skatteverket, SKV 704);
    one that is called a personnummer counts whatever its check digit. An organization's number is none: its third
    digit is at least 2. A blank between the parts, as OCR leaves one, counts only behind a century or where the number
    is called so: two amounts side by side are none.
    """
    if _SUSPECT.search(text) is None:
        return []
    found = []
    for match in _NUMBER.finditer(text):
        if not _is_day(match):
            continue
        is_said = _SAID.search(text[: match.start()]) is not None
        if (match["sign"] or "").isspace() and not (match["century"] or is_said):
            continue  # two amounts side by side
        digits = match["year"] + match["month"] + match["day"] + match["last"]
        if is_said or _is_checked(digits):
            found.append(match.span())
    return found


def may_hold(text: str) -> bool:
    """Whether a value written as JSON, escaped or not, is worth looking through; quick, and never wrongly False."""
    return _SIX_DIGITS in text.translate(_AS_ZERO) and _MAY_HOLD.search(text) is not None


def masked(value: Any) -> Any:
    """A value as JSON knows it with the identity numbers in its texts, keys and addresses masked."""
    if isinstance(value, str):
        return _masked_text(value)
    if isinstance(value, dict):
        return {masked(key): masked(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)) and not hasattr(value, "_fields"):
        return type(value)(masked(part) for part in value)
    return value


def _masked_text(text: str) -> str:
    for start, end in reversed(find_identity_numbers(text)):
        text = text[:start] + MASK + text[end:]
    return _ADDRESS.sub(_masked_address, text) if _SUSPECT.search(text) else text


def _masked_address(address: re.Match[str]) -> str:
    return _IN_ADDRESS.sub(lambda match: MASK if _is_whole(match) else match[0], address[0])


def _is_whole(match: re.Match[str]) -> bool:
    return _is_day(match) and _is_checked("".join(match.group("year", "month", "day", "last")))


def _is_day(match: re.Match[str]) -> bool:
    """Whether the first digits are a day, in whichever century."""
    day = int(match["day"])
    day -= _COORDINATION if day > _COORDINATION else 0
    for century in [match["century"]] if match["century"] else ["19", "20"]:
        try:
            date(int(century + match["year"]), int(match["month"]), day)
        except ValueError:
            continue
        return True
    return False


def _is_checked(digits: str) -> bool:
    """Whether the last of ten digits is the check digit of the others (Luhn's rule)."""
    doubled = (int(digit) * (2 - i % 2) for i, digit in enumerate(digits))
    return sum(n // 10 + n % 10 for n in doubled) % 10 == 0
