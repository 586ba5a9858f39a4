"""The beginning of an item of business, as the families of numbers in a document offer it."""

from dataclasses import dataclass, field

from extractors.sections.agenda_rows import Row
from extractors.sections.passage import Passage
from extractors.sections.tree import Node
from models.document import Block

SAME_EDGE = 8.0  # points: "9." and "10." may be set flush at the right


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

    def looks_like(self, other: "Start") -> bool:
        """Whether two starts are set alike: at the same edge, both bold or neither."""
        if not self.passage.lines or not other.passage.lines:
            return False
        one, two = self.passage.lines[0], other.passage.lines[0]
        return abs(one.bbox.x0 - two.bbox.x0) < SAME_EDGE and one.bold == two.bold


def begun_by(node: Node, number: str, rest: str) -> Start:
    """The start that a node is."""
    return Start(node.index, number, rest, node.passage)


def text_with_marker(block: Block) -> str:
    """A block's text with the marker of its list in front."""
    return f"{block.marker} {block.text}" if block.marker else block.text
