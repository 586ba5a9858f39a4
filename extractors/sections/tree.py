"""A document as its sections: every block and table with the headings above it and the § it stands under."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from extractors.reading.quoting import Quoter
from extractors.sections.forms import as_text
from extractors.sections.hanging import hung
from extractors.sections.labels import whole_labels
from extractors.sections.paragraphs import paragraph_start
from extractors.sections.passage import Passage
from extractors.sections.roles import SPOKEN_FOR, Role, role_of
from extractors.sections.run_in import run_in
from models.document import Block, BlockKind, ParsedDocument, Table

_SHORT = 60  # characters: a longer line is a sentence, not a heading
_LABEL = 3  # words of a line that names a section of background and is not set as a heading
_NAMES_ASKED = 120  # characters of a line that names who proposes to whom, and nothing else
_LINE = 160  # characters: a longer text behind a § is a sentence, too
_PROPOSES = re.compile(r"[A-ZÅÄÖ](?:\S+\s){0,4}\S*s\s(?:besluts)?förslag\s(?:till|i|på)\s")


@dataclass(frozen=True)
class Node:
    """A block or table in its place.

    `headings` runs from the outermost to the nearest. `lead` is the paragraph that introduces the list or the run of
    lines that the node belongs to ("… följande åtgärder:"). `margin` is the margin label that holds for the node: the
    one beside it, unless a heading came after that label began.
    """

    index: int
    item: Block | Table
    headings: tuple[Block, ...]
    lead: Block | None = None
    margin: str | None = None

    @property
    def block(self) -> Block | None:
        """The block, where it is one."""
        return self.item if isinstance(self.item, Block) else None

    @property
    def table(self) -> Table | None:
        """The table, where it is one."""
        return self.item if isinstance(self.item, Table) else None

    @property
    def heading(self) -> Block | None:
        """The nearest heading above."""
        return self.headings[-1] if self.headings else None

    @property
    def is_heading(self) -> bool:
        """Whether the node is itself its nearest heading."""
        return bool(self.headings) and self.headings[-1] is self.item

    @property
    def label(self) -> str | None:
        """What names the section: the margin label beside the text, else the nearest heading."""
        if self.margin is not None:
            return self.margin
        return self.heading.text if self.heading else None

    @property
    def role(self) -> Role | None:
        """The role of the section: that of its margin label, else of the nearest heading above that has one."""
        if self.margin is not None:
            return role_of(self.margin)
        return next((role for h in reversed(self.headings) if (role := role_of(h.text))), None)

    @cached_property
    def passage(self) -> Passage:
        """The block's text with its words; empty for a table."""
        return Passage.of(self.item) if isinstance(self.item, Block) else Passage("", ())

    @cached_property
    def first_row(self) -> str:
        """The texts of a table's first row; empty for a block."""
        return " ".join(self.item.rows[0]) if isinstance(self.item, Table) else ""


@dataclass
class Structure:
    """The sections of one document. `nodes` are in reading order, headings included."""

    parsed: ParsedDocument
    nodes: list[Node] = field(default_factory=list)

    @cached_property
    def quoter(self) -> Quoter:
        """Makes provenance on this document's pages."""
        return Quoter(self.parsed)

    def blocks(self) -> Iterator[tuple[Node, Block]]:
        """The nodes that are running text, headings, contents and notes left out."""
        for node in self.nodes:
            block = node.block
            if block and not node.is_heading and block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
                yield node, block

    def tables(self) -> Iterator[tuple[Node, Table]]:
        """The nodes that are tables."""
        for node in self.nodes:
            if isinstance(node.item, Table):
                yield node, node.item

    def furniture(self) -> Iterator[Block]:
        """Running headers and footers."""
        return (b for b in self.parsed.blocks if b.kind is BlockKind.FURNITURE)

    def first_page(self) -> int:
        """The first page that has text; 1 in an empty document."""
        return min((n.item.page for n in self.nodes), default=1)


def structure(parsed: ParsedDocument) -> Structure:
    """Give every block and table its headings and its lead."""
    return Structure(parsed, nodes_of(_readable(parsed)))


