"""A variation made to the Typst source of a sample."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samples.variations.variation import Variation
from samples.variations.wording import substituter

_IMPORT = '#import "lib.typ": *\n'
_HEADER = re.compile(r"(?:\bheader: |\btable\.header)\(")
_CELL = re.compile(r'(?P<open>["\[]\*?)(?P<words>[^"\[\]*]+)(?P<close>\*?["\]])')
_DATA_TABLE = re.compile(r'data-table\(\s*"(?P<name>[^"]+)", columns: \([^)]*\), header: \((?P<header>[^)]*)\)')
_SIZE = re.compile(r"\bsize: ([\d.]+)pt")
_MARGIN = re.compile(r"\bmargin: \([^)]*\)")
_SIDE = re.compile(r"\b(left|right): ([\d.]+)cm")
_SECTION = re.compile(r"^(?:=+ |#paragraf\(|#item\(|#punkt\[)", re.MULTILINE)
_TABLE = re.compile(r"^#(?:\[|data-table\(|table\()", re.MULTILINE)


def varied(source: str, variation: Variation) -> str:
    """The source of the variation."""
    source = substituter(variation, space="\u00a0")(source)
    source = _with_labels(_with_headers(source, dict(variation.headers)), variation)
    source = _SIZE.sub(lambda hit: f"size: {float(hit[1]) * variation.scale:.4g}pt", source)
    source = _MARGIN.sub(lambda hit: _widened(hit[0], variation.margin), source)
    if variation.is_turned:
        source = source.replace(_IMPORT, f"{_IMPORT}#show table: turned\n")
    if variation.paragraph:
        place = paragraph_place(source)
        source = f"{source[:place]}{variation.paragraph}\n\n{source[place:]}"
    return source


def headers(source: str) -> list[str]:
    """The words in the header cells of the source's tables."""
    return [_plain(hit["words"]) for start, end in _header_spans(source) for hit in _CELL.finditer(source, start, end)]


def data_tables(source: str) -> dict[str, list[str]]:
    """The headers of each `data-table`, by the table's name."""
    return {
        hit["name"]: [_plain(cell["words"]) for cell in _CELL.finditer(hit["header"])]
        for hit in _DATA_TABLE.finditer(source)
    }


def paragraph_place(source: str) -> int:
    """Where a paragraph is put in: before the second section, else before the first table or the last paragraph."""
    sections = [hit.start() for hit in _SECTION.finditer(source)]
    tables = [hit.start() for hit in _TABLE.finditer(source)]
    return (sections[1:] or tables or [source.rindex("\n\n") + 2])[0]


def _with_headers(source: str, synonyms: dict[str, str]) -> str:
    def renamed(hit: re.Match[str]) -> str:
        return hit["open"] + synonyms.get(_plain(hit["words"]), hit["words"]) + hit["close"]

    done, at = "", 0
    for start, end in _header_spans(source):
        done += source[at:start] + _CELL.sub(renamed, source[start:end])
        at = end
    return done + source[at:]


def _with_labels(source: str, variation: Variation) -> str:
    for old, new in variation.labels:
        source = re.sub(rf"(?<!\w){re.escape(old)}:(?=[*_ ])", f"{new}:", source)
    return source


def _header_spans(source: str) -> Iterator[tuple[int, int]]:
    """Where the header cells of each table begin and end."""
    for hit in _HEADER.finditer(source):
        depth, end = 1, hit.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(source[end], 0)
            end += 1
        yield hit.end(), end


def _plain(words: str) -> str:
    return words.replace(r"\u{ad}", "")


def _widened(margins: str, more: float) -> str:
    return _SIDE.sub(lambda hit: f"{hit[1]}: {float(hit[2]) + more:.4g}cm", margins)
