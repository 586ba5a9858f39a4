"""Which engine the settings ask for."""

from flows.engines.engine import Engine
from flows.engines.local import LocalEngine
from flows.reading import Work, extract_in_worker
from models.errors import EngineError
from models.settings import EngineName, Settings


def engine(settings: Settings, version: str, work: Work | None = None) -> Engine:
    """The engine to read with, by an extractor's version; `work` is what the local one does in the place of extracting.

    Raises EngineError where Dask is asked for and not installed, or has no address, or an address has no use.
    """
    if settings.engine is EngineName.LOCAL:
        if settings.address is not None:
            raise EngineError("an address of a scheduler is given, but not the engine", "Add --engine dask.")
        return LocalEngine(settings, work or extract_in_worker)
    try:
        from flows.engines.cluster import DaskEngine  # noqa: PLC0415 - takes a second, and need not be installed
    except ImportError as error:
        raise EngineError(f"Dask is not installed ({error})", "pip install 'distributed>=2026.8,<2027'") from error
    return DaskEngine(settings, version)
