"""Labels and values that stand beside each other without a colon: lines ("Ansvarig Kommunchef"), rows of a table."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.measures.columns import roles_of
from extractors.sections.tree import Node
from extractors.swedish.terms import alternation, load
from models.document import Block, BlockKind, Cell, Table

FIELDS = frozenset({"responsible", "deadline", "start", "status", "follow_up"})  # what only a measure has
_SHORT = 90  # characters of a line with a label in front
_PAIR = 2  # columns of a label and its value
_MOST_WORDS = 4  # of a label


@cache
def _known() -> dict[str, str]:
    """Each label in small letters → the field it fills; "measure" for one of the measure itself."""
    return {label: field for field, labels in load("measure_labels").items() for label in labels}


@cache
def _label() -> re.Pattern[str]:
    """A label that begins a line or follows on another's value, by its capital."""
    named = alternation(label for label, field in _known().items() if field != "measure")
    return re.compile(rf"(?:^|(?<=\s))(?=[A-ZÅÄÖ])(?P<label>(?i:{named}))(?:\s+(?=\S)|$)")


def field_of(label: str) -> str | None:
    """The field that a label fills: of the list, else as the header of a column would; None for any other words."""
    bare = " ".join(re.sub(r"[\d:.]+\s*$", "", label.strip()).split()).casefold().rstrip(" :.")
    if bare in _known():
        return _known()[bare]
    roles = roles_of(bare) if bare and len(bare.split()) <= _MOST_WORDS else []
    return roles[0] if roles else None


def pairs_of(line: str) -> list[tuple[str, str]]:
    """(label, value) of a line of labels without colons; empty where it does not begin with one or is a sentence."""
    if len(line) > _SHORT or line.endswith(".") or not _label().match(line):
        return []
    hits = list(_label().finditer(line))
    ends = [hit.start() for hit in hits[1:]] + [len(line)]
    return [(hit["label"], line[hit.end() : end].strip()) for hit, end in zip(hits, ends, strict=True)]


def is_field(label: str) -> bool:
    """Whether a label is one of the list that fills a field of a measure, or is told of it."""
    return _known().get(label.casefold().strip(" :"), "measure") != "measure"


def lines_of_labels(nodes: Sequence[Node], at: int) -> tuple[int, list[tuple[str, str]]]:
    """(how many nodes, their labels and values) of the lines of labels that begin at a node.

    (0, []) where fewer than two fields are told: a single "Ansvarig nämnd" may begin a sentence. A label may stand in a
    line of its own, its value in the next; a text with a label in front ("Kommentar …") may end them.
    """
    found: list[tuple[str, str]] = []
    count = 0
    while (block := _line(nodes, at + count)) is not None:
        pairs = pairs_of(block.text)
        value = _line(nodes, at + count + 1)
        if pairs and not pairs[-1][1] and value is not None and not pairs_of(value.text) and len(value.text) <= _SHORT:
            pairs[-1] = (pairs[-1][0], value.text)
            count += 1
        elif not pairs and len(found) >= _PAIR and (behind := _label().match(block.text)):
            pairs = [(behind["label"], block.text[behind.end() :])]
        if not pairs:
            break
        found += pairs
        count += 1
    told = {field_of(label) for label, value in found if value} & FIELDS
    return (count, found) if len(told) >= _PAIR else (0, [])


def _line(nodes: Sequence[Node], at: int) -> Block | None:
    """The line of text that a node is."""
    block = nodes[at].block if at < len(nodes) else None
    return block if block is not None and block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) else None


def rows_of_labels(table: Table) -> list[tuple[str, Cell]]:
    """(label, cell of its value) of a table that has labels on the left; two pairs may stand in a row.

    Empty for any other table, and where no field is told that only a measure has.
    """
    if table.n_columns not in (_PAIR, 2 * _PAIR):
        return []
    found = list(_pairs_in_rows(table))
    if not found or _known().get(found[0][1].text.casefold().strip(" :")):  # a row of headers
        return []
    fields = [field_of(label) for label, _ in found]
    known = [field for field in fields if field is not None]
    is_card = len(known) > len(found) / 2 and len(set(known) & (FIELDS | {"measure"})) >= _PAIR
    return found if is_card and len(set(fields)) > 1 else []


def _pairs_in_rows(table: Table) -> Iterator[tuple[str, Cell]]:
    """The cells of each row, two and two."""
    for row in range(table.n_rows):
        for column in range(0, table.n_columns, _PAIR):
            label, value = table.at(row, column), table.at(row, column + 1)
            if label is not None and value is not None and label.row == row and label.text and value is not label:
                yield label.text, value


def row_under_labels(table: Table) -> list[tuple[str, Cell]]:
    """(header, cell) of a table of one row whose headers are all labels of fields, none of a measure."""
    if table.n_rows != _PAIR or table.header_rows > 1:
        return []
    found = [(h, c) for i in range(table.n_columns) if (h := table.at(0, i)) and (c := table.at(1, i))]
    fields = [_known().get(head.text.casefold().rstrip(" :")) for head, _ in found]
    told = {field for field in fields if field in FIELDS}
    if len(told) < _PAIR or None in fields or "measure" in fields:
        return []
    return [(head.text, cell) for head, cell in found]
