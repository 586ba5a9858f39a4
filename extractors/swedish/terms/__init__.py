"""Reads the wordlists in this folder: one TOML file for each subject (ordlistor)."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


@cache
def load(name: str) -> dict[str, Any]:
    """The wordlist `name`.toml as nested tables. Read once, at first use; do not change what it returns."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def words(name: str, key: str) -> tuple[str, ...]:
    """The list of words at `key` of a wordlist."""
    return tuple(load(name)[key])


def patterns(name: str, key: str) -> str:
    """A list of patterns at `key` of a wordlist as one regular expression group; a space meets any white space."""
    return "(?:" + "|".join(entry.replace(" ", r"\s+") for entry in load(name)[key]) + ")"


def alternation(choices: Iterable[str]) -> str:
    """A regular expression group for any of the words: the longest first, a space in a word meets any white space."""
    ordered = sorted(set(choices), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"
