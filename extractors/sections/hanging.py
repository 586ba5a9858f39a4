""" "att" set in the margin of its clause, as a hanging first word: it belongs to the clause and labels nothing."""

import re
from collections.abc import Iterable, Iterator

from extractors.swedish.hyphenation import join_lines
from models.document import Block, BlockKind, Line, Table
from models.provenance import BBox

_ATT = re.compile(r"(?:(?:dels|samt|och)\s)?att", re.I)
_ONLY_ATT = re.compile(rf"(?:{_ATT.pattern})(?:\s(?:{_ATT.pattern}))*:?", re.I)
_LEVEL = 4.0  # points between the tops of "att" and of the line that it stands beside


def hung(items: Iterable[Block | Table]) -> Iterator[Block | Table]:
    """The items of a document with each "att" of the margin put back in front of the line beside it."""
    hanging: list[Line] = []
    for item in items:
        if isinstance(item, Block) and item.kind is BlockKind.MARGIN and _ONLY_ATT.fullmatch(item.text):
            hanging = list(item.lines)
        elif isinstance(item, Block) and item.label and _ONLY_ATT.fullmatch(item.label):
            yield _with_att(item, hanging)
        else:
            yield item


def _with_att(block: Block, hanging: list[Line]) -> Block:
    """A block without its label, its lines begun by the words that hang beside them."""
    lines = tuple(_begun(line, hanging) for line in block.lines)
    return block.model_copy(update={"text": join_lines([line.plain for line in lines]), "lines": lines, "label": None})


def _begun(line: Line, hanging: list[Line]) -> Line:
    """A line with the words that hang on its level in front of it."""
    beside = next((h for h in hanging if h.page == line.page and abs(h.bbox.top - line.bbox.top) < _LEVEL), None)
    if beside is None:
        return line
    none = (0,) * len(beside.boxes)
    boxes: tuple[BBox, ...] = (*beside.boxes, *line.boxes)
    update = {
        "text": f"{beside.text} {line.text}",
        "boxes": boxes,
        "raised": (*none, *line.raised) if line.raised else (),
        "confidence": (*beside.confidence, *line.confidence) if line.confidence and beside.confidence else (),
    }
    return line.model_copy(update=update)
