"""The Prefect flow `backfill`. Import it only after flows.prefect_env.prepare()."""

from prefect import flow, get_run_logger, task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE

from flows.backfill import run_backfill
from flows.fetching.summary import Summary, fault_rows, source_rows
from flows.fetching.visit import Visit
from models.settings import Settings


@task(name="batches", cache_policy=NO_CACHE, persist_result=False)
def load_years(names: list[str], years: tuple[int, int], settings: Settings) -> Summary:
    """Fetch and load, a line in the log for each batch."""
    logger = get_run_logger()

    def told(visit: Visit) -> None:
        logger.info("%s: %d fetched, %d to go", visit.source, visit.new + visit.changed, visit.waiting)

    return run_backfill(names, years, settings, told)


@flow(name="backfill", description="Fetches and loads years of the sources' archives", persist_result=False)
def archive(names: list[str], first_year: int, last_year: int, settings: Settings | None = None) -> Summary:
    """Backfill the named sources, or all; see flows.backfill.run_backfill for the errors raised."""
    made = load_years(names, (first_year, last_year), settings or Settings())
    message = "\n".join(f"    {line}" for line in made.lines())
    create_markdown_artifact(message, key="backfill", description=made.headline())
    create_table_artifact(source_rows(made.visits), key="backfill-sources")
    create_table_artifact(fault_rows(made.visits), key="backfill-failures")
    return made
