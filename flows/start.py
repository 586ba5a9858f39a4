"""Runs an ingest the short way or through Prefect, and a night through Prefect."""

from collections.abc import Callable, Sequence
from pathlib import Path

from extractors.version import extractor_version
from flows.engines.choice import engine
from flows.fetching.configuration import chosen, load_sources
from flows.fetching.summary import Summary
from flows.night import run_night
from flows.passed_over import passed_over
from flows.prefect_env import prepare
from flows.progress import progress_bar
from flows.session import ingesting
from models.run import Run
from models.settings import Settings
from warehouse.files import make_private_folder

STARTING = "Starting Prefect, which keeps the run's log (half a minute the first time) …"


def run_ingest(
    paths: Sequence[Path], municipality: str | None, settings: Settings, announce: Callable[[str], None]
) -> Run:
    """Ingest; where no document is due the run is recorded at once, since starting Prefect takes a while.

    `announce` is told what was met beside PDFs, how many documents are due, and what takes a while.
    Raises InputError, SettingsError, EngineError or WarehouseError; what befalls a single document is an outcome.
    """
    with ingesting(paths, municipality, settings) as session:
        due = len(session.plan.due)
        if beside := passed_over(session.plan.passed_over):
            announce(beside)
        if not due:
            return session.finish()
    engine(settings, extractor_version(settings)).check()
    own_server = prepare(settings.prefect_home)
    announce(f"{due} document{'s' * (due != 1)} to read.")
    if own_server:
        announce(STARTING)
        from flows.prefect_server import start_server  # noqa: PLC0415 - imports Prefect, which reads its environment

        if not start_server():
            with ingesting(paths, municipality, settings) as session, progress_bar(due) as told:
                session.take(due, told)
                return session.finish()
    from flows.ingest import ingest  # noqa: PLC0415

    return ingest(list(paths), municipality, settings)


def run_nightly(names: Sequence[str], settings: Settings, announce: Callable[[str], None]) -> Summary:
    """Run a night through Prefect. One whose Prefect server does not start runs all the same, without Prefect's log.

    `announce` is told what takes a while. Raises SourceError for a faulty sources.toml, before Prefect is started, and
    NightBusy.
    """
    list(chosen(load_sources(settings.sources), names))
    make_private_folder(settings.data)
    own_server = prepare(settings.prefect_home)
    if own_server:
        announce(STARTING)
        from flows.prefect_server import start_server  # noqa: PLC0415 - imports Prefect, which reads its environment

        if not start_server():
            announce("Prefect does not start. The run goes on without its log.")
            return run_night(names, settings)
    from flows.nightly import nightly  # noqa: PLC0415

    return nightly(list(names), settings)
