"""Labelled lines below a measure: "Ansvarig: …", "Klart: …", each in a line of its own."""

import re
from dataclasses import dataclass, field, replace

from extractors.extractor import Reading
from extractors.measures.wording import Wording, fields_of, named_measure
from models.document import Block, BlockKind

_OTHER = re.compile(r"[A-ZÅÄÖ][^\W\d_]+(?: [^\W\d_]+){0,2}:\s+\S")  # "Beslutad: …", a label that fills no field
_SHORT = 100  # characters of such a line


@dataclass
class Below:
    """Labelled lines: which nodes they are, and by the node that they stand under what they say."""

    lines: set[int] = field(default_factory=set)
    under: dict[int, Wording] = field(default_factory=dict)


def fields_below(reading: Reading) -> Below:
    """The labelled lines of a document. They belong to the block right above the first of them."""
    out = Below()
    owner: int | None = None
    for node in reading.structure.nodes:
        block = node.block
        if block is None or block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING):
            owner = None
        elif owner is not None and (said := fields_of(block.text)):
            out.lines.add(node.index)
            out.under[owner] = joined(out.under.get(owner, Wording("", 0)), said)
        elif owner is not None and reading.structure.nodes[owner].is_heading and _is_labelled(block):
            out.lines.add(node.index)
        else:
            owner = node.index
    return Below(out.lines, {i: said for i, said in out.under.items() if said.responsible or said.deadline})


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
