"""Lists whose marks the page leaves out or draws: short lines one below the other, behind a heading or a lead."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from extractors.extractor import Reading
from extractors.sections.tree import Node
from models.document import Block, BlockKind

_SHORT = 140  # characters of an item
_FEWEST = 2  # items of a list


@dataclass
class Unmarked:
    """The items of such lists, as the indices of their nodes, and the lead of each list that has one."""

    items: set[int] = field(default_factory=set)
    leads: dict[int, Block] = field(default_factory=dict)


def unmarked(reading: Reading) -> Unmarked:
    """The unmarked lists of a document.

    Their items all end alike. Behind a heading none ends in a full stop, for there sentences are running text.
    """
    out = Unmarked()
    for opener, run in _runs(reading.structure.nodes):
        if len(run) < _FEWEST:
            continue
        out.items |= {node.index for node in run}
        if opener.block is not None and not opener.is_heading:
            out.leads.update(dict.fromkeys((node.index for node in run), opener.block))
    return out


def _runs(nodes: list[Node]) -> Iterator[tuple[Node, list[Node]]]:
    """(what opens it, its items) of every run of short lines."""
    opener: Node | None = None
    run: list[Node] = []
    for node in nodes:
        if opener is not None and _is_item(node, opener, run):
            run.append(node)
            continue
        if opener is not None and run:
            yield opener, run
        opener, run = node if _opens(node) else None, []
    if opener is not None and run:
        yield opener, run


def _opens(node: Node) -> bool:
    """Whether a list may follow: behind a heading, or a paragraph that ends in a colon."""
    block = node.block
    return block is not None and (node.is_heading or (block.kind is BlockKind.PARAGRAPH and block.text.endswith(":")))


def _is_item(node: Node, opener: Node, run: list[Node]) -> bool:
    """Whether a node is one more item of a run."""
    block = node.block
    if block is None or node.is_heading or block.kind is not BlockKind.PARAGRAPH or node.margin != opener.margin:
        return False
    text = block.text
    if len(text) > _SHORT or not (text[:1].isupper() or text[:1].isdigit()) or text.endswith((":", "?", ",")):
        return False
    stops = text.endswith(".")
    return not (stops and opener.is_heading) and all(_stops(other) == stops for other in run)


def _stops(node: Node) -> bool:
    """Whether a node's text ends in a full stop."""
    return node.block is not None and node.block.text.endswith(".")
