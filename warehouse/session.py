"""A loader's whole sitting under one lock: load many documents, record the run, publish."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import duckdb

from models.extraction import Extraction
from models.run import LoadResult, Run
from models.settings import Settings
from warehouse import runs
from warehouse.connection import open_working
from warehouse.files import make_private_folder
from warehouse.load import load_many
from warehouse.lock import exclusive
from warehouse.publish import publish_locked


class Warehouse:
    """The working file and its published copy, for the one process that holds the lock. Made by `loading`."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._con: duckdb.DuckDBPyConnection | None = None

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """The working file's connection, opened at first use and again after a publish."""
        if self._con is None:
            self._con = open_working(self._settings.working)
        return self._con

    def load(self, extraction: Extraction) -> LoadResult:
        """See `warehouse.load.load`."""
        return self.load_many((extraction,))

    def load_many(self, extractions: Iterable[Extraction]) -> LoadResult:
        """See `warehouse.load.load_many`."""
        return load_many(self.connection, extractions)

    def loaded_versions(self) -> dict[str, str]:
        """See `warehouse.runs.loaded_versions`."""
        return runs.loaded_versions(self.connection)

    def told_municipalities(self) -> dict[str, str | None]:
        """See `warehouse.runs.told_municipalities`."""
        return runs.told_municipalities(self.connection)

    def record_run(self, run: Run) -> None:
        """See `warehouse.runs.record_run`."""
        runs.record_run(self.connection, run)

    def publish(self) -> None:
        """See `warehouse.publish.publish`. Loading may go on afterwards."""
        self.close()
        publish_locked(self._settings)

    def close(self) -> None:
        """Closes the working file; the lock stays."""
        if self._con is not None:
            self._con.close()
            self._con = None


@contextmanager
def loading(settings: Settings) -> Iterator[Warehouse]:
    """Holds the loader's lock for a block that loads and publishes. Raises WarehouseBusy when another holds it."""
    make_private_folder(settings.working.parent)
    with exclusive(settings.working):
        warehouse = Warehouse(settings)
        warehouse.connection  # noqa: B018  a file that cannot be opened is told before any work is done
        try:
            yield warehouse
        finally:
            warehouse.close()
