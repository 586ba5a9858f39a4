"""Where items of business begin: the §§ of minutes, the numbered items of a notice."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.sections.agenda_rows import Row, rows_of
from extractors.sections.paragraphs import paragraph_start
from extractors.sections.passage import Passage
from extractors.sections.tree import Structure
from models.document import Block, BlockKind, Table
from models.records import DocumentKind

_NUMBERED = re.compile(r"^(?P<number>\d{1,2})[.)]?\s+(?P<rest>[A-ZÅÄÖ].*)$", re.S)

_ALIKE = 25  # characters of a title that tell it from others


@dataclass(frozen=True)
class Start:
    """The beginning of an item: which node, its number, and the text behind the number on the same line.

    `row` is the row of a table that the item is, where it is one.
    """

    position: int
    number: str
    rest: str
    passage: Passage = field(repr=False)
    row: Row | None = None


@dataclass(frozen=True)
class Agenda:
    """The items of a document in order. `heads` are where their papers begin: (position, number)."""

    starts: Sequence[Start]
    heads: Sequence[tuple[int, str]]

    def first(self) -> int:
        """The position of the first item; 0 where there are none."""
        return self.starts[0].position if self.starts else 0

    def number_at(self, position: int) -> str | None:
        """The number of the item that a node belongs to; None before the first."""
        i = bisect_right([head for head, _ in self.heads], position) - 1
        return self.heads[i][1] if i >= 0 else None


def agenda(structure: Structure, kind: DocumentKind) -> Agenda:
    """The items of minutes or of a notice; none in other kinds. Minutes without a § may number their headings."""
    if kind not in (DocumentKind.PROTOKOLL, DocumentKind.KALLELSE):
        return Agenda((), ())
    starts = _with_body(structure, list(_paragraphs(structure)))
    starts = starts or _numbered(structure, headings_only=kind is DocumentKind.PROTOKOLL)
    if any(start.row for start in starts):
        return Agenda(starts, _heads_of_rows(structure, starts))
    return Agenda(starts, [(start.position, start.number) for start in starts])


def _heads_of_rows(structure: Structure, rows: Sequence[Start]) -> list[tuple[int, str]]:
    """Where the papers begin of items that a table lists: a heading or line with the number and the title again."""
    titles = {row.number: row.rest.casefold() for row in rows}
    last = rows[-1].position
    out: list[tuple[int, str]] = []
    for node in structure.nodes[last + 1 :]:
        block = node.block
        text = f"{block.marker} {block.text}" if block and block.marker else block.text if block else ""
        match = _NUMBERED.match(text)
        if match and match["rest"].casefold().startswith(titles.get(match["number"], "\0")[:_ALIKE]):
            out.append((node.index, match["number"]))
    return out


def _paragraphs(structure: Structure) -> Iterator[Start]:
    """Blocks that begin with a § of this meeting, not one that is mentioned."""
    for node in structure.nodes:
        block = node.block
        if block is None or block.kind in (BlockKind.TOC, BlockKind.FOOTNOTE):
            continue
        if begun := paragraph_start(block.text):
            yield Start(node.index, *begun, node.passage)


def _with_body(structure: Structure, starts: Sequence[Start]) -> list[Start]:
    """One start for each number: the one with the most text behind it. A list of contents has hardly any."""
    best: dict[str, tuple[int, Start]] = {}
    for start, end in spans(starts, len(structure.nodes)):
        body = sum(
            len(n.item.text) if isinstance(n.item, Block) else 500 for n in structure.nodes[start.position : end]
        )
        if start.number not in best or body > best[start.number][0]:
            best[start.number] = (body, start)
    return sorted((start for _, start in best.values()), key=lambda s: s.position)


def spans(starts: Sequence[Start], n_nodes: int) -> list[tuple[Start, int]]:
    """Each start with the position where the next one, or the document's end, is."""
    return [(s, starts[i + 1].position if i + 1 < len(starts) else n_nodes) for i, s in enumerate(starts)]


def _numbered(structure: Structure, *, headings_only: bool) -> list[Start]:
    """The longest run 1, 2, 3 … among headings, list items or table rows of one sort."""
    families: dict[str, list[Start]] = {}
    listed, columns = list[Start](), ""  # the rows of the table under way, and how it is headed
    for node in structure.nodes:
        if headings_only and not node.is_heading:
            continue
        if isinstance(node.item, Table):
            rows = list(_rows(node.index, node.item))
            if rows and not (listed and _goes_on(listed, columns, rows, node.item)):
                listed = families.setdefault(f"table {node.index}", [])
            listed += rows
            columns = _head(node.item) if rows else columns
            continue
        block = node.item
        text = f"{block.marker} {block.text}" if block.marker else block.text
        match = _NUMBERED.match(text)
        if match and block.kind in (BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.PARAGRAPH):
            start = Start(node.index, match["number"], match["rest"].strip(), node.passage)
            families.setdefault(block.kind.value, []).append(start)
    return max((_chain(starts) for starts in families.values()), key=len, default=[])


def _rows(position: int, table: Table) -> Iterator[Start]:
    """The rows of a table that are items of business."""
    for row in rows_of(table):
        yield Start(position, row.number, row.title.text, row.title, row)


def _head(table: Table) -> str:
    """How the columns of a table are headed."""
    return " ".join(c.text for c in table.cells if c.row < table.header_rows).casefold()


def _goes_on(listed: Sequence[Start], columns: str, rows: Sequence[Start], table: Table) -> bool:
    """Whether a table goes on with the items of the one before it: it is headed alike, or counts on from there."""
    return (columns != "" and _head(table) == columns) or int(rows[0].number) == int(listed[-1].number) + 1


def _chain(starts: Sequence[Start]) -> list[Start]:
    """The starts numbered 1, 2, 3 … in order; others between them are lists of something else."""
    out: list[Start] = []
    for start in starts:
        if int(start.number) == len(out) + 1:
            out.append(start)
    return out
