"""What a header, a row label or a sentence says about money."""

import re
from functools import cache
from typing import Any

from extractors.swedish.lexicon import is_entry
from extractors.swedish.terms import alternation, load
from extractors.swedish.units import canonical_unit
from models.records import AmountKind

_PER_CENT_OF = re.compile(r"(?:%|\bprocent)\s+av\b", re.I)  # "Resultat i % av skatter"
_SHARED_BY = re.compile(r"(?:\bper|/)\s*[^\W\d_]+")
_MEANS = re.compile(r"\w{3,}medel\b", re.I)
_THAN = re.compile(r"\b(?:än|mot|jämfört med)\s+(?:\w+\s+)?(?:budget|prognos|utfall|bokslut)\w*", re.I)


@cache
def _terms() -> dict[str, Any]:
    """The wordlist."""
    return load("money_tables")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """One list as a pattern; words match from the start of a word or of a compound's part."""
    return re.compile("|".join(rf"(?<!\w)(?:{w})" for w in _terms()[name]), re.I)


@cache
def _whole(name: str) -> re.Pattern[str]:
    """One list as a pattern of whole texts."""
    return re.compile("|".join(rf"(?:{w})" for w in _terms()[name]), re.I)


@cache
def _total(end: str) -> re.Pattern[str]:
    """A word for a sum, and what may end it."""
    return re.compile(rf"(?:{'|'.join(_terms()['total'])}){end}", re.I)


@cache
def _counted_in() -> re.Pattern[str]:
    """A unit of something counted at the end of a label."""
    return re.compile(rf"(?:[,(]|\bi)\s*(?:{'|'.join(_terms()['counted'])})\)?\s*$", re.I)


@cache
def _kinds() -> tuple[tuple[AmountKind, re.Pattern[str]], ...]:
    """Kinds of amounts with their words, in the order they are tried; compounds count ("driftbudget")."""
    found = _terms()["kind"].items()
    return tuple((AmountKind(name), re.compile("|".join(rf"(?:{w})" for w in words), re.I)) for name, words in found)


def speaks_of_money(text: str) -> bool:
    """Whether a header or label names money: "Budget", "Driftkostnad", "Projektmedel" but not "Läkemedel"."""
    return bool(_money().search(_MEANS.sub(lambda word: " " if _is_thing(word[0].casefold()) else word[0], text)))


@cache
def _money() -> re.Pattern[str]:
    """Words of money, wherever in a word they stand."""
    return re.compile("|".join(_terms()["money"]), re.I)


@cache
def _is_thing(word: str) -> bool:
    """Whether a compound of "medel" is a word of its own ("livsmedel"), or ends in one ("halkbekämpningsmedel").

    One that begins with a word of money ("skattemedel") is of money for all that.
    """
    known = any(is_entry(word[at:]) for at in range(len(word) - len("medel") - 2))
    return known and _money().match(word) is None


def speaks_of_other(text: str) -> bool:
    """Whether a header or label names a count, a share or an index."""
    return _pattern("other").search(text) is not None


def counts_other(label: str) -> bool:
    """Whether a row's label says that it counts something else than money: it begins with a count or ends in a unit.

    A word within the label says nothing: "Köp av tjänster" and "Platser i familjehem" are money.
    """
    return (
        _pattern("counts").match(label) is not None
        or is_tax_rate(label)
        or _PER_CENT_OF.search(label) is not None
        or _counted_in().search(label) is not None
    )


def names_count(header: str) -> bool:
    """Whether a header ends in what is counted, whatever stands in front: "Budgeterade årsarbetare".

    What an amount is shared out by names no count: "Kostnad per elev", "Kostnad/plats".
    """
    return _counted().search(_SHARED_BY.sub("", header)) is not None


@cache
def _counted() -> re.Pattern[str]:
    """A counted thing that ends a header."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(_terms()['counted_last'])})[\s.:*)]*$", re.I)


def is_tax_rate(label: str) -> bool:
    """Whether a label names a tax rate: kronor of each hundred earned, a share that is told in kronor."""
    return _pattern("rates").search(label) is not None


def is_total(label: str) -> bool:
    """Whether a label names a sum."""
    return _total(r"\b").match(label.strip()) is not None


def is_sum_column(header: str) -> bool:
    """Whether a column's header is nothing but a word for a sum: "Totalt", not "Total budget"."""
    return _total(r"[\s.:]*").fullmatch(header.strip()) is not None


def is_total_of_project(header: str) -> bool:
    """Whether a column holds what a project costs in all, over the years: "Total budget", "Totalutgift"."""
    return _pattern("of_project").search(header) is not None


def speaks_of_projects(text: str) -> bool:
    """Whether a heading, a caption or a corner speaks of projects or investments."""
    return _pattern("projects").search(text) is not None


def heads_figures(corner: str) -> bool:
    """Whether the corner of a table says that it holds key figures."""
    return _pattern("figures").search(corner) is not None


def is_share(header: str) -> bool:
    """Whether a column's header says that it holds shares or changes in per cent."""
    return re.search(r"%|\b(?:procent|andel)\b", header, re.I) is not None


@cache
def _of_year() -> re.Pattern[str]:
    """A sum that is a year's, with the year: "Budgetram 2025"."""
    return re.compile(rf"(?:{'|'.join(_terms()['of_year'])})\s+(?:för\s+|år\s+)*(?P<year>(?:19|20)\d\d)\b", re.I)


def period_in_label(label: str) -> str | None:
    """The year of the sum that a row's label names: "Budgetram 2025", not "Badhus, klart 2025"."""
    match = _of_year().match(label.strip())
    return match["year"] if match else None


def names_rows(header: str) -> bool:
    """Whether a column's header says that its cells name the rows: "Mått", "Projekt", "Post"."""
    return _whole("names_rows").fullmatch(header.strip(" .:*")) is not None


def holds_units(header: str) -> bool:
    """Whether a column's header says that its cells are the units of the rows: "Enhet"."""
    return _whole("units").fullmatch(header.strip(" .:*")) is not None


def is_unit(text: str) -> bool:
    """Whether a cell is nothing but a unit, of money or of anything else: "tkr", "%", "dagar", "Index 0–100"."""
    bare = text.strip(" .*()").casefold()
    return canonical_unit(bare) is not None or _units().fullmatch(bare) is not None


@cache
def _units() -> re.Pattern[str]:
    """Units of measures, as they stand alone in a cell."""
    counted = alternation(
        [*load("indicators")["counted_in"], *load("units")["counted"], "antal", "st", "index", "andel"]
    )
    return re.compile(
        rf"(?:antal\s+)?{counted}(?:\s*\(%\))?(?:(?:\s*/\s*|\s+per\s+)[^\W\d_]+\d?)?(?:\s+\d+\s?[–-]\s?\d+)?", re.I
    )


def is_code(header: str) -> bool:
    """Whether a column's header names numbers that name the row."""
    return _pattern("codes").match(header.strip()) is not None


def _word_start(text: str | None, at: int) -> int:
    """Where the word begins that a position is in; parts joined by a hyphen are one word ("Budget-avvikelse")."""
    return max((m.start() for m in re.finditer(r"(?<![\w-])\w", text or "") if m.start() <= at), default=0)


def kind_of(*texts: str | None) -> AmountKind | None:
    """The kind of amount that the first text with such a word names; of a compound the last part: "budgetavvikelse"."""
    for text in (_THAN.sub("", t) if t else t for t in texts):
        hits = [(_word_start(text, m.start()), -m.start(), k) for k, p in _kinds() if text and (m := p.search(text))]
        if hits:
            return min(hits, key=lambda hit: hit[:2])[2]
    return None
