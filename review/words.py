"""What the desk calls things in Swedish: words.toml, and the themes' own names."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from extractors.swedish.terms import load

_SYMBOL = re.compile(r"[\uf020-\uf0ff]")


@cache
def words(section: str) -> Mapping[str, str]:
    """A section's words by key."""
    whole = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
    found: Mapping[str, str] = whole[section]
    return found


def word(section: str, key: str) -> str:
    """The word for a key; the key itself where there is none, so that a new field shows before it has its word."""
    return words(section).get(key, key)


def says(record: Mapping[str, Any]) -> str:
    """A record in a few words."""
    amount = "printed" if record.get("printed") else "value"
    names = ("number", "label", "name", "subject", "role", "party", "text", "title", "column", amount, "unit", "period")
    chosen = (word("value", str(record[name])) for name in ("capacity", "status") if record.get(name))
    parts = [*(str(record[name]) for name in (*names, "deadline") if record.get(name)), *chosen]
    return " · ".join(parts)[:160]


def readable(quote: str) -> str:
    """What a page says with the bullets of symbol fonts, which no other font has, as bullets."""
    return _SYMBOL.sub("•", quote)


@cache
def themes() -> Mapping[str, str]:
    """The themes of measures by key."""
    return {key: str(terms["swedish"]) for key, terms in load("themes").items()}
