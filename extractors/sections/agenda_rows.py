"""Items of business in a table: a row each, whose cell holds the title and perhaps what is proposed under it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractors.reading.lines import marker_of
from extractors.sections.passage import Passage
from extractors.sections.roles import Role, role_of
from extractors.swedish.hyphenation import join_lines
from models.document import Block, BlockKind, Cell, Line, Table

_NUMBER = re.compile(r"(?:§\s*)?(?P<number>\d{1,3})[.)]?")
_NUMBER_AHEAD = re.compile(r"(?P<number>\d{1,2})[.)]?\s+(?=[A-ZÅÄÖ])")
_LABEL = re.compile(r"(?P<label>[^.:\d]{4,50}):")
_ENDS = ".:;!?"
_ALONE = 2  # rows whose numbers make a column of numbers, wherever it stands


@dataclass(frozen=True)
class Row:
    """A row: its number, its title, the other cells beside it, and the text below the title cut into blocks."""

    number: str
    title: Passage = field(repr=False)
    beside: tuple[Cell, ...] = ()
    below: tuple[Block, ...] = ()


def rows_of(table: Table) -> Iterator[Row]:
    """The rows of a table that have a number, in a cell of its own or in front of the title.

    The column of numbers may be any; the title stands in the column with most text.
    """
    if table.n_columns < 2:
        return
    numbered = _column_of_numbers(table)
    title = _column_of_titles(table, without=numbered)
    for number in range(table.header_rows, table.n_rows):
        cells = [c for c in table.cells if c.row == number and c.text]
        counted = next((c for c in cells if c.column == numbered), None)
        cell = next((c for c in cells if c.column == title and c is not counted), None)
        ahead = counted and (_NUMBER.fullmatch(counted.text) or _NUMBER_AHEAD.match(counted.text))
        if cell is not None and counted is not None and (match := ahead):
            yield _row(table, match["number"], cell, 0, [c for c in cells if c not in (cell, counted)])
        elif (both := counted or cell) is not None and (match := _NUMBER_AHEAD.match(both.text)):
            yield _row(table, match["number"], both, match.end(), [c for c in cells if c is not both])


def _column_of_numbers(table: Table) -> int | None:
    """The column whose cells are numbers that count upwards; None where there is none."""
    best: tuple[int, int] | None = None  # how many, which
    for column in range(table.n_columns):
        cells = [c.text for c in table.cells if c.column == column and c.row >= table.header_rows and c.text]
        counted = [int(m["number"]) for text in cells if (m := _NUMBER.fullmatch(text))]
        rising = all(a < b for a, b in pairwise(counted))
        enough = len(counted) >= _ALONE or (column == 0 and len(counted) == 1)
        if rising and enough and (best is None or len(counted) > best[0]):
            best = (len(counted), column)
    return best[1] if best else None


def _column_of_titles(table: Table, without: int | None) -> int:
    """The column with most text besides that of the numbers."""
    size = [
        sum(len(c.text) for c in table.cells if c.column == column and c.row >= table.header_rows)
        for column in range(table.n_columns)
    ]
    return max((column for column in range(table.n_columns) if column != without), key=lambda column: size[column])


def _row(table: Table, number: str, cell: Cell, start: int, beside: Sequence[Cell]) -> Row:
    """A row whose title begins at cell.text[start:]."""
    right = max(line.bbox.x1 for c in table.cells if c.column == cell.column for line in c.lines)
    lines = list(cell.lines)
    end = _end_of_title(lines, right)
    title = join_lines([line.plain for line in lines[:end]])[start:]
    return Row(number, Passage(title, lines[:end]), tuple(beside), tuple(_blocks(lines[end:], right)))


def _end_of_title(lines: Sequence[Line], right: float) -> int:
    """How many lines the title has.

    It ends with its bold type, else in front of a label ("Förslag till beslut:") or a list, else where its writer
    ended the line.
    """
    if lines and lines[0].bold:
        return next((i for i, line in enumerate(lines) if not line.bold), len(lines))
    for i in range(1, len(lines)):
        if marker_of(lines[i].text) or _is_label(lines[i].text) or ended(lines[i - 1], lines[i], right):
            return i
    return len(lines)


def _is_label(text: str) -> bool:
    """Whether a line begins with a label that announces a proposal."""
    match = _LABEL.match(text)
    return match is not None and role_of(match["label"]) in (Role.PROPOSED, Role.DECIDED)


def ended(above: Line, line: Line, right: float) -> bool:
    """Whether the writer ended a line, as the next word would have had room on it and begins with a capital.

    `right` is how far the lines of the column reach.
    """
    word = line.boxes[0]
    fits = word.x1 - word.x0 + 0.8 * line.size < right - above.boxes[-1].x1
    return fits and (line.text[:1].isupper() or above.text[-1] in _ENDS)


def _blocks(lines: Sequence[Line], right: float) -> Iterator[Block]:
    """Lines of a cell as paragraphs and items of lists."""
    groups: list[list[Line]] = []
    for line in lines:
        above = groups[-1][-1] if groups else None
        begins = above is None or marker_of(line.text) or line.text.startswith("att ") or _is_label(line.text)
        if begins or (above is not None and ended(above, line, right)):
            groups.append([line])
        else:
            groups[-1].append(line)
    for group in groups:
        text, marker = join_lines([line.plain for line in group]), marker_of(group[0].text)
        kind = BlockKind.LIST_ITEM if marker else BlockKind.PARAGRAPH
        bare = text.removeprefix(marker).strip() if marker else text
        if bare:
            yield Block(kind=kind, text=bare, lines=tuple(group), marker=marker, level=1 if marker else 0)
