"""Doubts about how a table was read: holes, cells run together, a part not joined, words and rows left out."""

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.swedish.numbers import find_numbers, parse_number
from extractors.whole import Found, Whole
from models.document import Block, Cell, Table
from models.flags import Flag, Severity
from models.provenance import BBox
from models.records import Record

_EDGE = 6.0  # points by which the edges of a table's two parts may differ
_FIGURES = re.compile(r"[\d\s\u00a0\u202f.,*−-]+")
_WORD = re.compile(r"[^\W\d_]{3}")


def ragged(whole: Whole) -> Found:
    """The records of a table whose grid has holes, or a cell that holds several numbers."""
    for table in whole.tables():
        holes = _holes(table)
        run_together = [c.text for c in table.cells if c.row >= table.header_rows and _several_numbers(c)]
        if holes or run_together:
            why = f"cellen ”{run_together[0]}” rymmer flera tal" if run_together else f"{holes} rutor saknas"
            flag = Flag(
                code="table_ragged",
                severity=Severity.WARNING,
                explanation=f"Tabellen på sidan {table.page} är ojämnt läst: {why}.",
                remedy="Jämför tabellens rader och kolumner med sidan.",
            )
            yield from ((record_id, flag) for record_id in _told_of(whole, whole.in_table(table)))


def _holes(table: Table) -> int:
    """How many places of the grid no cell covers."""
    covered = sum(cell.row_span * cell.column_span for cell in table.cells)
    return table.n_rows * table.n_columns - covered


def _several_numbers(cell: Cell) -> bool:
    """Whether a cell holds nothing but numbers, and more than one on a line."""
    if len(cell.lines) != 1 or not _FIGURES.fullmatch(cell.text) or parse_number(cell.text) is not None:
        return False
    return len(find_numbers(cell.text)) > 1


def not_joined(whole: Whole) -> Found:
    """The records of a table that begins a page where the one that ends the page before has the same columns."""
    if whole.parsed is None:
        return
    items = list(whole.parsed.in_order())
    for above, below in pairwise(items):
        if isinstance(above, Table) and isinstance(below, Table) and _goes_on(above, below):
            flag = Flag(
                code="table_not_joined",
                severity=Severity.WARNING,
                explanation=(
                    f"Tabellen på sidan {below.page} ser ut att fortsätta den på sidan {above.parts[-1].page}, "
                    "men de är lästa som två."
                ),
                remedy="Kontrollera att raderna har rätt rubriker och att summan gäller båda delarna.",
            )
            yield from ((record_id, flag) for record_id in _told_of(whole, whole.in_table(below)))


def _goes_on(above: Table, below: Table) -> bool:
    """Whether two tables next to each other are likely one: on following pages, as wide, with as many columns."""
    upper, lower = above.parts[-1], below.parts[0]
    alike = abs(upper.bbox.x0 - lower.bbox.x0) < _EDGE and abs(upper.bbox.x1 - lower.bbox.x1) < _EDGE
    return lower.page == upper.page + 1 and alike and above.n_columns == below.n_columns and below.caption is None


def outside_cells(whole: Whole) -> Found:
    """The records of a table within which words stand that are in none of its cells."""
    for table in whole.tables():
        lost = [text for block in whole.blocks_beside(table) for text in _lines_inside(block, table)]
        if lost:
            flag = Flag(
                code="text_outside_cells",
                severity=Severity.WARNING,
                explanation=f"I tabellen på sidan {table.page} står text utanför cellerna: ”{lost[0][:80]}”.",
                remedy="Jämför med sidan: texten kan höra till en rad eller vara en rad för sig.",
            )
            yield from ((record_id, flag) for record_id in _told_of(whole, whole.in_table(table)))


def _lines_inside(block: Block, table: Table) -> list[str]:
    """The lines of a block that lie within a table and not above it as its caption."""
    if block == table.caption:
        return []
    return [
        line.text
        for line in block.lines
        for part in table.parts
        if part.page == line.page and _WORD.search(line.text) and _is_within(line.bbox, part.bbox)
    ]


def _is_within(inner: BBox, outer: BBox) -> bool:
    """Whether most of a rectangle lies in another."""
    area = (inner.x1 - inner.x0) * (inner.bottom - inner.top)
    return area > 0 and inner.overlap(outer) > 0.8 * area


def row_skipped(whole: Whole) -> Found:
    """The amount above a row of a table of money that has numbers none of which became a record."""
    for table in whole.tables():
        amounts = whole.amounts_in(table)
        if len(amounts) < 2:
            continue
        taken = [(place.page, place.bbox) for record in whole.in_table(table) for place in record.places]
        for row in range(table.header_rows, table.n_rows):
            cells = [c for c in table.cells if c.row == row and c.lines and c.column > 0]
            numbers = [c for c in cells if parse_number(c.text) is not None]
            if numbers and not any(_is_taken(c, taken) for c in numbers):
                top = numbers[0].lines[0]
                before = [a for a in amounts if (a.page, a.places[0].bbox.top) <= (top.page, top.bbox.top)]
                yield (before or amounts)[-1 if before else 0].id, _skipped(table, row)


def _is_taken(cell: Cell, taken: Sequence[tuple[int, BBox]]) -> bool:
    """Whether a record stands in a cell."""
    return any(page == line.page and box.overlap(line.bbox) > 0 for line in cell.lines for page, box in taken)


def _skipped(table: Table, row: int) -> Flag:
    label = next((c.text for c in table.cells if c.row == row and c.text), "")
    return Flag(
        code="row_skipped",
        severity=Severity.INFO,
        explanation=f"Raden ”{label[:80]}” intill har tal som inte är lästa som pengar.",
        remedy="Kontrollera att radens tal är antal, andelar eller annat, inte belopp.",
    )


def _told_of(whole: Whole, records: Sequence[Record]) -> list[str]:
    """Where a doubt about a table is told: on its records, else on the document."""
    document = whole.document_id()
    return [record.id for record in records] or ([document] if document else [])


WHOLE_CHECKS = [ragged, not_joined, outside_cells, row_skipped]
