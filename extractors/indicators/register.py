"""Canonical names of indices that documents print in many ways: SCB's NRI, NMI, NII and their factors (register.toml).

SCB changed the method of its survey of citizens (medborgarundersökning) in 2021: values before and after are not one
series, so each identified value says which method it belongs to.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from extractors.identity import normalised
from extractors.indicators.words import find_indices

_GENERAL = re.compile(r"(?:betygs)?index")  # names none of its own
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Identified:
    """A canonical indicator: its id and, where the year of the value is known, the survey's method."""

    id: str
    method: str | None


@cache
def _data() -> dict[str, Any]:
    """The register."""
    return tomllib.loads((Path(__file__).parent / "register.toml").read_text(encoding="utf-8"))


@cache
def _names() -> dict[str, str]:
    """Each name of an index → its id."""
    return {normalised(a): index["id"] for index in _data()["index"] for a in (*index["aliases"], index["name"])}


@cache
def _factors() -> dict[str, str]:
    """Each name of a factor → its id; they are ordinary words and count only where the survey is spoken of."""
    found: dict[str, str] = {}
    for index in _data()["index"]:
        for identifier, names in index["factors"].items():
            found.update({normalised(name): identifier for name in names})
    return found


def identified(name: str, about: str, period: str | None) -> Identified | None:
    """The canonical indicator of a printed name; None where the register has none.

    `about` is what stands around it: a factor ("Trygghet") is one only where an index or the survey is named, and an
    index followed by a factor ("NMI Bemötande och tillgänglighet") is that factor.
    """
    bare = normalised(re.sub(r"\([^)]*\)", " ", name))
    index = _index_in(bare)
    rest = bare.removeprefix(index[0]).strip() if index else bare
    rest = re.sub(r"^(?:för|om|faktorn|området)\s+", "", rest)
    if rest in _factors() and (index or _speaks_of_survey(about)):
        return Identified(_factors()[rest], method_of(period))
    if index and not rest:
        return Identified(index[1], method_of(period))
    return None


def different_indices(text: str) -> list[str]:
    """The indices that a text names, as first printed there: "Nöjd-Region-Index" and "NRI" are one."""
    found: dict[str, str] = {}
    for match in find_indices(text):
        bare = normalised(re.sub(r"\([^)]*\)", " ", match[0]))
        known = _index_in(bare)
        if known or not _GENERAL.match(bare):
            found.setdefault(known[1] if known else bare, match[0])
    return list(found.values()) or [m[0] for m in find_indices(text)[:1]]


def _index_in(bare: str) -> tuple[str, str] | None:
    """(name, id) of the index that a name begins with."""
    hits = [(alias, identifier) for alias, identifier in _names().items() if re.match(rf"{alias}(?:et)?\b", bare)]
    if not hits:
        return None
    alias, identifier = max(hits, key=lambda hit: len(hit[0]))
    match = re.match(rf"{alias}(?:et)?", bare)
    return (match[0] if match else alias), identifier


def _speaks_of_survey(about: str) -> bool:
    """Whether a text names the survey or one of its indices."""
    text = normalised(about)
    return any(normalised(name) in text for name in _data()["survey"]["names"]) or any(
        re.search(rf"\b{alias}\b", text) for alias in _names()
    )


def method_of(period: str | None) -> str | None:
    """The method of SCB's survey in a year; None where no one year is told."""
    years = set(_YEAR.findall(period or ""))
    if len(years) != 1:
        return None
    survey = _data()["survey"]
    return str(survey["before"] if int(years.pop()) < survey["break_year"] else survey["after"])


def is_before_break(period: str) -> bool:
    """Whether a year lies before the survey's change of method."""
    return method_of(period) == str(_data()["survey"]["before"])
