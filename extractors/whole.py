"""What a check of a whole document is given: its records and, where it was just read, its pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from models.document import Block, BlockKind, ParsedDocument, Table
from models.extraction import Extraction
from models.flags import Flag
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
        return [
            record
            for record in self.records
            if any(
                part.page == p.page and part.bbox.holds(p.bbox, _SLACK) for part in table.parts for p in record.places
            )
        ]

    def amounts_in(self, table: Table) -> list[BudgetLine]:
        """The amounts of money of a table, in reading order."""
        found = [record for record in self.in_table(table) if isinstance(record, BudgetLine)]
        return sorted(found, key=lambda a: (a.page, a.places[0].bbox.top, a.places[0].bbox.x0))

    def blocks(self) -> tuple[Block, ...]:
        """The blocks of running text, without running headers and footers."""
        blocks = self.parsed.blocks if self.parsed else ()
        return tuple(block for block in blocks if block.kind is not BlockKind.FURNITURE)

    def furniture(self) -> tuple[Block, ...]:
        """Running headers and footers."""
        blocks = self.parsed.blocks if self.parsed else ()
        return tuple(block for block in blocks if block.kind is BlockKind.FURNITURE)
