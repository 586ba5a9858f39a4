"""Labelled lines and rows below a measure: "Ansvarig: …", "Klart 2024", each in a line of its own."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from extractors.extractor import Reading
from extractors.measures.labels import field_of, is_field, lines_of_labels, row_under_labels, rows_of_labels
from extractors.measures.wording import Wording, fields_of, named_measure, with_field
from extractors.sections.tree import Node
from models.document import Block, BlockKind

_OTHER = re.compile(r"[A-ZÅÄÖ][^\W\d_]+(?: [^\W\d_]+){0,2}:\s+\S")  # "Beslutad: …", a label that fills no field
_SHORT = 100  # characters of such a line


@dataclass
class Below:
    """Labelled lines: which nodes they are, and by the node that they stand under what they say."""

    lines: set[int] = field(default_factory=set)
    under: dict[int, Wording] = field(default_factory=dict)


def fields_below(reading: Reading) -> Below:
    """The labelled lines and rows of a document. They belong to the block right above the first of them."""
    out = Below()
    owner: int | None = None
    nodes = reading.structure.nodes
    taken = 0  # nodes up to here are told of
    for node in nodes:
        if node.index < taken:
            continue
        count, said = _said(nodes, node.index) if owner is not None else (0, None)
        block = node.block
        if owner is not None and said is not None:
            taken = node.index + count
            out.lines |= set(range(node.index, taken))
            out.under[owner] = joined(out.under.get(owner, Wording("", 0)), said)
        elif block is None or block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING):
            owner = None
        elif owner is not None and nodes[owner].is_heading and _is_labelled(block):
            out.lines.add(node.index)
        else:
            owner = node.index
    return Below(out.lines, {i: said for i, said in out.under.items() if said.responsible or said.deadline})


def _said(nodes: Sequence[Node], at: int) -> tuple[int, Wording | None]:
    """(how many nodes, what they say) of the labels with and without colons that begin at a node; (0, None) of none."""
    node = nodes[at]
    if node.table is not None:
        rows = rows_of_labels(node.table) or row_under_labels(node.table)
        is_whole = bool(rows) and all(is_field(label) for label, _ in rows)
        return (1, _wording([(field_of(label), cell.text) for label, cell in rows])) if is_whole else (0, None)
    if node.block is not None and node.block.kind is not BlockKind.TOC and (said := fields_of(node.block.text)):
        return 1, said
    count, pairs = lines_of_labels(nodes, at)
    return (count, _wording([(field_of(label), value) for label, value in pairs])) if count else (0, None)


def _wording(fields: Iterable[tuple[str | None, str]]) -> Wording:
    """Fields and their values as a wording without a text."""
    out = Wording("", 0)
    for name, value in fields:
        out = with_field(out, name or "", value)
    return out


def _is_labelled(block: Block) -> bool:
    """Whether a line has a label that fills no field; one that names a measure ("Aktivitet: …") begins another."""
    return len(block.text) < _SHORT and named_measure(block.text) is None and bool(_OTHER.match(block.text))


def joined(first: Wording, second: Wording) -> Wording:
    """What two wordings say, the first before the second."""
    return replace(
        first,
        responsible=first.responsible + second.responsible,
        deadline=first.deadline or second.deadline,
        status=first.status or second.status,
        follow_up=first.follow_up or second.follow_up,
        description=first.description or second.description,
    )
