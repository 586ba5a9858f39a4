"""Runs an ingest the short way or through Prefect."""

from collections.abc import Callable, Sequence
from pathlib import Path

from flows.prefect_env import prepare
from flows.session import ingesting
from models.run import Run
from models.settings import Settings


def run_ingest(
    paths: Sequence[Path], municipality: str | None, settings: Settings, announce: Callable[[int, bool], None]
) -> Run:
    """Ingest; where no document is due the run is recorded at once, since starting Prefect takes a while.

    `announce` is told how many documents are due, and whether a Prefect server of our own is about to start.
    Raises InputError, SettingsError or WarehouseError; what befalls a single document is an outcome, not an error.
    """
    with ingesting(paths, municipality, settings) as session:
        due = len(session.plan.due)
        if not due:
            return session.finish()
    own_server = prepare(settings.prefect_home)
    announce(due, own_server)
    from flows.ingest import ingest  # noqa: PLC0415 - imports Prefect, which reads its environment there and then

    if own_server:
        from flows.prefect_server import start_server  # noqa: PLC0415

        start_server()
    return ingest(list(paths), municipality, settings)
