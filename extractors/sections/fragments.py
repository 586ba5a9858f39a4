"""Printed lines cut where they have wide gaps: the small units of forms, lists in columns and attendance sheets."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from extractors.reading.quoting import Quoter
from extractors.sections.tree import Node
from models.document import Block, Line, Table
from models.provenance import BBox, Provenance

_GAP = 1.2  # times the font size


@dataclass(frozen=True)
class Fragment:
    """Words that stand close together on one line."""

    text: str
    boxes: tuple[BBox, ...]
    page: int
    bold: bool
    label: str | None = None

    @property
    def x0(self) -> float:
        """Left end in points."""
        return self.boxes[0].x0

    @property
    def top(self) -> float:
        """Upper end in points."""
        return min(b.top for b in self.boxes)

    def place(self, quoter: Quoter) -> Provenance:
        """Where it stands."""
        return quoter.at(self.page, self.boxes)


def fragments(node: Node) -> Iterator[Fragment]:
    """The fragments of a block or a table in reading order; a table's cell is labelled by its row's first cell."""
    if isinstance(node.item, Block):
        for line in node.item.lines:
            yield from _fragments(line, node.item.label)
    else:
        yield from _of_table(node.item)


def _of_table(table: Table) -> Iterator[Fragment]:
    """A table's fragments, row by row."""
    for cell in table.cells:
        first = table.at(cell.row, 0)
        label = first.text if first is not None and first is not cell else None
        for line in cell.lines:
            yield from _fragments(line, label)


def _fragments(line: Line, label: str | None) -> Iterator[Fragment]:
    """One line's fragments."""
    for part in pieces(line):
        yield Fragment(part.text, part.boxes, part.page, part.bold, label)


def pieces(line: Line) -> Iterator[Line]:
    """The parts of a line between its wide gaps."""
    words = line.text.split(" ")
    start = 0
    for i, (left, right) in enumerate(pairwise(line.boxes), start=1):
        if right.x0 - left.x1 > _GAP * line.size:
            yield _part(line, words, start, i)
            start = i
    yield _part(line, words, start, len(words))


def _part(line: Line, words: list[str], start: int, end: int) -> Line:
    """The words [start:end] of a line."""
    update = {"text": " ".join(words[start:end]), "boxes": line.boxes[start:end], "raised": line.raised[start:end]}
    return line if end - start == len(words) else line.model_copy(update=update)
