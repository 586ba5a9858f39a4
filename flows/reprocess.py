"""Stored documents extracted anew, without the network: first what would change, then, on approval, the loading."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from extractors.reading.source import open_source
from extractors.version import extractor_version
from flows import outcome
from flows.cache import ExtractionCache
from flows.extractions import extractions
from flows.night import BATCH
from flows.progress import progress_bar
from flows.reading import Work
from flows.session import ingesting_known
from flows.store import Store
from models.document import SourceDocument
from models.errors import NamndkollError
from models.extraction import Extraction
from models.run import Run
from models.settings import Settings
from warehouse.differences import differences
from warehouse.loaded import loaded_documents
from warehouse.session import Warehouse, loading


@dataclass(frozen=True)
class Selection:
    """Which of the loaded documents; None: any."""

    kind: str | None = None
    version: str | None = None
    """The extractor version that read them."""
    municipality: str | None = None


@dataclass
class Preview:
    """What extracting anew would change."""

    documents: list[SourceDocument] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    """Paths of documents whose bytes are no longer there."""
    added: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    withdrawn: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)
    differing: list[str] = field(default_factory=list)
    """Paths of documents of which any record would change."""
    faults: list[NamndkollError] = field(default_factory=list)

    def relations(self) -> list[str]:
        """The relations that there is anything to tell of."""
        return list(self.added | self.changed | self.withdrawn | self.unchanged)


Compared = Callable[[SourceDocument, Extraction | None, Extraction], None]
"""Told each document with its extraction as loaded, where that is still in the cache, and as extracted now."""


def preview(settings: Settings, chosen: Selection, compared: Compared, work: Work | None = None) -> Preview:
    """Extract the chosen documents anew into the cache, and compare with what is loaded. Nothing is loaded.

    Raises WarehouseBusy while another run loads.
    """
    made, store = Preview(), Store(settings)
    version = extractor_version(settings)
    versions: dict[str, str] = {}
    cache = ExtractionCache(settings.extractions, version)
    with loading(settings) as warehouse:
        for row in loaded_documents(warehouse.connection, chosen.kind, chosen.version, chosen.municipality):
            versions[row["id"]] = row.pop("extractor_version")
            _found(SourceDocument(**row), store, made)
        with progress_bar(len(made.documents)) as told:
            for source, result in extractions(made.documents, settings, cache, work):
                if isinstance(result, NamndkollError):
                    made.faults.append(result)
                    told(outcome.of_error(source.path, source.id, result))
                    continue
                compared(source, ExtractionCache(settings.extractions, versions[source.id]).get(source), result)
                _compare(warehouse, source, result, made)
                told(outcome.of_extraction(result))
    return made


def _compare(warehouse: Warehouse, source: SourceDocument, now: Extraction, made: Preview) -> None:
    """Count what loading the extraction would change."""
    differs = False
    for plan in differences(warehouse.connection, [now]):
        made.added[plan.relation] += plan.inserted
        made.changed[plan.relation] += plan.changed
        made.withdrawn[plan.relation] += plan.withdrawn
        made.unchanged[plan.relation] += plan.unchanged
        differs = differs or bool(plan.inserting or plan.closing)
    made.differing += [source.path] if differs else []


def apply(settings: Settings, made: Preview, work: Work | None = None) -> Run:
    """Load what a preview showed; the extractions come from the cache."""
    paths = {source.id: Path(source.path) for source in made.documents}
    with ingesting_known(made.documents, paths.__getitem__, "reprocess", settings, work) as session:
        for _ in range(0, len(session.plan.due), BATCH):
            session.take(BATCH, lambda _outcome: None)
        return session.finish()


def _found(source: SourceDocument, store: Store, made: Preview) -> None:
    """Put the document to those that can be read, from the store or where it was found, or to the missing ones."""
    if source.id in store:
        made.documents.append(source.model_copy(update={"path": str(store.path(source.id))}))
    elif _is_still_there(source):
        made.documents.append(source)
    else:
        made.missing.append(source.path)


def _is_still_there(source: SourceDocument) -> bool:
    """Whether the file it was read from still holds these bytes."""
    try:
        return open_source(Path(source.path)).id == source.id
    except NamndkollError:
        return False
