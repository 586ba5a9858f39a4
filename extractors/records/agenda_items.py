"""Items of business: number, title and registry number."""

from extractors.extractor import Extractor, Reading
from extractors.sections.agenda import agenda, spans
from extractors.sections.starts import Start
from extractors.sections.titles import bare_title
from extractors.sections.tree import Node
from extractors.swedish.references import find_references
from models.document import Block, BlockKind
from models.provenance import Provenance
from models.records import AgendaItem

_AHEAD = 6  # blocks behind the number in which title and registry number stand
_REFERENCE = 60  # characters: a longer text mentions a registry number
_LONG = 260  # characters: longer text is no title


def extract(reading: Reading) -> list[AgendaItem]:
    """One record for each item, in order."""
    starts = agenda(reading.structure, reading.kind.kind).starts
    return [_item(reading, start, end) for start, end in spans(starts, len(reading.structure.nodes))]


def _item(reading: Reading, start: Start, end: int) -> AgendaItem:
    """One item: its title stands behind the number or right below, its registry number near them."""
    evidence: dict[str, Provenance] = {}
    title = bare_title(start.rest)
    look = reading.structure.nodes[start.position].block if title else None
    reference = _told_beside(start)
    for node in _below(reading, start, end):
        block = node.block
        if block is None:
            break
        is_title = not title and block.kind is not BlockKind.MARGIN and _may_be_title(block)
        tells = is_title or len(block.text) < _REFERENCE
        if reference is None and tells and (found := find_references(block.text)):
            reference = found[0].printed
            evidence["reference"] = node.passage.place(reading.quoter, found[0].start, found[0].end)
        if block.kind is BlockKind.MARGIN:
            continue
        if is_title:
            title = bare_title(block.text)
            if title:
                evidence["title"], look = node.passage.place(reading.quoter), block
        elif title and look is not None and _same_look(look, block):
            title, look = f"{title} {block.text}", block
        elif title:
            break
    grounds = (
        "in_table" if start.row else "in_text",
        "title_missing" if not title else "title_below" if "title" in evidence else "title_beside",
    )
    return AgendaItem(
        id=reading.ids.make("agenda_item", start.number),
        number=start.number,
        title=title or None,
        reference=reference,
        places=start.passage.places(reading.quoter),
        evidence=evidence,
        grounds=grounds,
        extractor="agenda_items",
    )


def _told_beside(start: Start) -> str | None:
    """The registry number on an item's own line, else in its row: in another cell, or on a line below the title."""
    row = start.row
    below = [block.text for block in row.below if len(block.text) < _REFERENCE] if row else []
    texts = [start.rest, *((cell.text for cell in row.beside) if row else ()), *below]
    return next((found[0].printed for text in texts if (found := find_references(text))), None)


def _below(reading: Reading, start: Start, end: int) -> list[Node]:
    """The first few nodes under an item's number; none in a table, where each row is an item."""
    if start.row or end <= start.position:
        return []
    return reading.structure.nodes[start.position + 1 : min(end, start.position + 1 + _AHEAD)]


def _same_look(above: Block, below: Block) -> bool:
    """Whether a heading right under the title is its next line, set apart by something in the margin."""
    if above.kind is not BlockKind.HEADING or below.kind is not BlockKind.HEADING or below.text[:1].isupper():
        return False
    first, last = below.lines[0], above.lines[-1]
    near = first.page == last.page and first.bbox.top - last.bbox.bottom < 1.5 * first.size
    return near and abs(first.size - last.size) < 0.6 and first.bold == last.bold


def _may_be_title(block: Block) -> bool:
    """Whether a block right below a number can be the title: short, and no sentence."""
    return len(block.text) <= _LONG and (block.kind is BlockKind.HEADING or not block.text.endswith((".", ":")))


EXTRACTOR = Extractor(fills="agenda_items", run=extract, after=("document",))
