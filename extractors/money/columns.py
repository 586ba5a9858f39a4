"""The columns of a table of money that hold none: those that name the rows, and those of their units."""

import re
from collections.abc import Mapping

from extractors.extractor import Reading
from extractors.money.heads import Head
from extractors.money.units import unit_of_text
from extractors.money.words import holds_units, is_code, is_unit, names_rows
from extractors.swedish.numbers import parse_number
from models.document import Cell, Table
from models.records import UnitSource

_PAIR = 2  # columns of words: the first groups the rows that the second names
_WORD = re.compile(r"[^\W\d_]{3}")


def code_columns(table: Table, heads: list[Head]) -> frozenset[int]:
    """Columns of numbers that name a row: object, account or project numbers. A column of words is none."""
    codes = (i for i, h in enumerate(heads) if is_code(h.full) or any(is_code(c.text) for c in h.cells[-1:]))
    return frozenset(i for i in codes if not _is_of_words(table, i))


def label_column(table: Table, codes: frozenset[int]) -> int | None:
    """The column that names the rows, where one before it groups them.

    Its header says so, "Projekt", "Mått", or the column before it says the same for several rows ("Kultur", "Kultur").
    """
    for column in range(1, table.n_columns):
        heads = [c.text for r in range(table.header_rows) if (c := table.at(r, column)) and c.text]
        if heads and column not in codes and names_rows(heads[-1]) and not is_of_units(table, column):
            return column
    words = [c for c in range(min(3, table.n_columns)) if c not in codes and _is_of_words(table, c)]
    if len(words) >= _PAIR and words[1] == words[0] + 1 and not is_of_units(table, words[1]):
        groups, rows = _texts(table, words[0]), _texts(table, words[1])
        if len(rows) == len(set(rows)) and len(groups) <= len(rows) and len(set(groups)) < len(groups):
            return words[1]
    return None


def _texts(table: Table, column: int) -> list[str]:
    """What the cells of a column below the header say, but for empty ones."""
    return [c.text for c in table.cells if c.column == column and c.row >= table.header_rows and c.text.strip()]


def _is_of_words(table: Table, column: int) -> bool:
    """Whether most cells of a column below the header hold words and no number alone."""
    texts = _texts(table, column)
    return sum(parse_number(t) is None and _WORD.search(t) is not None for t in texts) * 2 > len(texts)


def is_of_units(table: Table, column: int) -> bool:
    """Whether the cells of a column below the header are units, whatever heads it: "tkr", "%", "antal"."""
    texts = _texts(table, column)
    return len(texts) > 1 and all(is_unit(text) for text in texts)


def unit_cells(reading: Reading, table: Table, heads: list[Head]) -> Mapping[int, Cell]:
    """The cells of a column of units by their row: "Enhet" above "tkr", "%", "antal"; empty where none is of money."""
    for column, head in enumerate(heads):
        if holds_units(head.full) or is_of_units(table, column):
            cells = {c.row: c for c in table.cells if c.column == column and c.row >= table.header_rows and c.text}
            if any(unit_of_text(c.text, UnitSource.CELL, None, reading) for c in cells.values()):
                return cells
    return {}
