"""A user's CSV of reference values: a municipality a row, with its population, its group or both."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from models.errors import InputError
from warehouse.municipality_names import municipality_named

HEADERS = {
    "code": ("code", "kommunkod", "kod", "municipality", "kommun"),
    "population": ("population", "folkmängd", "invånare", "befolkning"),
    "group": ("group", "kommungrupp", "grupp"),
    "year": ("year", "år"),
}
_REMEDY = (
    "Name the columns kommunkod (or kommun), and folkmängd, kommungrupp or both; år where the file has several years."
)


@dataclass(frozen=True)
class ReferenceValue:
    """One row: what is told of a municipality, None where the row does not tell it."""

    code: str
    population: int | None
    group: str | None
    year: int | None


def read_reference(path: Path) -> list[ReferenceValue]:
    """The rows of a CSV file (comma, semicolon or tab; UTF-8), all of them sound.

    Raises InputError that names the line where a municipality is not in the register or told twice, a number is none,
    or the columns are not known: a half of a file is never loaded.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"cannot be read ({error})", "Name a CSV file in UTF-8 (Excel: CSV UTF-8).", file=str(path)
        ) from error
    rows = csv.DictReader(lines, delimiter=_delimiter(lines[0] if lines else ""))
    columns = {key: _column(rows.fieldnames or (), names) for key, names in HEADERS.items()}
    if not columns["code"] or not (columns["population"] or columns["group"]):
        found = ", ".join(rows.fieldnames or ()) or "none"
        raise InputError(f"the columns are not known (found: {found})", _REMEDY, file=str(path))
    return list(_values(rows, columns, path))


def _values(rows: "csv.DictReader[str]", columns: dict[str, str | None], path: Path) -> Iterator[ReferenceValue]:
    seen: set[tuple[str, int | None]] = set()
    for row in rows:
        told = {key: (row.get(name) or "").strip() if name else "" for key, name in columns.items()}
        where = f"line {rows.line_num}"
        municipality = municipality_named(told["code"].zfill(4) if told["code"].isdigit() else told["code"])
        if municipality is None:
            raise InputError(
                f"{where}: {told['code']!r} is no municipality of the register",
                "Write its code (four digits) or its name; leave out counties and the country.",
                file=str(path),
            )
        year = _number(told["year"], where, path)
        if (municipality.code, year) in seen:
            raise InputError(f"{where}: {municipality.name} is told twice", "Leave one of them out.", file=str(path))
        seen.add((municipality.code, year))
        yield ReferenceValue(municipality.code, _number(told["population"], where, path), told["group"] or None, year)


def _number(text: str, where: str, path: Path) -> int | None:
    """A whole number above zero, spaces between its thousands or not; None where nothing is said."""
    bare = "".join(text.split())
    if not bare:
        return None
    if not (bare.isdecimal() and int(bare)):
        raise InputError(
            f"{where}: {text!r} is no whole number", "Correct the file, and load it again.", file=str(path)
        )
    return int(bare)


def _column(found: Iterable[str], names: tuple[str, ...]) -> str | None:
    headers = {header.strip().casefold(): header for header in found}
    return next((headers[name] for name in names if name in headers), None)


def _delimiter(header: str) -> str:
    return max(";\t,", key=header.count)
