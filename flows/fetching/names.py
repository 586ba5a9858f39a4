"""What a document's name on a page or in a list hints at: its part in the meeting, and the meeting's date."""

import re
import tomllib
import unicodedata
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from extractors.swedish.dates import parse_date

_ISO = re.compile(r"(?<!\d)(20\d\d)[-_]?(\d\d)[-_]?(\d\d)(?!\d)")
_WRITTEN = re.compile(r"(?<!\d)\d{1,2}\s+[a-zåäö]{3,9}\.?\s+20\d\d(?!\d)", re.IGNORECASE)


class Role(StrEnum):
    """The part that a document plays for its meeting, by its name: a hint only."""

    MINUTES = "minutes"  # protokoll
    PARTIAL_MINUTES = "partial_minutes"  # omedelbart justerade paragrafer
    PUBLIC_MINUTES = "public_minutes"  # maskerat, utan personuppgifter
    SIGNED_MINUTES = "signed_minutes"
    ARCHIVE_MINUTES = "archive_minutes"
    EXTENDED_MINUTES = "extended_minutes"  # med debatt, med bilagor
    NOTICE = "notice"  # kallelse, föredragningslista
    EXTRACT = "extract"  # protokollsutdrag
    ANNOUNCEMENT = "announcement"  # anslagsbevis
    CANCELLED = "cancelled"  # inställt sammanträde
    OTHER = "other"


def role_of(*names: str) -> Role:
    """The part that the names (title, file name) hint at; OTHER where they hint at none."""
    text = " ".join(unicodedata.normalize("NFC", name).lower() for name in names)
    return next((role for role, pattern in _patterns() if pattern.search(text)), Role.OTHER)


def one_line(text: str) -> str:
    """A name from a site on one line, without soft hyphens and what else is not seen, or what a terminal would obey."""
    seen = (letter for letter in text if unicodedata.category(letter) != "Cf")
    return " ".join("".join(letter if letter.isprintable() else " " for letter in seen).split())


def date_of(*names: str) -> date | None:
    """The one date that the names tell; None where they tell none that exists, or two."""
    text = " ".join(names)
    found = {day for parts in _ISO.findall(text) if (day := _valid(*map(int, parts)))}
    found |= {day for written in _WRITTEN.findall(text) if (day := parse_date(written))}
    return found.pop() if len(found) == 1 else None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _patterns() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    """Roles in the order of roles.toml."""
    listed = tomllib.loads(Path(__file__).with_name("roles.toml").read_text(encoding="utf-8"))["role"]
    return tuple((Role(one["name"]), re.compile("|".join(one["patterns"]), re.DOTALL)) for one in listed)
