"""How a paper ends: who the decision is sent to, and who signed."""

import re
from collections.abc import Iterator

from extractors.meeting.people import people_in
from extractors.meeting.remarks import is_title
from extractors.sections.fragments import pieces
from extractors.sections.roles import Role
from extractors.sections.tree import Structure
from extractors.swedish.names import is_person_name
from models.document import Block, Line
from models.records import Signature

_SHORT = 90  # characters: a longer block names no recipient and is no signature
_OFFICIAL = re.compile(
    r"\b\w*(?:chef|direktör|sekreterare|samordnare|utvecklare|utredare|strateg|handläggare|controller|ekonom|planerare|"
    r"ordförande)\b",
    re.I,
)


def recipients(structure: Structure, title: Block | None) -> Iterator[str]:
    """Who the decision is sent to (Beslutet skickas till), told below the title: above stands whom it is for."""
    top = next((n.index for n in structure.nodes if n.item is title), -1)
    for node, block in structure.blocks():
        if (
            node.index < top
            or node.role is not Role.RECIPIENTS
            or len(block.text) > _SHORT
            or _is_signature(block.text)
        ):
            continue
        for part in re.split(r"(?<!-)[,;]\s+(?=[A-ZÅÄÖ])", block.text):
            yield part.rstrip(".,")


def signatures(structure: Structure) -> Iterator[Signature]:
    """Officials who signed: a person's name on a line of its own with a title right below it."""
    short = [block for _, block in structure.blocks() if len(block.text) <= _SHORT]
    lines = [part for block in short for line in block.lines for part in pieces(line)]
    for i, name in enumerate(lines):
        if not is_person_name(name.text):
            continue
        title = next((line for line in lines[i + 1 : i + 4] if _right_below(name, line)), None)
        if title is not None and (_OFFICIAL.search(title.text) or is_title(title.text)):
            yield Signature(name=name.text, title=title.text)


def _is_signature(text: str) -> bool:
    """Whether a line is a signatory's name or title, or both."""
    if is_person_name(text) or (bool(_OFFICIAL.search(text)) and len(text.split()) <= 2):
        return True
    people = people_in(text)
    return len(people) == 1 and people[0].start == 0 and is_title(people[0].remark)


def _right_below(upper: Line, lower: Line) -> bool:
    """Whether a line starts on the next line under another, at the same left edge."""
    step = lower.bbox.top - upper.bbox.top
    return upper.page == lower.page and abs(lower.bbox.x0 - upper.bbox.x0) < 3 and 0 < step < 2.2 * upper.size
