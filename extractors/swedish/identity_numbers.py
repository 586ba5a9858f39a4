"""Personal identity numbers and coordination numbers (personnummer, samordningsnummer)."""

import re
from datetime import date

_NUMBER = re.compile(
    r"(?<![\w/-])(?P<century>19|20)?(?P<year>[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?P<sign>\s?[-–+]\s?)?(?P<last>[0-9]{4})(?![\w/-])"
)
_SAID = re.compile(r"(?:person(?:nummer|nr)|samordningsnummer|pnr|p-nr|född)\W{0,3}$", re.I)
_COORDINATION = 60  # is added to the day


def find_identity_numbers(text: str) -> list[tuple[int, int]]:
    """(start, end) of each identity number in a text, left to right.

    A number counts whose first six digits are a day and whose last digit is its check digit (Skatteverket, SKV 704);
    one that is called a personnummer counts whatever its check digit. An organization's number is none: its third
    digit is at least 2. Without a sign between the parts and without a century only a checked number counts.
    """
    found = []
    for match in _NUMBER.finditer(text):
        if not _is_day(match):
            continue
        digits = match["year"] + match["month"] + match["day"] + match["last"]
        if _is_checked(digits) or _SAID.search(text[: match.start()]):
            found.append(match.span())
    return found


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
