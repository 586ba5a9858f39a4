"""Blocks of all pages taken together: sentences that page breaks cut joined, headings and lists ranked."""

from collections.abc import Sequence

from extractors.reading.drafts import goes_on
from extractors.swedish.hyphenation import join_lines
from models.document import Block, BlockKind


def with_levels(blocks: Sequence[Block]) -> list[Block]:
    """Headings ranked by their look (largest first, bold before regular) and list items by their indent."""
    looks = {_look(b) for b in blocks if b.kind is BlockKind.HEADING}
    rank = {look: i for i, look in enumerate(sorted(looks, reverse=True), start=1)}
    out: list[Block] = []
    indents: list[float] = []
    for block in blocks:
        level = 0
        if block.kind is BlockKind.HEADING:
            level, indents = rank[_look(block)], []
        elif block.kind is BlockKind.LIST_ITEM:
            x0 = block.lines[0].boxes[0].x0
            indents = [*(i for i in indents if i < x0 - 5), x0]
            level = len(indents)
        elif block.kind is BlockKind.PARAGRAPH and indents and block.lines[0].boxes[0].x0 < indents[0] + 3:
            indents = []
        out.append(block.model_copy(update={"level": level}) if level else block)
    return out


def _look(block: Block) -> tuple[float, bool]:
    """A heading's look, by which headings of one level are alike."""
    return block.lines[0].size, block.lines[0].bold


def join_over_pages(blocks: Sequence[Block]) -> list[Block]:
    """Blocks in which a sentence that a page break cut is one block again."""
    out: list[Block] = []
    for block in blocks:
        if out and _cut(out[-1], block):
            above = out.pop()
            lines = above.lines + block.lines
            out.append(above.model_copy(update={"lines": lines, "text": join_lines([above.text, block.text])}))
        else:
            out.append(block)
    return out


def _cut(above: Block, below: Block) -> bool:
    """Whether `below`, on the next page, is the rest of the sentence that `above` begins."""
    running = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
    if above.kind not in running or below.kind is not BlockKind.PARAGRAPH or above.label != below.label:
        return False
    if below.page != above.lines[-1].page + 1 or abs(above.lines[0].size - below.lines[0].size) > 0.6:
        return False
    return above.text[-1] not in ".:;!?" and goes_on(above.text, below.text)
