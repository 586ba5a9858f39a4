"""Small documents made of blocks and tables, laid out down a page, for tests of what is made of them."""

from collections.abc import Sequence
from typing import Any

from extractors.extractor import Reading
from extractors.identity import Ids
from extractors.kinds import by_name
from extractors.sections.tree import structure
from extractors.swedish.sentences import nlp
from models.document import Block, BlockKind, Cell, Line, Page, ParsedDocument, SourceDocument, Table, TablePart
from models.provenance import BBox
from models.records import DocumentKind

_LEFT, _CHAR, _HEIGHT, _LEADING = 50.0, 5.0, 10.0, 14.0


def line(text: str, top: float = 100, page: int = 1, left: float = _LEFT, **look: Any) -> Line:
    """A printed line whose characters are all as wide."""
    boxes, x = [], left
    for word in text.split(" "):
        boxes.append(BBox(x, top, x + _CHAR * len(word), top + _HEIGHT))
        x += _CHAR * (len(word) + 1)
    return Line(page=page, text=text, boxes=tuple(boxes), size=_HEIGHT, **look)


def block(text: str, kind: BlockKind = BlockKind.PARAGRAPH, **more: Any) -> Block:
    """A block of one line."""
    return Block(kind=kind, text=text, lines=more.pop("lines", None) or (line(text),), **more)


def heading(text: str, level: int = 1) -> Block:
    """A heading."""
    return block(text, BlockKind.HEADING, level=level)


def item(text: str, marker: str = "•", level: int = 1) -> Block:
    """An item of a list."""
    return block(text, BlockKind.LIST_ITEM, marker=marker, level=level)


def table(*rows: Sequence[str], header_rows: int = 1, caption: Block | None = None) -> Table:
    """A table of cells of one line each."""
    cells = [
        Cell(row=r, column=c, text=text, lines=(line(text, 100 + r * _LEADING, left=50 + 150 * c),) if text else ())
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]
    part = TablePart(page=1, bbox=BBox(50, 100, 550, 100 + _LEADING * len(rows)))
    return Table(parts=(part,), cells=tuple(cells), header_rows=header_rows, caption=caption)


def parsed(*items: Block | Table) -> ParsedDocument:
    """A document of one page with its items in reading order."""
    blocks = tuple(i for i in items if isinstance(i, Block))
    tables = tuple(i for i in items if isinstance(i, Table))
    seen = {"block": 0, "table": 0}
    flow = []
    for one in items:
        kind = "block" if isinstance(one, Block) else "table"
        flow.append((kind, seen[kind]))
        seen[kind] += 1
    return ParsedDocument(
        document=SourceDocument(id="0" * 64, path="a.pdf"),
        pages=(Page(number=1, width=595, height=842),),
        blocks=blocks,
        tables=tables,
        flow=tuple(flow),
    )


def reading(*items: Block | Table, kind: DocumentKind = DocumentKind.OTHER) -> Reading:
    """What an extractor is given of such a document."""
    sections = structure(parsed(*items))
    return Reading(sections, (), None, by_name(kind), (), Ids("0" * 64), nlp())
