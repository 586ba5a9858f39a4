"""Documents → extractions: from the cache where it holds them, from an engine where it does not."""

from collections.abc import Generator, Iterable
from contextlib import closing

from flows.cache import ExtractionCache
from flows.engines.choice import engine
from flows.outcome import lacks_pages_for_now
from flows.reading import Work
from models.document import SourceDocument
from models.errors import NamndkollError
from models.extraction import Extraction
from models.settings import Settings

_INCOMPLETE = "-incomplete"  # after the extractor's version


def extractions(
    due: Iterable[SourceDocument], settings: Settings, cache: ExtractionCache, work: Work | None = None
) -> Generator[tuple[SourceDocument, Extraction | NamndkollError]]:
    """Each document with its extraction, or with the error that reading it met; first what the cache holds.

    Raises EngineError where the engine that the settings name cannot be used.
    """
    to_read = []
    for source in due:
        stored = cache.get(source)
        if stored is None:
            to_read.append(source)
        else:
            yield source, stored
    if not to_read:
        return
    with closing(engine(settings, cache.version, work).read(to_read)) as results:
        for source, result in results:
            yield source, _kept(source, result, cache) if isinstance(result, bytes) else result


def _kept(source: SourceDocument, made: bytes, cache: ExtractionCache) -> Extraction:
    """The extraction, cached; but one that lacks pages for now is named so that the next run finds it due."""
    extraction = Extraction.model_validate_json(made)
    if lacks_pages_for_now(extraction):
        return extraction.model_copy(update={"extractor_version": f"{extraction.extractor_version}{_INCOMPLETE}"})
    cache.put(source.id, made)
    return extraction
