"""The record extractors, found by scanning extractors/records: one file a record type."""

import importlib
import pkgutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from graphlib import TopologicalSorter
from typing import Any

import extractors.records
from extractors.head import HeadText
from extractors.identity import Ids
from extractors.kinds import Kind
from extractors.reading.quoting import Quoter
from extractors.structure import Structure
from models.document import Block
from models.records import AgendaItem, Decision, DocumentInfo, Record


@dataclass
class Reading:
    """What an extractor is given: the document's sections, its head and title, and what was found before it."""

    structure: Structure
    head: Sequence[HeadText]
    title: Block | None
    kind: Kind
    kind_confidence: float
    ids: Ids
    found: dict[str, Any] = field(default_factory=dict)

    @property
    def quoter(self) -> Quoter:
        """Makes provenance on the document's pages."""
        return self.structure.quoter

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


@cache
def extractors_in_order() -> tuple[Extractor, ...]:
    """Every extractor, each after those it needs.

    Raises RuntimeError where two fill the same list or one is needed in vain.
    """
    found: dict[str, Extractor] = {}
    for info in pkgutil.iter_modules(extractors.records.__path__):
        module = importlib.import_module(f"{extractors.records.__name__}.{info.name}")
        extractor = getattr(module, "EXTRACTOR", None)
        if not isinstance(extractor, Extractor):
            continue  # a helper of its neighbours
        if extractor.fills in found:
            raise RuntimeError(f"two extractors fill {extractor.fills}: see {module.__name__}")
        found[extractor.fills] = extractor
    for extractor in found.values():
        if missing := set(extractor.after) - set(found):
            raise RuntimeError(
                f"the extractor of {extractor.fills} needs {', '.join(sorted(missing))}: nothing fills it"
            )
    order = TopologicalSorter({name: e.after for name, e in sorted(found.items())}).static_order()
    return tuple(found[name] for name in order)
