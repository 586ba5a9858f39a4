"""What a record extractor is, and what it is given."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from spacy.language import Language

from extractors.identity import Ids
from extractors.kinds import Kind
from extractors.reading.quoting import Quoter
from extractors.sections.head import HeadText
from extractors.sections.tree import Structure
from extractors.swedish.boundaries import sentences
from extractors.swedish.register import Register, register
from models.document import Block
from models.records import AgendaItem, Decision, DocumentInfo, Record


@dataclass
class Reading:
    """What an extractor is given: the document's sections, its head and title, and what was found before it."""

    structure: Structure
    head: Sequence[HeadText]
    title: Block | None
    kind: Kind
    kind_grounds: tuple[str, ...]
    ids: Ids
    nlp: Language
    found: dict[str, Any] = field(default_factory=dict)
    _cut: dict[str, list[tuple[int, int]]] = field(default_factory=dict, repr=False)

    @property
    def quoter(self) -> Quoter:
        """Makes provenance on the document's pages."""
        return self.structure.quoter

    def sentences(self, text: str) -> list[tuple[int, int]]:
        """The sentences of a text, (start, end) each: the ones that the spaCy pipeline is told to keep to."""
        if text not in self._cut:
            self._cut[text] = sentences(text)
        return self._cut[text]

    @cached_property
    def register(self) -> Register:
        """What each body is called, and what abbreviations stand for, in this document."""
        blocks = (node.block for node in self.structure.nodes if node.block is not None)
        cells = (cell for _, table in self.structure.tables() for cell in table.cells)
        return register([*(block.text for block in blocks), *(cell.text for cell in cells)])

    @property
    def document(self) -> DocumentInfo | None:
        """The document's particulars, once found."""
        return self.found["document"][0] if self.found.get("document") else None

    @property
    def agenda_items(self) -> Sequence[AgendaItem]:
        """The items of business, once found."""
        items: Sequence[AgendaItem] = self.found.get("agenda_items", ())
        return items

    @property
    def decisions(self) -> Sequence[Decision]:
        """The decisions, once found."""
        decisions: Sequence[Decision] = self.found.get("decisions", ())
        return decisions


@dataclass(frozen=True)
class Extractor:
    """A record extractor: the list it fills, the lists it needs first, and the function that does it."""

    fills: str
    run: Callable[[Reading], Sequence[Record]]
    after: tuple[str, ...] = ()