def sections_within(blocks: Iterable[Block], index: int) -> list[Node]:
    """Blocks that stand together in one place, such as a cell, as sections of their own; all have the place's index."""
    pieces = [piece for block in blocks for piece in run_in(block)]
    return [replace(node, index=index) for node in nodes_of(pieces)]


def nodes_of(items: Iterable[Block | Table]) -> list[Node]:
    """Items in reading order as nodes, each under its headings."""
    out: list[Node] = []
    path: list[tuple[int, Block]] = []
    lead: Block | None = None
    ended: str | None = None  # a margin label that a heading under it has put an end to
    margin: str | None = None
    for item in items:
        label = item.label if isinstance(item, Block) and item.kind is not BlockKind.MARGIN else margin
        if isinstance(item, Block) and (item.kind is BlockKind.MARGIN or label != margin):
            ended = None
        margin = None if isinstance(item, Block) and item.kind is BlockKind.MARGIN else label
        if isinstance(item, Block) and _heads(item) and not _is_listed_paper(item, path):
            level = _level(item, path)
            path = [(n, h) for n, h in path if n < level] + [(level, item)]
            lead = None
            if not _is_part_of(margin, item):
                ended = margin
        out.append(Node(len(out), item, tuple(h for _, h in path), lead, None if margin == ended else margin))
        lead = _next_lead(item, lead)
    return out


def _readable(parsed: ParsedDocument) -> Iterator[Block | Table]:
    """The document's items with wrapped labels whole, forms read as text, and headings that run in set apart.

    An "att" that hangs in the margin is no label.
    """
    for whole in whole_labels(hung(parsed.in_order())):
        for piece in as_text(whole):
            yield from run_in(piece)


def _heads(block: Block) -> bool:
    """Whether a block heads a section: set as a heading, the line of a §, or a short line that says "Beslut"."""
    if block.kind is BlockKind.HEADING:
        return True
    if block.kind is not BlockKind.PARAGRAPH or block.text.endswith("."):
        return False
    if len(block.text) <= _LINE and paragraph_start(block.text):
        return True
    if _PROPOSES.match(block.text) and len(block.text) <= _NAMES_ASKED and role_of(block.text) is Role.PROPOSED:
        return True
    role = role_of(block.text) if len(block.text) <= _SHORT else None
    is_label = role in (Role.BACKGROUND, Role.HISTORY) and len(block.text.split()) <= _LABEL and len(block.lines) == 1
    return role in SPOKEN_FOR or is_label or (role is Role.MEASURES and _is_set_apart(block))


def _is_listed_paper(block: Block, path: list[tuple[int, Block]]) -> bool:
    """Whether a line is one of the papers that a heading lists: "Nämndens beslut 2021-06-15, § 47" under "Bilagor"."""
    is_line = block.kind is BlockKind.PARAGRAPH and re.search(r"\d", block.text) is not None
    return is_line and bool(path) and not paragraph_start(block.text) and role_of(path[-1][1].text) is Role.DOCUMENTS


def _is_set_apart(block: Block) -> bool:
    """Whether a block is one line in italics, as small headings are set."""
    return len(block.lines) == 1 and block.lines[0].italic and block.text[-1] not in ":;,"


def _is_part_of(margin: str | None, heading: Block) -> bool:
    """Whether a heading stands within what a margin label announces: "Förslag till fullmäktige" within a decision."""
    return margin is not None and role_of(margin) is Role.DECIDED and role_of(heading.text) is Role.PROPOSED


def _level(heading: Block, path: list[tuple[int, Block]]) -> int:
    """A heading's level. One that is not set as such is below all that are, beside its likes; a § is beside a §."""
    if heading.level:
        return heading.level
    if paragraph_start(heading.text):
        return next((n for n, h in path if paragraph_start(h.text)), 1)
    return max((n for n, h in path if h.level), default=0) + 1


def _next_lead(item: Block | Table, lead: Block | None) -> Block | None:
    """The lead that holds for what follows an item."""
    if not isinstance(item, Block) or item.kind in (BlockKind.HEADING, BlockKind.TOC):
        return None
    if item.kind is BlockKind.PARAGRAPH and item.text.endswith(":"):
        return item
    if item.kind is BlockKind.LIST_ITEM:
        return lead
    return None
