"""What a check of a whole document is given: its records and, where it was just read, its pages."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from models.document import Block, BlockKind, ParsedDocument, Table
from models.extraction import Extraction
from models.flags import Flag
from models.provenance import BBox
from models.records import BudgetLine, Record

Found = Iterator[tuple[str, Flag]]
"""(a record's id, a flag on it) …"""

_SLACK = 1.0  # points


@dataclass(frozen=True)
class Whole:
    """A document's records and pages; `parsed` is None where only the records are at hand."""

    extraction: Extraction
    parsed: ParsedDocument | None = None

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """All records of the lists, in their order."""
        return tuple(record for _, record in self.extraction.records())

    def document_id(self) -> str | None:
        """The id that flags on the document itself go to; None where no page could be read."""
        return self.extraction.document.id if self.extraction.document else None

    def tables(self) -> tuple[Table, ...]:
        """The tables read."""
        return self.parsed.tables if self.parsed else ()

    def in_table(self, table: Table) -> list[Record]:
        """The records of which a place lies in a table."""
        inside = {
            number
            for part in table.parts
            for number, box in self._placed.get(part.page, ())
            if part.bbox.holds(box, _SLACK)
        }
        return [self.records[number] for number in sorted(inside)]

    def amounts_in(self, table: Table) -> list[BudgetLine]:
        """The amounts of money of a table, in reading order."""
        found = [record for record in self.in_table(table) if isinstance(record, BudgetLine)]
        return sorted(found, key=lambda a: (a.page, a.places[0].bbox.top, a.places[0].bbox.x0))

    def blocks(self) -> tuple[Block, ...]:
        """The blocks of running text, without running headers and footers."""
        blocks = self.parsed.blocks if self.parsed else ()
        return tuple(block for block in blocks if block.kind is not BlockKind.FURNITURE)

    def blocks_beside(self, table: Table) -> Iterator[Block]:
        """The blocks of running text that have a line on a page of a table."""
        found = {n: block for part in table.parts for n, block in self._set_on.get(part.page, ())}
        return (found[number] for number in sorted(found))

    @cached_property
    def _placed(self) -> dict[int, list[tuple[int, BBox]]]:
        """By page: which records have a place there, and where."""
        out: dict[int, list[tuple[int, BBox]]] = defaultdict(list)
        for number, record in enumerate(self.records):
            for place in record.places:
                out[place.page].append((number, place.bbox))
        return out

    @cached_property
    def _set_on(self) -> dict[int, list[tuple[int, Block]]]:
        """By page: the blocks of running text that have a line there, numbered in reading order."""
        out: dict[int, list[tuple[int, Block]]] = defaultdict(list)
        for number, block in enumerate(self.blocks()):
            for page in {line.page for line in block.lines}:
                out[page].append((number, block))
        return out

    def furniture(self) -> tuple[Block, ...]:
        """Running headers and footers."""
        blocks = self.parsed.blocks if self.parsed else ()
        return tuple(block for block in blocks if block.kind is BlockKind.FURNITURE)
