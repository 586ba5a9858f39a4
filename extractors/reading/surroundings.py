"""What stands around a table and speaks for it: its caption, the note of its unit, the heading it stands under."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from extractors.swedish.units import unit_in
from models.document import Block, BlockKind, Line, Table

_CAPTION = 150  # characters; a longer text above a table is no caption
_NOTE = 140  # characters; a longer text that names a unit is no note
_ABOVE = 40.0  # points between a caption and its table
_BEFORE = 8  # items back in which a table's unit may be told

Item = Block | Table


def with_surroundings(items: Sequence[Item]) -> list[Item]:
    """The items with each table's `caption`, `unit_note` and `heading` found among those around it.

    A caption may be set as a heading: then `heading` is the one that this stands under.
    """
    out: list[Item] = []
    headings: list[Block] = []
    for i, item in enumerate(items):
        if isinstance(item, Table):
            caption = _caption(items[i - 1], item) if i else None
            above = [heading for heading in headings if heading is not caption]
            around = {
                "caption": caption,
                "heading": above[-1] if above else None,
                "unit_note": _unit_note(item, caption, headings, items, i),
            }
            out.append(item.model_copy(update=around))
            continue
        if item.kind is BlockKind.HEADING:
            headings = [*(heading for heading in headings if heading.level < item.level), item]
        out.append(item)
    return out


def _caption(above: Item, table: Table) -> Block | None:
    """The block right above a table, if it is near and short enough to be its caption."""
    if not isinstance(above, Block) or above.kind is BlockKind.FOOTNOTE:
        return None
    near = above.lines[-1].page == table.page and table.bbox.top - above.lines[-1].bbox.bottom < _ABOVE
    return above if near and len(above.text) <= _CAPTION else None


def _unit_note(
    table: Table, caption: Block | None, headings: Sequence[Block], items: Sequence[Item], place: int
) -> Line | None:
    """Where the unit of a table's money is told: in its own title, its caption, the notes around it, its headings."""
    tellers = _tellers(table, caption, headings, items, place)
    return next((note for lines in tellers if (note := _unit_among(lines))), None)


def _tellers(
    table: Table, caption: Block | None, headings: Sequence[Block], items: Sequence[Item], place: int
) -> Iterator[Sequence[Line]]:
    """The texts that may tell a table's unit, the nearest first."""
    yield from (cell.lines for cell in table.cells if _is_title(cell.row, cell.column_span, table))
    if caption is not None:
        yield caption.lines
    between = takewhile(lambda item: item not in headings[-1:], reversed(items[max(0, place - _BEFORE) : place]))
    yield from (block.lines for block in between if isinstance(block, Block))
    behind = items[place + 1] if place + 1 < len(items) else None
    if isinstance(behind, Block) and behind.kind is not BlockKind.HEADING:
        yield behind.lines
    yield from (heading.lines for heading in reversed(headings))


def _is_title(row: int, column_span: int, table: Table) -> bool:
    """Whether a cell is a title across the whole table."""
    return row < max(1, table.header_rows) and column_span == table.n_columns > 1


def _unit_among(lines: Sequence[Line]) -> Line | None:
    """The words that state a unit of money for a table, as a line of their own; None where none do, or two differ."""
    told = unit_in(" ".join(line.text for line in lines))
    if told is None or sum(len(line.text) + 1 for line in lines) > _NOTE:
        return None
    for line in lines:
        found = unit_in(line.text)
        if found is not None and found.unit == told.unit:
            return _words(line, found.start, found.end)
    return None


def _words(line: Line, start: int, end: int) -> Line:
    """The words of a line that the characters from `start` to `end` lie in."""
    first = line.text.count(" ", 0, start)
    last = line.text.count(" ", 0, end) + 1
    return line.model_copy(
        update={
            "text": " ".join(line.text.split(" ")[first:last]),
            "boxes": line.boxes[first:last],
            "raised": line.raised[first:last],
            "confidence": line.confidence[first:last],
        }
    )
