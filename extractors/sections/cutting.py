"""A block cut in two at a place in its text, each part with its own lines."""

from extractors.sections.passage import Passage
from models.document import Block, Line


def cut(block: Block, at: int) -> tuple[Block, Block] | None:
    """The parts of a block before text[at:] and from there on; None where a word is cut or a part is empty."""
    words = Passage.of(block).word_spans
    if any(start < at < end for start, end, _, _ in words):
        return None
    before, behind = list[Line](), list[Line]()
    for number, line in enumerate(block.lines):
        starts = [(i, start) for start, _, n, i in words if n == number]
        cut_at = next((i for i, start in starts if start >= at), len(line.boxes))
        before += _part(line, 0, cut_at)
        behind += _part(line, cut_at, len(line.boxes))
    if not before or not behind:
        return None
    return (
        block.model_copy(update={"text": block.text[:at].rstrip(), "lines": tuple(before)}),
        block.model_copy(update={"text": block.text[at:], "lines": tuple(behind), "marker": None}),
    )


def _part(line: Line, start: int, end: int) -> list[Line]:
    """The words [start:end] of a line; nothing where there are none."""
    if start >= end:
        return []
    if end - start == len(line.boxes):
        return [line]
    text = " ".join(line.text.split(" ")[start:end])
    return [line.model_copy(update={"text": text, "boxes": line.boxes[start:end], "raised": line.raised[start:end]})]
