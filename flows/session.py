"""One ingest, from the plan to the published warehouse. Prefect only walks through it; see flows/ingest.py."""

import time
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from extractors.reading.source import open_source
from extractors.version import extractor_version
from flows import outcome
from flows.cache import ExtractionCache
from flows.discover import discover
from flows.extractions import extractions
from flows.model import tried
from flows.plan import File, Loaded, Plan, plan_known, plan_met, without_withheld
from flows.reading import Work
from models.document import SourceDocument
from models.errors import NamndkollError
from models.extraction import Extraction
from models.run import DocumentOutcome, LoadResult, Run
from models.settings import Settings
from warehouse.forgetting import withheld
from warehouse.session import Warehouse, loading
from warehouse.sources import SourceFacts, record_sources, source_said, superseded

Told = Callable[[DocumentOutcome], None]
TOGETHER = 2.0
"""Seconds of reading that are loaded together."""

_Read = tuple[SourceDocument, Extraction | NamndkollError]


class Session:
    """An ingest under way: the warehouse under the loader's lock, the plan, and the outcomes so far.

    Call `take` until every due document has its outcome, then `finish`.
    """

    def __init__(
        self, warehouse: Warehouse, plan: Plan, settings: Settings, version: str, work: Work | None = None
    ) -> None:
        self.plan = plan
        self.flow = "ingest"
        self._warehouse = warehouse
        self._id = uuid.uuid4().hex
        self._started_at = datetime.now(UTC)
        self._version = version
        self._by_id: dict[str, DocumentOutcome] = {}
        self._loaded = LoadResult()
        self._read = extractions(plan.due, settings, ExtractionCache(settings.extractions, version), work)

    def take(self, limit: int, told: Told) -> None:
        """Load the next documents, at most `limit`, and tell each outcome.

        What is read within a second or two is loaded together: a transaction costs as much for ten documents as for
        one.
        """
        waiting: list[_Read] = []
        since = time.monotonic()
        for read in islice(self._read, limit):
            waiting.append(read)
            if time.monotonic() - since >= TOGETHER:
                self._load(waiting, told)
                waiting, since = [], time.monotonic()
        self._load(waiting, told)

    def record_sources(self, facts: SourceFacts) -> None:
        """Bring what the sources say into the warehouse; see warehouse.sources.record_sources."""
        record_sources(self._warehouse.connection, facts)

    def finish(self) -> Run:
        """Record the run as done, and publish."""
        return self._record(datetime.now(UTC))

    def break_off(self) -> None:
        """Record the run as one that did not come to its end, and publish what was loaded so far."""
        self._read.close()
        self._record(None)

    def _record(self, finished_at: datetime | None) -> Run:
        run = Run(
            id=self._id,
            flow=self.flow,
            started_at=self._started_at,
            finished_at=finished_at,
            extractor_version=self._version,
            outcomes=tuple(self._outcomes()),
            loaded=self._loaded,
        )
        self._warehouse.record_run(run)
        self._warehouse.publish()
        return run

    def _load(self, waiting: Sequence[_Read], told: Told) -> None:
        errors = {source.id: result for source, result in waiting if isinstance(result, NamndkollError)}
        errors |= self._refused([result for _, result in waiting if isinstance(result, Extraction)])
        for source, result in waiting:
            if isinstance(result, Extraction) and source.id not in errors:
                self._by_id[source.id] = outcome.of_extraction(result)
            else:
                self._by_id[source.id] = outcome.of_error(source.path, source.id, errors[source.id])
            told(self._by_id[source.id])

    def _refused(self, made: Sequence[Extraction]) -> dict[str, NamndkollError]:
        """Load extractions, all at once if that goes; why the warehouse does not take one, by document."""
        if not made:
            return {}
        try:
            self._loaded += self._warehouse.load_many(made)
        except NamndkollError as error:
            if len(made) == 1:
                return {made[0].source.id: error}
            return {document: why for one in made for document, why in self._refused([one]).items()}
        return {}

    def _outcomes(self) -> Iterator[DocumentOutcome]:
        """One outcome for each file met, in order; none yet for the documents not come to."""
        seen: dict[str, DocumentOutcome] = {}
        for file in self.plan.files:
            if told := self._outcome(file, seen):
                yield told

    def _outcome(self, file: File, seen: dict[str, DocumentOutcome]) -> DocumentOutcome | None:
        if file.source is None:
            return outcome.of_error(file.path, None, file.error) if file.error else None
        document = file.source.id
        if document in seen:
            return outcome.of_duplicate(file.path, seen[document])
        told = outcome.unchanged(file.source) if document in self.plan.unchanged else self._by_id.get(document)
        if told:
            seen[document] = told
        return told


@contextmanager
def ingesting(
    paths: Sequence[Path], municipality: str | None, settings: Settings, work: Work | None = None
) -> Iterator[Session]:
    """Plan an ingest and hold the loader's lock for it.

    Raises InputError for paths that hold nothing to read, ModelError for a spaCy pipeline that cannot be loaded, and
    WarehouseBusy while another run loads.
    """
    met = discover(paths)

    def planned(warehouse: Warehouse, version: str) -> Plan:
        return plan_met(met, municipality, _loaded(warehouse), version, open_source)

    with _session(settings, work, planned) as session:
        yield session


@contextmanager
def ingesting_known(
    known: Iterable[SourceDocument],
    path_of: Callable[[str], Path],
    flow: str,
    settings: Settings,
    work: Work | None = None,
) -> Iterator[Session]:
    """The same for documents whose bytes are in the store; `flow` is what the run is called.

    Raises ModelError, WarehouseBusy.
    """

    def planned(warehouse: Warehouse, version: str) -> Plan:
        loaded = _loaded(warehouse)
        for document in superseded(warehouse.connection):  # one that came back has no records of its own now
            loaded.pop(document, None)
        return plan_known(known, loaded, version, path_of)

    with _session(settings, work, planned) as session:
        session.flow = flow
        yield session


@contextmanager
def _session(settings: Settings, work: Work | None, planned: Callable[[Warehouse, str], Plan]) -> Iterator[Session]:
    if settings.model:
        tried(settings.model)
    version = extractor_version(settings)
    with loading(settings) as warehouse:
        plan = without_withheld(planned(warehouse, version), withheld(settings.forgotten))
        session = Session(warehouse, plan, settings, version, work)
        try:
            yield session
        except BaseException:
            session.break_off()
            raise


def _loaded(warehouse: Warehouse) -> dict[str, Loaded]:
    said, nothing = source_said(warehouse.connection), (None, None, None, None)
    versions = warehouse.loaded_versions().items()
    return {document: Loaded(version, *said.get(document, nothing)) for document, version in versions}
