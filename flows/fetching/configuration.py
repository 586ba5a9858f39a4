"""sources.toml: read, checked, and every fault told with its line."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from flows.fetching.source import Source
from flows.sources import connectors
from models import addresses
from models.errors import SourceError

_TABLE = re.compile(r"\s*\[\s*(?P<name>[^\[\]]+?)\s*\]\s*(#.*)?$")
_KEY = re.compile(r"""\s*(?P<quote>["']?)(?P<key>[^"'=\s]+|[^"'=]+(?=["']))(?P=quote)\s*=""")
_EXAMPLE = 'See docs/operations.md. The shortest is: [name] kind = "folder", municipality = "…", address = "…"'


def load_sources(path: Path) -> list[Source]:
    """The sources of a file, in its order.

    Raises SourceError with the line of every fault where the file is no valid TOML, names an unknown kind of source or
    setting, or gives one a value it cannot have.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"cannot be read ({error})", _EXAMPLE, file=str(path)) from error
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SourceError(f"is no valid TOML: {error}", "Correct the file there.", file=str(path)) from error
    lines = _lines(text)
    sources, faults = [], []
    for name, table in tables.items():
        try:
            sources.append(_source(name, table))
        except ValidationError as error:
            faults += [(_line(lines, name, one), f"[{name}] {_told(one)}") for one in error.errors()]
        except ValueError as error:
            faults.append((lines.get((name, "kind")) or lines.get((name,), 1), f"[{name}] {error}"))
    if faults:
        told = "\n".join(f"  line {line}: {fault}" for line, fault in sorted(faults))
        raise SourceError(f"{len(faults)} fault{'s' * (len(faults) > 1)}:\n{told}", _EXAMPLE, file=str(path))
    if not sources:
        raise SourceError("names no source", _EXAMPLE, file=str(path))
    return sources


def _source(name: str, table: Any) -> Source:
    if not isinstance(table, dict):
        raise ValueError("stands outside of a table: each source begins with [its name]")
    kinds = connectors()
    kind = table.get("kind")
    if kind not in kinds:
        raise ValueError(f"kind {'is missing' if kind is None else f'{kind!r} is unknown'}; one of: {', '.join(kinds)}")
    told = {key: value for key, value in table.items() if key != "kind"}
    return kinds[kind].model_validate({**told, "name": name})


def _lines(text: str) -> dict[tuple[str, ...], int]:
    """The line of each table and key, by its path. Keys are told apart as they are written in practice."""
    lines: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if found := _TABLE.match(line):
            table = tuple(part.strip().strip("\"'") for part in found["name"].split("."))
            lines.setdefault(table, number)
        elif found := _KEY.match(line):
            lines.setdefault((*table, *(part.strip() for part in found["key"].split("."))), number)
    return lines


def _line(lines: dict[tuple[str, ...], int], name: str, fault: ErrorDetails) -> int:
    """The line of the innermost part of the fault's path that has one."""
    path = (name, *map(str, fault["loc"]))
    return next((lines[path[:n]] for n in range(len(path), 0, -1) if path[:n] in lines), 1)


def _told(fault: ErrorDetails) -> str:
    where = ".".join(map(str, fault["loc"]))
    match fault["type"]:
        case "missing":
            return f"{where} is missing"
        case "extra_forbidden":
            return f"{where} is no setting of this kind of source"
        case addresses.SECRET:
            return f"{where} {fault['msg']}"
        case _:
            return f"{where}: {fault['msg'].removeprefix('Value error, ')} (got {fault['input']!r})"


def chosen(sources: Sequence[Source], names: Sequence[str]) -> Iterator[Source]:
    """The named sources, all where none is named. Raises SourceError for a name that is none."""
    known = {source.name: source for source in sources}
    for name in names:
        if name not in known:
            raise SourceError(f"there is no source {name!r}", f"The sources are: {', '.join(known)}.")
    yield from (known[name] for name in names) if names else sources
