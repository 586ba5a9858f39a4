"""The numbers in a document that might be those of its items: one family for each way in which they are set."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.sections.agenda_rows import rows_of
from extractors.sections.numbering import Number, named_number, number_alone, number_before_sign, number_of
from extractors.sections.starts import SAME_EDGE, Start, begun_by, text_with_marker
from extractors.sections.tree import Node, Structure
from models.document import Block, BlockKind, Table

_READ = (BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.PARAGRAPH)
_BESIDE = 6.0  # points between the baselines of a number in the margin and of its title
_TITLE = 260  # characters: a longer text beside a number is no title


@dataclass
class Family:
    """Starts that are set in one way.

    `strong` tells that they are set as titles are; `counts_from_one` that the first is 1; a § need not be.
    """

    strong: bool
    counts_from_one: bool = True
    starts: list[tuple[Number, Start]] = field(default_factory=list)


def families(structure: Structure, *, headings_only: bool) -> list[Family]:
    """All families of a document, those that are set as titles first.

    `headings_only` leaves out numbers that stand neither in the margin nor in a heading: minutes number much else.
    """
    nodes = structure.nodes
    margin, named, signed = Family(strong=True), Family(strong=True), Family(strong=True, counts_from_one=False)
    kinds = {kind: Family(strong=kind is BlockKind.HEADING) for kind in _READ}
    read: list[tuple[Number, Start]] = []
    for node in nodes:
        block = node.block
        if block is None:
            continue
        if block.kind is BlockKind.MARGIN and (number := _beside_title(nodes, node)):
            margin.starts.append((number, begun_by(node, number.printed, "")))
        if block.kind not in _READ or (headings_only and not node.is_heading):
            continue
        if (number := named_number(block.text)) and node.is_heading:
            named.starts.append((number, begun_by(node, number.printed, number.rest)))
        elif (number := number_before_sign(block.text)) and node.is_heading:
            signed.starts.append((number, begun_by(node, number.printed, number.rest)))
        elif number := number_of(text_with_marker(block)):
            start = begun_by(node, number.printed, number.rest)
            kinds[block.kind].starts.append((number, start))
            read.append((number, start))
    tables = [] if headings_only else list(_of_tables(nodes))
    edges = [] if headings_only else _by_edge(read)
    found = [margin, named, signed, kinds[BlockKind.HEADING], *tables, *(kinds[k] for k in _READ[1:]), *edges]
    return [family for family in found if family.starts]


def _beside_title(nodes: Sequence[Node], node: Node) -> Number | None:
    """The number that a margin label is alone, where a title begins on its line."""
    number = number_alone(node.item.text) if isinstance(node.item, Block) else None
    beside = nodes[node.index + 1].block if node.index + 1 < len(nodes) else None
    if number is None or beside is None or node.block is None or beside.kind not in _READ:
        return None
    label, title = node.block.lines[0], beside.lines[0]
    level = label.page == title.page and abs(label.bbox.top - title.bbox.top) < _BESIDE
    return number if level and len(beside.text) <= _TITLE and not beside.text.endswith(".") else None


def _by_edge(read: Sequence[tuple[Number, Start]]) -> list[Family]:
    """Starts of any kind that begin at the same left edge."""
    edges: dict[float, Family] = {}
    for number, start in read:
        x0 = start.passage.lines[0].bbox.x0
        edge = next((one for one in edges if abs(one - x0) < SAME_EDGE), x0)
        edges.setdefault(edge, Family(strong=False)).starts.append((number, start))
    return list(edges.values())


def _of_tables(nodes: Sequence[Node]) -> Iterator[Family]:
    """The rows of each table, with those of tables that go on with it."""
    under_way: Family | None = None
    columns = ""  # how the table under way is headed
    for node in nodes:
        if not isinstance(node.item, Table):
            continue
        rows = list(_rows(node.index, node.item))
        if not rows:
            continue
        if under_way is None or not _goes_on(under_way, columns, rows, node.item):
            if under_way is not None:
                yield under_way
            under_way = Family(strong=False)
        under_way.starts += rows
        columns = _head(node.item)
    if under_way is not None:
        yield under_way


def _rows(position: int, table: Table) -> Iterator[tuple[Number, Start]]:
    """The rows of a table that are items of business."""
    for row in rows_of(table):
        yield Number(int(row.number), "", row.title.text), Start(position, row.number, row.title.text, row.title, row)


def _head(table: Table) -> str:
    """How the columns of a table are headed."""
    return " ".join(c.text for c in table.cells if c.row < table.header_rows).casefold()


def _goes_on(listed: Family, columns: str, rows: Sequence[tuple[Number, Start]], table: Table) -> bool:
    """Whether a table goes on with the items of the one before it: it is headed alike, or counts on from there."""
    return (columns != "" and _head(table) == columns) or rows[0][0].rank == listed.starts[-1][0].rank + 1
